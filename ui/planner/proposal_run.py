"""Searching for a plan beside the window: a thread of its own, because a search reads nothing and takes seconds."""

import threading
import time
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from crm.domain.planning import PlanAnswer, PlanQuestion, PlanWish
from crm.usecases.proposals import answer, question, with_reasons
from ui.context import Context

SECONDS = 5.0
"""For one manager; a team gets as much for each, in two processes."""
WORKING_MS = 200


class ProposalRun(QObject):
    """One search at a time: `better(PlanAnswer)` while it runs, then `done(PlanAnswer)`, or `failed(error)`."""

    better = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    _told = Signal(int, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._number = 0
        self._stop = threading.Event()
        self._begun, self._total = 0.0, 0.0
        self.seconds = SECONDS
        self.iterations: int | None = None
        """Instead of the seconds, for a search that always ends alike."""
        self._told.connect(self._take)
        # A search is no pause of whoever works: nothing is tidied up while its plans are shown.
        self._working = QTimer(self, interval=WORKING_MS)
        self._working.timeout.connect(context.runner.work_beside)

    def share(self) -> float:
        """Return how much of its time the search has taken, from 0 to 1."""
        return min((time.monotonic() - self._begun) / self._total, 1.0) if self._total else 0.0

    def start(self, wish: PlanWish) -> None:
        """Begin; a search before this one is forgotten."""
        self.forget()
        self._stop = threading.Event()
        number = self._number
        self._context.runner.ask(
            self, lambda reader: question(reader, wish), lambda asked: self._search(number, asked), self.failed.emit
        )

    def end(self) -> None:
        """End the search and take the best plan so far."""
        self._stop.set()

    def forget(self) -> None:
        """End the search and hear nothing more of it."""
        self._stop.set()
        self._working.stop()
        self._number += 1
        self._total = 0.0

    def _search(self, number: int, asked: PlanQuestion) -> None:
        if number == self._number:
            self._working.start()
            self._begun, self._total = time.monotonic(), self.seconds * len(asked.managers)
            threading.Thread(target=self._work, args=(number, asked, self._stop), daemon=True).start()

    def _work(self, number: int, asked: PlanQuestion, stop: threading.Event) -> None:
        def tell(what: object) -> None:
            if number == self._number:
                self._told.emit(number, what)

        many = len(asked.managers)
        seconds = None if self.iterations is not None else self.seconds * many
        try:
            found = answer(asked, seconds, None, tell, stop.is_set, self.iterations)
            tell(with_reasons(found) if stop.is_set() and number == self._number else found)
        except Exception as error:  # whatever it is, the window says it
            tell(error)

    def _take(self, number: int, what: Any) -> None:
        if number != self._number:
            return
        if isinstance(what, PlanAnswer) and not what.is_final:
            self.better.emit(what)
            return
        self._stop.set()
        self._working.stop()
        (self.done if isinstance(what, PlanAnswer) else self.failed).emit(what)
