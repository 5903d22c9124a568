"""Reminders before visits: a look twice a minute, a message of the system where it has a tray, a bar in the window."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from crm.domain.reminders import Memory, Reminder, as_text, due, from_text, resting, shown
from ui.background import Runner
from ui.context import Scope
from ui.settings import REMIND_MINUTES, REMINDS, Settings
from ui.shell.tray import Tray

if TYPE_CHECKING:
    from ui.shell.reminder_bar import ReminderBar

SHOWN = "reminders/shown"
LOOK_MS = 30_000


class Frame(Protocol):
    """The window as reminders see it."""

    def hang(self, bar: QWidget) -> None: ...
    def take_down(self, bar: QWidget) -> None: ...
    def open_visit(self, visit_id: UUID) -> None: ...


class Reminders(QObject):
    """What was shown is kept on this computer, so that each visit and time comes once."""

    def __init__(
        self, runner: Runner, clock: Clock, settings: Settings, scope: Scope, tray: Tray, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._clock, self._settings, self._scope, self._tray = runner, clock, settings, scope, tray
        self._frame: Frame | None = None
        self.bars: dict[str, ReminderBar] = {}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        tray.clicked.connect(self._pressed)

    def use(self, frame: Frame) -> None:
        """Show reminders in another window from now on."""
        reminders = [bar.reminder for bar in self.bars.values()]
        self._keep_bars([])
        self._frame = frame
        for each in reminders:
            frame.hang(self._bar(each))

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look what is due; a database that does not answer is asked again at the next look."""
        if not self._settings.flag(*REMINDS):
            self._keep_bars([])
            return
        lead = timedelta(minutes=self._settings.number(*REMIND_MINUTES))
        person_id = self._scope.person_id

        def read(reader: Any) -> list[Reminder]:
            from crm.usecases.reminders import upcoming

            return upcoming(reader, person_id, lead)

        self._runner.ask(self, read, lambda found: self._found(found, lead), lambda _error: None, slot="reminders")

    def _found(self, found: list[Reminder], lead: timedelta) -> None:
        self._keep_bars([each.key for each in found])
        memory, now = self._memory(), self._clock.now()
        new = due(found, now, lead, memory)
        if new:
            self._remember(shown(memory, new, now))
        for each in new:
            self._show(each)

    def _show(self, reminder: Reminder) -> None:
        if self._frame is None:
            return
        bar = self._bar(reminder)
        self._frame.hang(bar)
        self._tray.say(reminder, *bar.words())

    def _bar(self, reminder: Reminder) -> "ReminderBar":
        """Make the bar of a reminder, in place of an older one."""
        from ui.shell.reminder_bar import ReminderBar

        self._close(reminder)
        bar = self.bars[reminder.key] = ReminderBar(reminder, self._clock)
        bar.opened.connect(lambda: self._open(reminder))
        bar.closed.connect(lambda: self._close(reminder))
        bar.snoozed.connect(lambda until: self.snooze(reminder, until))
        return bar

    def snooze(self, reminder: Reminder, until: datetime) -> None:
        """Let one rest until a moment."""
        self._remember(resting(self._memory(), reminder, until))
        self._close(reminder)

    def _pressed(self, said: object) -> None:
        """Open what a message of the system was about, if it was about a visit."""
        if isinstance(said, Reminder):
            self._open(said)

    def _open(self, reminder: Reminder) -> None:
        self._close(reminder)
        if self._frame is not None:
            self._frame.open_visit(reminder.visit_id)

    def _close(self, reminder: Reminder) -> None:
        bar = self.bars.pop(reminder.key, None)
        if bar is not None and self._frame is not None:
            self._frame.take_down(bar)

    def _keep_bars(self, keys: list[str]) -> None:
        """Take away the bars of visits that were moved, held, taken off or began long ago."""
        for bar in [bar for key, bar in self.bars.items() if key not in keys]:
            self._close(bar.reminder)

    def _memory(self) -> Memory:
        return from_text(self._settings.text(SHOWN))

    def _remember(self, memory: Memory) -> None:
        self._settings.put(SHOWN, as_text(memory))
