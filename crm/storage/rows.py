"""Rows straight to the driver: the parameters of many rows at once without the cost of a statement for each.

SQLite's driver gets tuples whose values are encoded by column type; PostgreSQL's goes through SQLAlchemy, which sends
many rows in one statement there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection, Table, insert

from crm.storage.types import Id, UtcDateTime

Encode = Callable[[Any], Any]
PART = 5000
TOGETHER = 50
"""Rows in one SQLite statement: for each statement on a table with triggers it journals every page it touches, and that
costs about as much as the row and its trace."""
_PLAIN_TYPES = frozenset({str, int, float, bytes, type(None)})


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any] | None = None
) -> None:
    """Insert rows of one shape with what they all share; columns that they lack get their defaults."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), [{**(shared or {}), **row} for row in rows])
        return
    names = list(rows[0])
    constants = {
        column.name: column.default.arg  # type: ignore[attr-defined]
        for column in table.columns
        if column.default is not None and column.default.is_scalar
    }
    constants.update(shared or {})
    same = {name: _encoded(table, name, [value])[0] for name, value in constants.items() if name not in rows[0]}
    columns = ", ".join(f'"{name}"' for name in (*names, *same))
    into = f'INSERT INTO "{table.name}" ({columns}) VALUES'
    driver = connection.connection.driver_connection
    assert driver is not None
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        encoded = [_encoded(table, name, [row[name] for row in part]) for name in names]
        tail = (repeat(value, len(part)) for value in same.values())
        _send(driver, into, list(zip(*encoded, *tail, strict=True)))


def _send(driver: Any, into: str, rows: list[tuple[Any, ...]]) -> None:
    """Insert encoded rows, many in a statement, then those that are left over."""
    whole = len(rows) - len(rows) % TOGETHER
    marks = f"({', '.join('?' * len(rows[0]))})"
    driver.executemany(f"{into} {', '.join([marks] * TOGETHER)}", _joined(rows[:whole]))
    driver.executemany(f"{into} {marks}", rows[whole:])


def _joined(rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(rows), TOGETHER):
        yield tuple(chain.from_iterable(rows[start : start + TOGETHER]))


def _encoded(table: Table, name: str, values: list[Any]) -> list[Any]:
    """Encode a column; one that holds only what the driver takes as it is costs next to nothing."""
    if not _PLAIN_TYPES.issuperset(map(type, values)):
        encode = _encoder(table, name)
        return [encode(value) for value in values]
    return values


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
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M:%S.%f")
    return value
