"""What a merge asks and moves: both rows, what hangs on them, and what of it the two have in common."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, func, select

from crm.domain.changes import Kind
from crm.domain.duplicates import phone_key
from crm.storage.base import AnyTable
from crm.storage.family import children_of, pointing_to
from crm.storage.reader import Reader
from crm.storage.tables import (
    Account,
    AccountTag,
    AccountTariff,
    AnnualEnergy,
    Attachment,
    CampaignTarget,
    CampaignTelling,
    Contact,
    ContactPhone,
    Customer,
    EnergyAdvice,
    MonthlyUsage,
    OptOut,
    OutageAccount,
    OutageBreach,
    OutageNotice,
    PhoneLook,
    Portfolio,
    SupplyPoint,
    Task,
    Top100Rank,
)
from crm.storage.unit import UnitOfWork

CLASHING: Mapping[str, tuple[str, ...]] = {
    AccountTag.name: ("text",),
    AccountTariff.name: ("starts_on",),
    AnnualEnergy.name: ("year",),
    Attachment.name: ("sha256", "visit_id"),
    CampaignTarget.name: ("campaign_id",),
    CampaignTelling.name: ("edition_id",),
    EnergyAdvice.name: ("kind", "month"),
    MonthlyUsage.name: ("month",),
    OptOut.name: (),
    OutageAccount.name: ("outage_id",),
    SupplyPoint.name: ("feeder_id", "role", "ends_on"),
    Top100Rank.name: ("year",),
}
"""Of what an account can have only one: a row that says the same of the same stays with the account that goes."""
Moved = dict[str, list[str]]


def plain_row(reader: Reader, table: AnyTable, row_id: UUID) -> dict[str, Any] | None:
    """Return every column of a row that is not in the bin."""
    row = reader.one(select(*table.columns).where(table.c.id == row_id, table.c.deleted_at.is_(None)))
    return dict(row._mapping) if row is not None else None


def account_of(table: AnyTable, row: Mapping[str, Any]) -> UUID | None:
    """Return the account that a row is or belongs to; a legal entity belongs to none."""
    found: UUID | None = row["id"] if table is Account else row.get("account_id")
    return found


def names(reader: Reader, key: str, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of the rows that a field points to."""
    table: AnyTable = Portfolio if key == "portfolio_id" else Customer
    return {row[0]: row[1] for row in reader.rows(select(table.c.id, table.c.name).where(table.c.id.in_(ids)))}


def links(table: AnyTable) -> list[Column[Any]]:
    """Return the columns by which other rows hang on a row of a table and move with it."""
    if table is Account:
        traces = (OutageBreach, OutageNotice, PhoneLook)
        return [child.c[column] for child, column in (*children_of(Account.name), *((t, "account_id") for t in traces))]
    return list(pointing_to(table.name))


def hanging(reader: Reader, column: Column[Any], row_id: UUID) -> list[dict[str, Any]]:
    """Return what hangs on a row by a column: key, version, and what clashes are known by."""
    table: AnyTable = column.table
    columns = [table.c.id, table.c.version, *(table.c[name] for name in _known_by(column))]
    statement = select(*columns).where(column == row_id, table.c.deleted_at.is_(None)).order_by(table.c.id)
    return [dict(row._mapping) for row in reader.rows(statement)]


def _known_by(column: Column[Any]) -> tuple[str, ...]:
    """Return what says that two rows tell the same, the column they hang by left out."""
    table = column.table.name
    if table == ContactPhone.name and column.name == "contact_id":
        return ("number",)
    own = CLASHING.get(table, ()) if column.name == "account_id" else ()
    order = ("call_order", "emergency_order") if table == Contact.name and column.name == "account_id" else ()
    return (*own, *order)


def clash_key(column: Column[Any], row: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return what a row must not share with another one on the same row, or None when it may."""
    table = column.table.name
    if table == ContactPhone.name and column.name == "contact_id":
        return (phone_key(row["number"]) or row["number"],)
    if column.name != "account_id" or table not in CLASHING:
        return None
    if table == Attachment.name and row["visit_id"] is not None:
        return None
    if table == SupplyPoint.name and row["ends_on"] is not None:
        return None
    return tuple(row[name] for name in CLASHING[table])


def counts(reader: Reader, table: AnyTable, row_id: UUID) -> dict[Kind, int]:
    """Count what hangs on a row by kind."""
    found: dict[Kind, int] = {}
    for column in links(table):
        child: AnyTable = column.table
        statement = select(func.count()).select_from(child).where(column == row_id, child.c.deleted_at.is_(None))
        if (count := int(reader.scalar(statement))) and child is not PhoneLook:
            found[Kind(child.name)] = found.get(Kind(child.name), 0) + count
    return found


def clashes(reader: Reader, table: AnyTable, one: UUID, two: UUID) -> dict[Kind, int]:
    """Count by kind what of the first row the second one has too."""
    found: dict[Kind, int] = {}
    for column in links(table):
        if not _known_by(column):
            continue
        there = {clash_key(column, row) for row in hanging(reader, column, two)} - {None}
        same = sum(1 for row in hanging(reader, column, one) if clash_key(column, row) in there)
        if same:
            found[Kind(column.table.name)] = same
    return found


def move(work: UnitOfWork, table: AnyTable, from_id: UUID, to: Mapping[str, Any]) -> Moved:
    """Let everything that hangs on a row hang on another one, but for what that has already; return what was moved."""
    moved: Moved = {}
    for column in links(table):
        there = hanging(work, column, to["id"])
        taken = {clash_key(column, row) for row in there} - {None}
        values: dict[str, Any] = {column.name: to["id"]}
        if table is Account:
            values["portfolio_id"] = to["portfolio_id"]
        behind = _behind(column, there)
        for row in hanging(work, column, from_id):
            if clash_key(column, row) not in taken:
                work.update(column.table, row["id"], row["version"], **values, **behind(row))
                moved.setdefault(f"{column.table.name}.{column.name}", []).append(row["id"].hex)
    _point_tasks(work, from_id, to["id"])
    return moved


def _behind(column: Column[Any], there: Sequence[Mapping[str, Any]]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return the places that contacts get behind those who are there already."""
    if column.table.name != Contact.name or column.name != "account_id":
        return lambda _row: {}
    last = max((row["call_order"] for row in there), default=0)
    last_emergency = max((row["emergency_order"] or 0 for row in there), default=0)

    def places(row: Mapping[str, Any]) -> dict[str, Any]:
        emergency = row["emergency_order"]
        return {
            "call_order": row["call_order"] + last,
            "emergency_order": emergency + last_emergency if emergency else None,
        }

    return places


def _point_tasks(work: UnitOfWork, from_id: UUID, to_id: UUID) -> None:
    """Let tasks that came from a row have come from the other one."""
    statement = select(Task.c.id, Task.c.version).where(Task.c.source_id == from_id, Task.c.deleted_at.is_(None))
    for key, version in work.rows(statement):
        work.update(Task, key, version, source_id=to_id)


def still_hanging(reader: Reader, column: Column[Any], ids: Sequence[UUID], row_id: UUID) -> list[tuple[UUID, int]]:
    """Return key and version of those rows that hang on a row by a column."""
    table: AnyTable = column.table
    statement = select(table.c.id, table.c.version).where(table.c.id.in_(ids), column == row_id)
    return [(row[0], row[1]) for row in reader.rows(statement.where(table.c.deleted_at.is_(None)))]
