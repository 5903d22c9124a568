"""The rows behind the visit summary, each table read once for the period."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, null, or_, select, type_coerce

from crm.domain.codes import COMPLETED_RECORDS, Channel, ImportanceGrade, PlanState, Segment, Side, SourceRole
from crm.domain.duty import EVENT_RULES, DutyRule
from crm.domain.summary import Months, SummaryFilter
from crm.planning.duty import binding_rule, due_on, required
from crm.storage.owner import in_parts
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.segments import former_segments
from crm.storage.settings import all_values
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

EVENTS = frozenset(EVENT_RULES.values())
WHOLE = "NOT INDEXED", "sqlite"
"""Read a table from one end to the other: by the index of living rows SQLite jumps for each of them."""


class AccountFacts(NamedTuple):
    """What the tallies need to know of an account; a bureau has twenty thousand of them."""

    id: UUID
    segment: str
    area_id: UUID
    area: str
    street_code: str | None
    manager_id: UUID | None
    cycle: DutyRule | None
    due_on: date | None
    is_event: bool
    created_on: date
    last_onsite_on: date | None
    book: object
    """The stored key of its portfolio: cheap to group by."""

    def last_before(self, first: date, earlier: Mapping[UUID, date]) -> date | None:
        """Return the last on-site visit before a period; `earlier` are those of accounts that were seen since."""
        last = self.last_onsite_on
        return last if last is None or last < first else earlier.get(self.id)

    def required(self, last_before: date | None, first: date, last: date) -> int:
        """Return how many visits on site fall due until a period's last day, reckoned from before the period.

        What an event asks for that no visit has answered yet makes the first one due earlier.
        """
        due = due_on(self.cycle, last_before, self.created_on)
        found = required(due, self.cycle.days if self.cycle else None, first, last)
        return max(found, int(self.is_event and self.due_on is not None and self.due_on <= last))

    def is_due(self, last_before: date | None, last: date) -> bool:
        """Say whether a visit falls due by a period's last day (domain.md 2.6): whether any is required."""
        due = due_on(self.cycle, last_before, self.created_on)
        if due is not None and due <= last:
            return True
        return self.is_event and self.due_on is not None and self.due_on <= last


def accounts(reader: Reader, wanted: SummaryFilter) -> dict[UUID, AccountFacts]:
    """Return the accounts of the filter's supply unit, street and segment, with supply unit and owner of today.

    Segments are those of the period's end, so that moving an account to another segment changes no past count.
    """
    former = former_segments(reader, wanted.last) if wanted.last < reader.clock.today() else {}
    books = _books(reader, wanted)
    values = all_values(reader, wanted.last)
    statement = select(
        Account.c.id,
        Account.c.segment,
        Account.c.street_code,
        type_coerce(Account.c.portfolio_id, StoredId),
        Account.c.importance_grade,
        Account.c.contract_kva,
        Account.c.due_on,
        Account.c.duty_rule,
        Account.c.created_at,
        Account.c.last_onsite_on,
    ).where(Account.c.deleted_at.is_(None))
    statement = statement.with_hint(Account, *WHOLE)
    if wanted.street:
        statement = statement.where(Account.c.street_code == wanted.street)

    @cache
    def kind_of(segment: str, grade: str, kva: float) -> tuple[str, DutyRule | None]:
        return segment, binding_rule(Segment(segment), ImportanceGrade(grade), kva, values)

    day_of = cache(lambda moment: reader.clock.local(moment).date())
    found: dict[UUID, AccountFacts] = {}
    # Twenty thousand accounts share a few units, streets, days and rules: each is kept once, a third of the memory.
    same: dict[Any, Any] = {}
    one = same.setdefault
    for key, standing, street, book, grade, kva, due, rule, created, last in reader.rows(statement):
        place = books.get(book)
        segment = former.get(key, standing) if former else standing
        if place is None or (wanted.segment and segment != wanted.segment):
            continue
        segment, cycle = kind_of(segment, grade, kva)
        found[key] = AccountFacts(
            key,
            segment,
            place[0],
            place[1],
            one(street, street),
            place[2],
            cycle,
            one(due, due),
            rule in EVENTS,
            day_of(created),
            one(last, last),
            one(book, book),
        )
    return found


