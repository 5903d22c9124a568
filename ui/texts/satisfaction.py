"""Words for satisfaction: sources, measures, figures with their intervals."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from crm.domain.satisfaction import Interval, OpinionSource, TrendStep
from crm.domain.service_gap import Measure, Metric

NOTHING = "—"


def source_name(source: OpinionSource) -> str:
    """Return where answers come from."""
    translate = QCoreApplication.translate
    return {
        OpinionSource.VISIT: translate("Satisfaction", "Visit records"),
        OpinionSource.CONTACT: translate("Satisfaction", "Calls and online"),
        OpinionSource.SURVEY: translate("Satisfaction", "Survey forms"),
        OpinionSource.CALL_BACK: translate("Satisfaction", "Call-backs"),
    }[source]


def metric_name(metric: Metric) -> str:
    """Return what segments are compared by."""
    translate = QCoreApplication.translate
    return {
        Metric.SATISFIED: translate("Satisfaction", "Satisfied"),
        Metric.NPS: translate("Satisfaction", "NPS"),
        Metric.FIRST_RESPONSE: translate("Satisfaction", "Issues taken on in time"),
        Metric.ON_TIME_CLOSING: translate("Satisfaction", "Issues closed on time"),
        Metric.NOTICE_REACH: translate("Satisfaction", "Told of outages in time"),
        Metric.VISITS: translate("Satisfaction", "Visits on site per 100 accounts"),
        Metric.CONTACTS: translate("Satisfaction", "Contacts per 100 accounts"),
        Metric.UNMANAGED: translate("Satisfaction", "Accounts without a manager"),
    }[metric]


def few_answers() -> str:
    """Return what stands beside a figure on too few answers."""
    return QCoreApplication.translate("Satisfaction", "few answers")


def few_cases() -> str:
    """Return what stands beside a measure on too few cases."""
    return QCoreApplication.translate("Satisfaction", "few cases")


def percent(share: float | None) -> str:
    """Return a share with one decimal, which is what the intervals of some hundred answers bear."""
    return NOTHING if share is None else f"{share:.1%}"


def points(score: float | None) -> str:
    """Return an NPS with its sign."""
    return NOTHING if score is None else f"{score:+.0f}"


def percents(interval: Interval | None) -> str:
    """Return an interval of shares: `87.1–89.7%`."""
    return "" if interval is None else f"{interval.low:.1%}–{interval.high:.1%}".replace("%–", "–")


def point_range(interval: Interval | None) -> str:
    """Return an interval of NPS points."""
    if interval is None:
        return ""
    text = QCoreApplication.translate("Satisfaction", "{low} to {high}")
    return text.format(low=points(interval.low), high=points(interval.high))


def written(metric: Metric, value: float | None) -> str:
    """Return a value of a metric."""
    if value is None:
        return NOTHING
    if metric is Metric.NPS:
        return points(value)
    return f"{value:,.0f}" if metric in (Metric.VISITS, Metric.CONTACTS) else percent(value)


def apart(metric: Metric, gap: float | None) -> str:
    """Return how far the best and the worst lie apart; shares lie percentage points apart."""
    if gap is None or metric in (Metric.NPS, Metric.VISITS, Metric.CONTACTS):
        return written(metric, gap).lstrip("+")
    return QCoreApplication.translate("Satisfaction", "{points} pp").format(points=f"{gap * 100:.1f}")


def spread(metric: Metric, measure: Measure) -> str:
    """Return the interval of a figure of the service gap."""
    interval = measure.interval
    if interval is None:
        return ""
    if metric is Metric.NPS:
        return point_range(interval)
    if metric in (Metric.VISITS, Metric.CONTACTS):
        return f"{interval.low:,.0f}–{interval.high:,.0f}"
    return percents(interval)


def step_name(begin: date, step: TrendStep) -> str:
    """Return a step of a trend: `Q4 2026`, `2026-11`."""
    if step is TrendStep.MONTH:
        return f"{begin:%Y-%m}"
    return f"{begin.year} Q{(begin.month + 2) // 3}"
