"""Visits: a calendar's span, and everything of one record."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.domain.codes import (
    COMPLETED_RECORDS,
    Channel,
    OutageState,
    PlanState,
    RecordState,
    Segment,
)
from crm.domain.planner import OutageStrip
from crm.domain.today import TeamVisit
from crm.domain.visits import (
    LastVisit,
    VisitAtOnce,
    VisitRow,
)
from crm.storage.conflicts import missing
from crm.storage.people import books_of, holders
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import (
    Account,
    Contact,
    Feeder,
    Outage,
    OutageAccount,
    Person,
    Substation,
    Visit,
    VisitTopic,
)

APPROVED_STATES = (PlanState.APPROVED, PlanState.APPOINTED)
PLANNED_STATES = (PlanState.PROPOSED, *APPROVED_STATES)
"""Visits to come; a proposed one waits for approval."""


def _base() -> AnySelect:
    contact = (
        select(Contact.c.name)
        .where(Contact.c.account_id == Visit.c.account_id, Contact.c.deleted_at.is_(None))
        .order_by(Contact.c.call_order)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            Visit.c.id,
            Visit.c.version,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.segment,
            Account.c.district_code,
            Visit.c.person_id,
            Person.c.name.label("person"),
            Visit.c.channel,
            Visit.c.plan_state,
            Visit.c.record_state,
            Visit.c.planned_on,
            Visit.c.planned_start,
            Visit.c.planned_end,
            Visit.c.held_on,
            Visit.c.purpose,
            Visit.c.is_fixed,
            Visit.c.satisfaction,
            Visit.c.content,
            contact.label("contact"),
            Account.c.lon,
            Account.c.lat,
            Visit.c.series_id,
            Account.c.visit_hours,
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .where(Visit.c.deleted_at.is_(None))
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
        row.series_id,
        row.visit_hours,
    )


def _of(person_id: UUID | None) -> list[ColumnElement[bool]]:
    return [] if person_id is None else [Visit.c.person_id == person_id]


def between(reader: Reader, person_id: UUID | None, first: date, last: date) -> list[VisitRow]:
    """Return the visits planned for or held on the days from first to last, in the order of their hours."""
    statement = _base().where(*_on_days(first, last), *_of(person_id))
    return [_row(row) for row in reader.rows(statement.order_by(Visit.c.planned_start, Visit.c.id))]


def of_team(reader: Reader, day: date) -> list[TeamVisit]:
    """Return everybody's visits planned for or held on a day in short, in the order of their hours."""
    statement = (
        select(Visit.c.person_id, Person.c.name, Account.c.name, Visit.c.planned_start, Visit.c.plan_state)
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .where(Visit.c.deleted_at.is_(None), *_on_days(day, day))
    )
    rows = reader.rows(statement.order_by(Visit.c.planned_start, Visit.c.id))
    return [TeamVisit(row[0], row[1], row[2], row[3], row[4] == PlanState.DONE) for row in rows]