def _books(reader: Reader, wanted: SummaryFilter) -> dict[Any, tuple[UUID, str, UUID | None]]:
    """Return the supply unit with its name and the owner of today by stored key of the books of the filter's unit."""
    names = owners(reader, reader.clock.today())
    statement = select(
        Portfolio.c.id, type_coerce(Portfolio.c.id, StoredId).label("stored"), Area.c.id.label("area_id"), Area.c.name
    ).join(Area, Area.c.id == Portfolio.c.area_id)
    if wanted.area_id:
        statement = statement.where(Portfolio.c.area_id == wanted.area_id)
    return {row.stored: (row.area_id, row.name, names.get(row.id, (None, ""))[0]) for row in reader.rows(statement)}


def visits(reader: Reader, wanted: SummaryFilter) -> list[AnyRow]:
    """Return visits that were held or planned in the period."""
    held = Visit.c.record_state.in_(COMPLETED_RECORDS) & _within(Visit.c.held_on, wanted)
    planned = (Visit.c.plan_state != PlanState.CANCELLED) & _within(Visit.c.planned_on, wanted)
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
        .where(Visit.c.deleted_at.is_(None), or_(held, planned))
        .order_by(Visit.c.held_on, Visit.c.id)
    )
    return reader.rows(statement)


def _within(column: Any, wanted: SummaryFilter) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = (column >= wanted.first) & (column <= wanted.last)
    return condition


def is_held(row: AnyRow, wanted: SummaryFilter) -> bool:
    """Say whether a visit is one that was held in the period."""
    completed = row.record_state in COMPLETED_RECORDS
    return bool(completed and row.held_on and wanted.first <= row.held_on <= wanted.last)


def last_held_before(reader: Reader, first: date, seen_since: date) -> dict[UUID, date]:
    """Return the last completed on-site visit before a day of the accounts that were seen on a later day or since.

    Of those that were not seen since the first day the last one is known: AccountFacts.last_before. Whoever counts
    accounts that were seen in a period anyway asks for those seen since its end alone.
    """
    last = (
        select(Visit.c.held_on)
        .where(
            Visit.c.account_id == Account.c.id,
            Visit.c.deleted_at.is_(None),
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.channel == Channel.ON_SITE,
            Visit.c.held_on < first,
        )
        .order_by(Visit.c.held_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = select(Account.c.id, last).where(Account.c.deleted_at.is_(None), Account.c.last_onsite_on >= seen_since)
    statement = statement.with_hint(Account, *WHOLE)
    return {account_id: day for account_id, day in reader.rows(statement) if day is not None}


def topics(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the topics of visits."""
    found: dict[UUID, list[str]] = {}
    for part in in_parts(visit_ids):
        statement = (
            select(VisitTopic.c.visit_id, VisitTopic.c.topic)
            .where(VisitTopic.c.visit_id.in_(part), VisitTopic.c.deleted_at.is_(None))
            .order_by(VisitTopic.c.id)
        )
        for visit_id, topic in reader.rows(statement):
            found.setdefault(visit_id, []).append(topic)
    return found


def participants(reader: Reader, visit_ids: Iterable[UUID], personal: bool) -> dict[UUID, dict[str, list[str]]]:
    """Return the names of participants by visit and side, with title and first number of the customer's.

    The customer's people are only read when asked for; numbers stay away from whoever may not see them.
    """
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
        for visit_id, side, name, title, phone in reader.rows(statement):
            more = (title, phone) if side == Side.CUSTOMER else ()
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
        found.update({row[0]: row[1] for row in reader.rows(statement)})
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
        for visit_id, title, edition in reader.rows(statement):
            found.setdefault(visit_id, []).append((title, edition or ""))
    return found
