"""Workbooks: a month's summary, long sheets by two writers, and how soon a long export stops.

The limits of the summary and of stopping are times (1 s, 250 ms), so their targets are too.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from sqlalchemy import select

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.domain.codes import COMPLETED_RECORDS
from crm.domain.errors import Cancelled
from crm.domain.progress import Progress
from crm.domain.summary import SummaryFilter
from crm.exchange.book_model import Book, BookColumn, BookSheet
from crm.exchange.book_writer import write_book
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.tables import Visit
from crm.usecases.export import export_visit_summary
from crm.usecases.summary import counted_summary

VISITS = 3_000
LONG, COLUMNS = 10_000, 20
CANCELLED = 200_000
STARTED = 20_000
"""Rows after which the long export is told to stop."""


def summary(size: str) -> Result:
    """Measure the visit summary of a period with 3,000 visits, beside openpyxl writing its visits alone."""
    store = open_store(data.database(size), data.CLOCK)
    with closing(store), store.read() as reader, TemporaryDirectory() as folder:
        wanted, path = _period(reader), Path(folder)
        rows = [[each.account_no, each.account, each.content] for each in counted_summary(reader, wanted).lines()]
        limit, ours = in_turn(
            lambda: seconds(lambda: _openpyxl(path / "limit.xlsx", rows)),
            lambda: seconds(lambda: export_visit_summary(reader, wanted, path / "ours.xlsx", "zh_CN")),
            rounds=5,
        )
    what = f"visit summary of {len(rows)} visits, six sheets with charts; limit: openpyxl, three of its columns"
    return Result("summary", what, limit, ours, Target(1000, 500, "ms"))


def long_sheet(_size: str) -> Result:
    """Measure 10,000 rows streamed as XML, beside XlsxWriter in constant memory: so long sheets are streamed."""
    rows = list(_rows(LONG))
    with TemporaryDirectory() as folder:
        path = Path(folder)
        limit, ours = in_turn(
            lambda: seconds(lambda: _xlsxwriter(path / "limit.xlsx", rows)),
            lambda: seconds(lambda: write_book(path / "ours.xlsx", _book(LONG), "en")),
            rounds=5,
        )
    what = f"{LONG} rows x {COLUMNS} columns, streamed; limit: XlsxWriter, constant memory"
    return Result("long_sheet", what, limit, ours, Target(0.6, 0.3))


def stopped(_size: str) -> Result:
    """Measure how soon 200,000 rows stop after Cancel, beside the rows between two looks at it."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        limit, ours = in_turn(
            lambda: seconds(lambda: write_book(path / "limit.xlsx", _book(500), "en")),
            lambda: _stop(path / "ours.xlsx"),
            rounds=5,
        )
        assert not list(path.glob("ours*")), "a cancelled export has left a file"
    what = f"{CANCELLED} rows, from Cancel to no file; limit: a book of 500 rows"
    return Result("export_stop", what, limit, ours, Target(250, 100, "ms"))


def _period(reader: Reader) -> SummaryFilter:
    """Return the newest days that hold 3,000 visits."""
    held = select(Visit.c.held_on).where(Visit.c.record_state.in_(COMPLETED_RECORDS), Visit.c.held_on.is_not(None))
    days: Sequence[date] = reader.scalars(held.order_by(Visit.c.held_on.desc()).limit(VISITS))
    assert len(days) == VISITS, "the demo has too few visits"
    return SummaryFilter(days[-1] + timedelta(days=1), data.CLOCK.today())


def _book(count: int) -> Book:
    columns = [BookColumn(f"c{place}", f"Column {place}", "text" if place % 3 else "count") for place in range(COLUMNS)]
    sheet = BookSheet("rows", "Rows", columns, stream=lambda most: _rows(most or count), count=count)
    return Book("Rows", ("", "", "", "", ""), "Bureau", data.CLOCK.today(), (sheet,))


def _rows(count: int) -> Iterator[list[Any]]:
    for number in range(count):
        yield [f"99{number:08} 深圳市某某电子有限公司" if place % 3 else number * place for place in range(COLUMNS)]


def _openpyxl(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def _xlsxwriter(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    with import_module("xlsxwriter").Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _stop(path: Path) -> float:
    """Begin a long export in a thread, tell it to stop, and return how long it still takes."""
    under_way = threading.Event()

    def report(done: int, _total: int) -> None:
        if done >= STARTED:
            under_way.set()

    progress, ends = Progress(report), []

    def write() -> None:
        try:
            write_book(path, _book(CANCELLED), "en", progress)
        except Cancelled:
            ends.append("cancelled")

    thread = threading.Thread(target=write)
    thread.start()
    under_way.wait()
    progress.cancel()
    taken = seconds(thread.join)
    assert ends == ["cancelled"], "the export was not cancelled"
    return taken
