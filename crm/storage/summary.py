"""The rows behind the visit summary, each table read once for the period."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, func, null, or_, select, type_coerce, union

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Side, SourceRole
from crm.domain.phones import masked
from crm.domain.summary import Months, SummaryFilter
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    Attachment,
    ContactPhone,
    Feeder,
    Hazard,
    Issue,
    MonthlyUsage,
    Person,
    Portfolio,
    Substation,
    SupplyPoint,
    Visit,
    VisitMaterial,
    VisitParticipant,
    VisitTopic,
)
from crm.storage.types import StoredId, id_of


class CountedVisit(NamedTuple):
    """What the figures of a period need to know of a visit."""

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


def visits(reader: Reader, wanted: SummaryFilter) -> list[CountedVisit]:
    """Return visits that were held or planned in the period."""
    statement = (
        select(
            Visit.c.id,
            Visit.c.account_id,
            Visit.c.person_id,
            Visit.c.channel,
            Visit.c.plan_state,
            Visit.c.record_state,
            Visit.c.planned_on,
            Visit.c.first_approved_on,
            Visit.c.held_on,
            Visit.c.satisfaction,
            Visit.c.recommend,
            Visit.c.demand_kva,
        )
        .where(*_counted_visits(wanted))
        .order_by(Visit.c.held_on, Visit.c.id)
    )
    # Thousands of visits share a few people, states and days: each is kept once, half of the memory.
    same: dict[Any, Any] = {}
    one = same.setdefault
    return [
        CountedVisit._make((*row[:2], *(one(each, each) for each in row[2:-3]), *row[-3:]))
        for row in reader.each(statement)
    ]


def _counted_visits(wanted: SummaryFilter) -> tuple[ColumnElement[bool], ...]:
    held = Visit.c.record_state.in_(COMPLETED_RECORDS) & _within(Visit.c.held_on, wanted)
    planned = (Visit.c.plan_state != PlanState.CANCELLED) & _within(Visit.c.planned_on, wanted)
    return Visit.c.deleted_at.is_(None), or_(held, planned)


def named_accounts(wanted: SummaryFilter) -> CompoundSelect[tuple[UUID]]:
    """Return a select of the accounts that visits, issues or hazards of the period belong to."""
    return union(
        select(Visit.c.account_id).where(*_counted_visits(wanted)),
        select(Issue.c.account_id).where(Issue.c.deleted_at.is_(None), _within(Issue.c.raised_on, wanted)),
        select(Hazard.c.account_id).where(Hazard.c.deleted_at.is_(None), _within(Hazard.c.found_on, wanted)),
    )


def _within(column: Any, wanted: SummaryFilter) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = (column >= wanted.first) & (column <= wanted.last)
    return condition


def is_held(row: CountedVisit, wanted: SummaryFilter) -> bool:
    """Say whether a visit is one that was held in the period."""
    completed = row.record_state in COMPLETED_RECORDS
    return bool(completed and row.held_on and wanted.first <= row.held_on <= wanted.last)


def topics(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the topics of visits; texts that many share are kept once."""
    found: dict[UUID, list[str]] = {}
    same: dict[str, str] = {}
    for part in in_parts(visit_ids):
        own = dict(zip(part, part, strict=True))
        statement = (
            select(VisitTopic.c.visit_id, VisitTopic.c.topic)
            .where(VisitTopic.c.visit_id.in_(part), VisitTopic.c.deleted_at.is_(None))
            .order_by(VisitTopic.c.id)
        )
        for visit_id, topic in reader.each(statement):
            found.setdefault(own[visit_id], []).append(same.setdefault(topic, topic))
    return found


