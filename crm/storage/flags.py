"""The flags of records as they are told: one record's in detail, every manager's counts, what can be sampled."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.changes import Kind
from crm.domain.codes import COMPLETED_RECORDS, Segment
from crm.domain.honesty import Candidate, FlagDetail, HonestyRules, ManagerHonesty, Oddity, SampledVisit
from crm.storage.honesty import rules_by_day
from crm.storage.owner import in_parts
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, Contact, ContactPhone, Person, Task, Visit, VisitFlag


def flags_of(reader: Reader, visit_id: UUID) -> list[FlagDetail]:
    """Return what looks odd about a record, with the visit that it stands against."""
    other, account, person = Visit.alias("other"), Account.alias("of_other"), Person.alias("visitor")
    statement = (
        select(
            VisitFlag.c.kind,
            VisitFlag.c.amount,
            VisitFlag.c.other_id,
            Visit.c.held_on,
            account.c.name.label("account"),
            other.c.held_on.label("other_on"),
            person.c.name.label("person"),
        )
        .join(Visit, Visit.c.id == VisitFlag.c.visit_id)
        .outerjoin(other, other.c.id == VisitFlag.c.other_id)
        .outerjoin(account, account.c.id == other.c.account_id)
        .outerjoin(person, person.c.id == other.c.person_id)
        .where(VisitFlag.c.visit_id == visit_id)
    )
    rows, rules_on = reader.rows(statement), rules_by_day(reader)
    found = [
        FlagDetail(
            Oddity(row.kind),
            row.amount,
            limit_of(Oddity(row.kind), rules_on(row.held_on)),
            row.other_id,
            row.account or "",
            row.other_on,
            row.person or "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: list(Oddity).index(each.kind))


def limit_of(kind: Oddity, rules: HonestyRules) -> float:
    """Return what an oddity of a kind goes beyond."""
    return {
        Oddity.LATE: rules.late_workdays,
        Oddity.OVERLAP: rules.overlap_minutes,
        Oddity.TRAVEL: rules.brisk_kmh,
        Oddity.COPIED: rules.copied_pct,
    }[kind]


def by_manager(reader: Reader, first: date, last: date) -> list[ManagerHonesty]:
    """Return what was handed in about the visits of a span of days by every visitor, in pinyin order."""
    records = _held(first, last, Visit.c.person_id, func.count().label("records")).group_by(Visit.c.person_id)
    kinds = (
        _held(first, last, Visit.c.person_id, VisitFlag.c.kind, func.count())
        .join(VisitFlag, VisitFlag.c.visit_id == Visit.c.id)
        .group_by(Visit.c.person_id, VisitFlag.c.kind)
    )
    odd = (
        _held(first, last, Visit.c.person_id, func.count(VisitFlag.c.visit_id.distinct()))
        .join(VisitFlag, VisitFlag.c.visit_id == Visit.c.id)
        .group_by(Visit.c.person_id)
    )
    counts: dict[UUID, dict[Oddity, int]] = {}
    for person_id, kind, count in reader.rows(kinds):
        counts.setdefault(person_id, {})[Oddity(kind)] = count
    odd_of = {row[0]: row[1] for row in reader.rows(odd)}
    totals = {row[0]: row[1] for row in reader.rows(records)}
    people = select(Person.c.id, Person.c.name).where(Person.c.id.in_(totals)).order_by(Person.c.sort_key, Person.c.id)
    return [
        ManagerHonesty(key, name, totals[key], odd_of.get(key, 0), counts.get(key, {}))
        for key, name in reader.rows(people)
    ]


def candidates(reader: Reader, first: date, last: date) -> list[Candidate]:
    """Return the held visits of a span of days that somebody could be asked about."""
    statement = _held(first, last, Visit.c.id, Visit.c.person_id, Account.c.segment).join(
        Account, Account.c.id == Visit.c.account_id
    )
    return [Candidate(row[0], row[1], Segment(row[2])) for row in reader.rows(statement)]


def sampled(reader: Reader, ids: Sequence[UUID]) -> list[SampledVisit]:
    """Return visits of a sample in the order of their keys, with the first contact of each account."""
    rows = [row for part in in_parts(ids) for row in reader.rows(_visits().where(Visit.c.id.in_(part)))]
    contacts = _first_contacts(reader, {row.account_id for row in rows})
    tasks = _called(reader, ids)
    by_id = {
        row.id: SampledVisit(
            row.id,
            row.account_id,
            row.account,
            row.account_no,
            Segment(row.segment),
            row.person_id,
            row.person,
            row.held_on,
            row.satisfaction,
            *contacts.get(row.account_id, ("", "")),
            row.id in tasks,
        )
        for row in rows
    }
    return [by_id[key] for key in ids if key in by_id]


def _held(first: date, last: date, *columns: Any) -> AnySelect:
    """Return a select over the submitted records about the visits of a span of days."""
    held: AnySelect = select(*columns).select_from(Visit)
    return held.where(
        Visit.c.held_on >= first,
        Visit.c.held_on <= last,
        Visit.c.record_state.in_(COMPLETED_RECORDS),
        Visit.c.deleted_at.is_(None),
    )


def _visits() -> AnySelect:
    return (
        select(
            Visit.c.id,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Visit.c.person_id,
            Person.c.name.label("person"),
            Visit.c.held_on,
            Visit.c.satisfaction,
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
    )


def _first_contacts(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return name and number of whom to call first at some accounts."""
    found: dict[UUID, tuple[str, str]] = {}
    for part in in_parts(account_ids):
        statement = (
            select(Contact.c.account_id, Contact.c.name, ContactPhone.c.number)
            .outerjoin(ContactPhone, (ContactPhone.c.contact_id == Contact.c.id) & ContactPhone.c.deleted_at.is_(None))
            .where(Contact.c.account_id.in_(part), Contact.c.deleted_at.is_(None))
            .order_by(Contact.c.call_order, Contact.c.id, ContactPhone.c.position)
        )
        for account_id, name, number in reader.rows(statement):
            found.setdefault(account_id, (name, number or ""))
    return found


def _called(reader: Reader, ids: Sequence[UUID]) -> set[UUID]:
    """Return the visits that a task came from already."""
    found: set[UUID] = set()
    for part in in_parts(ids):
        of_visit = (Task.c.source_kind == Kind.VISIT, Task.c.source_id.in_(part), Task.c.deleted_at.is_(None))
        found.update(reader.scalars(select(Task.c.source_id).where(*of_visit)))
    return found
