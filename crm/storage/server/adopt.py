"""Moving what a local file holds into a server's empty database: keys, versions and stamps stay as they are."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, func, insert, literal, select, text

from crm.domain.errors import Invalid, Unreadable
from crm.domain.progress import Progress
from crm.domain.server import Moved
from crm.storage.base import METADATA, AnyTable
from crm.storage.reader import Reader
from crm.storage.tables import SearchEntry

PART = 2000
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
    moved = []
    for place, table in enumerate(wanted):
        progress.step(place, len(wanted))
        moved.append(_copy(source, target, table))
    target.execute(text("SET LOCAL session_replication_role = origin"))
    _count_on(target)
    return moved


def _copy(source: Reader, target: Connection, table: AnyTable) -> Moved:
    there, keys, count = hashlib.sha256(), [], 0
    for part in _parts(source.connection, table):
        target.execute(insert(table), part)
        for row in part:
            there.update(_line(row))
        keys += [row["id"] for row in part] if "id" in table.c else []
        count += len(part)
    here, arrived = hashlib.sha256(), 0
    known = set(keys)
    for part in _parts(target, table):
        for row in part:
            if not known or row["id"] in known:
                here.update(_line(row))
                arrived += 1
    if (arrived, here.digest()) != (count, there.digest()) and count:
        raise Unreadable("server.copy_differs", table=table.name, rows=count, arrived=arrived)
    return Moved(table.name, count)


def _parts(connection: Connection, table: AnyTable) -> Iterator[Sequence[dict[str, Any]]]:
    order = list(table.primary_key.columns)
    found = connection.execute(select(table).order_by(*order), execution_options={"yield_per": PART})
    for part in found.mappings().partitions(PART):
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


def _count_on(target: Connection) -> None:
    """Let numbers that the database gives go on after those that came over."""
    log = METADATA.tables[LOG]
    last = target.execute(select(func.max(log.c.id))).scalar()
    if last is not None:
        target.execute(text("SELECT setval(pg_get_serial_sequence('audit_log', 'id'), :last)"), {"last": last})
