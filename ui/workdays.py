"""The working calendar kept ready for fields, menus and cards that cannot wait for the database."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from crm.domain.changes import Changes, Kind
from crm.domain.clock import Clock
from crm.usecases.calendar import WEEKS_ONLY, WorkCalendar, work_calendar
from ui.background import Runner

AHEAD = timedelta(days=3 * 365)
DECIDES = (Kind.CALENDAR_DAY, Kind.LEAVE, Kind.SETTING)


class WorkDays(QObject):
    """The calendar of whose accounts are shown; `changed` when another one counts.

    Until `load` was called and has answered, it knows weeks only: the library of holidays takes a third of a second
    to load, and the first page must not wait for it.
    """

    changed = Signal()

    def __init__(
        self, runner: Runner, clock: Clock, person: Callable[[], UUID | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._clock, self._person = runner, clock, person
        self._calendar = WEEKS_ONLY
        self._is_wanted = False

    def calendar(self) -> WorkCalendar:
        """Return the calendar as far as it is known; the first question sends for it."""
        if not self._is_wanted:
            self.load()
        return self.known()

    def known(self) -> WorkCalendar:
        """Return the calendar as far as it is known, and send for nothing."""
        return self._calendar.of(self._person())

    def load(self) -> None:
        """Read the calendar anew."""
        self._is_wanted = True
        today = self._clock.today()
        self._runner.ask(self, lambda reader: work_calendar(reader, today, today + AHEAD), self._use, slot="calendar")

    def look_again(self, changes: Changes, _origin: object = None) -> None:
        """Read the calendar anew when something was changed that decides upon days."""
        if self._is_wanted and changes.touches(*DECIDES):
            self.load()

    def _use(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self.changed.emit()
