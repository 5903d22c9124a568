"""What the page of campaigns calls things."""

from PySide6.QtCore import QCoreApplication

from crm.domain.campaign_effect import EffectLine, Verdict
from crm.domain.campaigns import CampaignRow, CampaignTopic, Coverage, Phase, Telling, TellingChannel
from crm.domain.clock import Clock
from crm.domain.comparison import Metric
from ui.texts.dates import dated
from ui.texts.errors import told

LOOKS = {
    Coverage.OPEN: ("circle", "warn"),
    Coverage.OLD: ("arrow-counter-clockwise", "warn"),
    Coverage.TOLD: ("check", "ok"),
    Coverage.CONFIRMED: ("check-circle", "ok"),
    Coverage.OPTED_OUT: ("prohibit", "text3"),
}
"""Icon and ink of where an account stands."""


def topic_name(topic: CampaignTopic) -> str:
    """Return what a campaign is about."""
    return told(f"code.campaign_topic.{topic}")


def coverage_name(coverage: Coverage) -> str:
    """Return where an account stands."""
    return told(f"code.coverage.{coverage}")


def channel_name(channel: TellingChannel) -> str:
    """Return how an account was told."""
    return told(f"code.telling.{channel}")


def phase_name(phase: Phase) -> str:
    """Return where a campaign stands by its days."""
    return told(f"code.phase.{phase}")


def phase_words(row: CampaignRow, clock: Clock) -> str:
    """Return where a campaign stands by its days, with the day that matters next."""
    translate = QCoreApplication.translate
    today, draft = clock.today(), row.draft
    name = phase_name(row.phase)
    if row.phase is Phase.COMING:
        return translate("CampaignWords", "{phase}, from {day}").format(phase=name, day=dated(draft.starts_on, today))
    if draft.ends_on is None:
        return name
    return translate("CampaignWords", "{phase}, until {day}").format(phase=name, day=dated(draft.ends_on, today))


def covered_words(row: CampaignRow) -> str:
    """Return how many accounts were told of how many."""
    translate = QCoreApplication.translate
    return translate("CampaignWords", "{told} of {count} told").format(told=row.covered, count=row.accounts)


def telling_words(telling: Telling | None, clock: Clock) -> tuple[str, str]:
    """Return when and how an account was told an edition, and by whom with the customer's word for it."""
    if telling is None:
        return "—", ""
    translate, today = QCoreApplication.translate, clock.today()
    day = dated(clock.local(telling.told_at).date(), today)
    when = f"{day} · {channel_name(telling.channel)}"
    by = telling.by
    if telling.visit_id is not None and telling.id is None:
        by = translate("CampaignWords", "{name}, by visit record").format(name=telling.by)
    if telling.confirmed_on is None:
        return when, by
    confirmed = dated(telling.confirmed_on, today)
    said = translate("CampaignWords", "confirmed {day}").format(day=confirmed)
    if telling.confirmed_by:
        words = translate("CampaignWords", "confirmed {day} by {name}")
        said = words.format(day=confirmed, name=telling.confirmed_by)
    return when, f"{by} · {said}"


def metric_name(metric: Metric) -> str:
    """Return a figure that is followed after a campaign."""
    translate = QCoreApplication.translate
    return {
        Metric.PEAK_SHARE: translate("CampaignWords", "Peak-hour share"),
        Metric.VALLEY_SHARE: translate("CampaignWords", "Valley share"),
        Metric.POWER_FACTOR: translate("CampaignWords", "Power factor"),
        Metric.KWH_PER_KVA: translate("CampaignWords", "kWh per kVA and month"),
    }[metric]


def figure(metric: Metric, value: float | None, signed: bool = False) -> str:
    """Return a figure in its own unit; shares are percent, their differences points."""
    if value is None:
        return "—"
    sign = "+" if signed else ""
    if metric in (Metric.PEAK_SHARE, Metric.VALLEY_SHARE):
        return f"{value * 100:{sign}.1f}" if signed else f"{value:.1%}"
    return f"{value:{sign}.3f}" if metric is Metric.POWER_FACTOR else f"{value:{sign},.1f}"


def verdict_words(line: EffectLine, least: int) -> str:
    """Return what the figures allow to say."""
    translate = QCoreApplication.translate
    words = {
        Verdict.TOO_FEW: translate(
            "CampaignWords", "Too few to compare: {least} told with {least} peers each are needed"
        ),
        Verdict.UNCLEAR: translate("CampaignWords", "No clear difference: it may be chance"),
        Verdict.BETTER: translate("CampaignWords", "Better than accounts like them"),
        Verdict.WORSE: translate("CampaignWords", "Worse than accounts like them"),
        Verdict.CHANGED: translate("CampaignWords", "Changed more than accounts like them"),
    }
    return words[line.verdict].format(least=least)
