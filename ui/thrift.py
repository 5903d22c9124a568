"""Memory that nobody needs any more goes back to the system.

glibc keeps what was freed between parts that are in use: 60 MB after pages were taken apart. Other systems' libraries
give it back by themselves.
"""

import ctypes
import sys


def give_back() -> None:
    """Return what lies free; for any thread, it takes some milliseconds."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
