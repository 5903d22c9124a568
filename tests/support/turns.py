"""How much one turn of the event loop does, counted and not timed."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

WAKE_MS = 5


class Turns:
    """Counts the calls that the GUI thread makes in each turn: as many on a slow machine as on a quick one."""

    def __init__(self) -> None:
        self.all: list[tuple[int, str]] = []
        self._calls = 0
        self._waker = QTimer(interval=WAKE_MS)
        self._waker.start()

    def take(self, what: str, work: Callable[[], object]) -> None:
        """Do a piece of work of the GUI thread and note how many calls it took."""
        self._calls = 0
        sys.setprofile(self._note)
        try:
            work()
        finally:
            sys.setprofile(None)
        self.all.append((self._calls, what))

    def until(self, what: str, is_done: Callable[[], bool]) -> None:
        """Let the event loop take turns until something is so, and once more for the painting."""
        while not is_done():
            self.take(what, self._turn)
        self.take(what, self._turn)

    def most(self, count: int = 5) -> list[tuple[int, str]]:
        """Return the turns that did most."""
        return sorted(self.all, reverse=True)[:count]

    @staticmethod
    def _turn() -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _note(self, _frame: FrameType, event: str, _detail: Any) -> None:
        if event in ("call", "c_call"):
            self._calls += 1