def _on_days(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    planned = and_(Visit.c.planned_on >= first, Visit.c.planned_on <= last)
    held = and_(Visit.c.held_on >= first, Visit.c.held_on <= last)
    return or_(planned, held), Visit.c.plan_state != PlanState.CANCELLED


def of_series(reader: Reader, series_id: UUID) -> list[VisitRow]:
    """Return the visits of a series that are not cancelled, in their order."""
    statement = _base().where(Visit.c.series_id == series_id, Visit.c.plan_state != PlanState.CANCELLED)
    return [_row(row) for row in reader.rows(statement.order_by(Visit.c.planned_start, Visit.c.id))]


def visit_rows(reader: Reader, ids: Sequence[UUID]) -> list[VisitRow]:
    """Return visits by id in the order of the ids."""
    if not ids:
        return []
    found = {row.id: _row(row) for row in reader.rows(_base().where(Visit.c.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def visit_row(reader: Reader, visit_id: UUID) -> VisitRow:
    """Return one visit; raises NotFound("visit.gone")."""
    rows = visit_rows(reader, [visit_id])
    if not rows:
        raise missing(reader, Visit, visit_id, "visit.gone")
    return rows[0]


def of_account(reader: Reader, account_id: UUID, limit: int = 100) -> list[VisitRow]:
    """Return an account's visits, newest first."""
    newest = func.coalesce(Visit.c.held_on, Visit.c.planned_on).desc()
    statement = _base().where(Visit.c.account_id == account_id, Visit.c.plan_state != PlanState.CANCELLED)
    return [_row(row) for row in reader.rows(statement.order_by(newest, Visit.c.id.desc()).limit(limit))]


def next_of_account(reader: Reader, account_id: UUID) -> VisitRow | None:
    """Return the next planned visit of an account."""
    statement = _base().where(
        Visit.c.account_id == account_id,
        Visit.c.plan_state.in_(PLANNED_STATES),
        Visit.c.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
        Visit.c.planned_on >= reader.clock.today(),
    )
    row = reader.one(statement.order_by(Visit.c.planned_start).limit(1))
    return _row(row) if row is not None else None


def topics_of(reader: Reader, visit_id: UUID) -> frozenset[str]:
    """Return what a visit is about."""
    topic = VisitTopic.c
    return frozenset(reader.scalars(select(topic.topic).where(topic.visit_id == visit_id, topic.deleted_at.is_(None))))


def last_of_account(reader: Reader, account_id: UUID, before: UUID | None = None) -> LastVisit | None:
    """Return the newest completed visit of an account, another than `before`."""
    statement = select(Visit.c.held_on, Visit.c.content, Visit.c.satisfaction).where(
        Visit.c.account_id == account_id,
        Visit.c.record_state.in_(COMPLETED_RECORDS),
        Visit.c.held_on.is_not(None),
        Visit.c.deleted_at.is_(None),
    )
    if before is not None:
        statement = statement.where(Visit.c.id != before)
    row = reader.one(statement.order_by(Visit.c.held_on.desc(), Visit.c.id.desc()).limit(1))
    return LastVisit(row.held_on, row.content, row.satisfaction) if row is not None else None


def person_name(reader: Reader, person_id: UUID) -> str | None:
    """Return a person's name."""
    found: str | None = reader.scalar(select(Person.c.name).where(Person.c.id == person_id))
    return found


def at_once(reader: Reader, person_id: UUID, visit_id: UUID, start: datetime, end: datetime) -> list[VisitAtOnce]:
    """Return the other visits that a person wrote down for some of the same hours, in their order."""
    statement = (
        select(Account.c.name, Visit.c.arrived_at, Visit.c.left_at)
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(
            Visit.c.person_id == person_id,
            Visit.c.id != visit_id,
            Visit.c.arrived_at < end,
            Visit.c.left_at > start,
            Visit.c.plan_state != PlanState.CANCELLED,
            Visit.c.deleted_at.is_(None),
        )
    )
    return [VisitAtOnce(*row) for row in reader.rows(statement.order_by(Visit.c.arrived_at))]


def coming_outage(
    reader: Reader, account_id: UUID, now: datetime, ahead: timedelta
) -> tuple[str, datetime, datetime | None] | None:
    """Return (feeder, start, end) of the next published outage that reaches an account within a span."""
    statement = (
        select(Substation.c.name, Feeder.c.number, Outage.c.planned_start, Outage.c.planned_end)
        .join(OutageAccount, OutageAccount.c.outage_id == Outage.c.id)
        .join(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            OutageAccount.c.account_id == account_id,
            OutageAccount.c.deleted_at.is_(None),
            Outage.c.state == OutageState.PUBLISHED,
            Outage.c.planned_start >= now,
            Outage.c.planned_start <= now + ahead,
            Outage.c.deleted_at.is_(None),
        )
        .order_by(Outage.c.planned_start)
        .limit(1)
    )
    row = reader.one(statement)
    return (f"{row[0]} {row[1]}", row[2], row[3]) if row is not None else None


def outages_between(reader: Reader, person_id: UUID | None, start: datetime, end: datetime) -> list[OutageStrip]:
    """Return the outages that reach the scope's accounts and overlap a span, the first to begin first."""
    today = reader.clock.today()
    books = None if person_id is None else books_of(reader, person_id, today)
    begins = func.coalesce(Outage.c.actual_start, Outage.c.planned_start)
    statement = (
        select(
            Outage.c.id,
            OutageAccount.c.portfolio_id,
            Substation.c.name,
            Feeder.c.number,
            begins,
            Outage.c.planned_end,
            Outage.c.actual_end,
        )
        .join(OutageAccount, OutageAccount.c.outage_id == Outage.c.id)
        .join(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            Outage.c.state.in_((OutageState.PUBLISHED, OutageState.RUNNING)),
            Outage.c.deleted_at.is_(None),
            begins < end,
        )
        .distinct()
    )
    if books is not None:
        statement = statement.where(OutageAccount.c.portfolio_id.in_(books))
    whose = holders(reader, today)
    found: dict[UUID, OutageStrip] = {}
    for key, book, station, number, began, planned_end, actual_end in reader.rows(statement):
        until = actual_end or planned_end or reader.clock.now() + timedelta(hours=2)
        if until > start:
            known = found.setdefault(key, OutageStrip(f"{station} {number}", began, until))
            found[key] = replace(known, people=known.people | whose.get(book, frozenset()))
    return sorted(found.values(), key=lambda each: (each.start, each.feeder))
