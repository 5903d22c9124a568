"""Progress of long work, and the way to stop it."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TypeVar

from crm.domain.errors import Cancelled

T = TypeVar("T")
LOOK = 500


class Progress:
    """Counts steps and asks between them whether to go on; safe to cancel from another thread."""

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._report = report
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def look(self) -> None:
        """Raise Cancelled when the work should stop, where it does not know how far it is."""
        if self._stop.is_set():
            raise Cancelled

    def through(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items, and look between them now and then."""
        for place, item in enumerate(items):
            if place % LOOK == 0:
                self.look()
            yield item

    def step(self, done: int, total: int) -> None:
        """Tell how far the work is; raises Cancelled when it should stop."""
        self.look()
        if self._report is not None:
            self._report(done, total)
