"""What a writer who comes late finds: what became of the row since it was read, and who did that, from the log.

The log keeps the rights of the database: where its lines cannot be read, nobody knows what both began with, and more
is asked than need be. A row that cannot be seen any more was moved when its older lines can still be seen, or when no
right of the reader's has ended.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import and_, or_, select

from crm.domain.conflicts import (
    TOGETHER,
    Answer,
    Clash,
    Fate,
    Merge,
    MergedRow,
    RowConflict,
    Values,
    merged,
    settled,
)
from crm.domain.errors import Conflict, Denied, NotFound, RoundsError
from crm.storage.audit_values import typed
from crm.storage.base import AnyTable
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import AuditLog, Person, PortfolioGrant, table_named

STAMPS = ("id", "version", "created_at", "created_by", "updated_at", "updated_by")
UNLOGGED = {"attachment": {"content"}, "area_map": {"content"}, "survey_version": {"definition"}, "load_day": {"loads"}}
"""Columns that the log leaves out (migrations/trace.py)."""
QUIET = frozenset({"sort_key", "district_code", "lon", "lat", "is_direct_service", "deleted_at", "position"})
"""Columns that follow from others, so that nobody is told of them."""
CODES = {
    Fate.DELETED: "row.deleted",
    Fate.MOVED: "row.moved",
    Fate.WITHDRAWN: "row.withdrawn",
    Fate.GONE: "row.gone",
    Fate.CHANGED: "row.changed",
    Fate.REMOVING: "row.changed",
    Fate.APPROVING: "row.changed",
}
"""The sentence of each fate."""


class Since(Struct, frozen=True):
    """What was written since a version: the values before, and who wrote each field last, when."""

    base: Mapping[str, Any]
    writers: Mapping[str, tuple[str, datetime]]
    last: tuple[str, datetime]


def since(reader: Reader, table: AnyTable, now: Mapping[str, Any], version: int) -> Since:
    """Return what became of a row since a version; without its lines in the log the base is not known."""
    count = now["version"] - version
    rows = _lines(reader, table, now["id"], count)
    last = (_name_of_login(reader, now["updated_by"]), now["updated_at"])
    if len(rows) < count:
        return Since({}, {}, last)
    unlogged = {*STAMPS, *UNLOGGED.get(table.name, ())}
    base = {name: value for name, value in now.items() if name not in unlogged}
    writers: dict[str, tuple[str, datetime]] = {}
    for row in rows:
        for field, (old, _new) in row.changes.items():
            base[field] = typed(table, field, old)
            writers.setdefault(field, (row.person or row.login, row.at))
    return Since(base, writers, last)


def _lines(reader: Reader, table: AnyTable, row_id: UUID, count: int) -> list[AnyRow]:
    """Return the newest updates of a row in the log."""
    statement = (
        select(AuditLog.c.at, AuditLog.c.login, AuditLog.c.changes, Person.c.name.label("person"))
        .outerjoin(Person, and_(Person.c.login == AuditLog.c.login, Person.c.deleted_at.is_(None)))
        .where(AuditLog.c.table_name == table.name, AuditLog.c.row_id == row_id, AuditLog.c.action == "update")
    )
    return reader.rows(statement.order_by(AuditLog.c.id.desc()).limit(count))


def _name_of_login(reader: Reader, login: str) -> str:
    found = reader.scalar(select(Person.c.name).where(Person.c.login == login, Person.c.deleted_at.is_(None)))
    return str(found or login)


def whole(reader: Reader, table: AnyTable, row_id: UUID) -> dict[str, Any] | None:
    """Return every column of a row, of one in the bin too; None where it cannot be seen."""
    row = reader.one(select(*table.columns).where(table.c.id == row_id))
    return dict(row._mapping) if row is not None else None


def meet(
    reader: Reader, table: AnyTable, row_id: UUID, version: int, mine: Values, answer: Answer | None
) -> tuple[dict[str, Any], dict[str, Any], MergedRow | None]:
    """Return the row as it stands, what to write over it, and what is told of others' changes.

    Raises Conflict("row.changed") with a RowConflict as value `conflict` when both sides changed a field and nobody
    has decided yet, Conflict("row.deleted") for a row in the bin, and what `missing` returns for one that is not there.
    """
    now = whole(reader, table, row_id)
    if now is None:
        raise missing(reader, table, row_id, mine=mine)
    found = since(reader, table, now, version)
    merge = merged(found.base, now, mine, TOGETHER.get(table.name, ()))
    if now["deleted_at"] is not None and "deleted_at" not in mine and (merge.values or merge.clashes):
        raise _error(_conflict(reader, table, now, found, Fate.DELETED, mine=mine))
    values, still_open = settled(merge, answer.chosen if answer is not None else {})
    if still_open:
        clashes = tuple(_signed(clash, found) for clash in still_open)
        raise _error(_conflict(reader, table, now, found, Fate.CHANGED, clashes, mine))
    return now, values, _told(reader, table, now, found, merge)


def meet_removal(
    reader: Reader, table: AnyTable, row_id: UUID, version: int, answer: Answer | None, fate: Fate = Fate.REMOVING
) -> tuple[int, bool]:
    """Return the version that stands and whether the row is still there: somebody may have put it into the bin.

    Raises as `meet` does when somebody changed the row since and nobody has said that it is to go, or to be approved,
    all the same.
    """
    now = whole(reader, table, row_id)
    if now is None:
        raise missing(reader, table, row_id)
    if now["deleted_at"] is not None:
        return now["version"], False
    if answer is None or answer.removes_version != now["version"]:
        found = since(reader, table, now, version)
        changed = ((name,) for name in found.base if found.base[name] != now[name] and name not in QUIET)
        clashes = [Clash(f, (found.base[f[0]],), (now[f[0]],), (found.base[f[0]],)) for f in changed]
        signed = tuple(_signed(clash, found) for clash in clashes)
        raise _error(_conflict(reader, table, now, found, fate, signed))
    return now["version"], True


def missing(
    reader: Reader, table: AnyTable, row_id: UUID, code: str = "row.gone", mine: Values | None = None
) -> RoundsError:
    """Return the error for a row that is not there for this reader: read again to know which sentence to show.

    NotFound with `code` for one that is in the bin or gone for good, "row.moved" for one that lies in a book that the
    reader does not have, and "row.withdrawn" when nothing of it can be seen any more.
    """
    now = whole(reader, table, row_id)
    wish = dict(mine or {})
    if now is not None:
        found = since(reader, table, now, now["version"])
        told = replace(_conflict(reader, table, now, found, Fate.DELETED), mine=wish)
        return NotFound(code, table=table.name, id=str(row_id), conflict=told)
    fate = Fate.GONE
    if reader.is_guarded:
        was_moved = _lines_of(reader, table, row_id) or not _lost_a_book(reader)
        fate = Fate.MOVED if was_moved else Fate.WITHDRAWN
    told = RowConflict(table.name, row_id, fate, mine=wish)
    return NotFound(code if fate is Fate.GONE else CODES[fate], table=table.name, id=str(row_id), conflict=told)


def refused(reader: Reader, table: AnyTable, row_id: UUID, mine: Values) -> RoundsError:
    """Return the error for a row that can be seen and that this login may not change."""
    told = RowConflict(table.name, row_id, Fate.WITHDRAWN, _title(reader, table, row_id), mine=dict(mine))
    return Denied(CODES[Fate.WITHDRAWN], table=table.name, id=str(row_id), conflict=told)


def _lines_of(reader: Reader, table: AnyTable, row_id: UUID) -> bool:
    line = select(AuditLog.c.id).where(AuditLog.c.table_name == table.name, AuditLog.c.row_id == row_id).limit(1)
    return reader.scalar(line) is not None


def _lost_a_book(reader: Reader) -> bool:
    """Say whether a grant of whoever asks has ended: with it, rows go that nobody has moved."""
    grant, today = PortfolioGrant.c, reader.clock.today()
    is_over = or_(grant.ends_on < today, grant.deleted_at.is_not(None))
    mine = select(grant.id).where(grant.person_id == reader.actor.person_id, is_over)
    return reader.scalar(mine.limit(1)) is not None


def _signed(clash: Clash, found: Since) -> Clash:
    """Say who wrote what stands there."""
    writers = [found.writers[name] for name in clash.fields if name in found.writers]
    who, at = max(writers, key=lambda writer: writer[1], default=found.last)
    return replace(clash, who=who, at=at)


def _conflict(
    reader: Reader,
    table: AnyTable,
    now: Mapping[str, Any],
    found: Since,
    fate: Fate,
    clashes: tuple[Clash, ...] = (),
    mine: Values | None = None,
) -> RowConflict:
    who, at = found.last
    wish = {name: value for name, value in (mine or {}).items() if now[name] != value}
    return RowConflict(
        table.name,
        now["id"],
        fate,
        _title(reader, table, now["id"]),
        who,
        at,
        now["version"],
        clashes,
        wish,
        _names(reader, table, clashes, wish),
    )


def _error(told: RowConflict) -> Conflict:
    return Conflict(CODES[told.fate], table=told.table, id=str(told.id), conflict=told)


def _told(reader: Reader, table: AnyTable, now: Mapping[str, Any], found: Since, merge: Merge) -> MergedRow | None:
    """Return whose changes are kept beside the user's; nobody is told of what follows from other fields."""
    fields = tuple(sorted(merge.taken - QUIET))
    if not fields:
        return None
    who = max((found.writers[name] for name in fields), key=lambda writer: writer[1])[0]
    return MergedRow(table.name, now["id"], _title(reader, table, now["id"]), who, fields)


def _title(reader: Reader, table: AnyTable, row_id: UUID) -> str:
    # Rows of any kind can have a name there; changes seldom meet.
    from crm.storage.audit_subjects import subjects

    found = subjects(reader, [(table.name, row_id)]).get(row_id)
    return (found.title or found.account) if found is not None else ""


def _names(reader: Reader, table: AnyTable, clashes: Iterable[Clash], mine: Values) -> dict[UUID, str]:
    """Return the names of the rows that keys among the values point to."""
    wanted: dict[str, set[UUID]] = {}
    values = [(name, value) for name, value in mine.items()]
    for clash in clashes:
        for side in (clash.before or (), clash.theirs, clash.mine):
            values += list(zip(clash.fields, side, strict=False))
    for name, value in values:
        if isinstance(value, UUID):
            for foreign in table.c[name].foreign_keys:
                wanted.setdefault(foreign.column.table.name, set()).add(value)
    found: dict[UUID, str] = {}
    for target, ids in wanted.items():
        column = next((table_named(target).c[n] for n in ("name", "title") if n in table_named(target).c), None)
        if column is not None:
            key = table_named(target).c.id
            found.update({row[0]: row[1] for row in reader.rows(select(key, column).where(key.in_(ids)))})
    return found
