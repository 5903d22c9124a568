"""How much memory this process uses."""

import os
import resource
import sys
from pathlib import Path

STATM = Path("/proc/self/statm")


def resident() -> int:
    """Return the bytes of memory in use; where the system does not tell them, the most that ever were."""
    if STATM.exists():
        return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
