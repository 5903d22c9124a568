"""What an import has to know of the database: prefetched once, so that no row of a file asks for itself."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select

from crm.domain.codes import GrantKind
from crm.storage.base import AnyTable
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    Contact,
    ContactPhone,
    Customer,
    Feeder,
    Outage,
    Person,
    Portfolio,
    PortfolioGrant,
    Substation,
    SupplyPoint,
    Task,
    TransformerArea,
    WorkOrder,
)

PART = 500


K = TypeVar("K", bound=NamedTuple)
Texts = Mapping[Any, Any]
ALONE = frozenset({"id", "account_no", "name", "sort_key", "address"})
"""Columns in which hardly two accounts are alike."""
SHARED = frozenset({str, UUID, date, datetime})
"""Types whose equal values may be one object: unlike 1, 1.0 and True, they equal nothing of another type."""


class KnownContact(Struct, frozen=True):
    id: UUID
    numbers: frozenset[str]


class KnownPerson(NamedTuple):
    """A contact with its numbers, as an import of accounts asks for it."""

    id: UUID
    account_id: UUID
    name: str
    order: int
    numbers: tuple[str, ...]


class Supply(NamedTuple):
    """A link to a feeder that is in force."""

    id: UUID
    version: int
    feeder_id: UUID


def areas(reader: Reader) -> dict[str, UUID]:
    """Return supply units by name."""
    return _by_first(reader, select(Area.c.name, Area.c.id).where(Area.c.deleted_at.is_(None)))


def persons(reader: Reader) -> dict[str, UUID]:
    """Return people by name."""
    return _by_first(reader, select(Person.c.name, Person.c.id).where(Person.c.deleted_at.is_(None)))


def books(reader: Reader) -> dict[tuple[UUID, UUID | None], UUID]:
    """Return portfolios by area and owner; those without an owner by (area, None)."""
    owned = select(PortfolioGrant.c.portfolio_id, PortfolioGrant.c.person_id).where(
        PortfolioGrant.c.kind == GrantKind.OWNER, PortfolioGrant.c.deleted_at.is_(None)
    )
    owners = {row[0]: row[1] for row in reader.rows(owned)}
    found = reader.rows(select(Portfolio.c.id, Portfolio.c.area_id).where(Portfolio.c.deleted_at.is_(None)))
    return {(row[1], owners.get(row[0])): row[0] for row in found}


def substations(reader: Reader) -> dict[str, UUID]:
    """Return substations by name."""
    return _by_first(reader, select(Substation.c.name, Substation.c.id).where(Substation.c.deleted_at.is_(None)))


def feeders(reader: Reader) -> dict[tuple[UUID, str], UUID]:
    """Return feeders by substation and number."""
    statement = select(Feeder.c.substation_id, Feeder.c.number, Feeder.c.id).where(Feeder.c.deleted_at.is_(None))
    return {(row[0], row[1]): row[2] for row in reader.rows(statement)}


def transformer_areas(reader: Reader) -> dict[tuple[UUID, str], UUID]:
    """Return transformer areas by feeder and name."""
    area = TransformerArea.c
    statement = select(area.feeder_id, area.name, area.id).where(area.deleted_at.is_(None))
    return {(row[0], row[1]): row[2] for row in reader.rows(statement)}


def customers(reader: Reader, texts: Texts) -> dict[str, UUID]:
    """Return legal entities by code and by name; a code leads. `texts` are those of the file, as for accounts."""
    statement = select(Customer.c.name, Customer.c.uscc, Customer.c.id).where(Customer.c.deleted_at.is_(None))
    found: dict[str, UUID] = {}
    for name, uscc, key in reader.progress.through(reader.each(statement)):
        found.setdefault(texts.get(name, name), key)
        if uscc:
            found[uscc] = key
    return found


def accounts(reader: Reader, numbers: Iterable[str], kind: type[K], texts: Texts) -> dict[str, K]:
    """Return accounts by number as named tuples, whose fields are the columns; equal values are one object.

    `numbers` tell each one once; to sort a whole ledger of them would be one step, without a look at Cancel.
    `texts` are those of the file by themselves: what is as in the file takes no room of its own.
    """
    names = kind._fields
    columns, place = [Account.c[name] for name in names], names.index("account_no")
    one: Any = {}.setdefault
    alone = [name in ALONE for name in names]
    found: dict[str, K] = {}
    for part in _parts(reader, list(numbers)):
        statement = select(*columns).where(Account.c.account_no.in_(part), Account.c.deleted_at.is_(None))
        for row in reader.rows(statement):
            pairs = zip(row, alone, strict=True)
            values = [
                texts.get(value, value) if apart else one(value, value) if type(value) in SHARED else value
                for value, apart in pairs
            ]
            found[values[place]] = kind._make(values)
    return found


def named_accounts(reader: Reader) -> list[AnyRow]:
    """Return (account, portfolio, number, name, name of the legal entity) of every account."""
    statement = (
        select(Account.c.id, Account.c.portfolio_id, Account.c.account_no, Account.c.name, Customer.c.name)
        .join(Customer, Customer.c.id == Account.c.customer_id)
        .where(Account.c.deleted_at.is_(None))
        .order_by(Account.c.account_no)
    )
    return list(reader.progress.through(reader.each(statement)))


def rows_of(reader: Reader, table: AnyTable, account_ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Return whole rows of a table that belong to some accounts."""
    found: list[dict[str, Any]] = []
    for part in _parts(reader, list(account_ids)):
        statement = select(*table.columns).where(table.c.account_id.in_(part), table.c.deleted_at.is_(None))
        found += [dict(row._mapping) for row in reader.rows(statement)]
    return found


