"""Rows straight to the driver: the parameters of many rows at once without the cost of a statement for each.

SQLite's driver gets tuples whose values are encoded by column type; PostgreSQL's goes through SQLAlchemy, which sends
many rows in one statement there.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Table, insert

from crm.storage.types import Id, UtcDateTime

Encode = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one shape; columns that the first row lacks get their defaults."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), list(rows))
        return
    names = list(rows[0])
    constants = {
        column.name: column.default.arg  # type: ignore[attr-defined]
        for column in table.columns
        if column.default is not None and column.default.is_scalar and column.name not in rows[0]
    }
    encoders = [_encoder(table, name) for name in names]
    tail = tuple(int(value) if isinstance(value, bool) else value for value in constants.values())
    marks = ", ".join("?" * (len(names) + len(constants)))
    columns = ", ".join(f'"{name}"' for name in (*names, *constants))
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
    pairs = list(zip(names, encoders, strict=True))
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.executemany(statement, ((*[encode(row[name]) for name, encode in pairs], *tail) for row in rows))


def _encoder(table: Table, name: str) -> Encode:
    kind = table.c[name].type
    if isinstance(kind, Id):
        return _key
    if isinstance(kind, UtcDateTime):
        return _moments()
    return _plain


def _key(value: Any) -> bytes | None:
    return None if value is None else value.bytes


def _moments() -> Encode:
    """Encode moments; the same moment (the stamp of a unit of work) is encoded once."""
    known: dict[datetime | None, str | None] = {None: None}

    def encode(value: datetime | None) -> str | None:
        if value not in known:
            assert value is not None
            known[value] = value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        return known[value]

    return encode


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M:%S.%f")
    return value
