"""Loading very many rows at once, outside of undo and audit: only for a database that is being filled."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select, text

from crm.storage.base import AnyTable
from crm.storage.rows import insert_rows
from crm.storage.tables import Account
from crm.storage.unit import UnitOfWork

CHUNK = 5000


def is_empty(work: UnitOfWork) -> bool:
    """Say whether no account has ever been put into the database."""
    return not work.scalar(select(func.count()).select_from(Account))


def load(work: UnitOfWork, table: AnyTable, rows: Sequence[dict[str, Any]]) -> int:
    """Add rows as they are (keys and stamps included) and return how many; absent columns become their default."""
    names = {name for row in rows[:2000] for name in row} | {name for row in rows[-2000:] for name in row}
    nothing = {name: None for name in names if table.c[name].nullable}
    for start in range(0, len(rows), CHUNK):
        insert_rows(work.connection, table, [{**nothing, **row} for row in rows[start : start + CHUNK]])
        work.progress.step(start, len(rows))
    work.changes.everything = True
    return len(rows)


@contextmanager
def unaudited(work: UnitOfWork) -> Iterator[None]:
    """Leave the triggers out while invented rows go in; they are back before the unit of work ends."""
    if work.dialect == "postgresql":
        work.connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield
        work.connection.execute(text("SET LOCAL session_replication_role = origin"))
        return
    found = work.connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _sql in found:
        work.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in found:
        work.connection.exec_driver_sql(sql)
