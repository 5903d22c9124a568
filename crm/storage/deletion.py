"""What use cases ask before they delete, restore or erase."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import COMPLETED_RECORDS
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Customer, Visit


def account(reader: Reader, account_id: UUID) -> AnyRow | None:
    """Return name, version, number and customer of an account, and when it went into the bin."""
    columns = (Account.c.name, Account.c.version, Account.c.account_no, Account.c.customer_id, Account.c.deleted_at)
    return reader.one(select(*columns).where(Account.c.id == account_id))


def visit(reader: Reader, visit_id: UUID) -> AnyRow | None:
    """Return version, record state and account's name of a visit that is not in the bin."""
    statement = select(Visit.c.version, Visit.c.record_state, Account.c.name).join(
        Account, Account.c.id == Visit.c.account_id
    )
    return reader.one(statement.where(Visit.c.id == visit_id, Visit.c.deleted_at.is_(None)))


def held_visits(reader: Reader, account_id: UUID) -> int:
    """Return how many visits of an account took place."""
    held = (Visit.c.record_state.in_(COMPLETED_RECORDS), Visit.c.deleted_at.is_(None))
    statement = select(func.count()).select_from(Visit).where(Visit.c.account_id == account_id, *held)
    return int(reader.scalar(statement))


def lonely_customer(reader: Reader, customer_id: UUID) -> int | None:
    """Return the version of a legal entity that has no account left, else None."""
    alive = select(Account.c.id).where(Account.c.customer_id == customer_id, Account.c.deleted_at.is_(None))
    statement = select(Customer.c.version).where(Customer.c.id == customer_id, Customer.c.deleted_at.is_(None))
    version: int | None = reader.scalar(statement.where(~alive.exists()))
    return version


def customer_in_bin(reader: Reader, customer_id: UUID) -> Any:
    """Return the version of a legal entity that lies in the bin, else None."""
    statement = select(Customer.c.version).where(Customer.c.id == customer_id, Customer.c.deleted_at.is_not(None))
    return reader.scalar(statement)


def customer_goes_along(reader: Reader, account_id: UUID) -> UUID | None:
    """Return the legal entity that went into the bin with an account and has no other."""
    other = Account.alias()
    statement = (
        select(Customer.c.id)
        .join(Account, Account.c.customer_id == Customer.c.id)
        .where(Account.c.id == account_id, Customer.c.deleted_at == Account.c.deleted_at)
        .where(~select(other.c.id).where(other.c.customer_id == Customer.c.id, other.c.id != account_id).exists())
    )
    found: UUID | None = reader.scalar(statement)
    return found
