"""Undo and redo of every change of data, fifty steps back, in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from crm.domain.errors import Conflict, NotFound
from crm.domain.undo import UndoSteps, rebased
from crm.usecases import undo
from ui.background import Job, Runner

DEPTH = 50
Steps = list[tuple[str, UndoSteps]]


class UndoStack(QObject):
    """Listens to the runner: each command with words becomes one step."""

    changed = Signal()
    done = Signal(str, bool)
    """(words, whether it was an undo and not a redo) after a step was taken."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._back: Steps = []
        self._forth: Steps = []
        self._inverse: Steps | None = None
        self._taking: UndoSteps = ()
        runner.changed.connect(self._changed)

    @property
    def undo_text(self) -> str | None:
        """What the next undo takes back, in words."""
        return self._back[-1][0] if self._back else None

    @property
    def redo_text(self) -> str | None:
        """What the next redo does again, in words."""
        return self._forth[-1][0] if self._forth else None

    def undo(self) -> None:
        """Take the last change back; nothing happens while a change is still under way."""
        self._take(self._back, self._forth)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take(self._forth, self._back)

    def _take(self, stack: Steps, inverse: Steps) -> None:
        if not stack or self._runner.is_changing:
            return
        text, steps = step = stack.pop()
        self._inverse, self._taking = inverse, steps

        def failed(error: BaseException) -> None:
            """Put the step back, unless somebody changed a row since, so that it can never be taken."""
            self._inverse = None
            if not isinstance(error, Conflict | NotFound):
                stack.append(step)
            self.changed.emit()
            self._runner.failed.emit(error)

        self._runner.do(self, _applying(steps), lambda _result: self._taken(text), failed, undo_text=text)

    def _taken(self, text: str) -> None:
        was_undo = self._inverse is self._forth
        self._inverse = None
        self.changed.emit()
        self.done.emit(text, was_undo)

    def _changed(self, job: Job, _changes: object, steps: UndoSteps) -> None:
        text = job.undo_text
        if text is None:
            return
        if job.owner is self and self._inverse is not None:
            self._rebase(steps)
            if steps:
                self._inverse.append((text, steps))
        elif steps:
            self._back.append((text, steps))
            del self._back[:-DEPTH]
            self._forth.clear()
        self.changed.emit()

    def _rebase(self, made: UndoSteps) -> None:
        """Let the steps that wait meet the versions that taking one has left."""
        for stack in (self._back, self._forth):
            stack[:] = [(text, rebased(steps, self._taking, made)) for text, steps in stack]


def _applying(steps: UndoSteps) -> Callable[[Any], None]:
    def command(work: Any) -> None:
        undo.apply(work, steps)

    return command
