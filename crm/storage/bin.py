"""What lies in the bin, newest first: rows that went with another one are found with it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, func, null, or_, select

from crm.domain.bin import BIN_KINDS, BinFilter, Binned
from crm.domain.changes import Kind
from crm.domain.folding import fold
from crm.storage.base import AnyTable
from crm.storage.family import count_children, table_of
from crm.storage.owner import in_parts
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import (
    Account,
    Attachment,
    Contact,
    Customer,
    Duplicate,
    Feeder,
    Interaction,
    Person,
    SavedView,
    Substation,
    SupplyPoint,
    Task,
    TransformerArea,
    Visit,
)

LONGEST_TITLE = 200


def entries(reader: Reader, wanted: BinFilter) -> list[tuple[UUID, Kind]]:
    """Return the key and kind of each entry that a filter chooses, newest first."""
    words = fold(wanted.text).split()
    names = _names_by_login(reader)
    found: list[tuple[Any, UUID, Kind]] = []
    for kind in BIN_KINDS:
        if wanted.kinds and kind not in wanted.kinds:
            continue
        for row in reader.rows(_entries(kind)):
            said = fold(" ".join(filter(None, (row.title, row.number, row.account, names.get(row.login, row.login)))))
            if all(word in said for word in words):
                found.append((row.deleted_at, row.id, kind))
    found.sort(key=lambda each: (each[0], each[1]), reverse=True)
    return [(key, kind) for _moment, key, kind in found]


def counts(reader: Reader) -> dict[Kind, int]:
    """Return how many entries of each kind there are."""
    found: dict[Kind, int] = {}
    for kind in BIN_KINDS:
        entries_of_kind = _entries(kind).subquery()
        found[kind] = int(reader.scalar(select(func.count()).select_from(entries_of_kind)))
    return found


def rows(reader: Reader, ids: Sequence[UUID]) -> list[Binned]:
    """Return entries in the order of the ids; those that are no longer in the bin are left out."""
    names = _names_by_login(reader)
    merged = _merged_into(reader, ids)
    found: dict[UUID, Binned] = {}
    for kind in BIN_KINDS:
        for part in in_parts(ids):
            for row in reader.rows(_entries(kind).where(table_of(kind).c.id.in_(part))):
                found[row.id] = Binned(
                    id=row.id,
                    kind=kind,
                    title=row.title or "",
                    number=row.number or "",
                    account=row.account or "",
                    day=row.day,
                    detail=row.detail or "",
                    deleted_at=row.deleted_at,
                    deleted_by=names.get(row.login, row.login),
                    merged_into=merged.get(row.id, ""),
                    with_it=count_children(reader, table_of(kind), row.id, row.deleted_at),
                )
    return [found[key] for key in ids if key in found]


def kinds_of(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, Kind]:
    """Return the kind of each row that lies in the bin."""
    found: dict[UUID, Kind] = {}
    for kind in BIN_KINDS:
        table = table_of(kind)
        for part in in_parts(ids):
            binned = select(table.c.id).where(table.c.id.in_(part), table.c.deleted_at.is_not(None))
            found.update(dict.fromkeys(reader.scalars(binned), kind))
    return found


def binned_account(reader: Reader, table: AnyTable, row_id: UUID) -> str | None:
    """Return the name of the account that a row belongs to when that lies in the bin, else None."""
    if "account_id" not in table.c:
        return None
    statement = select(Account.c.name).join(table, table.c.account_id == Account.c.id)
    name: str | None = reader.scalar(statement.where(table.c.id == row_id, Account.c.deleted_at.is_not(None)))
    return name


def merge_of(reader: Reader, row_id: UUID) -> Any:
    """Return id, version, kept_id and details of the merge that put a row into the bin, or None."""
    columns = (Duplicate.c.id, Duplicate.c.version, Duplicate.c.kept_id, Duplicate.c.details)
    alive = select(*columns).where(Duplicate.c.other_id == row_id, Duplicate.c.deleted_at.is_(None))
    return reader.one(alive.where(Duplicate.c.verdict == "merged"))


@cache
def _entries(kind: Kind) -> AnySelect:
    table = table_of(kind)
    title, number, day, detail = _COLUMNS[kind]()
    statement = select(
        table.c.id,
        table.c.deleted_at,
        func.substr(title, 1, LONGEST_TITLE).label("title"),
        number.label("number"),
        day.label("day"),
        detail.label("detail"),
        table.c.updated_by.label("login"),
    ).where(table.c.deleted_at.is_not(None))
    if "account_id" in table.c:
        apart = or_(Account.c.deleted_at.is_(None), Account.c.deleted_at != table.c.deleted_at)
        joined = statement.add_columns(Account.c.name.label("account"))
        statement = joined.outerjoin(Account, Account.c.id == table.c.account_id).where(apart)
    else:
        statement = statement.add_columns(null().label("account"))
    return statement.where(*_apart(kind))


def _apart(kind: Kind) -> tuple[Any, ...]:
    """Return the conditions that a row has not gone with its visit, or a legal entity with an account."""
    table = table_of(kind)
    if kind in (Kind.TASK, Kind.ATTACHMENT):
        went = and_(Visit.c.id == table.c.visit_id, Visit.c.deleted_at == table.c.deleted_at)
        return (~exists().where(went),)
    if kind is Kind.CUSTOMER:
        went = and_(Account.c.customer_id == Customer.c.id, Account.c.deleted_at == Customer.c.deleted_at)
        return (~exists().where(went),)
    return ()


def _station(key: Any) -> Any:
    return select(Substation.c.name).where(Substation.c.id == key).scalar_subquery()


def _feeder(key: Any) -> Any:
    of_station = Substation.c.id == Feeder.c.substation_id
    named = select(Substation.c.name + " " + Feeder.c.number).join(Feeder, of_station)
    return named.where(Feeder.c.id == key).scalar_subquery()


_COLUMNS: dict[Kind, Callable[[], tuple[Any, Any, Any, Any]]] = {
    Kind.ACCOUNT: lambda: (Account.c.name, Account.c.account_no, null(), Account.c.segment),
    Kind.CUSTOMER: lambda: (Customer.c.name, Customer.c.uscc, null(), null()),
    Kind.CONTACT: lambda: (Contact.c.name, null(), null(), Contact.c.role),
    Kind.VISIT: lambda: (
        func.coalesce(Visit.c.purpose, ""),
        null(),
        func.coalesce(Visit.c.held_on, Visit.c.planned_on),
        Visit.c.channel,
    ),
    Kind.TASK: lambda: (Task.c.title, null(), Task.c.due_on, Task.c.state),
    Kind.INTERACTION: lambda: (Interaction.c.text, null(), null(), Interaction.c.kind),
    Kind.ATTACHMENT: lambda: (Attachment.c.name, null(), null(), null()),
    Kind.SAVED_VIEW: lambda: (SavedView.c.name, null(), null(), SavedView.c.place),
    Kind.SUBSTATION: lambda: (Substation.c.name, null(), null(), Substation.c.voltage_code),
    Kind.FEEDER: lambda: (
        _station(Feeder.c.substation_id) + " " + Feeder.c.number,
        null(),
        null(),
        Feeder.c.line_name,
    ),
    Kind.TRANSFORMER_AREA: lambda: (TransformerArea.c.name, null(), null(), TransformerArea.c.section),
    Kind.SUPPLY_POINT: lambda: (_feeder(SupplyPoint.c.feeder_id), null(), SupplyPoint.c.starts_on, SupplyPoint.c.role),
}
"""By kind: its title, number, day and a code that says more."""


def _names_by_login(reader: Reader) -> dict[str, str]:
    statement = select(Person.c.login, Person.c.name).where(Person.c.login.is_not(None), Person.c.deleted_at.is_(None))
    return {row[0]: row[1] for row in reader.rows(statement)}


def _merged_into(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for table in (Account, Customer, Contact):
        statement = (
            select(Duplicate.c.other_id, table.c.name)
            .join(table, table.c.id == Duplicate.c.kept_id)
            .where(Duplicate.c.verdict == "merged", Duplicate.c.deleted_at.is_(None))
        )
        for part in in_parts(ids):
            found.update((row[0], row[1]) for row in reader.rows(statement.where(Duplicate.c.other_id.in_(part))))
    return found
