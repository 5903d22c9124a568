"""Changes of an account, its contacts, their numbers and its feeders, as the timeline tells them."""

from uuid import UUID

from sqlalchemy import String as PlainText
from sqlalchemy import and_, cast, or_, true

from crm.domain.timeline import EntryKind, TimelineEntry, TimelineKey
from crm.storage.history import rows_of_account, told, traced
from crm.storage.reader import Reader
from crm.storage.tables import AuditLog, Person
from crm.storage.timeline_parts import Condition, Wanted, holds

HIGHEST = 2**62


def changes(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return what was changed since it was made; what says nothing to a person is passed over."""
    rows, before = rows_of_account(reader, wanted.account_id), wanted.before
    found: list[TimelineEntry] = []
    while len(found) < wanted.limit:
        statement = traced(
            rows,
            AuditLog.c.action == "update",
            _behind(before),
            holds(wanted.words, cast(AuditLog.c.changes, PlainText), Person.c.name),
        )
        part = reader.rows(statement.order_by(AuditLog.c.at.desc(), AuditLog.c.id.desc()).limit(wanted.limit))
        found += [
            TimelineEntry(EntryKind.CHANGE, UUID(int=number), change.at, change.subject, change=change)
            for number, change in told(reader, part)
        ]
        if len(part) < wanted.limit:
            break
        before = TimelineKey(part[-1].at, UUID(int=part[-1].id), EntryKind.CHANGE)
    return found[: wanted.limit]


def _behind(before: TimelineKey | None) -> Condition:
    """Return the condition that a row of the audit stands behind a key; its number is its key."""
    if before is None:
        return true()
    number = min(before.id.int, HIGHEST)
    at = AuditLog.c.at
    return and_(at <= before.at, or_(at < before.at, AuditLog.c.id < number))