def participants(
    reader: Reader, visit_ids: Iterable[UUID], personal: bool, masks: bool
) -> dict[UUID, dict[str, list[str]]]:
    """Return the names of participants by visit and side, with title and first number of the customer's.

    The customer's people are only read when asked for; numbers stay away from whoever may not see them, and their
    middle is hidden where the bureau `masks` it.
    """
    told = masked if masks else str
    found: dict[UUID, dict[str, list[str]]] = {}
    number = (
        select(ContactPhone.c.number)
        .where(ContactPhone.c.contact_id == VisitParticipant.c.contact_id)
        .where(ContactPhone.c.position == 1, ContactPhone.c.deleted_at.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    for part in in_parts(visit_ids):
        statement = (
            select(
                VisitParticipant.c.visit_id,
                VisitParticipant.c.side,
                VisitParticipant.c.name,
                VisitParticipant.c.title,
                number if personal and reader.rights.may("do.phone") else null(),
            )
            .where(VisitParticipant.c.visit_id.in_(part), VisitParticipant.c.deleted_at.is_(None))
            .order_by(VisitParticipant.c.id)
        )
        if not personal:
            statement = statement.where(VisitParticipant.c.side == Side.BUREAU)
        for visit_id, side, name, title, phone in reader.each(statement):
            more = (title, phone and told(phone)) if side == Side.CUSTOMER else ()
            words = " ".join([name, *(each for each in more if each)])
            found.setdefault(visit_id, {}).setdefault(side, []).append(words)
    return found


def issues(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return issues raised in the period, each with the person on whose visit it was raised."""
    statement = (
        select(
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
            Visit.c.person_id,
        )
        .outerjoin(Visit, Visit.c.id == Issue.c.visit_id)
        .where(Issue.c.deleted_at.is_(None), _within(Issue.c.raised_on, wanted))
        .order_by(Issue.c.raised_on, Issue.c.id)
    )
    return reader.rows(statement)


def hazards(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return hazards found in the period, each with the person who found it."""
    statement = (
        select(
            Hazard.c.id,
            Hazard.c.account_id,
            Hazard.c.visit_id,
            Hazard.c.text,
            Hazard.c.found_on,
            Hazard.c.remedy_due,
            Hazard.c.remedied_on,
            Visit.c.person_id,
        )
        .outerjoin(Visit, Visit.c.id == Hazard.c.visit_id)
        .where(Hazard.c.deleted_at.is_(None), _within(Hazard.c.found_on, wanted))
        .order_by(Hazard.c.found_on, Hazard.c.id)
    )
    return reader.rows(statement)


def feeders(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the primary feeder of each of some accounts."""
    statement = (
        select(SupplyPoint.c.account_id, Substation.c.name, Feeder.c.number)
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            SupplyPoint.c.role == SourceRole.PRIMARY,
            SupplyPoint.c.deleted_at.is_(None),
            or_(SupplyPoint.c.ends_on.is_(None), SupplyPoint.c.ends_on >= reader.clock.today()),
        )
    )
    found: dict[UUID, str] = {}
    for part in in_parts(account_ids):
        rows = reader.rows(statement.where(SupplyPoint.c.account_id.in_(part)))
        found |= {row[0]: f"{row[1]}{row[2]}" for row in rows}
    return found


def details(reader: Reader, visit_ids: Iterable[UUID]) -> list[AnyRow]:
    """Return everything that the detail sheet shows of visits."""
    found: list[AnyRow] = []
    reviewer = Person.alias()
    for part in in_parts(visit_ids):
        statement = (
            select(
                Visit.c.id,
                Visit.c.account_id,
                Account.c.account_no,
                Account.c.name.label("account"),
                Account.c.importance_grade,
                Account.c.industry_code,
                Area.c.name.label("area"),
                Account.c.contract_kva,
                Visit.c.held_on,
                Visit.c.arrived_at,
                Visit.c.left_at,
                Visit.c.channel,
                Visit.c.production,
                Visit.c.content,
                Visit.c.outage_plan_told,
                Visit.c.demand_kva,
                Visit.c.demand_on,
                Visit.c.advice,
                Visit.c.reply_on_site,
                Visit.c.satisfaction,
                Visit.c.recommend,
                Visit.c.next_visit_on,
                Visit.c.record_state,
                Person.c.name.label("person"),
                reviewer.c.name.label("reviewer"),
            )
            .join(Account, Account.c.id == Visit.c.account_id)
            .join(Portfolio, Portfolio.c.id == Account.c.portfolio_id)
            .join(Area, Area.c.id == Portfolio.c.area_id)
            .join(Person, Person.c.id == Visit.c.person_id)
            .outerjoin(reviewer, reviewer.c.id == Visit.c.reviewed_by)
            .where(Visit.c.id.in_(part))
        )
        found.extend(reader.rows(statement))
    found.sort(key=lambda row: (row.held_on, row.id))
    return found


def energy(reader: Reader, account_ids: Iterable[UUID], spans: Iterable[tuple[date, date]]) -> dict[UUID, Months]:
    """Return the months of accounts in some spans, each from its first month to its last."""
    wanted = or_(*(MonthlyUsage.c.month.between(first, last) for first, last in spans))
    found: dict[UUID, Months] = {}
    for part in in_parts(account_ids):
        statement = (
            select(
                type_coerce(MonthlyUsage.c.account_id, StoredId),
                MonthlyUsage.c.month,
                MonthlyUsage.c.kwh_total,
                MonthlyUsage.c.total_fee,
            )
            .where(
                MonthlyUsage.c.account_id.in_(part),
                wanted,
                MonthlyUsage.c.deleted_at.is_(None),
            )
            .order_by(MonthlyUsage.c.account_id)
        )
        for stored, months in groupby(reader.rows(statement), itemgetter(0)):
            found[id_of(stored)] = {row[1]: (row[2], row[3]) for row in months}
    return found


def file_counts(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many files visits have."""
    found: dict[UUID, int] = {}
    for part in in_parts(visit_ids):
        statement = (
            select(Attachment.c.visit_id, func.count())
            .where(Attachment.c.visit_id.in_(part), Attachment.c.deleted_at.is_(None))
            .group_by(Attachment.c.visit_id)
        )
        found.update({row[0]: row[1] for row in reader.each(statement)})
    return found


def materials(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Return (title, edition) of what was handed out on visits."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for part in in_parts(visit_ids):
        statement = (
            select(VisitMaterial.c.visit_id, VisitMaterial.c.title, VisitMaterial.c.edition)
            .where(VisitMaterial.c.visit_id.in_(part), VisitMaterial.c.deleted_at.is_(None))
            .order_by(VisitMaterial.c.id)
        )
        for visit_id, title, edition in reader.each(statement):
            found.setdefault(visit_id, []).append((title, edition or ""))
    return found
