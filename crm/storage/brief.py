"""What a brief knows of some accounts as they are: facts, people, supply, what is open; a few statements for all.

Long texts are cut by the database: a page of paper has no room for them.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.brief import BriefLead, Promise, PromiseKind
from crm.domain.codes import CLOSED_ISSUES, TaskState
from crm.storage.base import AnyTable
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    Customer,
    DemandLead,
    Feeder,
    Hazard,
    Issue,
    Person,
    Substation,
    SupplyPoint,
    Task,
    WorkOrder,
)

LONGEST = 400
Ids = Iterable[UUID]
MAYBE_LONG = ("name", "address", "site_access", "visit_hours", "note")


def rows_of(reader: Reader, statement: AnySelect, table: AnyTable, ids: Ids, *order: Any) -> list[AnyRow]:
    """Return the live rows of a table that belong to some accounts."""
    found: list[AnyRow] = []
    for part in in_parts(ids):
        found += reader.rows(
            statement.where(table.c.account_id.in_(part), table.c.deleted_at.is_(None)).order_by(*order)
        )
    return found


def by_account(rows: Sequence[AnyRow]) -> dict[UUID, list[AnyRow]]:
    """Return rows by their account, in their order."""
    found: dict[UUID, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(row)
    return found


def short(column: Any) -> ColumnElement[str]:
    """Return a text column without what no paper has room for."""
    return func.substr(column, 1, LONGEST).label(column.name)


def accounts(reader: Reader, ids: Ids) -> dict[UUID, AnyRow]:
    """Return the accounts themselves by key; one that is gone is missing."""
    account = Account.c
    plain = [column for column in account if column.name not in (*MAYBE_LONG, "deleted_at")]
    texts = [short(account[name]) for name in MAYBE_LONG]
    statement = select(*plain, *texts, func.substr(Customer.c.name, 1, LONGEST).label("customer"))
    found: dict[UUID, AnyRow] = {}
    for part in in_parts(ids):
        joined = statement.join(Customer, Customer.c.id == account.customer_id)
        found |= {row.id: row for row in reader.rows(joined.where(account.id.in_(part), account.deleted_at.is_(None)))}
    return found


def contacts(reader: Reader, ids: Ids) -> dict[UUID, tuple[ContactRow, ...]]:
    """Return the contacts of accounts in call order, each with its numbers."""
    wanted, contact = list(ids), Contact.c
    numbers = _phones(reader, wanted)
    columns = (contact.id, contact.version, short(contact.name), contact.role, contact.title, contact.call_order)
    statement = select(contact.account_id, *columns, contact.verified_on, contact.emergency_order)
    order = (contact.call_order, contact.sort_key, contact.id)
    found: dict[UUID, list[ContactRow]] = {}
    for row in rows_of(reader, statement, Contact, wanted, *order):
        values = (row.id, row.version, row.name, row.role, row.title, row.call_order, row.verified_on, None)
        made = ContactRow(*values, tuple(numbers.get(row.id, ())), row.emergency_order)
        found.setdefault(row.account_id, []).append(made)
    return {key: tuple(rows) for key, rows in found.items()}


def _phones(reader: Reader, ids: Ids) -> dict[UUID, list[PhoneRow]]:
    phone = ContactPhone.c
    columns = (phone.id, phone.version, phone.number, phone.kind, phone.is_doubtful)
    found: dict[UUID, list[PhoneRow]] = {}
    if not reader.rights.may("do.phone"):
        return found
    statement = select(phone.contact_id, *columns)
    for contact_id, *rest in rows_of(reader, statement, ContactPhone, ids, phone.position, phone.id):
        found.setdefault(contact_id, []).append(PhoneRow(*rest))
    return found


def supply(reader: Reader, ids: Ids, on: date) -> dict[UUID, list[AnyRow]]:
    """Return (account_id, feeder, number, role, confirmed_on) of the supply points that count on a day."""
    point = SupplyPoint.c
    statement = (
        select(point.account_id, Substation.c.name, Feeder.c.number, point.role, point.confirmed_on)
        .join(Feeder, Feeder.c.id == point.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(or_(point.starts_on.is_(None), point.starts_on <= on), or_(point.ends_on.is_(None), point.ends_on >= on))
    )
    return by_account(rows_of(reader, statement, SupplyPoint, ids, point.role, Feeder.c.position))


def promises(reader: Reader, ids: Ids) -> dict[UUID, list[Promise]]:
    """Return what is still owed to the customers: issues, tasks, hazards, orders of the hotline."""
    wanted = list(ids)
    found: dict[UUID, list[Promise]] = {}
    for kind, rows in (
        (PromiseKind.ISSUE, _issues(reader, wanted)),
        (PromiseKind.TASK, _tasks(reader, wanted)),
        (PromiseKind.HAZARD, _hazards(reader, wanted)),
        (PromiseKind.ORDER, _orders(reader, wanted)),
    ):
        for row in rows:
            due = reader.clock.local(row.due).date() if kind is PromiseKind.ORDER and row.due else row.due
            found.setdefault(row.account_id, []).append(Promise(kind, row.text, due, row.state or "", row.who or ""))
    return found


def _issues(reader: Reader, ids: Ids) -> list[AnyRow]:
    issue = Issue.c
    columns = (issue.account_id, short(issue.text), issue.due_on.label("due"), issue.state)
    statement = select(*columns, func.coalesce(Person.c.name, issue.responsible_unit).label("who"))
    joined = statement.outerjoin(Person, Person.c.id == issue.assignee_id)
    return rows_of(reader, joined.where(issue.state.not_in(CLOSED_ISSUES)), Issue, ids, issue.due_on, issue.id)


def _tasks(reader: Reader, ids: Ids) -> list[AnyRow]:
    task = Task.c
    text = func.substr(task.title, 1, LONGEST).label("text")
    columns = (task.account_id, text, task.due_on.label("due"), literal("").label("state"))
    statement = select(*columns, Person.c.name.label("who")).outerjoin(Person, Person.c.id == task.assignee_id)
    return rows_of(reader, statement.where(task.state == TaskState.OPEN), Task, ids, task.due_on, task.id)


def _hazards(reader: Reader, ids: Ids) -> list[AnyRow]:
    hazard = Hazard.c
    columns = (hazard.account_id, short(hazard.text), hazard.remedy_due.label("due"), hazard.level.label("state"))
    statement = select(*columns, literal("").label("who")).where(hazard.remedied_on.is_(None))
    return rows_of(reader, statement, Hazard, ids, hazard.remedy_due, hazard.id)


def _orders(reader: Reader, ids: Ids) -> list[AnyRow]:
    order = WorkOrder.c
    columns = (order.account_id, short(order.text), order.due_at.label("due"), order.official_state.label("state"))
    statement = select(*columns, order.order_no.label("who")).where(order.finished_at.is_(None))
    return rows_of(reader, statement, WorkOrder, ids, order.due_at, order.id)


def leads(reader: Reader, ids: Ids) -> dict[UUID, list[BriefLead]]:
    """Return the coming demands that are known, the newest first."""
    lead = DemandLead.c
    project = func.substr(lead.project, 1, LONGEST).label("project")
    columns = (lead.account_id, project, lead.applied_kva, lead.stage, lead.expected_on, lead.updated_at)
    found: dict[UUID, list[BriefLead]] = {}
    for row in rows_of(reader, select(*columns), DemandLead, ids, lead.updated_at.desc(), lead.id):
        updated = reader.clock.local(row.updated_at).date()
        made = BriefLead(row.project, row.applied_kva, row.stage, row.expected_on, updated)
        found.setdefault(row.account_id, []).append(made)
    return found
