"""The rows behind the visit summary, each table read once for the period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Side, SourceRole
from crm.domain.summary import SummaryFilter
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    Feeder,
    Hazard,
    Issue,
    Person,
    Portfolio,
    Substation,
    SupplyPoint,
    Visit,
    VisitParticipant,
    VisitTopic,
)

PART = 900


@dataclass(frozen=True)
class AccountFacts:
    """What the tallies need to know of an account."""

    id: UUID
    segment: str
    area: str
    manager_id: UUID | None
    interval_days: int | None
    due_on: date | None
    created_on: date

    def is_due(self, last_before: date | None, last: date) -> bool:
        """Say whether the due day, reckoned from before a period, lies on or before the period's last day."""
        if self.interval_days is None:
            return False
        return (last_before or self.created_on) + timedelta(days=self.interval_days) <= last


def accounts(reader: Reader, wanted: SummaryFilter) -> dict[UUID, AccountFacts]:
    """Return the accounts of the filter's supply unit and segment, with supply unit and owner of today."""
    today = reader.clock.today()
    names = owners(reader, today)
    statement = (
        select(
            Account.id,
            Account.segment,
            Area.name,
            Account.portfolio_id,
            Account.interval_days,
            Account.due_on,
            Account.created_at,
        )
        .join(Portfolio, Portfolio.id == Account.portfolio_id)
        .join(Area, Area.id == Portfolio.area_id)
        .where(Account.deleted_at.is_(None))
    )
    if wanted.segment:
        statement = statement.where(Account.segment == wanted.segment)
    if wanted.area_id:
        statement = statement.where(Portfolio.area_id == wanted.area_id)
    found = {}
    for row in reader.rows(statement):
        owner = names.get(row.portfolio_id, (None, ""))[0]
        created = reader.clock.local(row.created_at).date()
        found[row.id] = AccountFacts(row.id, row.segment, row.name, owner, row.interval_days, row.due_on, created)
    return found


