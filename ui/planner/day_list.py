"""The days that something goes to, or from which to which day it moves, before it is done."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.appointments import Shift
from crm.domain.clock import Clock
from ui.texts.dates import clock_time, near_day
from ui.widgets.labels import Text

SHOWN = 8


class DayList(Text):
    """The first eight and how many more; `listed` when there is something else to say, which may take another line."""

    listed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "text2", wrap=True, parent=parent)
        self._clock = clock

    def show_days(self, starts: Sequence[datetime]) -> None:
        """List days."""
        self._list([near_day(self._clock.local(start).date()) for start in starts])

    def show_shifts(self, shifts: Sequence[Shift]) -> None:
        """List from where to where each goes; days alone when nothing moves."""
        self._list([self._words(each) for each in shifts])

    def _words(self, shift: Shift) -> str:
        old, new = self._clock.local(shift.old), self._clock.local(shift.new)
        if old.date() != new.date():
            return f"{near_day(old.date())} → {near_day(new.date())}"
        if old != new:
            return f"{near_day(old.date())} {clock_time(old)} → {clock_time(new)}"
        return near_day(old.date())

    def _list(self, days: Sequence[str]) -> None:
        more = self.tr(" and %n more", "", len(days) - SHOWN) if len(days) > SHOWN else ""
        words = self.tr("%n day(s): {days}", "", len(days)).format(days=", ".join(days[:SHOWN]))
        self.say(words + more)

    def say(self, words: str) -> None:
        """Say what is true of the days."""
        self.set_text(words)
        self.listed.emit()
