"""The statements of a timeline, one for each table that it reads."""

from typing import Any

from sqlalchemy import func, select

from crm.domain.codes import COMPLETED_RECORDS, OutageState
from crm.domain.timeline import EntryKind, TimelineEntry
from crm.storage.interactions import is_own
from crm.storage.reader import Reader
from crm.storage.tables import (
    Attachment,
    Contact,
    EnergyAdvice,
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
from crm.storage.timeline_parts import Wanted, behind, holds, moment_of_day
from crm.storage.types import UtcDateTime

INTERACTIONS = {
    "call": EntryKind.CALL,
    "note": EntryKind.NOTE,
    "message": EntryKind.MESSAGE,
    "wechat": EntryKind.MESSAGE,
    "sms": EntryKind.MESSAGE,
    "email": EntryKind.MESSAGE,
    "online_hall": EntryKind.MESSAGE,
    "counter": EntryKind.MEETING,
    "meeting": EntryKind.MEETING,
}


def visits(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return held visits; one without an hour stands at noon of its day."""
    at = func.coalesce(Visit.c.arrived_at, moment_of_day(reader, Visit.c.held_on), type_=UtcDateTime())
    statement = (
        select(Visit.c.id, at.label("at"), Visit.c.purpose, Visit.c.content, Visit.c.satisfaction, Visit.c.channel)
        .add_columns(Person.c.name)
        .outerjoin(Person, Person.c.id == Visit.c.person_id)
        .where(
            Visit.c.account_id == wanted.account_id,
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.held_on.is_not(None),
            Visit.c.deleted_at.is_(None),
            behind(wanted.before, at, Visit.c.id),
            holds(
                wanted.words,
                Visit.c.purpose,
                Visit.c.content,
                Visit.c.production,
                Visit.c.advice,
                Visit.c.reply_on_site,
                Person.c.name,
            ),
        )
        .order_by(at.desc(), Visit.c.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(
            EntryKind.VISIT, row[0], row.at, row[2] or "", row[3], detail=row[5], rating=row[4], person=row[6]
        )
        for row in reader.rows(statement)
    ]


def interactions(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return notes, and contacts by every channel."""
    kinds = [code for code, kind in INTERACTIONS.items() if kind in wanted.kinds]
    table = Interaction.c
    statement = (
        select(table.id, table.kind, table.happened_at, table.text, Contact.c.name, Person.c.name.label("person"))
        .add_columns(table.result, table.direction, table.minutes, table.version, table.person_id, table.created_by)
        .outerjoin(Contact, Contact.c.id == table.contact_id)
        .outerjoin(Person, Person.c.id == table.person_id)
        .where(
            table.account_id == wanted.account_id,
            table.kind.in_(kinds),
            table.deleted_at.is_(None),
            behind(wanted.before, table.happened_at, table.id),
            holds(wanted.words, table.text, Contact.c.name, Person.c.name),
        )
        .order_by(table.happened_at.desc(), table.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(
            INTERACTIONS[row.kind],
            row.id,
            row.happened_at,
            row[4] or "",
            row.text,
            detail=row.result if row.kind == "call" else row.kind,
            minutes=row.minutes,
            person=row.person,
            direction=row.direction,
            version=row.version,
            is_own=is_own(reader, row.person_id, row.created_by),
        )
        for row in reader.rows(statement)
    ]


def tasks_added(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return when tasks were given."""
    return _tasks(reader, wanted, EntryKind.TASK_ADDED, Task.c.created_at)


def tasks_done(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return when tasks were done; their state is not asked, lest a database reads all that were ever done."""
    return _tasks(reader, wanted, EntryKind.TASK_DONE, Task.c.done_at)


def _tasks(reader: Reader, wanted: Wanted, kind: EntryKind, at: Any) -> list[TimelineEntry]:
    statement = (
        select(Task.c.id, at, Task.c.title, Task.c.note, Person.c.name)
        .outerjoin(Person, Person.c.id == Task.c.assignee_id)
        .where(
            Task.c.account_id == wanted.account_id,
            Task.c.deleted_at.is_(None),
            at.is_not(None),
            behind(wanted.before, at, Task.c.id, kind),
            holds(wanted.words, Task.c.title, Task.c.note),
        )
        .order_by(at.desc(), Task.c.id.desc())
        .limit(wanted.limit)
    )
    return [TimelineEntry(kind, row[0], row[1], row[2], row[3], person=row[4]) for row in reader.rows(statement)]


def outages(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return outages that began; one that reaches an account by two feeders is one entry."""
    reached = select(OutageAccount.c.outage_id).where(
        OutageAccount.c.account_id == wanted.account_id, OutageAccount.c.deleted_at.is_(None)
    )
    statement = (
        select(Outage.c.id, Outage.c.actual_start, Outage.c.type, Outage.c.cause, Feeder.c.number, Substation.c.name)
        .add_columns(Outage.c.actual_end, Outage.c.note)
        .outerjoin(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            Outage.c.id.in_(reached),
            Outage.c.actual_start.is_not(None),
            Outage.c.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.c.deleted_at.is_(None),
            behind(wanted.before, Outage.c.actual_start, Outage.c.id),
            holds(wanted.words, Outage.c.cause, Outage.c.note, Feeder.c.number, Substation.c.name),
        )
        .order_by(Outage.c.actual_start.desc(), Outage.c.id.desc())
        .limit(wanted.limit)
    )
    return [_outage(row) for row in reader.rows(statement)]


def _outage(row: Any) -> TimelineEntry:
    minutes = round((row.actual_end - row.actual_start).total_seconds() / 60) if row.actual_end else None
    text = "\n".join(part for part in (row.cause, row.note) if part)
    where = f"{row[5] or ''} {row[4] or ''}".strip()
    return TimelineEntry(EntryKind.OUTAGE, row.id, row.actual_start, where, text, detail=row.type, minutes=minutes)


def orders(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return work orders of the hotline (domain.md 2.8)."""
    table = WorkOrder.c
    statement = (
        select(table.id, table.received_at, table.order_no, table.text, table.type, table.subtype, table.official_state)
        .where(
            table.account_id == wanted.account_id,
            table.deleted_at.is_(None),
            behind(wanted.before, table.received_at, table.id),
            holds(wanted.words, table.text, table.order_no),
        )
        .order_by(table.received_at.desc(), table.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(
            EntryKind.WORK_ORDER, row[0], row[1], row[2], row[3], detail=f"{row[4]}/{row[5] or ''}", state=row[6]
        )
        for row in reader.rows(statement)
    ]


def issues(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return what the customer raised; only the day is known."""
    at = moment_of_day(reader, Issue.c.raised_on, minute=1)
    statement = (
        select(Issue.c.id, at.label("at"), Issue.c.text, Issue.c.state, Issue.c.result)
        .where(
            Issue.c.account_id == wanted.account_id,
            Issue.c.deleted_at.is_(None),
            behind(wanted.before, at, Issue.c.id),
            holds(wanted.words, Issue.c.text, Issue.c.result),
        )
        .order_by(at.desc(), Issue.c.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(EntryKind.ISSUE, row[0], row.at, row[2], row[4], detail=row[3]) for row in reader.rows(statement)
    ]


def advice(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return what the customer was advised about its energy, when it was given."""
    table = EnergyAdvice.c
    statement = (
        select(table.id, table.created_at, table.kind, table.state, table.saving_yuan, table.note)
        .where(
            table.account_id == wanted.account_id,
            table.deleted_at.is_(None),
            behind(wanted.before, table.created_at, table.id),
            holds(wanted.words, table.note),
        )
        .order_by(table.created_at.desc(), table.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(EntryKind.ADVICE, row[0], row[1], "", row[5], detail=row[2], state=row[3], yuan=row[4])
        for row in reader.rows(statement)
    ]


def contacts(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return when contacts were added."""
    table = Contact.c
    statement = (
        select(table.id, table.created_at, table.name, table.title, table.role)
        .where(
            table.account_id == wanted.account_id,
            table.deleted_at.is_(None),
            behind(wanted.before, table.created_at, table.id),
            holds(wanted.words, table.name, table.title),
        )
        .order_by(table.created_at.desc(), table.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(EntryKind.CONTACT, row[0], row[1], row[2], row[3], detail=row[4])
        for row in reader.rows(statement)
    ]


def files(reader: Reader, wanted: Wanted) -> list[TimelineEntry]:
    """Return files; those of a visit stand with it unless files alone are asked for."""
    table = Attachment.c
    statement = (
        select(table.id, table.created_at, table.name, table.media_type, table.size, table.version)
        .where(
            table.account_id == wanted.account_id,
            table.deleted_at.is_(None),
            *(() if wanted.with_all_files else (table.visit_id.is_(None),)),
            behind(wanted.before, table.created_at, table.id),
            holds(wanted.words, table.name),
        )
        .order_by(table.created_at.desc(), table.id.desc())
        .limit(wanted.limit)
    )
    return [
        TimelineEntry(EntryKind.FILE, row[0], row[1], row[2], detail=row[3], size=row[4], version=row[5])
        for row in reader.rows(statement)
    ]
