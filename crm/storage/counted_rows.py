"""The rows that count in a period, each with what decides whose it is, read part by part: a year has ten thousands."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, and_, func, or_, select, type_coerce, union

from crm.domain.codes import COMPLETED_RECORDS, Channel, PlanState
from crm.domain.summary import SummaryFilter
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Hazard, Issue, Visit, VisitTopic
from crm.storage.types import StoredId

WHOSE = (Account.c.segment, type_coerce(Account.c.portfolio_id, StoredId).label("book"), Account.c.street_code)
"""What `Counting.whose` asks of the account of a row; the stored key of a book is cheap to look up."""
LIVING = func.coalesce(Account.c.deleted_at, Account.c.deleted_at).is_(None)
"""Accounts not in the bin, read from one end of the table to the other: by an index of them SQLite jumps for each."""


class CountedVisit(NamedTuple):
    """What a visit is to its account."""

    account_id: UUID
    channel: str
    plan_state: str
    record_state: str
    planned_on: date | None
    held_on: date | None


class WholeVisit(NamedTuple):
    """What the figures of a period need to know of a visit, and whose it is."""

    id: UUID
    account_id: UUID
    person_id: UUID
    channel: str
    plan_state: str
    record_state: str
    planned_on: date | None
    first_approved_on: date | None
    held_on: date | None
    satisfaction: int | None
    recommend: int | None
    demand_kva: float | None
    segment: str
    book: object
    street_code: str | None


def visits(reader: Reader, wanted: SummaryFilter) -> Iterator[CountedVisit]:
    """Yield visits that were held or planned in the period."""
    columns = [Visit.c[name] for name in CountedVisit._fields]
    return map(CountedVisit._make, reader.each(select(*columns).where(*_counted_visits(wanted))))


def whole_visits(reader: Reader, wanted: SummaryFilter) -> Iterator[WholeVisit]:
    """Yield visits that were held or planned in the period, of accounts that are asked for."""
    return _whole(reader, wanted, *_counted_visits(wanted))


def held_visits(reader: Reader, wanted: SummaryFilter) -> Iterator[WholeVisit]:
    """Yield those of whole_visits that were held in the period."""
    return _whole(reader, wanted, *_held_visits(wanted))


def rated_visits(reader: Reader, wanted: SummaryFilter) -> Iterator[WholeVisit]:
    """Yield those of held_visits in which the customer gave a mark."""
    return _whole(reader, wanted, *_held_visits(wanted), Visit.c.satisfaction.is_not(None))


def answered_visits(reader: Reader, wanted: SummaryFilter, on_site: bool) -> Iterator[WholeVisit]:
    """Yield those of held_visits, on site or by other ways, in which the customer answered one of both questions."""
    way = Visit.c.channel == Channel.ON_SITE if on_site else Visit.c.channel != Channel.ON_SITE
    answered = or_(Visit.c.satisfaction.is_not(None), Visit.c.recommend.is_not(None))
    return _whole(reader, wanted, *_held_visits(wanted), way, answered)


def planned_visits(reader: Reader, wanted: SummaryFilter) -> Iterator[WholeVisit]:
    """Yield those of whole_visits that were approved for days of the period."""
    approved = Visit.c.first_approved_on.is_not(None), within(Visit.c.planned_on, wanted)
    return _whole(reader, wanted, *_counted_visits(wanted), *approved)


def _whole(reader: Reader, wanted: SummaryFilter, *conditions: ColumnElement[bool]) -> Iterator[WholeVisit]:
    own = [Visit.c[name] for name in WholeVisit._fields[: -len(WHOSE)]]
    statement = select(*own, *WHOSE).join(Account, asked_for(Visit, wanted)).where(*conditions)
    return map(WholeVisit._make, reader.each(statement.order_by(Visit.c.held_on, Visit.c.id)))


def held_about(reader: Reader, wanted: SummaryFilter, topic: str) -> set[UUID]:
    """Return the visits held in the period that were about a topic."""
    about = and_(VisitTopic.c.visit_id == Visit.c.id, VisitTopic.c.topic == topic, VisitTopic.c.deleted_at.is_(None))
    statement = select(Visit.c.id).join(VisitTopic, about).where(*_held_visits(wanted))
    return {row[0] for row in reader.each(statement)}


def issues(reader: Reader, wanted: SummaryFilter, visit_ids: Iterable[UUID] | None = None) -> Iterator[AnyRow]:
    """Yield issues raised in the period, all or those of some visits, each with the person whose visit brought it."""
    columns = (
        Issue.c.id,
        Issue.c.account_id,
        Issue.c.visit_id,
        Issue.c.topic,
        Issue.c.text,
        Issue.c.state,
        Issue.c.raised_on,
        Issue.c.due_on,
        Issue.c.original_due_on,
        Issue.c.closed_on,
        Issue.c.acknowledged_on,
        Issue.c.confirmed_on,
    )
    return _brought(reader, Issue, columns, Issue.c.raised_on, wanted, visit_ids)


def hazards(reader: Reader, wanted: SummaryFilter, visit_ids: Iterable[UUID] | None = None) -> Iterator[AnyRow]:
    """Yield hazards found in the period, all or those of some visits, each with the person who found it."""
    columns = (
        Hazard.c.id,
        Hazard.c.account_id,
        Hazard.c.visit_id,
        Hazard.c.text,
        Hazard.c.found_on,
        Hazard.c.remedy_due,
        Hazard.c.remedied_on,
    )
    return _brought(reader, Hazard, columns, Hazard.c.found_on, wanted, visit_ids)


def _brought(
    reader: Reader, table: Any, columns: Any, day: Any, wanted: SummaryFilter, visit_ids: Iterable[UUID] | None
) -> Iterator[AnyRow]:
    """Yield what visits brought on days of the period."""
    statement: AnySelect = (
        select(*columns, Visit.c.person_id, *WHOSE)
        .join(Account, asked_for(table, wanted))
        .outerjoin(Visit, Visit.c.id == table.c.visit_id)
        .where(table.c.deleted_at.is_(None), within(day, wanted))
        .order_by(day, table.c.id)
    )
    if visit_ids is None:
        yield from reader.each(statement)
        return
    for part in in_parts(visit_ids):
        yield from reader.each(statement.where(table.c.visit_id.in_(part)))


def named_accounts(wanted: SummaryFilter) -> CompoundSelect[tuple[UUID]]:
    """Return a select of the accounts that visits, issues or hazards of the period belong to."""
    return union(
        select(Visit.c.account_id).where(*_counted_visits(wanted)),
        select(Issue.c.account_id).where(Issue.c.deleted_at.is_(None), within(Issue.c.raised_on, wanted)),
        select(Hazard.c.account_id).where(Hazard.c.deleted_at.is_(None), within(Hazard.c.found_on, wanted)),
    )


def asked_for(table: Any, wanted: SummaryFilter) -> ColumnElement[bool]:
    """Return what joins the account of a row, where it lives and lies in the street of the filter."""
    street = (Account.c.street_code == wanted.street,) if wanted.street else ()
    return and_(Account.c.id == table.c.account_id, LIVING, *street)


def is_held(row: CountedVisit | WholeVisit, wanted: SummaryFilter) -> bool:
    """Say whether a visit is one that was held in the period."""
    completed = row.record_state in COMPLETED_RECORDS
    return bool(completed and row.held_on and wanted.first <= row.held_on <= wanted.last)


def within(column: Any, wanted: SummaryFilter) -> ColumnElement[bool]:
    """Return whether a day lies in the period."""
    condition: ColumnElement[bool] = (column >= wanted.first) & (column <= wanted.last)
    return condition


def _held_visits(wanted: SummaryFilter) -> tuple[ColumnElement[bool], ...]:
    return Visit.c.deleted_at.is_(None), _held(wanted)


def _held(wanted: SummaryFilter) -> ColumnElement[bool]:
    return Visit.c.record_state.in_(COMPLETED_RECORDS) & within(Visit.c.held_on, wanted)


def _counted_visits(wanted: SummaryFilter) -> tuple[ColumnElement[bool], ...]:
    planned = (Visit.c.plan_state != PlanState.CANCELLED) & within(Visit.c.planned_on, wanted)
    return Visit.c.deleted_at.is_(None), or_(_held(wanted), planned)
