"""A list of 200,000 visits scrolled by its bar and jumped to its end, beside one frame of a screen."""

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.start import child

FRAME = 0.016


def run(size: str) -> Result:
    """Measure, in a process of its own, the slowest frame: what a step of the bar paints, what arrives afterwards."""
    count, middle, worst = child("benchmarks.window_scroll", str(data.database(size)))
    words = f"slowest of {count:.0f} frames, usual {middle * 1000:.1f} ms; limit: 16 ms a frame"
    return Result("scroll", words, FRAME, worst, Target(50 / 16, 1))
