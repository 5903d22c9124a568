"""Looking through all accounts for those that are there twice, beside reading the same rows on the bare driver."""

from benchmarks.harness import Result, Target
from benchmarks.lists import beside
from crm.domain.changes import Kind
from crm.usecases.duplicates import find_duplicates, judged

SHOWN = 500
WAITED_FOR = Target(5000, 2000, "ms")
"""It runs in the background with its progress, and somebody looks on."""


def run(size: str) -> Result:
    """Measure what the page of duplicates asks for when it opens."""
    what = "all accounts compared by number, name, telephone and address"
    return beside(
        "duplicates",
        what,
        size,
        lambda reader: (find_duplicates(reader, Kind.ACCOUNT, SHOWN), judged(reader, Kind.ACCOUNT)),
        WAITED_FOR,
        repeats=1,
    )
