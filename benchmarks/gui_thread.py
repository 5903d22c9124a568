"""How long the GUI thread is held while somebody walks through every page of a large database."""

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.start import child

FRAME = 0.016


def run(size: str) -> Result:
    """Measure, in a process of its own, the longest turn of the event loop; each page has been open once before."""
    count, usual, worst, first = child("benchmarks.window_pauses", str(data.database(size)))
    told = f"usual {usual * 1000:.1f} ms, at a first opening {first * 1000:.0f} ms; limit: 16 ms a frame"
    return Result(
        "gui_thread", f"longest of {count:.0f} turns over all pages, {told}", FRAME, worst, Target(50, 16, "ms")
    )
