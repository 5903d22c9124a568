"""Notes how long pieces of work hold their thread, in processor time: a busy machine is nobody's fault."""

import time
from collections.abc import Callable

SHORTEST = 0.0005
"""Work of less is the event loop itself."""


class Turns:
    """Every turn in seconds with what was done; `doing` names what follows."""

    def __init__(self, doing: str = "") -> None:
        self.doing = doing
        self.all: list[tuple[float, str]] = []

    def take(self, work: Callable[[], object]) -> None:
        """Do a piece of work and note what it took."""
        begin = time.thread_time()
        work()
        taken = time.thread_time() - begin
        if taken > SHORTEST:
            self.all.append((taken, self.doing))

    def clear(self) -> None:
        """Forget everything so far."""
        self.all.clear()

    @property
    def longest(self) -> float:
        """The longest turn in seconds, 0 before any."""
        return max((taken for taken, _what in self.all), default=0.0)

    def told(self, count: int) -> str:
        """Return the longest turns as words."""
        return ", ".join(f"{taken * 1000:.0f} ms {what}" for taken, what in sorted(self.all, reverse=True)[:count])