def capacities(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, float]:
    """Return the running capacity of accounts in kVA, that of the contract where none is known."""
    found: dict[UUID, float] = {}
    for part in _parts(reader, list(account_ids)):
        running = func.coalesce(Account.c.operating_kva, Account.c.contract_kva)
        found.update(
            {row[0]: row[1] for row in reader.rows(select(Account.c.id, running).where(Account.c.id.in_(part)))}
        )
    return found


def tasks_of_none(reader: Reader) -> list[dict[str, Any]]:
    """Return the tasks that belong to no account."""
    statement = select(*Task.columns).where(Task.c.account_id.is_(None), Task.c.deleted_at.is_(None))
    return [dict(row._mapping) for row in reader.rows(statement)]


def outages(reader: Reader) -> list[dict[str, Any]]:
    """Return every outage."""
    statement = select(*Outage.columns).where(Outage.c.deleted_at.is_(None))
    return [dict(row._mapping) for row in reader.rows(statement)]


def contacts(reader: Reader, account_ids: Iterable[UUID]) -> dict[tuple[UUID, str], KnownContact]:
    """Return contacts by account and name, with their numbers."""
    names: dict[UUID, tuple[UUID, str]] = {}
    numbers: dict[UUID, set[str]] = {}
    for part in _parts(reader, list(account_ids)):
        named = select(Contact.c.id, Contact.c.account_id, Contact.c.name).where(
            Contact.c.account_id.in_(part), Contact.c.deleted_at.is_(None)
        )
        names.update({row[0]: (row[1], row[2]) for row in reader.rows(named)})
        phones = select(ContactPhone.c.contact_id, ContactPhone.c.number).where(
            ContactPhone.c.account_id.in_(part), ContactPhone.c.deleted_at.is_(None)
        )
        for contact_id, number in reader.rows(phones):
            numbers.setdefault(contact_id, set()).add(number)
    return {key: KnownContact(contact_id, frozenset(numbers.get(contact_id, ()))) for contact_id, key in names.items()}


def people(reader: Reader, account_ids: Iterable[UUID]) -> Iterator[KnownPerson]:
    """Yield the contacts of accounts with their numbers; those of an account come together, in their order of calls."""
    for part in _parts(reader, list(account_ids)):
        same = {key: key for key in part}
        numbers: dict[UUID, list[str]] = {}
        phones = select(ContactPhone.c.contact_id, ContactPhone.c.number).where(
            ContactPhone.c.account_id.in_(part), ContactPhone.c.deleted_at.is_(None)
        )
        for contact_id, number in reader.rows(phones.order_by(ContactPhone.c.position)):
            numbers.setdefault(contact_id, []).append(number)
        named = select(Contact.c.id, Contact.c.account_id, Contact.c.name, Contact.c.call_order).where(
            Contact.c.account_id.in_(part), Contact.c.deleted_at.is_(None)
        )
        for key, account_id, name, order in reader.rows(named.order_by(Contact.c.account_id, Contact.c.call_order)):
            yield KnownPerson(key, same[account_id], name, order, tuple(numbers.get(key, ())))


def supplies(reader: Reader, account_ids: Iterable[UUID], on: date) -> dict[tuple[UUID, str], Supply]:
    """Return the supply point in force by account and role."""
    found: dict[tuple[UUID, str], Supply] = {}
    one: Any = {}.setdefault
    for part in _parts(reader, list(account_ids)):
        same = {key: key for key in part}
        statement = select(
            SupplyPoint.c.account_id,
            SupplyPoint.c.role,
            SupplyPoint.c.id,
            SupplyPoint.c.version,
            SupplyPoint.c.feeder_id,
        ).where(
            SupplyPoint.c.account_id.in_(part),
            SupplyPoint.c.deleted_at.is_(None),
            SupplyPoint.c.ends_on.is_(None) | (SupplyPoint.c.ends_on >= on),
        )
        for account_id, role, key, version, feeder_id in reader.rows(statement):
            found[same[account_id], one(role, role)] = Supply(key, version, one(feeder_id, feeder_id))
    return found


ORDER = (
    *("id", "version", "account_id", "order_no", "type", "subtype", "topic", "channel", "received_at"),
    *("contact_due_at", "due_at", "finished_at", "text", "caller", "official_state", "deliveries", "updated_at"),
)
"""What an import has to know of an order that is there."""


def orders(reader: Reader, numbers: Iterable[str]) -> dict[str, AnyRow]:
    """Return what is known of work orders by number, with the number of the account that each belongs to."""
    columns = [WorkOrder.c[name] for name in ORDER]
    found: dict[str, AnyRow] = {}
    for part in _parts(reader, sorted(set(numbers))):
        statement = (
            select(*columns, Account.c.account_no)
            .join(Account, Account.c.id == WorkOrder.c.account_id)
            .where(WorkOrder.c.order_no.in_(part), WorkOrder.c.deleted_at.is_(None))
        )
        found.update({row.order_no: row for row in reader.rows(statement)})
    return found


def _by_first(reader: Reader, statement: Any) -> dict[str, UUID]:
    return {row[0]: row[1] for row in reader.rows(statement)}


def _parts(reader: Reader, values: list[Any]) -> Iterable[list[Any]]:
    """Yield values in parts that fit into one statement, and look at Cancel between two of them."""
    for part in parts_of(values):
        reader.progress.look()
        yield part


def parts_of(values: list[Any]) -> Iterable[list[Any]]:
    for start in range(0, len(values), PART):
        yield values[start : start + PART]
