"""What can be done when a change met somebody else's: bringing a deleted row back, and looking beforehand whether."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.bin import BIN_KINDS
from crm.domain.changes import Kind
from crm.domain.clock import at_local
from crm.domain.conflicts import RowConflict
from crm.domain.errors import RoundsError
from crm.storage import appointments, visits
from crm.storage.conflicts import whole
from crm.storage.reader import Reader
from crm.storage.tables import table_named
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bins
from crm.usecases.undo import refresh_derived

FOLLOWING = frozenset({"sort_key", "district_code", "lon", "lat", "is_direct_service", "portfolio_id"})
"""Columns that follow from others: nobody typed them."""


def bring_back(work: UnitOfWork, table: str, row_id: UUID) -> None:
    """Take a row out of the bin, with what went with it where the bin knows; raises as crm.usecases.bin.restore."""
    if Kind(table) in BIN_KINDS:
        bins.restore(work, [row_id])
        return
    row = whole(work, table_named(table), row_id)
    if row is not None and row["deleted_at"] is not None:
        work.restore(table_named(table), row_id, row["version"])
        refresh_derived(work)


def rehearsed(work: UnitOfWork, told: RowConflict, command: Callable[[Any], object]) -> tuple[RowConflict, bool]:
    """Try in a unit that keeps nothing whether a deleted row can be brought back and the change be made to it.

    Returns the conflict with what the change would write, and whether that is possible for this login.
    """
    work.discard()
    try:
        bring_back(work, told.table, told.id)
        before = len(work.undo)
        command(work)
    except RoundsError:
        return told, False
    now = whole(work, table_named(told.table), told.id) or {}
    written = {name for step in work.undo[before:] if step.id == told.id for name in step.before}
    mine = {name: now[name] for name in sorted(written - FOLLOWING)}
    return replace(told, mine={**told.mine, **mine}), True


class Beside(Struct, frozen=True):
    """Something that stands in somebody's calendar."""

    start: datetime
    end: datetime
    title: str


def beside(reader: Reader, table: str, row_id: UUID, days: Iterable[date]) -> list[Beside]:
    """Return what else stands on some days in the calendar of whose visit or appointment it is."""
    row = whole(reader, table_named(table), row_id)
    found: list[Beside] = []
    for day in sorted(set(days)) if row is not None else ():
        first = at_local(day, zone=reader.clock.zone)
        rows = visits.between(reader, row["person_id"], day, day) if row is not None else []
        found += [Beside(v.start, v.end, v.account) for v in rows if v.start and v.end and v.id != row_id]
        for each in appointments.between(reader, row["person_id"] if row else None, first, first + timedelta(days=1)):
            if each.id != row_id and not each.is_all_day:
                found.append(Beside(each.start, each.end, each.title))
    return found
