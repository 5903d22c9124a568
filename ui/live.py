"""Other people's changes and the state of the line to a server, brought to the GUI thread at a calm pace."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crm.domain.changes import Changes, Kind
from crm.domain.clock import Clock
from crm.domain.errors import RoundsError
from ui.background import Runner
from ui.hub import Hub

GAP_SECONDS = 1.0
"""Pages look again at most once in this time, however much happens elsewhere."""
KINDS = frozenset(kind.value for kind in Kind)
Names = frozenset[str] | None


class AnyLine(Protocol):
    """How the line is: see crm.storage.server.listening.Line."""

    @property
    def problem(self) -> RoundsError | None: ...


class AnyListener(Protocol):
    """What listens: see crm.storage.server.listening.Listener."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def look(self) -> None: ...


Listen = Callable[[Callable[[Names], None], Callable[[Any], None]], AnyListener | None]


class Live(QObject):
    """Tells the hub what changed elsewhere, at most once a second, and knows since when there is no line."""

    line_changed = Signal()
    """The line is gone or back, or there is another reason why it is gone."""
    delivery = Qt.ConnectionType.QueuedConnection
    _woken = Signal()
    _told = Signal(object)

    def __init__(
        self,
        hub: Hub,
        clock: Clock,
        runner: Runner,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._hub, self._clock, self._now = hub, clock, now
        self._listener: AnyListener | None = None
        self._lock = threading.Lock()
        self._waiting: set[str] = set()
        self._everything = False
        self._last = float("-inf")
        self.problem: RoundsError | None = None
        self.since: datetime | None = None
        """Since when there is no line; None while there is one."""
        self.as_of: datetime | None = None
        """When the server answered last."""
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.take)
        self._woken.connect(self.take, self.delivery)
        self._told.connect(self._note_line, self.delivery)
        runner.reached.connect(self._note_answer)

    def start(self, listen: Listen) -> None:
        """Begin to listen, where there is a server."""
        self._listener = listen(self.hear, self._told.emit)
        if self._listener is not None:
            self._listener.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def try_now(self) -> None:
        """Try to reach the server now and not in a while."""
        if self._listener is not None:
            self._listener.look()

    def hear(self, names: Names) -> None:
        """Take names of tables, or None for all of them, from any thread; however many, the window is woken once."""
        with self._lock:
            was_quiet = not self._waiting and not self._everything
            self._everything = self._everything or names is None
            self._waiting |= names or frozenset()
        if was_quiet:
            self._woken.emit()

    def take(self) -> None:
        """Tell the hub what has come together, or wait until a second has passed since the last time."""
        rest = self._last + GAP_SECONDS - self._now()
        if rest > 0:
            if not self.timer.isActive():
                self.timer.start(max(1, round(rest * 1000)))
            return
        with self._lock:
            names, everything = self._waiting, self._everything
            self._waiting, self._everything = set(), False
        if not names and not everything:
            return
        self._last = self._now()
        for name in sorted(names - KINDS):
            self._hub.noticed.emit(name)
        kinds = frozenset(Kind(name) for name in names & KINDS)
        if everything or kinds:
            self._hub.changed.emit(Changes(everything=everything, elsewhere=kinds), None)

    def _note_line(self, line: AnyLine) -> None:
        was = (self.since is None, self.problem and self.problem.code)
        self.problem = line.problem
        if line.problem is None:
            self.since, self.as_of = None, self._clock.now()
        elif self.since is None:
            self.since = self._clock.now()
        if was != (self.since is None, self.problem and self.problem.code):
            self.line_changed.emit()

    def _note_answer(self, answers: bool) -> None:
        """A page noticed that the server does not answer: find out at once."""
        if not answers and self.since is None:
            self.try_now()
