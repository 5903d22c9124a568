"""Reminders of issues: a look every few minutes, a message of the system where it has a tray, one bar in the window."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.clock import Clock
from crm.domain.issue_reminders import IssueReminder, due, resting, shown
from crm.domain.reminders import Memory, as_text, from_text
from crm.usecases.issue_reminders import issue_reminders
from ui.background import Runner
from ui.context import Scope
from ui.hub import Hub
from ui.settings import REMINDS_ISSUES, Settings
from ui.shell.tray import Tray

if TYPE_CHECKING:
    from ui.shell.issue_bar import IssueBar

SHOWN = "reminders/issues_shown"
LOOK_MS = 300_000


class Frame(Protocol):
    """The window as reminders see it."""

    def hang(self, bar: QWidget) -> None: ...
    def take_down(self, bar: QWidget) -> None: ...
    def raise_(self) -> None: ...
    def activateWindow(self) -> None: ...
    def navigate(self, page: str, **arguments: Any) -> None: ...


class IssueReminders(QObject):
    """What was shown is kept on this computer, so that each reminder comes once."""

    def __init__(
        self, runner: Runner, hub: Hub, clock: Clock, settings: Settings, scope: Scope, tray: Tray, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._clock, self._settings, self._scope, self._tray = runner, clock, settings, scope, tray
        self._frame: Frame | None = None
        self.bar: IssueBar | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        tray.clicked.connect(self._pressed)
        hub.changed.connect(self._changed)
        scope.changed.connect(self._another_person)

    def use(self, frame: Frame) -> None:
        """Show reminders in another window from now on."""
        reminders = self.bar.reminders if self.bar is not None else ()
        self._close()
        self._frame = frame
        if reminders:
            self._hang(reminders)

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look what is due; a database that does not answer is asked again at the next look."""
        if not self._settings.flag(*REMINDS_ISSUES):
            self._close()
            return
        person_id = self._scope.person_id

        def read(reader: Any) -> list[IssueReminder]:
            return issue_reminders(reader, person_id)

        self._runner.ask(self, read, self._found, lambda _error: None, slot="issue-reminders")

    def _found(self, found: list[IssueReminder]) -> None:
        memory, now = self._memory(), self._clock.now()
        new = due(found, memory, now)
        before = () if self.bar is None else self.bar.reminders
        still = [each for each in found if each in before and each not in new]
        if new:
            self._remember(shown(memory, new, now))
        if [*new, *still] and (new or len(still) != len(before)):
            self._hang([*new, *still])
        elif not new and not still:
            self._close()
        if new and self.bar is not None:
            self._tray.say(self.bar.reminders, *self.bar.words())

    def _hang(self, reminders: Sequence[IssueReminder]) -> None:
        self._close()
        if self._frame is None:
            return
        from ui.shell.issue_bar import IssueBar

        self.bar = bar = IssueBar(reminders, self._clock)
        bar.opened.connect(lambda: self._open(bar.reminders))
        bar.closed.connect(self._close)
        bar.snoozed.connect(self.snooze)
        self._frame.hang(bar)

    def snooze(self, until: datetime) -> None:
        """Let the ones in the bar rest until a moment."""
        if self.bar is not None:
            self._remember(resting(self._memory(), self.bar.reminders, self._clock.now(), until))
        self._close()

    def _pressed(self, said: object) -> None:
        """Open what a message of the system was about, if it was about issues."""
        if isinstance(said, tuple):
            self._open(said)

    def _open(self, reminders: Sequence[IssueReminder]) -> None:
        self._close()
        if self._frame is None or not reminders:
            return
        over = all(each.due_at <= self._clock.now() for each in reminders)
        only = reminders[0].issue_id if len(reminders) == 1 else None
        self._frame.raise_()
        self._frame.activateWindow()
        self._frame.navigate("issues", view="late" if over else "open", row=only)

    def _changed(self, changes: Changes, _origin: object) -> None:
        """Look whether the bar still says what is so."""
        if self.bar is not None and changes.touches(Kind.ISSUE):
            self.look()

    def _another_person(self) -> None:
        self._close()
        if self._timer.isActive():
            self.look()

    def _close(self) -> None:
        bar, self.bar = self.bar, None
        if bar is not None and self._frame is not None:
            self._frame.take_down(bar)

    def _memory(self) -> Memory:
        return from_text(self._settings.text(SHOWN))

    def _remember(self, memory: Memory) -> None:
        self._settings.put(SHOWN, as_text(memory))
