"""What the rows of the log are called, and whose they are; rows that were deleted for good have no name any more."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, select

from crm.storage.base import AnyTable
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, Contact, Feeder, Substation, Visit, table_named

TITLES = ("name", "title", "file_name", "order_no", "outage_no", "meter_no", "point_no", "key", "topic", "text")
"""Columns that name a row, the first that a table has."""
LONGEST = 120


class Subject(NamedTuple):
    """How a row is called, and the account that it belongs to."""

    title: str
    account: str
    account_id: UUID | None


def subjects(reader: Reader, rows: Iterable[tuple[str, UUID]]) -> dict[UUID, Subject]:
    """Return the names of rows that are given by table and key."""
    by_table: dict[str, set[UUID]] = {}
    for name, row_id in rows:
        by_table.setdefault(name, set()).add(row_id)
    found: dict[UUID, Subject] = {}
    for name, ids in by_table.items():
        table = table_named(name)
        for row in reader.rows(_names(table).where(table.c.id.in_(ids))):
            found[row.id] = Subject(row.title or "", row.account or "", row.account_id)
    return found


def _names(table: AnyTable) -> AnySelect:
    title, joined = _title(table)
    if table.name == Account.name:
        return select(Account.c.id, title, Account.c.name.label("account"), Account.c.id.label("account_id"))
    owner = _owner(table)
    if owner is None:
        nobody = literal(None)
        return select(table.c.id, title, nobody.label("account"), nobody.label("account_id")).select_from(joined)
    if owner.table is not table:
        joined = joined.outerjoin(Visit, Visit.c.id == table.c.visit_id)
    joined = joined.outerjoin(Account, Account.c.id == owner)
    return select(table.c.id, title, Account.c.name.label("account"), owner.label("account_id")).select_from(joined)


def _title(table: AnyTable) -> tuple[ColumnElement[Any], Any]:
    """Return what names a row of a table, and the table with what that needs."""
    if table.name == "contact_phone":
        return Contact.c.name.label("title"), table.outerjoin(Contact, Contact.c.id == table.c.contact_id)
    if table.name == "supply_point":
        joined = table.outerjoin(Feeder, Feeder.c.id == table.c.feeder_id)
        joined = joined.outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        return (Substation.c.name + " " + Feeder.c.number).label("title"), joined
    for name in TITLES:
        if name in table.c:
            return func.substr(table.c[name], 1, LONGEST).label("title"), table
    return literal(None).label("title"), table


def _owner(table: AnyTable) -> Any:
    """Return the column with the account of a row, or None where rows belong to nobody."""
    if "account_id" in table.c:
        return table.c.account_id
    return Visit.c.account_id if "visit_id" in table.c else None
