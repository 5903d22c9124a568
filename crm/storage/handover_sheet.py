"""The rows of a hand-over sheet, by accounts in the order of their names."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import CLOSED_ISSUES, TaskState
from crm.storage.base import AnyTable
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Contact, ContactPhone, Hazard, Issue, Person, Task, Visit, VisitTopic
from crm.storage.visits import PLANNED_STATES

Ids = Iterable[UUID]


def accounts(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the accounts themselves."""
    account = Account.c
    columns = (account.id, account.account_no, account.name, account.segment, account.importance_grade)
    more = (account.contract_kva, account.last_onsite_on, account.due_on, account.street_code, account.address)
    statement = select(*columns, *more, account.site_access, account.visit_hours, account.note, account.sort_key)
    return _rows(reader, statement, Account, account.id, account_ids, account.sort_key, account.id)


def visits(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the visits that are planned, in the order of their days."""
    visit = Visit.c
    columns = (visit.id, Account.c.name.label("account"), visit.planned_on, visit.planned_start, visit.planned_end)
    more = (Person.c.name.label("person"), visit.channel, visit.purpose, visit.plan_state, visit.first_approved_on)
    statement = (
        select(*columns, *more, visit.is_fixed)
        .join(Account, Account.c.id == visit.account_id)
        .join(Person, Person.c.id == visit.person_id)
        .where(visit.plan_state.in_(PLANNED_STATES), visit.held_on.is_(None))
    )
    found = _rows(reader, statement, Visit, visit.account_id, account_ids, visit.planned_on, visit.planned_start)
    return sorted(found, key=lambda row: (row.planned_on is None, row.planned_on, str(row.planned_start or "")))


def topics(reader: Reader, visit_ids: Ids) -> dict[UUID, list[str]]:
    """Return the topics of visits."""
    statement = select(VisitTopic.c.visit_id, VisitTopic.c.topic)
    found: dict[UUID, list[str]] = {}
    for row in _rows(reader, statement, VisitTopic, VisitTopic.c.visit_id, visit_ids, VisitTopic.c.id):
        found.setdefault(row.visit_id, []).append(row.topic)
    return found


def tasks(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the open tasks, whoever has them."""
    task = Task.c
    columns = (task.title, task.due_on, task.due_time, task.priority, task.note, Person.c.name.label("person"))
    statement = (
        select(Account.c.name.label("account"), *columns)
        .join(Account, Account.c.id == task.account_id)
        .outerjoin(Person, Person.c.id == task.assignee_id)
        .where(task.state == TaskState.OPEN)
    )
    return _by_day(_rows(reader, statement, Task, task.account_id, account_ids, task.due_on, task.id), "due_on")


def issues(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the issues that are not closed, whoever works on them."""
    issue = Issue.c
    columns = (issue.text, issue.topic, issue.state, issue.raised_on, issue.due_on, issue.responsible_unit)
    statement = (
        select(Account.c.name.label("account"), *columns, Person.c.name.label("person"))
        .join(Account, Account.c.id == issue.account_id)
        .outerjoin(Person, Person.c.id == issue.assignee_id)
        .where(issue.state.not_in(CLOSED_ISSUES))
    )
    return _by_day(_rows(reader, statement, Issue, issue.account_id, account_ids, issue.due_on, issue.id), "due_on")


def hazards(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the hazards that are not mended."""
    hazard = Hazard.c
    statement = (
        select(Account.c.name.label("account"), hazard.text, hazard.level, hazard.found_on, hazard.remedy_due)
        .join(Account, Account.c.id == hazard.account_id)
        .where(hazard.remedied_on.is_(None))
    )
    found = _rows(reader, statement, Hazard, hazard.account_id, account_ids, hazard.remedy_due, hazard.id)
    return _by_day(found, "remedy_due")


def contacts(reader: Reader, account_ids: Ids) -> list[AnyRow]:
    """Return the people to call, in the order of the accounts and of the calls."""
    contact = Contact.c
    columns = (contact.id, contact.call_order, contact.name, contact.role, contact.title, contact.emergency_order)
    statement = select(contact.account_id, Account.c.name.label("account"), Account.c.sort_key, *columns)
    joined = statement.join(Account, Account.c.id == contact.account_id)
    found = _rows(reader, joined, Contact, contact.account_id, account_ids, contact.id)
    return sorted(found, key=lambda row: (row.sort_key, str(row.account_id), row.call_order, str(row.id)))


def phones(reader: Reader, contact_ids: Ids) -> dict[UUID, list[str]]:
    """Return the numbers of contacts in their order."""
    phone = ContactPhone.c
    statement = select(phone.contact_id, phone.number)
    found: dict[UUID, list[str]] = {}
    for row in _rows(reader, statement, ContactPhone, phone.contact_id, contact_ids, phone.position, phone.id):
        found.setdefault(row.contact_id, []).append(row.number)
    return found


def _rows(reader: Reader, statement: AnySelect, table: AnyTable, column: Any, ids: Ids, *order: Any) -> list[AnyRow]:
    """Return the live rows that belong to some others."""
    found: list[AnyRow] = []
    for part in in_parts(ids):
        found += reader.rows(statement.where(column.in_(part), table.c.deleted_at.is_(None)).order_by(*order))
    return found


def _by_day(rows: Sequence[AnyRow], name: str) -> list[AnyRow]:
    """Return rows by a day, those without one last; parts were read one after the other."""
    return sorted(rows, key=lambda row: (getattr(row, name) is None, getattr(row, name)))
