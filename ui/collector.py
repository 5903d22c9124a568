"""Garbage collection on the GUI thread only.

Python collects in whichever thread makes the next object, so a thread of the runner could free a closed page or dialog
whose parts hang together in a circle. Qt's widgets may only be freed on the GUI thread: elsewhere the process crashes.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250
"""Often enough that what a large import makes between two looks takes a few milliseconds to look through."""
YOUNG = 2_000
"""New objects that are worth a look; Python's own limit is 700, for every thread."""


class Collector(QObject):
    """Looks for garbage by a timer, in the oldest generation only while nothing else is under way."""

    def __init__(self, is_idle: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect here from now on, leaving alone what was loaded so far."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that have grown enough."""
        young, middle, old = gc.get_count()
        if old > gc.get_threshold()[2] and self._is_idle():
            gc.collect()
        elif middle > gc.get_threshold()[1]:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)
