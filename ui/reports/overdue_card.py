"""Overdue accounts by age, in the colours of their segments."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Segment
from crm.domain.coverage import OverdueBand
from ui.context import Context
from ui.reports.chart_copies import ChartCopies
from ui.widgets.card import Card
from ui.widgets.charts.stacked import Part, Stack, StackedBars
from ui.widgets.marks import segment_name

FIRST = (Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL)
ORDER = (*FIRST, *(segment for segment in Segment if segment not in FIRST))


class OverdueByAge(Card):
    """Four bands from a week to over two months; `picked(band)` by a click, or by arrows and Enter."""

    picked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", line=False, parent=parent)
        self.set_title(self.tr("Overdue by age"))
        self.bars = StackedBars(self.tr("Overdue by age"))
        self.bars.let_pick()
        self.bars.picked.connect(lambda place: self.picked.emit(self._bands[place]))
        self._bands: tuple[OverdueBand, ...] = ()
        self.body.addWidget(self.bars, 1)
        ChartCopies(self, context).show_chart(self.bars)

    def show_bands(self, bands: tuple[OverdueBand, ...]) -> None:
        """Show how many accounts are how late."""
        self._bands = bands
        total = sum(sum(band.counts.values()) for band in bands)
        self.set_note(self.tr("%n account(s)", "", total))
        self.bars.set_data([self._stack(band) for band in bands])

    def _stack(self, band: OverdueBand) -> Stack:
        if band.last is None:
            label = self.tr("Over {days} days").format(days=band.first - 1)
        else:
            label = self.tr("{first}–{last} days").format(first=band.first, last=band.last)
        parts = tuple(
            Part(band.counts[segment], segment, segment_name(segment)) for segment in ORDER if segment in band.counts
        )
        return Stack(label, parts, str(sum(band.counts.values())))
