"""The C library's memory: one place for all threads, and what lies free there given back to the system.

That of Linux gives each thread a place of its own, out of which no other is served: the threads that read left 18 MB
free after 200 page changes, and 5 since there is one place. While a thread holds Python's lock, as it does in most of
what asks for memory here, none waits for another.
"""

import ctypes
import sys
from typing import Any

MOST_ARENAS = -8
"""M_ARENA_MAX of malloc.h."""


def share() -> None:
    """Serve all threads from one place; has to come before the first thread."""
    _ask("mallopt", MOST_ARENAS, 1)


def give_back() -> None:
    """Let the C library return pages that lie free between others: that of Linux does so only when it is asked."""
    _ask("malloc_trim", 0)


def _ask(name: str, *arguments: int) -> None:
    """Ask the C library of Linux for something, unless it is one of those that have it not."""
    if sys.platform == "linux":
        asked: Any = getattr(ctypes.CDLL(None), name, None)
        if asked is not None:
            asked(*arguments)
