"""A page of 200 accounts, beside the same statements on the bare driver."""

import sqlite3
from typing import Any
from uuid import UUID

from sqlalchemy import event

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.domain.accounts import AccountFilter, AccountOrder
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.accounts import account_ids, account_rows

PAGE = 200
REPEATS = 20
Statement = tuple[str, Any]


def run(size: str) -> Result:
    """Measure one page from the middle of the list of all accounts, in the order of names."""
    path = data.database(size)
    store = open_store(path, data.CLOCK)
    driver = sqlite3.connect(path)
    try:
        with store.read() as reader:
            ids = account_ids(reader, AccountFilter(), AccountOrder.NAME)
        middle = ids[len(ids) // 2 :][:PAGE]
        statements = _statements(store, middle)
        limit, ours = in_turn(
            lambda: seconds(lambda: _bare(driver, statements)) / REPEATS,
            lambda: seconds(lambda: _ours(store, middle)) / REPEATS,
            rounds=9,
        )
    finally:
        driver.close()
        store.close()
    return Result("list_page", f"{len(middle)} rows; limit: sqlite3, same statements", limit, ours, Target(4, 2))


def _statements(store: Store, ids: list[UUID]) -> list[Statement]:
    """Return the statements that a page takes, as the driver gets them."""
    found: list[Statement] = []
    with store.read() as reader:

        def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
            found.append((statement, parameters))

        event.listen(reader.connection, "before_cursor_execute", note)
        account_rows(reader, ids)
        event.remove(reader.connection, "before_cursor_execute", note)
    return found


def _bare(driver: sqlite3.Connection, statements: list[Statement]) -> None:
    for _ in range(REPEATS):
        driver.execute("BEGIN")
        for statement, parameters in statements:
            driver.execute(statement, parameters).fetchall()
        driver.execute("COMMIT")


def _ours(store: Store, ids: list[UUID]) -> None:
    for _ in range(REPEATS):
        with store.read() as reader:
            _page(reader, ids)


def _page(reader: Reader, ids: list[UUID]) -> None:
    rows = account_rows(reader, ids)
    assert len(rows) == len(ids)
