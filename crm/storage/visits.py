"""Visits: lists, a calendar's span, and everything of one record."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.domain.codes import (
    COMPLETED_RECORDS,
    Channel,
    OutageState,
    PlanState,
    RecordState,
    Segment,
)
from crm.domain.errors import NotFound
from crm.domain.visits import (
    LastVisit,
    VisitRow,
    VisitView,
)
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import (
    Account,
    Attachment,
    Contact,
    Feeder,
    Outage,
    OutageAccount,
    Person,
    Substation,
    Visit,
)

PLANNED_STATES = (PlanState.PROPOSED, PlanState.APPROVED, PlanState.APPOINTED)


def _base() -> AnySelect:
    contact = (
        select(Contact.name)
        .where(Contact.account_id == Visit.account_id, Contact.deleted_at.is_(None))
        .order_by(Contact.call_order)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            Visit.id,
            Visit.version,
            Visit.account_id,
            Account.name.label("account"),
            Account.segment,
            Account.district_code,
            Visit.person_id,
            Person.name.label("person"),
            Visit.channel,
            Visit.plan_state,
            Visit.record_state,
            Visit.planned_on,
            Visit.planned_start,
            Visit.planned_end,
            Visit.held_on,
            Visit.purpose,
            Visit.is_fixed,
            Visit.satisfaction,
            Visit.content,
            contact.label("contact"),
            Account.lon,
            Account.lat,
        )
        .join(Account, Account.id == Visit.account_id)
        .join(Person, Person.id == Visit.person_id)
        .where(Visit.deleted_at.is_(None))
    )


def _row(row: AnyRow) -> VisitRow:
    return VisitRow(
        row.id,
        row.version,
        row.account_id,
        row.account,
        Segment(row.segment),
        row.district_code,
        row.person_id,
        row.person,
        Channel(row.channel),
        PlanState(row.plan_state),
        RecordState(row.record_state),
        row.planned_on,
        row.planned_start,
        row.planned_end,
        row.held_on,
        row.purpose,
        row.is_fixed,
        row.satisfaction,
        row.content,
        row.contact,
        row.lon,
        row.lat,
    )


def _of(person_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if person_id is None else [Visit.person_id == person_id]


def between(reader: Reader, person_id: UUID | None, first: date, last: date) -> list[VisitRow]:
    """Return the visits planned for or held on the days from first to last, in the order of their hours."""
    on_days = or_(
        and_(Visit.planned_on >= first, Visit.planned_on <= last),
        and_(Visit.held_on >= first, Visit.held_on <= last),
    )
    statement = _base().where(on_days, Visit.plan_state != PlanState.CANCELLED, *_of(person_id))
    return [_row(row) for row in reader.rows(statement.order_by(Visit.planned_start, Visit.id))]


def visit_ids(reader: Reader, view: VisitView, person_id: UUID | None) -> list[UUID]:
    """Return the ids of a tab of the visits page: planned ones by time, the others newest first."""
    states: dict[VisitView, tuple[ColumnElement[bool], tuple[Any, ...]]] = {
        VisitView.DRAFTS: (
            Visit.record_state.in_((RecordState.DRAFT, RecordState.RETURNED)),
            (Visit.updated_at.desc(), Visit.id),
        ),
        VisitView.PLANNED: (
            and_(Visit.plan_state.in_(PLANNED_STATES), Visit.record_state == RecordState.NONE),
            (Visit.planned_on, Visit.planned_start, Visit.id),
        ),
        VisitView.DONE: (Visit.record_state.in_(COMPLETED_RECORDS), (Visit.held_on.desc(), Visit.id.desc())),
    }
    condition, order = states[view]
    statement = select(Visit.id).where(Visit.deleted_at.is_(None), condition, *_of(person_id)).order_by(*order)
    return reader.scalars(statement)


def view_counts(reader: Reader, person_id: UUID | None) -> dict[VisitView, int]:
    """Return how many visits each tab shows."""
    drafts = Visit.record_state.in_((RecordState.DRAFT, RecordState.RETURNED))
    planned = and_(Visit.plan_state.in_(PLANNED_STATES), Visit.record_state == RecordState.NONE)
    done = Visit.record_state.in_(COMPLETED_RECORDS)
    counts = [func.count().filter(each) for each in (drafts, planned, done)]
    row = reader.one(select(*counts).select_from(Visit).where(Visit.deleted_at.is_(None), *_of(person_id)))
    assert row is not None
    return dict(zip((VisitView.DRAFTS, VisitView.PLANNED, VisitView.DONE), row, strict=True))


def visit_rows(reader: Reader, ids: Sequence[UUID]) -> list[VisitRow]:
    """Return visits by id in the order of the ids."""
    if not ids:
        return []
    found = {row.id: _row(row) for row in reader.rows(_base().where(Visit.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def visit_row(reader: Reader, visit_id: UUID) -> VisitRow:
    """Return one visit; raises NotFound("visit.gone")."""
    rows = visit_rows(reader, [visit_id])
    if not rows:
        raise NotFound("visit.gone")
    return rows[0]


def of_account(reader: Reader, account_id: UUID, limit: int = 100) -> list[VisitRow]:
    """Return an account's visits, newest first."""
    newest = func.coalesce(Visit.held_on, Visit.planned_on).desc()
    statement = _base().where(Visit.account_id == account_id, Visit.plan_state != PlanState.CANCELLED)
    return [_row(row) for row in reader.rows(statement.order_by(newest, Visit.id.desc()).limit(limit))]


