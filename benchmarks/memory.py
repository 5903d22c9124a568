"""The memory of the whole program after many page changes on a large database, beside an empty window."""

from benchmarks import data
from benchmarks.harness import PARTS, Result, Target
from benchmarks.start import child


def run(size: str) -> Result:
    """Measure, in processes of their own, what is in use after 500 page changes and how much the last 200 added."""
    (limit,) = child("benchmarks.window_memory")
    before, after = child("benchmarks.window_memory", str(data.database(size)))
    grown = (after - before) * PARTS["MB"]
    what = f"after 500 page changes, {grown:+.1f} MB in the last 200; limit: an empty QMainWindow"
    return Result("memory", what, limit, after, Target(250, 150, "MB"))