def visits(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return visits that were held or planned in the period."""
    held = Visit.record_state.in_(COMPLETED_RECORDS) & _within(Visit.held_on, wanted)
    planned = (Visit.plan_state != PlanState.CANCELLED) & _within(Visit.planned_on, wanted)
    statement = (
        select(
            Visit.id,
            Visit.account_id,
            Visit.person_id,
            Visit.channel,
            Visit.plan_state,
            Visit.record_state,
            Visit.planned_on,
            Visit.first_approved_on,
            Visit.held_on,
            Visit.satisfaction,
            Visit.demand_kva,
        )
        .where(Visit.deleted_at.is_(None), or_(held, planned))
        .order_by(Visit.held_on, Visit.id)
    )
    return reader.rows(statement)


def _within(column: Any, wanted: SummaryFilter) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = (column >= wanted.first) & (column <= wanted.last)
    return condition


def last_held_before(reader: Reader, first: date) -> dict[UUID, date]:
    """Return the last completed on-site visit before a day by account."""
    statement = select(Visit.account_id, Visit.held_on).where(
        Visit.deleted_at.is_(None),
        Visit.record_state.in_(COMPLETED_RECORDS),
        Visit.channel == "on_site",
        Visit.held_on < first,
        Visit.held_on >= date(first.year - 2, 1, 1),
    )
    found: dict[UUID, date] = {}
    for account_id, held_on in reader.rows(statement):
        if account_id not in found or held_on > found[account_id]:
            found[account_id] = held_on
    return found


def topics(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the topics of visits."""
    found: dict[UUID, list[str]] = {}
    for part in _parts(visit_ids):
        statement = (
            select(VisitTopic.visit_id, VisitTopic.topic)
            .where(VisitTopic.visit_id.in_(part), VisitTopic.deleted_at.is_(None))
            .order_by(VisitTopic.id)
        )
        for visit_id, topic in reader.rows(statement):
            found.setdefault(visit_id, []).append(topic)
    return found


def participants(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, dict[str, list[str]]]:
    """Return the names of participants by visit and side."""
    found: dict[UUID, dict[str, list[str]]] = {}
    for part in _parts(visit_ids):
        statement = (
            select(VisitParticipant.visit_id, VisitParticipant.side, VisitParticipant.name, VisitParticipant.title)
            .where(VisitParticipant.visit_id.in_(part), VisitParticipant.deleted_at.is_(None))
            .order_by(VisitParticipant.id)
        )
        for visit_id, side, name, title in reader.rows(statement):
            words = f"{name} {title}" if title and side == Side.CUSTOMER else name
            found.setdefault(visit_id, {}).setdefault(side, []).append(words)
    return found


def issues(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return issues raised in the period, each with the person on whose visit it was raised."""
    statement = (
        select(
            Issue.account_id,
            Issue.visit_id,
            Issue.topic,
            Issue.text,
            Issue.state,
            Issue.raised_on,
            Issue.original_due_on,
            Issue.closed_on,
            Visit.person_id,
        )
        .outerjoin(Visit, Visit.id == Issue.visit_id)
        .where(Issue.deleted_at.is_(None), _within(Issue.raised_on, wanted))
        .order_by(Issue.raised_on, Issue.id)
    )
    return reader.rows(statement)


def hazards(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return hazards found in the period, each with the person who found it."""
    statement = (
        select(Hazard.account_id, Hazard.visit_id, Hazard.text, Hazard.remedied_on, Visit.person_id)
        .outerjoin(Visit, Visit.id == Hazard.visit_id)
        .where(Hazard.deleted_at.is_(None), _within(Hazard.found_on, wanted))
        .order_by(Hazard.found_on, Hazard.id)
    )
    return reader.rows(statement)


def feeders(reader: Reader) -> dict[UUID, str]:
    """Return the primary feeder of each account."""
    statement = (
        select(SupplyPoint.account_id, Substation.name, Feeder.number)
        .join(Feeder, Feeder.id == SupplyPoint.feeder_id)
        .join(Substation, Substation.id == Feeder.substation_id)
        .where(
            SupplyPoint.role == SourceRole.PRIMARY,
            SupplyPoint.deleted_at.is_(None),
            or_(SupplyPoint.ends_on.is_(None), SupplyPoint.ends_on >= reader.clock.today()),
        )
    )
    return {row[0]: f"{row[1]}{row[2]}" for row in reader.rows(statement)}


def details(reader: Reader, visit_ids: Iterable[UUID]) -> list[AnyRow]:
    """Return everything that the detail sheet shows of visits."""
    found: list[AnyRow] = []
    for part in _parts(visit_ids):
        statement = (
            select(
                Visit.id,
                Visit.account_id,
                Account.account_no,
                Account.name.label("account"),
                Account.segment,
                Account.importance_grade,
                Account.industry_code,
                Area.name.label("area"),
                Account.contract_kva,
                Visit.held_on,
                Visit.arrived_at,
                Visit.left_at,
                Visit.channel,
                Visit.production,
                Visit.content,
                Visit.outage_plan_told,
                Visit.demand_kva,
                Visit.demand_on,
                Visit.advice,
                Visit.reply_on_site,
                Visit.satisfaction,
                Visit.recommend,
                Visit.next_visit_on,
                Visit.record_state,
                Person.name.label("person"),
            )
            .join(Account, Account.id == Visit.account_id)
            .join(Portfolio, Portfolio.id == Account.portfolio_id)
            .join(Area, Area.id == Portfolio.area_id)
            .join(Person, Person.id == Visit.person_id)
            .where(Visit.id.in_(part))
        )
        found.extend(reader.rows(statement))
    found.sort(key=lambda row: (row.held_on, row.id))
    return found


def _parts(values: Iterable[UUID]) -> Iterable[list[UUID]]:
    wanted = list(values)
    for start in range(0, len(wanted), PART):
        yield wanted[start : start + PART]
