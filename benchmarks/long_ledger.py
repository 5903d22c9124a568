"""Imports a ledger into a database, by the module's arguments ROWS and FILE: when the file is there, again, changed.

Prints the most bytes in use, and the longest time between two looks at Cancel by the clock and of the processor.
"""

import gc
import resource
import sys
import time
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from benchmarks import data
from crm.domain.imports import AccountDraft, ImportKind
from crm.domain.progress import Progress
from crm.exchange.incoming import read_file
from crm.storage.start import open_store
from crm.usecases.imports.report import Verdict
from crm.usecases.imports.run import run_import


class Looks(Progress):
    """Measures how long the work goes on between two looks."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.longest_cpu = 0.0
        self.begin()

    def begin(self) -> None:
        """What was done since the last look belongs to nobody who could cancel."""
        self._at = time.perf_counter(), time.process_time()

    def look(self) -> None:
        at, (clock, cpu) = (time.perf_counter(), time.process_time()), self._at
        self.longest, self.longest_cpu = max(self.longest, at[0] - clock), max(self.longest_cpu, at[1] - cpu)
        self._at = at
        super().look()


def main(rows: int, target: Path) -> None:
    """Read and import; a file whose rows are not taken would measure less than it says."""
    is_known, book = target.exists(), data.ledger(rows)
    gc.disable()  # As in the window, which collects garbage in its pauses.
    with closing(open_store(target, data.CLOCK)) as store:
        looks = Looks()
        result = read_file(book, ImportKind.ACCOUNTS, progress=looks)
        if is_known:
            for place, (row, draft) in enumerate(result.drafts):
                result.drafts[place] = row, _changed(row, draft)
        looks.begin()
        with store.change(looks) as work:
            report = run_import(work, result)
            looks.look()
    assert report.count(Verdict.UPDATED if is_known else Verdict.ADDED) > 0.9 * rows, report.as_json()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(most, looks.longest, looks.longest_cpu)


def _changed(row: int, draft: object) -> AccountDraft:
    assert isinstance(draft, AccountDraft)
    return replace(draft, note=f"{row}")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
