"""Undo and redo of every change of data, fifty steps back, in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from crm.domain.undo import UndoSteps
from crm.usecases import undo
from ui.background import Runner

DEPTH = 50


class UndoStack(QObject):
    """Listens to the runner: each command with words becomes one step."""

    changed = Signal()
    done = Signal(str, bool)
    """(words, whether it was an undo and not a redo) after a step was taken."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._back: list[tuple[str, UndoSteps]] = []
        self._forth: list[tuple[str, UndoSteps]] = []
        self._taking: list[tuple[str, bool]] = []
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
        """Take the last change back."""
        self._take(self._back, was_undo=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take(self._forth, was_undo=False)

    def _take(self, stack: list[tuple[str, UndoSteps]], *, was_undo: bool) -> None:
        if not stack or self._taking:
            return
        text, steps = stack.pop()
        self._taking.append((text, was_undo))

        def failed(error: BaseException) -> None:
            self._taking.clear()
            self.changed.emit()
            self._runner.failed.emit(error)

        self._runner.do(self, _applying(steps), self._taken, failed, undo_text=text)

    def _taken(self, _result: object) -> None:
        text, was_undo = self._taking.pop()
        self.changed.emit()
        self.done.emit(text, was_undo)

    def _changed(self, _changes: object, text: str | None, steps: UndoSteps) -> None:
        if text is None or not steps:
            return
        if self._taking:
            _words, was_undo = self._taking[0]
            (self._forth if was_undo else self._back).append((text, steps))
        else:
            self._back.append((text, steps))
            del self._back[:-DEPTH]
            self._forth.clear()
        self.changed.emit()


def _applying(steps: UndoSteps) -> Callable[[Any], None]:
    def command(work: Any) -> None:
        undo.apply(work, steps)

    return command
