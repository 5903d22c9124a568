"""What rows are compared by, and what somebody decided upon pairs of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from crm.domain.changes import Kind
from crm.domain.duplicates import STEP, Likeness, Step, number_keys, phone_key
from crm.domain.folding import letters_of
from crm.domain.merging import DIFFERENT, MERGED
from crm.domain.packed import Packed
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Contact, ContactPhone, Customer, Duplicate


def likenesses(reader: Reader, kind: Kind, step: Step = lambda _done, _total: None) -> Packed[Likeness]:
    """Return every row of a kind as it is compared, in the order of keys; `step` is told how many are read."""
    read = {Kind.ACCOUNT: _accounts, Kind.CUSTOMER: _customers, Kind.CONTACT: _contacts}[kind]
    return Packed(Likeness, read(reader, step))


def _stepped(reader: Reader, statement: AnySelect, step: Step) -> Iterator[AnyRow]:
    counted = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    total = int(reader.scalar(counted))
    for place, row in enumerate(reader.each(statement)):
        if place % STEP == 0:
            step(place, total)
        yield row


def _accounts(reader: Reader, step: Step) -> Iterator[Likeness]:
    former = former_numbers(reader)
    statement = (
        select(
            Account.c.id,
            Account.c.name,
            Account.c.account_no,
            Account.c.former_account_no,
            Account.c.customer_id,
            Account.c.address,
            Customer.c.name.label("owner"),
            _phones(ContactPhone.c.account_id == Account.c.id),
        )
        .join(Customer, Customer.c.id == Account.c.customer_id)
        .where(Account.c.deleted_at.is_(None))
        .order_by(Account.c.id)
    )
    for row in _stepped(reader, statement, step):
        numbers = (row.account_no, row.former_account_no, *former.get(row.id, ()))
        keys = tuple(dict.fromkeys(key for number in numbers if number for key in number_keys(number)))
        address, phones = letters_of(row.address or ""), _phone_keys(row.phones)
        yield Likeness(row.id, row.name, row.account_no, row.owner, row.customer_id, keys, "", phones, address)


def _customers(reader: Reader, step: Step) -> Iterator[Likeness]:
    statement = select(Customer.c.id, Customer.c.name, Customer.c.uscc).where(Customer.c.deleted_at.is_(None))
    for row in _stepped(reader, statement.order_by(Customer.c.id), step):
        yield Likeness(row.id, row.name, row.uscc or "", uscc=letters_of(row.uscc or ""))


def _contacts(reader: Reader, step: Step) -> Iterator[Likeness]:
    columns = (Contact.c.id, Contact.c.name, Contact.c.role, Contact.c.account_id, Account.c.name.label("owner"))
    statement = (
        select(*columns, _phones(ContactPhone.c.contact_id == Contact.c.id))
        .join(Account, Account.c.id == Contact.c.account_id)
        .where(Contact.c.deleted_at.is_(None), Account.c.deleted_at.is_(None))
        .order_by(Contact.c.id)
    )
    for row in _stepped(reader, statement, step):
        yield Likeness(row.id, row.name, row.role, row.owner, row.account_id, phones=_phone_keys(row.phones))


def _phones(of_row: ColumnElement[bool]) -> ColumnElement[str | None]:
    """Return the column of the numbers of a row's living contacts, one under the other."""
    contact = Contact.alias()
    statement = (
        select(func.aggregate_strings(ContactPhone.c.number, "\n"))
        .join(contact, contact.c.id == ContactPhone.c.contact_id)
        .where(of_row, ContactPhone.c.deleted_at.is_(None), contact.c.deleted_at.is_(None))
    )
    return statement.scalar_subquery().label("phones")


def _phone_keys(numbers: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(phone_key, (numbers or "").split("\n"))))


def former_numbers(reader: Reader, ids: Iterable[UUID] | None = None) -> dict[UUID, tuple[str, ...]]:
    """Return by account the numbers of those that were merged into it."""
    statement = select(Duplicate.c.kept_id, Duplicate.c.former_no).where(
        Duplicate.c.verdict == MERGED, Duplicate.c.former_no.is_not(None), Duplicate.c.deleted_at.is_(None)
    )
    if ids is not None:
        statement = statement.where(Duplicate.c.kept_id.in_(list(ids)))
    found: dict[UUID, tuple[str, ...]] = {}
    for key, numbers in reader.rows(statement):
        found[key] = (*found.get(key, ()), *numbers.split())
    return found


def judged_different(reader: Reader, kind: Kind) -> set[tuple[UUID, UUID]]:
    """Return the pairs that are no duplicates, the smaller key first."""
    statement = select(Duplicate.c.kept_id, Duplicate.c.other_id).where(
        Duplicate.c.kind == kind, Duplicate.c.verdict == DIFFERENT, Duplicate.c.deleted_at.is_(None)
    )
    return {(row[0], row[1]) for row in reader.rows(statement)}


def judgements(reader: Reader, kind: Kind) -> list[AnyRow]:
    """Return id, version, both keys, maker and moment of each pair that somebody said is none, the newest first."""
    columns = (Duplicate.c.id, Duplicate.c.version, Duplicate.c.kept_id, Duplicate.c.other_id)
    statement = select(*columns, Duplicate.c.created_by, Duplicate.c.created_at).where(
        Duplicate.c.kind == kind, Duplicate.c.verdict == DIFFERENT, Duplicate.c.deleted_at.is_(None)
    )
    return reader.rows(statement.order_by(Duplicate.c.created_at.desc(), Duplicate.c.id.desc()))


def judgement_of(reader: Reader, one: UUID, two: UUID) -> AnyRow | None:
    """Return id and version of what was decided upon two rows, whichever comes first."""
    pair = or_(
        (Duplicate.c.kept_id == one) & (Duplicate.c.other_id == two),
        (Duplicate.c.kept_id == two) & (Duplicate.c.other_id == one),
    )
    return reader.one(select(Duplicate.c.id, Duplicate.c.version).where(pair, Duplicate.c.deleted_at.is_(None)))


def merges_into(reader: Reader, kept_id: UUID) -> list[AnyRow]:
    """Return id, version and other key of everything that was merged into a row."""
    columns = (Duplicate.c.id, Duplicate.c.version, Duplicate.c.other_id)
    alive = select(*columns).where(Duplicate.c.kept_id == kept_id, Duplicate.c.deleted_at.is_(None))
    return reader.rows(alive.where(Duplicate.c.verdict == MERGED))


def as_text(details: Mapping[str, Any]) -> str:
    """Return what a merge remembers, as it is stored."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True)


def from_text(details: str | None) -> dict[str, Any]:
    """Return what a merge remembers."""
    found: dict[str, Any] = json.loads(details) if details else {}
    return found
