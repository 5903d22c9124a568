"""The trend of satisfaction: every segment, or one manager beside everybody."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from crm.domain.codes import Segment
from crm.domain.satisfaction import Opinion, OpinionLine, OpinionPicture, TrendStep
from crm.domain.service_gap import Metric
from ui.context import Context
from ui.reports.chart_copies import ChartCopies
from ui.reports.opinion_rows import line_name
from ui.texts.satisfaction import metric_name, step_name
from ui.widgets.card import Card
from ui.widgets.charts.series import Series, SeriesChart
from ui.widgets.states import EmptyState
from ui.widgets.tabs import SegmentedControl


class TrendCard(Card):
    """Steps with few answers are grey rings that no line runs through."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.measures = SegmentedControl(
            [(metric.value, metric_name(metric)) for metric in (Metric.SATISFIED, Metric.NPS)]
        )
        self.measures.setAccessibleName(self.tr("What the trend shows"))
        self.measures.picked.connect(lambda _key: self._show())
        self.add_to_header(self.measures)
        self.copies = ChartCopies(self, context)
        self.chart = SeriesChart(self.tr("Trend"))
        self.empty = EmptyState("chart-line", self.tr("No answers"), self.tr("Nobody answered in this period."))
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.empty, 1)
        self._picture: OpinionPicture | None = None
        self._steps: tuple[date, ...] = ()
        self._step, self._enough = TrendStep.QUARTER, 1
        self._manager: OpinionLine | None = None

    def show_picture(self, picture: OpinionPicture, steps: tuple[date, ...], step: TrendStep, enough: int) -> None:
        """Show what one source says, by segment."""
        self._picture, self._steps, self._step, self._enough = picture, steps, step, enough
        self._manager = None
        self._show()

    def look_at(self, line: OpinionLine | None) -> None:
        """Show one manager beside everybody; a segment or nothing brings the segments back."""
        self._manager = None if line is None or isinstance(line.key, Segment) else line
        self._show()

    def _show(self) -> None:
        picture = self._picture
        if picture is None:
            return
        if self._manager is not None:
            name = line_name(self._manager)
            self.set_title(self.tr("Trend of {name}").format(name=name))
            everybody = self._series(self.tr("everybody"), "warn_fill", picture.trend, dashed=True)
            found = [self._series(name, "accent", self._manager.trend), everybody]
        else:
            self.set_title(self.tr("Trend by segment"))
            found = [self._series(line_name(line), _ink(line), line.trend) for line in picture.segments]
        known = [each for each in found if any(value is not None for value in each.values)]
        is_share = self.measures.current() == Metric.SATISFIED
        limits = (0.0, 100.0) if is_share else (-100.0, 100.0)
        labels = [step_name(begin, self._step) for begin in self._steps]
        self.chart.set_data(known, labels, "{:.0f}%" if is_share else "{:+.0f}", limits)
        self.chart.setVisible(bool(known))
        self.copies.show_chart(self.chart if known else None)
        self.empty.setVisible(not known)

    def _series(self, name: str, ink: str | Segment, trend: Mapping[date, Opinion], dashed: bool = False) -> Series:
        is_share = self.measures.current() == Metric.SATISFIED
        values, unsure = [], set()
        for place, begin in enumerate(self._steps):
            opinion = trend.get(begin, Opinion())
            share = None if opinion.share is None else opinion.share * 100
            values.append(share if is_share else opinion.nps)
            if (opinion.count if is_share else opinion.nps_count) < self._enough:
                unsure.add(place)
        return Series(name, ink, tuple(values), frozenset(unsure), dashed)


def _ink(line: OpinionLine) -> str | Segment:
    return line.key if isinstance(line.key, Segment) else "accent"
