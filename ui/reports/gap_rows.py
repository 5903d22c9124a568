"""The columns of the service gap: a figure of each segment, how far they lie apart, and for whom somebody must act."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from crm.domain.codes import Segment
from crm.domain.service_gap import GapLine, Metric, ServiceGap
from ui.reports.opinion_rows import paint_trend, two_lines
from ui.texts.satisfaction import apart, few_cases, metric_name, spread, written
from ui.theme.look import colour, px
from ui.widgets.marks import segment_name
from ui.widgets.paint import LEFT, rounded, words
from ui.widgets.table.figure_table import FigureColumn

BEHIND = {
    Metric.SATISFIED: "satisfied_share",
    Metric.NPS: "nps",
    Metric.FIRST_RESPONSE: "first_response",
    Metric.ON_TIME_CLOSING: "on_time_close_rate",
    Metric.NOTICE_REACH: "notice_rate",
    Metric.VISITS: "visits_per_100",
    Metric.CONTACTS: "contacts_per_100",
    Metric.UNMANAGED: "unmanaged_share",
}
"""The figure of the report of the service gap behind each measure."""
Paint = Callable[[QPainter, QRectF, Any], None]


def gap_columns(gap: ServiceGap) -> list[FigureColumn]:
    """Return the columns of a comparison."""
    translate = QCoreApplication.translate
    columns = [
        FigureColumn(
            translate("Satisfaction", "Measure"), 196, lambda line: metric_name(line.metric), _paint_metric, elastic=2
        )
    ]
    for segment in gap.segments:
        name, said, paint = segment_name(segment), _said(segment), _paint_cell(segment)
        columns.append(FigureColumn(name, 124, said, paint, right=True, elastic=1, tip=_why(segment)))
    return [
        *columns,
        FigureColumn(
            translate("Satisfaction", "Gap"), 76, lambda line: apart(line.metric, line.gap), strong=True, right=True
        ),
        FigureColumn(translate("Satisfaction", "Worst / best"), 96, lambda line: _ratio(line.ratio), right=True),
        FigureColumn(translate("Satisfaction", "Index"), 64, lambda line: _ratio(line.index), right=True),
        FigureColumn(translate("Satisfaction", "Gap over time"), 112, _trend_words, _paint_trend),
    ]


def _ratio(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _trend_words(line: GapLine) -> str:
    return ", ".join(apart(line.metric, value) for value in line.trend)


def _paint_trend(painter: QPainter, rect: QRectF, line: GapLine) -> None:
    paint_trend(painter, rect, line.trend)


def _paint_metric(painter: QPainter, rect: QRectF, line: GapLine) -> None:
    half = rect.height() / 2
    first = QRectF(rect.left(), rect.top() + px(3), rect.width(), half)
    words(painter, first, metric_name(line.metric), "body_medium", "text", LEFT)
    under = QRectF(rect.left(), rect.top() + half - px(3), rect.width(), half)
    words(painter, under, metric_note(line.metric), "caption", "text3", LEFT)


def metric_note(metric: Metric) -> str:
    """Return what a measure counts, in a few words."""
    translate = QCoreApplication.translate
    return {
        Metric.SATISFIED: translate("Satisfaction", "4 and 5 of all answers"),
        Metric.NPS: translate("Satisfaction", "promoters less detractors"),
        Metric.FIRST_RESPONSE: translate("Satisfaction", "of issues raised in the period"),
        Metric.ON_TIME_CLOSING: translate("Satisfaction", "by the first deadline"),
        Metric.NOTICE_REACH: translate("Satisfaction", "planned, short-notice, transfer"),
        Metric.VISITS: translate("Satisfaction", "differs by the visit cycles"),
        Metric.CONTACTS: translate("Satisfaction", "visits, calls and online"),
        Metric.UNMANAGED: translate("Satisfaction", "today"),
    }[metric]


def _said(segment: Segment) -> Callable[[GapLine], str]:
    """Return the words of a cell: the figure, what it stands on, and whether somebody must act."""

    def said(line: GapLine) -> str:
        measure = line.measures[segment]
        parts = [written(line.metric, measure.value), spread(line.metric, measure)]
        if line.few(segment) and measure.count:
            parts.append(few_cases())
        if segment in line.acts_on:
            parts.append(QCoreApplication.translate("Satisfaction", "look at"))
        return " · ".join(part for part in parts if part)

    return said


def _why(segment: Segment) -> Callable[[GapLine], str]:
    def why(line: GapLine) -> str:
        translate, measure = QCoreApplication.translate, line.measures[segment]
        if not measure.count:
            return translate("Satisfaction", "Nothing was counted here in the period.")
        cases = translate("Satisfaction", "{count} cases").format(count=f"{measure.count:,}")
        if segment not in line.acts_on:
            return cases
        if line.metric is Metric.CONTACTS:
            return translate("Satisfaction", "Nobody of this segment was spoken to in the period.")
        if line.metric is Metric.UNMANAGED:
            return translate("Satisfaction", "Some accounts of this segment have no manager.")
        return translate("Satisfaction", "Worse than the best segment beyond chance.") + f" {cases}"

    return why


def _paint_cell(segment: Segment) -> Paint:
    def paint(painter: QPainter, rect: QRectF, line: GapLine) -> None:
        measure, acts = line.measures[segment], segment in line.acts_on
        few = line.few(segment) or measure.value is None
        if acts:
            rounded(painter, rect.adjusted(px(8), px(4), px(6), -px(4)), px(6), fill=colour("warn_soft"))
        under = few_cases() if line.few(segment) and measure.count else spread(line.metric, measure)
        ink = "warn" if acts else "text3" if few else "text"
        two_lines(painter, rect, written(line.metric, measure.value), under, ink, strong=not few)

    return paint
