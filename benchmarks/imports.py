"""Accounts from a workbook, validated, audited and searchable: 20,000 in time, 200,000 in memory and under Cancel."""

import shutil
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import load_workbook

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from benchmarks.start import child
from crm.domain.imports import ImportKind
from crm.exchange.incoming import read_file
from crm.storage.start import open_store
from crm.usecases.imports.report import Verdict
from crm.usecases.imports.run import run_import

LONG = 200_000
MEMORY = Target(1000, 700, "MB")


def run(_size: str) -> Result:
    """Measure the road of a ledger into an empty database."""
    book = data.ledger()
    with TemporaryDirectory(dir=data.folder()) as scratch:
        empty = Path(scratch) / "empty.db"
        open_store(empty, data.CLOCK).close()
        target = Path(scratch) / "target.db"
        limit, ours = in_turn(lambda: _bare(book, target), lambda: _ours(book, empty, target), rounds=3)
    return Result("import", f"{data.ROWS} accounts; limit: calamine + sqlite3 executemany", limit, ours, Target(10, 4))


def long_new(_size: str) -> Result:
    """Measure the memory of 200,000 new accounts."""
    most, _longest, _cpu = _long()[0]
    return Result("ledger", f"{LONG} new accounts, most memory; limit: calamine alone", _read(), most, MEMORY)


def long_known(_size: str) -> Result:
    """Measure the memory of 200,000 accounts that are all there, each with something else."""
    most, _longest, _cpu = _long()[1]
    return Result(
        "ledger_known", f"{LONG} known accounts changed, most memory; limit: calamine alone", _read(), most, MEMORY
    )


def stopped(_size: str) -> Result:
    """Measure the longest time in which both do not ask whether to go on, beside 500 bare rows."""
    longest, cpu = (max(found[place] for found in _long()) for place in (1, 2))
    with TemporaryDirectory(dir=data.folder()) as scratch:
        limit = _bare(data.ledger(500), Path(scratch) / "limit.db")
    what = f"{2 * LONG} rows, longest time between two looks at Cancel; limit: 500 rows, calamine + sqlite3"
    return Result("ledger_stop", what, limit, longest, Target(250, 100, "ms"), cpu=cpu)


@cache
def _long() -> tuple[list[float], list[float]]:
    """Import a long ledger twice, each time in a process of its own."""
    with TemporaryDirectory(dir=data.folder()) as scratch:
        target = str(Path(scratch) / "long.db")
        data.ledger(LONG)
        return child("benchmarks.long_ledger", str(LONG), target), child("benchmarks.long_ledger", str(LONG), target)


@cache
def _read() -> float:
    return child("benchmarks.bare_ledger", str(data.ledger(LONG)))[0]


def _clear(target: Path) -> None:
    for leftover in target.parent.glob(f"{target.name}*"):
        leftover.unlink()


def _bare(book: Path, target: Path) -> float:
    _clear(target)

    def bring_in() -> None:
        heading, *rows = load_workbook(book).get_sheet_by_index(0).to_python(skip_empty_area=False)
        driver = sqlite3.connect(target)
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute(f"CREATE TABLE account ({', '.join(f'c{place}' for place in range(len(heading)))})")
        driver.executemany(
            f"INSERT INTO account VALUES ({', '.join('?' * len(heading))})",
            ([str(cell) for cell in row] for row in rows),
        )
        driver.commit()
        driver.close()

    return seconds(bring_in)


def _ours(book: Path, empty: Path, target: Path) -> float:
    _clear(target)
    shutil.copyfile(empty, target)
    store = open_store(target, data.CLOCK)

    def bring_in() -> None:
        result = read_file(book, ImportKind.ACCOUNTS)
        with store.change() as work:
            report = run_import(work, result)
        # A bench that refuses rows would measure less than it says.
        assert report.count(Verdict.ADDED) > 0.9 * data.ROWS, report.as_json()

    try:
        return seconds(bring_in)
    finally:
        store.close()
