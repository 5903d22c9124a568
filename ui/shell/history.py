"""Where one has been, with every place as it was left: back and forward like a browser."""

from typing import Any

from msgspec import Struct, field

DEPTH = 50


class Visited(Struct):
    """One step: the page, and what it was opened with or left in."""

    page: str
    arguments: dict[str, Any] = field(default_factory=dict)


class History:
    """The step in view and the steps on both sides of it."""

    def __init__(self) -> None:
        self.now: Visited | None = None
        self._back: list[Visited] = []
        self._forth: list[Visited] = []

    def remember(self, state: dict[str, Any]) -> None:
        """Keep the state in which the page in view is left."""
        if self.now is not None:
            self.now.arguments = {**self.now.arguments, **state}

    def open(self, target: Visited) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if self.now is not None:
            self._back.append(self.now)
            del self._back[:-DEPTH]
            self._forth.clear()
        self.now = target

    def back(self) -> bool:
        """Return to the place before; say whether there was one."""
        return self._travel(self._back, self._forth)

    def forth(self) -> bool:
        """Go forward again; say whether there was a place ahead."""
        return self._travel(self._forth, self._back)

    def _travel(self, start: list[Visited], end: list[Visited]) -> bool:
        if not start or self.now is None:
            return False
        end.append(self.now)
        self.now = start.pop()
        return True
