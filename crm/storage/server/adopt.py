"""Moving what a local file holds into a server's empty database: keys, versions and stamps stay as they are."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, LargeBinary, delete, insert, literal, select, text

from crm.domain.errors import Invalid, Unreadable
from crm.domain.progress import Progress
from crm.domain.server import Moved
from crm.storage.base import METADATA, AnyTable
from crm.storage.reader import Reader
from crm.storage.tables import SearchEntry

PART = 2000
FEW = 10
"""How many rows are held at once, and how many of those that hold whole files."""
LOG = "audit_log"


def adopt(source: Reader, target: Connection, progress: Progress) -> list[Moved]:
    """Copy every table, the log of changes too, and compare counts and digests of both sides before anything is kept.

    A login of a file is one of an operating system, so people come over without theirs. Raises
    Invalid("server.not_empty") and Unreadable("server.copy_differs").
    """
    wanted = [table for table in METADATA.sorted_tables if table.name != SearchEntry.name]
    if target.execute(select(literal(1)).select_from(METADATA.tables["account"]).limit(1)).first():
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
        target.execute(delete(METADATA.tables[name]))


def _copy(source: Reader, target: Connection, table: AnyTable) -> Moved:
    """Copy a table and read it again; rows that the server had before are told by their keys and passed over."""
    before = {tuple(key) for key in target.execute(select(*table.primary_key.columns))}
    there, count = hashlib.sha256(), 0
    for part in _parts(source.connection, table):
        rows = [_without_number(table, row) for row in part]
        target.execute(insert(table), rows)
        for row in rows:
            there.update(_line(row))
        count += len(rows)
    here, arrived = hashlib.sha256(), 0
    for part in _parts(target, table):
        for row in part:
            if tuple(row[column.name] for column in table.primary_key.columns) not in before:
                here.update(_line(_without_number(table, row)))
                arrived += 1
    if (arrived, here.digest()) != (count, there.digest()):
        raise Unreadable("server.copy_differs", table=table.name, rows=count, arrived=arrived)
    return Moved(table.name, count)


def _parts(connection: Connection, table: AnyTable) -> Iterator[Sequence[dict[str, Any]]]:
    size = FEW if any(isinstance(column.type, LargeBinary) for column in table.columns) else PART
    statement = select(table).order_by(*table.primary_key.columns)
    found = connection.execute(statement, execution_options={"yield_per": size})
    for part in found.mappings().partitions(size):
        rows = [dict(row) for row in part]
        if table.name == "person":
            rows = [{**row, "login": None} for row in rows]
        yield rows


def _line(row: dict[str, Any]) -> bytes:
    """Return a row as both databases tell it alike."""
    return "\x1f".join(f"{name}={_told(value)}" for name, value in sorted(row.items())).encode() + b"\x1e"


def _told(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    if isinstance(value, float):
        return repr(value + 0.0)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return repr(value)


def _without_number(table: AnyTable, row: dict[str, Any]) -> dict[str, Any]:
    """Leave the numbers of the log to the server, whose log has begun; they tell the order and nothing else."""
    return {name: value for name, value in row.items() if name != "id"} if table.name == LOG else row
