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
            Visit.c.id,
            Visit.c.held_on,
            Visit.c.arrived_at,
            Visit.c.purpose,
            Visit.c.content,
            Visit.c.satisfaction,
            Visit.c.channel,
        )
        .where(
            Visit.c.account_id == account_id,
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.held_on <= last,
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.held_on.desc(), Visit.c.id.desc())
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
        select(
            Interaction.c.id,
            Interaction.c.kind,
            Interaction.c.happened_at,
            Interaction.c.text,
            Contact.c.name,
            Person.c.name,
        )
        .outerjoin(Contact, Contact.c.id == Interaction.c.contact_id)
        .outerjoin(Person, Person.c.id == Interaction.c.person_id)
        .where(
            Interaction.c.account_id == account_id,
            Interaction.c.happened_at < until,
            Interaction.c.deleted_at.is_(None),
        )
        .order_by(Interaction.c.happened_at.desc(), Interaction.c.id.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(INTERACTIONS[row[1]], row[0], row[2], row[4] or "", row[3], row[5])
        for row in reader.rows(statement)
    ]


def _tasks(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Task.c.id, Task.c.done_at, Task.c.title)
        .where(
            Task.c.account_id == account_id,
            Task.c.state == TaskState.DONE,
            Task.c.done_at < until,
            Task.c.deleted_at.is_(None),
        )
        .order_by(Task.c.done_at.desc(), Task.c.id.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.TASK_DONE, row[0], row[1], row[2]) for row in reader.rows(statement)]


def _outages(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Outage.c.id, Outage.c.actual_start, Outage.c.type, Outage.c.cause, Feeder.c.number, Substation.c.name)
        .join(OutageAccount, OutageAccount.c.outage_id == Outage.c.id)
        .outerjoin(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            OutageAccount.c.account_id == account_id,
            OutageAccount.c.deleted_at.is_(None),
            Outage.c.actual_start < until,
            Outage.c.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.c.deleted_at.is_(None),
        )
        .order_by(Outage.c.actual_start.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(EntryKind.OUTAGE, row[0], row[1], f"{row[5] or ''} {row[4] or ''}".strip(), row[3], row[2])
        for row in reader.rows(statement)
    ]


def _orders(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(WorkOrder.c.id, WorkOrder.c.received_at, WorkOrder.c.type, WorkOrder.c.text)
        .where(WorkOrder.c.account_id == account_id, WorkOrder.c.received_at < until, WorkOrder.c.deleted_at.is_(None))
        .order_by(WorkOrder.c.received_at.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.WORK_ORDER, row[0], row[1], "", row[3], row[2]) for row in reader.rows(statement)]


def _issues(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Issue.c.id, Issue.c.raised_on, Issue.c.text, Issue.c.state, Issue.c.topic)
        .where(Issue.c.account_id == account_id, Issue.c.deleted_at.is_(None))
        .order_by(Issue.c.raised_on.desc(), Issue.c.id.desc())
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
        select(Contact.c.id, Contact.c.created_at, Contact.c.name, Contact.c.title)
        .where(Contact.c.account_id == account_id, Contact.c.created_at < until, Contact.c.deleted_at.is_(None))
        .order_by(Contact.c.created_at.desc(), Contact.c.id.desc())
        .limit(limit)
    )
    return [TimelineEntry(EntryKind.CONTACT, row[0], row[1], row[2], None, row[3]) for row in reader.rows(statement)]


def _files(reader: Reader, account_id: UUID, until: datetime, limit: int) -> list[TimelineEntry]:
    statement = (
        select(Attachment.c.id, Attachment.c.created_at, Attachment.c.name)
        .where(
            Attachment.c.account_id == account_id, Attachment.c.created_at < until, Attachment.c.deleted_at.is_(None)
        )
        .order_by(Attachment.c.created_at.desc())
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
