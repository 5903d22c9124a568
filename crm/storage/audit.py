"""Reading the log of changes, newest first; what a login may see of it the database decides on a server."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, cast, func, select

from crm.domain.audit import LogEntry, LogFilter, RestoreLine, action_of, entry_key
from crm.domain.clock import Clock, at_local
from crm.domain.errors import NotFound
from crm.storage.audit_subjects import Subject, subjects
from crm.storage.audit_values import typed
from crm.storage.base import AnyTable
from crm.storage.history import QUIET, field_change, names_of_keys
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import AuditLog, Person, table_named

PART = 500
_NOBODY = Subject("", "", None)


def numbers(reader: Reader, wanted: LogFilter, most: int) -> list[int]:
    """Return the numbers of the newest entries that a filter lets through."""
    statement = select(AuditLog.c.id).where(*_where(wanted, reader.clock))
    return reader.scalars(statement.order_by(AuditLog.c.id.desc()).limit(most))


def entries(reader: Reader, wanted: Sequence[int]) -> list[LogEntry]:
    """Return entries in the order of their numbers given; numbers that nobody may see are left out."""
    found: dict[int, LogEntry] = {}
    for part in _parts(wanted):
        rows = reader.rows(_entries().where(AuditLog.c.id.in_(part)))
        names = names_of_keys(reader, [row.changes for row in rows])
        told = subjects(reader, [(row.table_name, row.row_id) for row in rows])
        for row in rows:
            found[row.id] = _entry(row, names, told.get(row.row_id, _NOBODY))
    return [found[number] for number in wanted if number in found]


def logins(reader: Reader) -> list[tuple[str, str]]:
    """Return (login, name) of everybody who changed something, by name; a login that nobody has is its own name."""
    seen = set(_distinct(reader, AuditLog.c.login))
    named = {row.login: row.name for row in reader.rows(select(Person.c.login, Person.c.name).where(_signs_in()))}
    return sorted(((login, named.get(login, login)) for login in seen), key=lambda pair: pair[1])


def tables(reader: Reader) -> list[str]:
    """Return the tables that the log tells of."""
    return sorted(_distinct(reader, AuditLog.c.table_name))


def later_changes(reader: Reader, number: int) -> tuple[AnyRow | None, list[dict[str, list[Any]]]]:
    """Return an entry, and the changes of its row from the newest down to it, the entry's own last."""
    entry = reader.one(_entries().where(AuditLog.c.id == number))
    if entry is None:
        return None, []
    of_row = and_(AuditLog.c.table_name == entry.table_name, AuditLog.c.row_id == entry.row_id)
    statement = select(AuditLog.c.changes).where(of_row, AuditLog.c.id >= number, AuditLog.c.action == "update")
    return entry, reader.scalars(statement.order_by(AuditLog.c.id.desc()))


def restore_lines(reader: Reader, changes: Mapping[str, tuple[Any, Any]]) -> list[RestoreLine]:
    """Return what fields hold and would hold, with keys as names."""
    names = names_of_keys(reader, [changes])
    told = [field_change(field, pair, names) for field, pair in sorted(changes.items())]
    return [RestoreLine(each.field, each.old, each.new) for each in told]


def fields_now(reader: Reader, table: AnyTable, row_id: UUID, fields: Iterable[str]) -> Mapping[str, Any]:
    """Return fields of a row with its version and bin; raises NotFound("row.gone")."""
    columns = [table.c[name] for name in fields]
    row = reader.one(select(table.c.version, table.c.deleted_at, *columns).where(table.c.id == row_id))
    if row is None:
        raise NotFound("row.gone", table=table.name, id=str(row_id))
    return dict(row._mapping)


def _distinct(reader: Reader, column: ColumnElement[Any]) -> Iterator[str]:
    """Hop from value to value along the index: the log has millions of lines and few people."""
    last: str | None = None
    while True:
        found = reader.scalar(select(func.min(column)).where(*(() if last is None else (column > last,))))
        if found is None:
            return
        last = found
        yield found


def _signs_in() -> ColumnElement[bool]:
    return and_(Person.c.login.is_not(None), Person.c.deleted_at.is_(None))


def _where(wanted: LogFilter, clock: Clock) -> Iterator[ColumnElement[bool]]:
    if wanted.first is not None:
        yield AuditLog.c.at >= at_local(wanted.first, zone=clock.zone)
    if wanted.last is not None:
        yield AuditLog.c.at < at_local(wanted.last + timedelta(days=1), zone=clock.zone)
    if wanted.login:
        yield AuditLog.c.login == wanted.login
    if wanted.table:
        yield AuditLog.c.table_name == wanted.table
    for word in wanted.text.lower().split():
        yield func.lower(cast(AuditLog.c.changes, Text)).contains(word, autoescape=True)


def _entries() -> AnySelect:
    return select(*AuditLog.c, Person.c.name.label("person")).outerjoin(
        Person, and_(Person.c.login == AuditLog.c.login, Person.c.deleted_at.is_(None))
    )


def _entry(row: AnyRow, names: dict[UUID, str], subject: Subject) -> LogEntry:
    table, told = table_named(row.table_name), row.changes
    shown = [field for field in sorted(told) if field not in QUIET or len(told) == 1]
    changes = {field: [typed(table, field, value) for value in told[field]] for field in shown}
    return LogEntry(
        id=entry_key(row.id),
        at=row.at,
        login=row.login,
        who=row.person or row.login,
        application=row.application or "",
        address=row.address or "",
        table=row.table_name,
        row_id=row.row_id,
        action=action_of(row.action, row.changes),
        subject=subject.title,
        account=subject.account,
        account_id=subject.account_id,
        fields=tuple(field_change(field, pair, names) for field, pair in changes.items()),
    )


def _parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    wanted = list(dict.fromkeys(numbers))
    for start in range(0, len(wanted), PART):
        yield wanted[start : start + PART]
