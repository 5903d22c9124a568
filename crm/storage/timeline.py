"""An account's timeline: everything that happened, newest first, read by key."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.clock import Clock, at_local
from crm.domain.codes import COMPLETED_RECORDS, OutageState, TaskState
from crm.domain.tasks import EntryKind, TimelineEntry
from crm.storage.reader import Reader
from crm.storage.tables import (
    Attachment,
    Contact,
    Feeder,
    Interaction,
    Issue,
    Outage,
    OutageAccount,
    Person,
    Substation,
    Task,
    Visit,
    WorkOrder,
)

INTERACTIONS = {
    "call": EntryKind.CALL,
    "note": EntryKind.NOTE,
    "message": EntryKind.MESSAGE,
    "email": EntryKind.MESSAGE,
    "meeting": EntryKind.NOTE,
}


def timeline(
    reader: Reader,
    account_id: UUID,
    before: datetime | None = None,
    limit: int = 50,
    kinds: Iterable[EntryKind] | None = None,
) -> list[TimelineEntry]:
    """Return entries older than `before` (exclusive), newest first; every kind when `kinds` is None."""
    until = before or reader.clock.now() + timedelta(days=1)
    wanted = set(kinds) if kinds is not None else set(EntryKind)
    found: list[TimelineEntry] = []
    for needs, read in _SOURCES:
        if needs & wanted:
            found.extend(entry for entry in read(reader, account_id, until, limit) if entry.kind in wanted)
    found.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
    return found[:limit]


def _visits(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    last = reader.clock.local(until).date()
    statement = (
        select(
            Visit.id, Visit.held_on, Visit.arrived_at, Visit.purpose, Visit.content, Visit.satisfaction, Visit.channel
        )
        .where(
            Visit.account_id == account_id,
            Visit.record_state.in_(COMPLETED_RECORDS),
            Visit.held_on <= last,
            Visit.deleted_at.is_(None),
        )
        .order_by(Visit.held_on.desc(), Visit.id.desc())
        .limit(limit + 1)
    )
    entries = []
    for row in reader.rows(statement):
        at = row.arrived_at or _noon(reader.clock, row.held_on)
        if at < until:
            entries.append(
                TimelineEntry(
                    EntryKind.VISIT, row.id, at, row.purpose or "", row.content, row.channel, row.satisfaction
                )
            )
    return entries


def _noon(clock: Clock, day: Any) -> datetime:
    return at_local(day, 12, 0, clock.zone)


def _interactions(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Interaction.id, Interaction.kind, Interaction.happened_at, Interaction.text, Contact.name, Person.name)
        .outerjoin(Contact, Contact.id == Interaction.contact_id)
        .outerjoin(Person, Person.id == Interaction.person_id)
        .where(
            Interaction.account_id == account_id,
            Interaction.happened_at < until,
            Interaction.deleted_at.is_(None),
        )
        .order_by(Interaction.happened_at.desc(), Interaction.id.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(INTERACTIONS[row[1]], row[0], row[2], row[4] or "", row[3], row[5])
        for row in reader.rows(statement)
    ]


def _tasks(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Task.id, Task.done_at, Task.title)
        .where(
            Task.account_id == account_id,
            Task.state == TaskState.DONE,
            Task.done_at < until,
            Task.deleted_at.is_(None),
        )
        .order_by(Task.done_at.desc(), Task.id.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.TASK_DONE, row[0], row[1], row[2]) for row in reader.rows(statement)]


def _outages(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Outage.id, Outage.actual_start, Outage.type, Outage.cause, Feeder.number, Substation.name)
        .join(OutageAccount, OutageAccount.outage_id == Outage.id)
        .outerjoin(Feeder, Feeder.id == Outage.feeder_id)
        .outerjoin(Substation, Substation.id == Feeder.substation_id)
        .where(
            OutageAccount.account_id == account_id,
            OutageAccount.deleted_at.is_(None),
            Outage.actual_start < until,
            Outage.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.deleted_at.is_(None),
        )
        .order_by(Outage.actual_start.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(EntryKind.OUTAGE, row[0], row[1], f"{row[5] or ''} {row[4] or ''}".strip(), row[3], row[2])
        for row in reader.rows(statement)
    ]


def _orders(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(WorkOrder.id, WorkOrder.received_at, WorkOrder.type, WorkOrder.text)
        .where(WorkOrder.account_id == account_id, WorkOrder.received_at < until, WorkOrder.deleted_at.is_(None))
        .order_by(WorkOrder.received_at.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.WORK_ORDER, row[0], row[1], "", row[3], row[2]) for row in reader.rows(statement)]


def _issues(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Issue.id, Issue.raised_on, Issue.text, Issue.state, Issue.topic)
        .where(Issue.account_id == account_id, Issue.deleted_at.is_(None))
        .order_by(Issue.raised_on.desc(), Issue.id.desc())
        .limit(limit)
    )
    entries = []
    for row in reader.rows(statement):
        at = _noon(reader.clock, row.raised_on) + timedelta(minutes=1)
        if at < until:
            entries.append(TimelineEntry(EntryKind.ISSUE, row.id, at, row.text, None, row.state))
    return entries


def _contacts(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Contact.id, Contact.created_at, Contact.name, Contact.title)
        .where(Contact.account_id == account_id, Contact.created_at < until, Contact.deleted_at.is_(None))
        .order_by(Contact.created_at.desc(), Contact.id.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.CONTACT, row[0], row[1], row[2], None, row[3]) for row in reader.rows(statement)]


def _files(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Attachment.id, Attachment.created_at, Attachment.name)
        .where(Attachment.account_id == account_id, Attachment.created_at < until, Attachment.deleted_at.is_(None))
        .order_by(Attachment.created_at.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.FILE, row[0], row[1], row[2]) for row in reader.rows(statement)]


_SOURCES = (
    ({EntryKind.VISIT}, _visits),
    ({EntryKind.CALL, EntryKind.NOTE, EntryKind.MESSAGE}, _interactions),
    ({EntryKind.TASK_DONE}, _tasks),
    ({EntryKind.OUTAGE}, _outages),
    ({EntryKind.WORK_ORDER}, _orders),
    ({EntryKind.ISSUE}, _issues),
    ({EntryKind.CONTACT}, _contacts),
    ({EntryKind.FILE}, _files),
)
