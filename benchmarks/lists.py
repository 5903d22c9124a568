"""Long lists beside the bare driver: a page of rows, all keys in an order, the choices of a filter, a file."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.lists import choices, columns_of, list_ids, list_rows

PAGE = 200
EXPORTED = 100_000
COLUMNS = 20
PAGE_TARGET = Target(4, 2)
Statement = tuple[str, Any]
Ask = Callable[[Reader], object]


def accounts_page(size: str) -> Result:
    """Measure one page from the middle of the list of all accounts, in the order of names."""
    return _page("list_page", ListKind.ACCOUNTS, size)


def visits_page(size: str) -> Result:
    """Measure one page from the middle of the list of all visits."""
    return _page("visit_page", ListKind.VISITS, size)


def tasks_page(size: str) -> Result:
    """Measure one page from the middle of the list of all tasks."""
    return _page("task_page", ListKind.TASKS, size)


def sorted_visits(size: str) -> Result:
    """Measure the keys of every visit in an order of two columns, one of another table."""
    query = ListQuery(sort=(SortKey("person"), SortKey("held_on", descending=True)))
    what = "keys of all visits by person and day"
    return beside("list_ids", what, size, lambda reader: list_ids(reader, ListKind.VISITS, query))


def visit_choices(size: str) -> Result:
    """Measure what the filter of a visit's account offers: no other filter has as many values."""
    query = ListQuery(filters={"segment": ("top100", "large_industrial")})
    what = "accounts of visits, with their counts"
    return beside("choices", what, size, lambda reader: choices(reader, ListKind.VISITS, query, "account"))


def export(size: str) -> Result:
    """Measure visits read and written as a workbook of twenty columns, beside openpyxl writing the same rows."""
    columns = [ExportColumn(each.key, 14, _cell(each.key)) for each in columns_of(ListKind.VISITS)[:COLUMNS]]
    with tempfile.TemporaryDirectory() as folder, _opened(size) as store, store.read() as reader:
        ids = list_ids(reader, ListKind.VISITS, ListQuery())[:EXPORTED]
        limit = _openpyxl(Path(folder) / "limit.xlsx", reader, ids, columns)
        path = Path(folder) / "ours.xlsx"
        ours = seconds(lambda: export_list(reader, path, ListKind.VISITS, ids, columns, "visits", ("", "")))
    what = f"{len(ids)} visits, read and written; limit: openpyxl, rows at hand"
    return Result("export", what, limit, ours, Target(0.5, 0.15))


def _page(job: str, kind: ListKind, size: str) -> Result:
    with _opened(size) as store, store.read() as reader:
        ids = list_ids(reader, kind, ListQuery(sort=(SortKey(columns_of(kind)[0].key),)))
    middle = ids[len(ids) // 2 :][:PAGE]
    what = f"{len(middle)} {kind}"
    return beside(job, what, size, lambda reader: list_rows(reader, kind, middle), PAGE_TARGET, repeats=20)


def beside(job: str, what: str, size: str, ask: Ask, target: Target = PAGE_TARGET, repeats: int = 1) -> Result:
    """Measure a question beside its own statements on the bare driver."""
    with _opened(size) as store, closing(sqlite3.connect(data.database(size))) as driver:
        statements = _statements(store, ask)
        limit, ours = in_turn(
            lambda: seconds(lambda: _bare(driver, statements, repeats)) / repeats,
            lambda: seconds(lambda: _ours(store, ask, repeats)) / repeats,
            rounds=9,
        )
    return Result(job, f"{what}; limit: sqlite3, same statements", limit, ours, target)


@contextmanager
def _opened(size: str) -> Iterator[Store]:
    store = open_store(data.database(size), data.CLOCK)
    try:
        yield store
    finally:
        store.close()


def _statements(store: Store, ask: Ask) -> list[Statement]:
    """Return the statements that a question takes, as the driver gets them."""
    found: list[Statement] = []
    with store.read() as reader:

        def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
            found.append((statement, parameters))

        event.listen(reader.connection, "before_cursor_execute", note)
        ask(reader)
        event.remove(reader.connection, "before_cursor_execute", note)
    return found


def _bare(driver: sqlite3.Connection, statements: list[Statement], repeats: int) -> None:
    for _ in range(repeats):
        driver.execute("BEGIN")
        for statement, parameters in statements:
            driver.execute(statement, parameters).fetchall()
        driver.execute("COMMIT")


def _ours(store: Store, ask: Ask, repeats: int) -> None:
    for _ in range(repeats):
        with store.read() as reader:
            assert ask(reader)


def _cell(key: str) -> Callable[[Any], Any]:
    def cell(row: Any) -> Any:
        value = getattr(row, key)
        if isinstance(value, tuple):
            return ", ".join(map(str, value))
        return value.replace(tzinfo=None) if getattr(value, "tzinfo", None) else value

    return cell


def _openpyxl(path: Path, reader: Reader, ids: list[UUID], columns: list[ExportColumn]) -> float:
    """Return how long openpyxl takes for rows that are at hand."""
    from openpyxl import Workbook

    parts = (list_rows(reader, ListKind.VISITS, ids[start : start + 1000]) for start in range(0, len(ids), 1000))
    cells = [[column.value(row) for column in columns] for part in parts for row in part]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()

    def write() -> None:
        for row in cells:
            sheet.append(row)
        book.save(path)

    return seconds(write)
