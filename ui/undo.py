"""Undo and redo of every change of data, fifty steps back, in words.

The verb stands on the rules of most tables, so it is imported when a step is taken: the first page needs none of them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from crm.domain.clock import Clock
from crm.domain.errors import Conflict, NotFound, RoundsError
from crm.domain.undo import UndoSteps, rebased
from ui.background import Job, Runner

DEPTH = 50


class Step(Struct, frozen=True):
    """A change that can be taken back or done again: its words, when it was made, the way, and whom it is told."""

    text: str
    at: datetime
    steps: UndoSteps
    undone: Callable[[bool], None] | None = None


class UndoStack(QObject):
    """Listens to the runner: each command with words becomes one step."""

    changed = Signal()
    done = Signal(str, bool)
    """(words, whether it was an undo and not a redo) after a step was taken."""

    def __init__(self, runner: Runner, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._back: list[Step] = []
        self._forth: list[Step] = []
        self._inverse: list[Step] | None = None
        self._taking: Step | None = None
        self._more = 0
        runner.changed.connect(self._changed)

    @property
    def undo_text(self) -> str | None:
        """What the next undo takes back, in words."""
        return self._back[-1].text if self._back else None

    @property
    def redo_text(self) -> str | None:
        """What the next redo does again, in words."""
        return self._forth[-1].text if self._forth else None

    def made(self) -> list[Step]:
        """Return what can be taken back, the newest first."""
        return self._back[::-1]

    def undone(self) -> list[Step]:
        """Return what can be done again, the next first."""
        return self._forth[::-1]

    def undo(self, count: int = 1) -> None:
        """Take the last changes back; nothing happens while a change is still under way."""
        self._begin(self._back, self._forth, count)

    def redo(self, count: int = 1) -> None:
        """Do again what was taken back last."""
        self._begin(self._forth, self._back, count)

    def _begin(self, stack: list[Step], inverse: list[Step], count: int) -> None:
        if self._inverse is None:
            self._more = count - 1
            self._take(stack, inverse)

    def _take(self, stack: list[Step], inverse: list[Step]) -> None:
        if not stack or self._runner.is_changing:
            return
        self._inverse, self._taking = inverse, stack.pop()
        step = self._taking

        def failed(error: BaseException) -> None:
            """Put the step back, unless somebody changed a row since, so that it can never be taken."""
            self._inverse = None
            if not isinstance(error, Conflict | NotFound):
                stack.append(step)
            self.changed.emit()
            self._runner.failed.emit(_refused(error, step.text))

        def taken(_result: object) -> None:
            self._inverse = None
            self.changed.emit()
            self.done.emit(step.text, stack is self._back)
            if self._more > 0:
                self._more -= 1
                self._take(stack, inverse)

        self._runner.do(self, _applying(step.steps), taken, failed, undo_text=step.text)

    def _changed(self, job: Job, _changes: object, steps: UndoSteps) -> None:
        text = job.undo_text
        if text is None:
            return
        if job.owner is self and self._inverse is not None and self._taking is not None:
            self._rebase(self._taking.steps, steps)
            if steps:
                self._inverse.append(replace(self._taking, steps=steps))
            if self._taking.undone is not None:
                self._taking.undone(self._inverse is self._forth)
        elif steps:
            self._back.append(Step(text, self._clock.now(), steps, job.undone))
            del self._back[:-DEPTH]
            self._forth.clear()
        self.changed.emit()

    def _rebase(self, taken: UndoSteps, made: UndoSteps) -> None:
        """Let the steps that wait meet the versions that taking one has left."""
        for stack in (self._back, self._forth):
            stack[:] = [replace(step, steps=rebased(step.steps, taken, made)) for step in stack]


def _applying(steps: UndoSteps) -> Callable[[Any], None]:
    def command(work: Any) -> None:
        from crm.usecases import undo

        undo.apply(work, steps)

    return command


def _refused(error: BaseException, text: str) -> BaseException:
    """Say which step could not be taken, and that it never can be; other errors stay as they are."""
    told: RoundsError
    if isinstance(error, NotFound):
        told = NotFound("undo.gone", what=text)
    elif isinstance(error, Conflict):
        told = Conflict("undo.taken" if error.code == "row.taken" else "undo.changed", what=text)
    else:
        return error
    told.__cause__ = error
    return told
