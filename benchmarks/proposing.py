"""How long the GUI thread is held while months are proposed, for a manager and for the whole team."""

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.start import child

FRAME = 0.016


def run(size: str) -> Result:
    """Measure, in a process of its own, the longest turn of the event loop while plans arrive and are painted."""
    count, usual, worst = child("benchmarks.window_planning", str(data.database(size)))
    told = f"usual {usual * 1000:.1f} ms; limit: 16 ms a frame"
    return Result(
        "proposing",
        f"longest of {count:.0f} turns while months are proposed, {told}",
        FRAME,
        worst,
        Target(50, 16, "ms"),
    )
