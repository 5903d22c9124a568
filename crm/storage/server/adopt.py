"""Moving what a local file holds into a server's empty database: keys, versions and stamps stay as they are."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, LargeBinary, delete, literal, null, select, text

from crm.domain.digests import sha256
from crm.domain.errors import Invalid, Unreadable
from crm.domain.progress import Progress
from crm.domain.server import Moved
from crm.storage.base import AnyTable
from crm.storage.reader import Reader
from crm.storage.tables import SearchEntry, every_table, table_named

PART = 2000
FEW = 10
"""How many rows are held at once, and how many of those that hold whole files."""
LEFT = {("audit_log", "id")}
"""Left to the server, whose log has begun: numbers of lines tell their order and nothing else."""
FORGOTTEN = {("person", "login")}


def adopt(source: Reader, target: Connection, progress: Progress) -> list[Moved]:
    """Copy every table, the log of changes too, and compare counts and digests of both sides before anything is kept.

    A login of a file is one of an operating system, so people come over without theirs. Raises
    Invalid("server.not_empty") and Unreadable("server.copy_differs").
    """
    wanted = [table for table in every_table().sorted_tables if table.name != SearchEntry.name]
    if target.execute(select(literal(1)).select_from(table_named("account")).limit(1)).first():
        raise Invalid("server.not_empty")
    target.execute(text("SET LOCAL session_replication_role = replica"))
    _make_room(target)
    moved = []
    for place, table in enumerate(wanted):
        progress.step(place, len(wanted))
        moved.append(_copy(source, target, table))
    target.execute(text("SET LOCAL session_replication_role = origin"))
    return moved


def _make_room(target: Connection) -> None:
    """Take away the forms that came along with the program: the file has them too, and nobody can have answered."""
    for name in ("survey_version", "survey_form"):
        target.execute(delete(table_named(name)))


def _copy(source: Reader, target: Connection, table: AnyTable) -> Moved:
    """Copy a table and read it again; rows that the server had before are told by their keys and passed over."""
    before = {tuple(key) for key in target.execute(select(*table.primary_key.columns))}
    there, count = sha256(), 0
    for _keys, rows in _parts(source.connection, table):
        _send(target, table, rows)
        there.update(_lines(rows))
        count += len(rows)
    here, arrived = sha256(), 0
    for keys, rows in _parts(target, table):
        found = [row for key, row in zip(keys, rows, strict=True) if key not in before] if before else rows
        here.update(_lines(found))
        arrived += len(found)
    if (arrived, here.digest()) != (count, there.digest()):
        raise Unreadable("server.copy_differs", table=table.name, rows=count, arrived=arrived)
    return Moved(table.name, count)


def _moved(table: AnyTable) -> list[Column[Any]]:
    """Return the columns that come over, in an order that is the same on both sides."""
    return [column for column in table.columns if (table.name, column.name) not in LEFT]


def _send(target: Connection, table: AnyTable, rows: Sequence[Sequence[Any]]) -> None:
    """Send rows in one stream, which no policy keeps from an installer and which costs half of a statement's time."""
    columns = _moved(table)
    encoders = [column.type.dialect_impl(target.dialect).bind_processor(target.dialect) for column in columns]
    names = ", ".join(f'"{column.name}"' for column in columns)
    driver: Any = target.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY public."{table.name}" ({names}) FROM STDIN') as stream:
        for row in rows:
            stream.write_row(
                [value if encode is None else encode(value) for encode, value in zip(encoders, row, strict=True)]
            )


def _parts(connection: Connection, table: AnyTable) -> Iterator[tuple[list[Any], list[Any]]]:
    """Give the keys and the moved columns of rows, some at a time."""
    size = FEW if any(isinstance(column.type, LargeBinary) for column in table.columns) else PART
    key = list(table.primary_key.columns)
    moved = [null() if (table.name, column.name) in FORGOTTEN else column for column in _moved(table)]
    pairs: list[Any] = [column.label(f"column{place}") for place, column in enumerate((*key, *moved))]
    found = connection.execute(select(*pairs).order_by(*key), execution_options={"yield_per": size})
    for part in found.partitions(size):
        yield [tuple(row[: len(key)]) for row in part], [row[len(key) :] for row in part]


def _lines(rows: Sequence[Sequence[Any]]) -> bytes:
    """Return rows as both databases tell them alike."""
    told = ("\x1f".join([_TOLD.get(type(value), repr)(value) for value in row]) for row in rows)
    return "".join(f"{line}\x1e" for line in told).encode()


def _digest(value: bytes) -> str:
    return sha256(value).hexdigest()


_TOLD: dict[type, Callable[[Any], str]] = {
    bytes: _digest,
    memoryview: _digest,
    UUID: lambda value: str(value.int),
    float: lambda value: repr(value + 0.0),
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
}
"""How values are told, each with the one type that it has: the rest as Python does."""