def next_of_account(reader: Reader, account_id: UUID) -> VisitRow | None:
    """Return the next planned visit of an account."""
    statement = _base().where(
        Visit.account_id == account_id,
        Visit.plan_state.in_(PLANNED_STATES),
        Visit.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
        Visit.planned_on >= reader.clock.today(),
    )
    row = reader.one(statement.order_by(Visit.planned_start).limit(1))
    return _row(row) if row is not None else None


def last_of_account(reader: Reader, account_id: UUID, before: UUID | None = None) -> LastVisit | None:
    """Return the newest completed visit of an account, another than `before`."""
    statement = select(Visit.held_on, Visit.content, Visit.satisfaction).where(
        Visit.account_id == account_id,
        Visit.record_state.in_(COMPLETED_RECORDS),
        Visit.held_on.is_not(None),
        Visit.deleted_at.is_(None),
    )
    if before is not None:
        statement = statement.where(Visit.id != before)
    row = reader.one(statement.order_by(Visit.held_on.desc(), Visit.id.desc()).limit(1))
    return LastVisit(row.held_on, row.content, row.satisfaction) if row is not None else None


def person_name(reader: Reader, person_id: UUID) -> str | None:
    """Return a person's name."""
    found: str | None = reader.scalar(select(Person.name).where(Person.id == person_id))
    return found


def files(reader: Reader, visit_id: UUID) -> tuple[tuple[UUID, str, int], ...]:
    """Return (id, name, bytes) of a visit's files."""
    statement = (
        select(Attachment.id, Attachment.name, Attachment.size)
        .where(Attachment.visit_id == visit_id, Attachment.deleted_at.is_(None))
        .order_by(Attachment.id)
    )
    return tuple((row[0], row[1], row[2]) for row in reader.rows(statement))


def coming_outage(
    reader: Reader, account_id: UUID, now: datetime, ahead: timedelta
) -> tuple[str, datetime, datetime | None] | None:
    """Return (feeder, start, end) of the next published outage that reaches an account within a span."""
    statement = (
        select(Substation.name, Feeder.number, Outage.planned_start, Outage.planned_end)
        .join(OutageAccount, OutageAccount.outage_id == Outage.id)
        .join(Feeder, Feeder.id == Outage.feeder_id)
        .join(Substation, Substation.id == Feeder.substation_id)
        .where(
            OutageAccount.account_id == account_id,
            OutageAccount.deleted_at.is_(None),
            Outage.state == OutageState.PUBLISHED,
            Outage.planned_start >= now,
            Outage.planned_start <= now + ahead,
            Outage.deleted_at.is_(None),
        )
        .order_by(Outage.planned_start)
        .limit(1)
    )
    row = reader.one(statement)
    return (f"{row[0]} {row[1]}", row[2], row[3]) if row is not None else None


def outages_between(
    reader: Reader, person_id: UUID | None, start: datetime, end: datetime
) -> list[tuple[str, datetime, datetime]]:
    """Return (feeder, start, end) of outages that reach the scope's accounts and overlap a span."""
    books = None if person_id is None else books_of(reader, person_id, reader.clock.today())
    begins = func.coalesce(Outage.actual_start, Outage.planned_start)
    statement = (
        select(Substation.name, Feeder.number, begins, Outage.planned_end, Outage.actual_end)
        .join(OutageAccount, OutageAccount.outage_id == Outage.id)
        .join(Feeder, Feeder.id == Outage.feeder_id)
        .join(Substation, Substation.id == Feeder.substation_id)
        .where(
            Outage.state.in_((OutageState.PUBLISHED, OutageState.RUNNING)),
            Outage.deleted_at.is_(None),
            begins < end,
        )
        .distinct()
    )
    if books is not None:
        statement = statement.where(OutageAccount.portfolio_id.in_(books))
    found = []
    for station, number, began, planned_end, actual_end in reader.rows(statement):
        until = actual_end or planned_end or reader.clock.now() + timedelta(hours=2)
        if until > start:
            found.append((f"{station} {number}", began, until))
    return sorted(found, key=lambda each: each[1])
