"""The accounts that outages reach: what a notice and a loss have to know of each, and what each was told."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    MonthlyUsage,
    OutageNotice,
    Person,
)


def customers(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, AnyRow]:
    """Return what the desk shows of accounts, by account."""
    account = Account.c
    columns = (account.id, account.name, account.account_no, account.segment, account.importance_grade)
    loads = (account.own_generator_kw, account.security_load_kw, account.contract_kva, account.operating_kva)
    found = {}
    for part in in_parts(ids):
        statement = select(*columns, *loads, account.sort_key, account.portfolio_id).where(
            account.id.in_(part), account.deleted_at.is_(None)
        )
        found.update({row.id: row for row in reader.rows(statement)})
    return found


def demands(reader: Reader, ids: Iterable[UUID], since: date) -> dict[UUID, float]:
    """Return the demand in kW of the newest month that has one, not before a day."""
    usage, found = MonthlyUsage.c, {}
    for part in in_parts(ids):
        known = (usage.max_demand_kw.is_not(None), usage.month >= since, usage.deleted_at.is_(None))
        newest = (
            select(usage.account_id, func.max(usage.month).label("month"))
            .where(usage.account_id.in_(part), *known)
            .group_by(usage.account_id)
            .subquery()
        )
        statement = select(usage.account_id, usage.max_demand_kw).join(
            newest, (newest.c.account_id == usage.account_id) & (newest.c.month == usage.month)
        )
        found.update({row[0]: row[1] for row in reader.rows(statement.where(*known))})
    return found


def contacts(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[AnyRow]]:
    """Return (contact, number) rows of accounts in the order to call: the emergency list, then the call order."""
    found: dict[UUID, list[AnyRow]] = {}
    for part in in_parts(ids):
        statement = (
            select(
                Contact.c.account_id,
                Contact.c.id,
                Contact.c.name,
                Contact.c.role,
                Contact.c.email,
                Contact.c.wechat,
            )
            .where(Contact.c.account_id.in_(part), Contact.c.deleted_at.is_(None))
            .order_by(
                Contact.c.emergency_order.is_(None),
                Contact.c.emergency_order,
                Contact.c.call_order,
                Contact.c.sort_key,
                Contact.c.id,
            )
        )
        for row in reader.rows(statement):
            found.setdefault(row.account_id, []).append(row)
    return found


def phones(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, list[AnyRow]]:
    """Return the numbers of each contact of accounts, those that are not in doubt first; none for who may see none."""
    found: dict[UUID, list[AnyRow]] = {}
    number = ContactPhone.c
    columns = (number.contact_id, number.id, number.version, number.number, number.is_doubtful)
    for part in in_parts(account_ids) if reader.rights.may("do.phone") else ():
        statement = select(*columns).where(number.account_id.in_(part), number.deleted_at.is_(None))
        for row in reader.rows(statement.order_by(number.is_doubtful, number.position, number.id)):
            found.setdefault(row.contact_id, []).append(row)
    return found


NOTICE = (
    *("id", "outage_id", "account_id", "stage", "channel", "sent_at", "delivered_at", "told_start", "told_time"),
    *("result", "receipt", "message", "due_at", "address"),
)


def notices(reader: Reader, ids: Iterable[UUID], account_ids: Iterable[UUID] | None = None) -> list[AnyRow]:
    """Return the attempts to tell accounts of outages, the oldest first."""
    notice, found = OutageNotice.c, []
    names = (Contact.c.name.label("contact"), Person.c.name.label("person"))
    wanted = None if account_ids is None else set(account_ids)
    for part in in_parts(ids):
        statement = (
            select(*(notice[name] for name in NOTICE), *names)
            .outerjoin(Contact, Contact.c.id == notice.contact_id)
            .outerjoin(Person, Person.c.id == notice.person_id)
            .where(notice.outage_id.in_(part), notice.deleted_at.is_(None))
            .order_by(notice.sent_at, notice.id)
        )
        found += [row for row in reader.rows(statement) if wanted is None or row.account_id in wanted]
    return found


def numbers_of(reader: Reader, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the telephone numbers of the bureau's people, where known."""
    found: dict[UUID, str] = {}
    for part in in_parts(person_ids):
        statement = select(Person.c.id, Person.c.phone).where(Person.c.id.in_(part), Person.c.phone.is_not(None))
        found.update({row[0]: row[1] for row in reader.rows(statement)})
    return found
