"""Twelve months of interruptions as dots."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from crm.domain.accounts import OutageMark
from crm.domain.clock import Clock
from crm.domain.codes import OutageType
from ui.accounts.legend import Legend, Mark
from ui.texts.dates import duration, month_letter, short_day
from ui.texts.names import outage_name
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.charts.dots import Dot, DotsRow

INKS = {
    OutageType.FAULT: "danger_fill",
    OutageType.CUSTOMER_SIDE: "danger_fill",
    OutageType.PLANNED: "info_fill",
    OutageType.TRANSFER: "info_fill",
}
SHORT = "warn_fill"
"""What comes without a week's notice: short-notice outages, curtailment, non-payment."""


class OutageYearCard(Card):
    """A dot a month, in the colour of its gravest interruption."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._clock = clock
        self.set_title(self.tr("Outages"))
        self.legend = Legend()
        self.dots = DotsRow(self.tr("Outages, 12 months"))
        self.body.addWidget(self.legend)
        self.body.addSpacing(px(8))
        self.body.addWidget(self.dots)

    def show_outages(self, marks: Sequence[OutageMark]) -> None:
        """Show interruptions of the last twelve months."""
        running = sum(mark.is_running for mark in marks)
        if running:
            words = self.tr("no power now")
        elif marks:
            last = self._clock.local(marks[-1].started_at).date()
            words = self.tr("None open · last {day}").format(day=short_day(last))
        else:
            words = self.tr("None open")
        self.set_note(words)
        minutes = round(sum(mark.hours for mark in marks) * 60)
        time = self.tr("{time} in a year").format(time=duration(minutes))
        self.legend.set_marks(
            [
                Mark(self.tr("Fault"), "dot", "danger_fill"),
                Mark(self.tr("Urgent"), "dot", SHORT),
                Mark(self.tr("Planned"), "dot", "info_fill"),
            ],
            time if marks else self.tr("none in a year"),
        )
        self.dots.set_data([self._dot(month, marks) for month in self._months()])

    def _months(self) -> list[date]:
        today = self._clock.today()
        last = today.year * 12 + today.month - 1
        return [date(month // 12, month % 12 + 1, 1) for month in range(last - 11, last + 1)]

    def _dot(self, month: date, marks: Sequence[OutageMark]) -> Dot:
        inside = [mark for mark in marks if self._clock.local(mark.started_at).date().replace(day=1) == month]
        if not inside:
            return Dot(month_letter(month))
        gravest = max(inside, key=lambda mark: (_ink(mark) == "danger_fill", mark.hours))
        words = ", ".join(f"{outage_name(mark.type)}, {duration(round(mark.hours * 60))}" for mark in inside)
        return Dot(month_letter(month), _ink(gravest), words)


def _ink(mark: OutageMark) -> str:
    return INKS.get(OutageType(mark.type), SHORT)
