"""Garbage collection on the GUI thread only.

Python collects in whichever thread makes the next object, so a thread of the runner could free a closed page or dialog
whose parts hang together in a circle. Qt's widgets may only be freed on the GUI thread: elsewhere the process crashes.

To look through everything takes a third of a second when lists of 200,000 rows are open: what was looked through once,
answers of many rows, and generations that have grown beyond what can be looked through in a moment are left alone until
the user turns to another program or pauses for some seconds (`ui.leisure`); then it is done at leisure. While a job
makes a long answer nothing is looked through: all of it is in use, and it is set aside when it is ready.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui import heap, signals
from ui.leisure import Leisure

EVERY_MS = 250
"""Often enough that what a large import makes between two looks takes a few milliseconds to look through."""
YOUNG = 2_000
"""New objects that are worth a look; Python's own limit is 700, for every thread."""
MANY = 10_000
"""New objects that can only be the answer to a question about a long list, and no garbage."""
MOST = 60_000
"""Objects that are looked through in about 20 ms; more would hold the GUI thread longer than anybody should notice."""
WORTH = 10_000
"""Objects more than after the last look through everything that are worth another in a pause."""


def set_aside() -> None:
    """Leave what was made lately alone when it is very much; any thread may call this when it has made something."""
    if gc.get_count()[0] > MANY:
        gc.freeze()


class Collector(QObject):
    """Looks for garbage by a timer, in the oldest generation only while nothing else is under way."""

    rested = Signal()
    """In a pause: whoever keeps something to be quick may let go of it."""

    def __init__(
        self,
        is_idle: Callable[[], bool],
        parent: QObject | None = None,
        leisure: Leisure | None = None,
        begun: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__(parent)
        self._begun, self._seen = begun, 0
        self._is_idle = is_idle
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._leisure = leisure or Leisure(self)
        self._left = 0

    def start(self) -> None:
        """Collect here from now on, leaving alone what was loaded so far."""
        gc.disable()
        gc.freeze()
        self._timer.start()
        self._leisure.start()
        QGuiApplication.instance().applicationStateChanged.connect(self.leave)  # type: ignore[union-attr]

    def look(self) -> None:
        """Collect the generations that have grown enough, and in a pause everything."""
        is_idle, seen = self._is_idle(), self._seen
        self._seen = self._begun()
        if not is_idle or self._seen != seen:
            self._leisure.put_off()
        elif self._leisure.take():
            self.rest()
            return
        young, middle, old = gc.get_count()
        if young > MANY and not is_idle:
            return
        if old > gc.get_threshold()[2] and is_idle:
            _collect(2)
            gc.freeze()
        elif middle > gc.get_threshold()[1]:
            _collect(1)
        elif young > YOUNG:
            _collect(0)

    def rest(self) -> None:
        """Look through everything where enough has come since the last time; let go of signals and of free memory."""
        if gc.get_freeze_count() + watched(None) - self._left > WORTH:
            self._look_through()
        signals.let_go()
        heap.give_back()
        self.rested.emit()

    def leave(self, state: Qt.ApplicationState) -> None:
        """Look through everything when the user has turned to another program."""
        if state is not Qt.ApplicationState.ApplicationActive and self._is_idle():
            self._look_through()
            heap.give_back()

    def _look_through(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._left = gc.get_freeze_count()


def _collect(oldest: int) -> None:
    """Look through the generations up to one, or leave them alone when that would take too long."""
    if watched(*range(oldest + 1)) > MOST:
        gc.freeze()
    else:
        gc.collect(oldest)


def watched(*generations: int | None) -> int:
    """Return how many objects are looked through, in one step of Python's.

    While they are listed no other thread may go on: one that fills a tuple must find itself its only owner, and fails
    with a SystemError else.
    """
    return sum(map(len, map(gc.get_objects, generations)))
