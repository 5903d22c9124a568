"""A list of 200,000 visits scrolled by its bar and jumped to its end, beside one frame of a screen."""

import subprocess
import sys
from tempfile import TemporaryDirectory

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.start import environment

FRAME = 0.016


def run(size: str) -> Result:
    """Measure, in a process of its own, the slowest frame: what a step of the bar paints, what arrives afterwards."""
    with TemporaryDirectory() as home:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.window_scroll", str(data.database(size))],
            cwd=data.ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(home),
        )
    count, middle, worst = (float(word) for word in told.stdout.split())
    words = f"slowest of {count:.0f} frames, usual {middle * 1000:.1f} ms; limit: 16 ms a frame"
    return Result("scroll", words, FRAME, worst, Target(50 / 16, 1))
