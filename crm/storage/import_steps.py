"""The way back of an import as bytes: keys of added rows, and the former values of changed ones, by table."""

import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import Enum
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Time

from crm.domain.changes import Action
from crm.domain.progress import Progress
from crm.domain.undo import UndoStep, UndoSteps
from crm.storage.base import AnyTable
from crm.storage.tables import table_named
from crm.storage.types import Id, UtcDateTime

FASTEST = 1
TOGETHER = 1000


def packed_steps(steps: Iterable[UndoStep], progress: Progress | None = None) -> bytes:
    """Return steps as bytes; what a bulk of new rows leaves is their keys alone, and a long list is packed in parts.

    Raises Cancelled through `progress` between two of them.
    """
    packer, rest = zlib.compressobj(FASTEST), iter(steps)
    pieces, between = [packer.compress(b"[")], ""
    while part := list(islice(rest, TOGETHER)):
        if progress is not None:
            progress.look()
        said = json.dumps([_row(step) for step in part], ensure_ascii=False, separators=(",", ":"))
        pieces.append(packer.compress(f"{between}{said[1:-1]}".encode()))
        between = ","
    return b"".join((*pieces, packer.compress(b"]"), packer.flush()))


def _row(step: UndoStep) -> list[object]:
    if step.version != 1 or step.before:
        return [step.table, step.action, step.id.hex, step.version, step.since, _plain(step.before)]
    return [step.table, step.action, step.id.hex]


def unpacked_steps(content: bytes, progress: Progress | None = None) -> UndoSteps:
    """Return the steps in the order in which the changes were made; raises Cancelled through `progress`."""
    found = []
    for table, action, key, *rest in (progress or Progress()).through(_rows(zlib.decompress(content).decode())):
        version, since, before = rest or (1, 0, {})
        values = {name: _value(table_named(table), name, value) for name, value in before.items()}
        found.append(UndoStep(table, Action(action), UUID(key), version, since, values))
    return tuple(found)


def _rows(text: str) -> Iterator[list[Any]]:
    """Yield the rows of a list one by one: to read all of 200,000 at once takes half a second, with no look between."""
    read, at = json.JSONDecoder().raw_decode, 1
    while text[at] != "]":
        row, at = read(text, at)
        yield row
        at += text[at] == ","


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {name: _as_json(value) for name, value in values.items()}


def _as_json(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        raise TypeError("a file is not kept among the steps of an import")
    return value.isoformat() if isinstance(value, date | time) else value


def _value(table: AnyTable, name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = table.c[name].type
    if isinstance(kind, Id):
        return UUID(value)
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(kind, Time) else value
