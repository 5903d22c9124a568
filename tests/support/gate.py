"""Work that stands still half way, for tests of what a window shows meanwhile."""

from collections.abc import Callable
from threading import Event
from typing import Any

from crm.domain.progress import Progress


class Gate:
    """Holds work half way until it is let go or told to stop."""

    def __init__(self) -> None:
        self.free = Event()

    def wait(self, progress: Progress) -> None:
        """Tell that half is done, more than once as steps that follow each other closely are not told, and wait."""
        while not self.free.wait(0.005):
            progress.step(1, 2)

    def before(self, command: Callable[..., Any]) -> Callable[..., Any]:
        """Return a command that waits here before it does anything."""

        def held(work: Any, *wishes: Any) -> Any:
            self.wait(work.progress)
            return command(work, *wishes)

        return held
