"""Resting tasks come back by themselves: pages look again when the next one's time is reached."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Action, Changes, Kind
from crm.domain.ids import new_id
from crm.usecases.snoozing import next_waking
from ui.context import Context

AT_MOST = 10 * 60 * 1000
"""Milliseconds after which the clock is asked again: a computer that slept has a timer that is late."""


class Waking:
    """Tells the hub that tasks have changed when one wakes; `look()` whenever the tasks in view were read."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context, self._owner = context, owner
        self._moment: datetime | None = None
        self.timer = QTimer(owner, singleShot=True)
        self.timer.timeout.connect(self._ring)

    def look(self) -> None:
        """Find out which task wakes next, and set the timer."""
        person_id = self._context.scope.person_id
        self._context.runner.ask(
            self._owner, lambda reader: next_waking(reader, person_id), self._set, lambda _error: None, slot="waking"
        )

    def _set(self, moment: datetime | None) -> None:
        self._moment = moment
        if moment is None:
            self.timer.stop()
            return
        left = (moment - self._context.clock.now()).total_seconds() * 1000
        self.timer.start(max(0, min(round(left) + 1, AT_MOST)))

    def _ring(self) -> None:
        if self._moment is None:
            return
        if self._context.clock.now() < self._moment:
            self._set(self._moment)
        elif self._owner.isVisible():
            self._moment = None
            self._context.hub.changed.emit(_woken(), None)


def _woken() -> Changes:
    """Return the news that some task changed; which one, the pages find out."""
    changes = Changes()
    some: UUID = new_id()
    changes.note(Action.UPDATED, Kind.TASK, some)
    return changes
