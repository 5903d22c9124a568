"""What an import has to know of the database: prefetched once, so that no row of a file asks for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import GrantKind
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    Contact,
    ContactPhone,
    Customer,
    Feeder,
    Person,
    Portfolio,
    PortfolioGrant,
    Substation,
    SupplyPoint,
    Visit,
)

PART = 500


@dataclass(frozen=True)
class KnownContact:
    id: UUID
    numbers: frozenset[str]


def areas(reader: Reader) -> dict[str, UUID]:
    """Return supply units by name."""
    return _by_first(reader, select(Area.name, Area.id).where(Area.deleted_at.is_(None)))


def persons(reader: Reader) -> dict[str, UUID]:
    """Return people by name."""
    return _by_first(reader, select(Person.name, Person.id).where(Person.deleted_at.is_(None)))


def books(reader: Reader) -> dict[tuple[UUID, UUID | None], UUID]:
    """Return portfolios by area and owner; those without an owner by (area, None)."""
    owned = select(PortfolioGrant.portfolio_id, PortfolioGrant.person_id).where(
        PortfolioGrant.kind == GrantKind.OWNER, PortfolioGrant.deleted_at.is_(None)
    )
    owners = {row[0]: row[1] for row in reader.rows(owned)}
    found = reader.rows(select(Portfolio.id, Portfolio.area_id).where(Portfolio.deleted_at.is_(None)))
    return {(row[1], owners.get(row[0])): row[0] for row in found}


def substations(reader: Reader) -> dict[str, UUID]:
    """Return substations by name."""
    return _by_first(reader, select(Substation.name, Substation.id).where(Substation.deleted_at.is_(None)))


def feeders(reader: Reader) -> dict[tuple[UUID, str], UUID]:
    """Return feeders by substation and number."""
    statement = select(Feeder.substation_id, Feeder.number, Feeder.id).where(Feeder.deleted_at.is_(None))
    return {(row[0], row[1]): row[2] for row in reader.rows(statement)}


def customers(reader: Reader) -> dict[str, UUID]:
    """Return legal entities by code and by name; a code leads."""
    statement = select(Customer.name, Customer.uscc, Customer.id).where(Customer.deleted_at.is_(None))
    found: dict[str, UUID] = {}
    for name, uscc, key in reader.rows(statement):
        found.setdefault(name, key)
        if uscc:
            found[uscc] = key
    return found


def accounts(reader: Reader, numbers: Iterable[str]) -> dict[str, AnyRow]:
    """Return whole accounts by number."""
    columns = list(Account.__table__.columns)
    found: dict[str, AnyRow] = {}
    for part in _parts(sorted(set(numbers))):
        statement = select(*columns).where(Account.account_no.in_(part), Account.deleted_at.is_(None))
        found.update({row.account_no: row for row in reader.rows(statement)})
    return found


def account_keys(reader: Reader) -> dict[str, tuple[UUID, UUID]]:
    """Return (account, portfolio) by account number."""
    statement = select(Account.account_no, Account.id, Account.portfolio_id).where(Account.deleted_at.is_(None))
    return {row[0]: (row[1], row[2]) for row in reader.rows(statement)}


def contacts(reader: Reader, account_ids: Iterable[UUID]) -> dict[tuple[UUID, str], KnownContact]:
    """Return contacts by account and name, with their numbers."""
    names: dict[UUID, tuple[UUID, str]] = {}
    numbers: dict[UUID, set[str]] = {}
    for part in _parts(list(account_ids)):
        named = select(Contact.id, Contact.account_id, Contact.name).where(
            Contact.account_id.in_(part), Contact.deleted_at.is_(None)
        )
        names.update({row[0]: (row[1], row[2]) for row in reader.rows(named)})
        phones = select(ContactPhone.contact_id, ContactPhone.number).where(
            ContactPhone.account_id.in_(part), ContactPhone.deleted_at.is_(None)
        )
        for contact_id, number in reader.rows(phones):
            numbers.setdefault(contact_id, set()).add(number)
    return {key: KnownContact(contact_id, frozenset(numbers.get(contact_id, ()))) for contact_id, key in names.items()}


def call_orders(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the last place of each account's call order."""
    found: dict[UUID, int] = {}
    for part in _parts(list(account_ids)):
        statement = select(Contact.account_id, Contact.call_order).where(
            Contact.account_id.in_(part), Contact.deleted_at.is_(None)
        )
        for account_id, order in reader.rows(statement):
            found[account_id] = max(order, found.get(account_id, 0))
    return found


def supplies(reader: Reader, account_ids: Iterable[UUID], on: date) -> dict[tuple[UUID, str], AnyRow]:
    """Return the supply point in force by account and role."""
    found: dict[tuple[UUID, str], AnyRow] = {}
    for part in _parts(list(account_ids)):
        statement = select(
            SupplyPoint.id, SupplyPoint.version, SupplyPoint.account_id, SupplyPoint.role, SupplyPoint.feeder_id
        ).where(
            SupplyPoint.account_id.in_(part),
            SupplyPoint.deleted_at.is_(None),
            SupplyPoint.ends_on.is_(None) | (SupplyPoint.ends_on >= on),
        )
        found.update({(row.account_id, row.role): row for row in reader.rows(statement)})
    return found


VisitKey = tuple[UUID, date, UUID, str, str]
"""What tells two held visits apart: account, day, person, purpose, words."""


def visit_keys(reader: Reader) -> dict[VisitKey, UUID]:
    """Return held visits by what tells them apart."""
    statement = select(Visit.account_id, Visit.held_on, Visit.person_id, Visit.purpose, Visit.content, Visit.id).where(
        Visit.held_on.is_not(None), Visit.deleted_at.is_(None)
    )
    return {(row[0], row[1], row[2], row[3] or "", row[4] or ""): row[5] for row in reader.rows(statement)}


def _by_first(reader: Reader, statement: Any) -> dict[str, UUID]:
    return {row[0]: row[1] for row in reader.rows(statement)}


def _parts(values: list[Any]) -> Iterable[list[Any]]:
    for start in range(0, len(values), PART):
        yield values[start : start + PART]
