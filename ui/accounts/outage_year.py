"""Twelve months of interruptions as dots."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from crm.domain.accounts import OutageMark
from crm.domain.clock import Clock
from ui.texts.dates import duration, month_letter, short_day
from ui.texts.names import outage_name
from ui.widgets.card import Card
from ui.widgets.charts.dots import Dot, DotsRow
from ui.widgets.labels import ElidedLabel

INKS = {"fault": "danger_fill", "planned": "info_fill", "temporary": "warn_fill", "transfer": "ok_fill"}


class OutageYearCard(Card):
    """A dot a month, in the colour of its gravest interruption."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._clock = clock
        self.set_title(self.tr("Outages"))
        self.sum = ElidedLabel("", "small_medium", "text2")
        self.dots = DotsRow(self.tr("Outages, 12 months"))
        self.body.addWidget(self.sum)
        self.body.addWidget(self.dots)

    def show_outages(self, marks: Sequence[OutageMark]) -> None:
        """Show interruptions of the last twelve months."""
        hours = sum(mark.hours for mark in marks)
        if marks:
            last = self._clock.local(marks[-1].started_at).date()
            self.set_note(self.tr("last {day}").format(day=short_day(last)))
            self.sum.set_text(self.tr("{time} in 12 months").format(time=duration(round(hours * 60))))
        else:
            self.set_note("")
            self.sum.set_text(self.tr("None in 12 months"))
        self.dots.set_data([self._dot(month, marks) for month in self._months()])

    def _months(self) -> list[date]:
        today = self._clock.today()
        last = today.year * 12 + today.month - 1
        return [date(month // 12, month % 12 + 1, 1) for month in range(last - 11, last + 1)]

    def _dot(self, month: date, marks: Sequence[OutageMark]) -> Dot:
        inside = [mark for mark in marks if self._clock.local(mark.started_at).date().replace(day=1) == month]
        if not inside:
            return Dot(month_letter(month))
        gravest = max(inside, key=lambda mark: (mark.type == "fault", mark.hours))
        words = ", ".join(outage_name(mark.type) for mark in inside)
        return Dot(month_letter(month), INKS.get(gravest.type, "info_fill"), words)
