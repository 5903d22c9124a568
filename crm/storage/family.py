"""What belongs to what: a row goes into the bin, comes back and is erased together with what is its own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, func, select

from crm.domain.changes import Kind
from crm.storage.base import AnyTable
from crm.storage.owner import in_parts
from crm.storage.reader import Reader
from crm.storage.tables import (
    Account,
    Attachment,
    CampaignTelling,
    Contact,
    ContactPhone,
    Duplicate,
    FlagLook,
    Hazard,
    Issue,
    OutageBreach,
    OutageNotice,
    PhoneLook,
    SurveyAnswer,
    Task,
    Visit,
    VisitMaterial,
    VisitParticipant,
    VisitReview,
    VisitTopic,
    every_table,
    table_named,
)
from crm.storage.unit import UnitOfWork

TRACES: frozenset[str] = frozenset({Duplicate.name, OutageBreach.name, OutageNotice.name, PhoneLook.name})
"""What tells of an account and stays when it goes into the bin."""
OF_VISIT = (
    *(VisitTopic, VisitParticipant, VisitMaterial, Issue, Hazard),
    *(SurveyAnswer, Task, Attachment, VisitReview, FlagLook, CampaignTelling),
)
Child = tuple[AnyTable, str]


@cache
def of_accounts() -> tuple[AnyTable, ...]:
    """Return the tables whose rows belong to accounts, those that others point to last."""
    found = [table for table in every_table().sorted_tables if "account_id" in table.c and "deleted_at" in table.c]
    return tuple(reversed(found))


@cache
def children_of(table: str) -> tuple[Child, ...]:
    """Return the tables, each with its column, whose rows go where a row of this table goes."""
    if table == Account.name:
        return tuple((each, "account_id") for each in of_accounts() if each.name not in TRACES)
    if table == Visit.name:
        return tuple((each, "visit_id") for each in OF_VISIT)
    return ((ContactPhone, "contact_id"),) if table == Contact.name else ()


def table_of(kind: Kind) -> AnyTable:
    """Return the table of a kind."""
    return table_named(kind.value)


def live_children(reader: Reader, table: AnyTable, row_id: UUID) -> Iterator[tuple[AnyTable, UUID, int]]:
    """Yield (table, id, version) of what would go with a row."""
    for child, column in children_of(table.name):
        rows = select(child.c.id, child.c.version).where(child.c[column] == row_id, child.c.deleted_at.is_(None))
        for key, version in reader.rows(rows.order_by(child.c.id)):
            yield child, key, version


def count_children(reader: Reader, table: AnyTable, row_id: UUID, moment: datetime | None) -> dict[Kind, int]:
    """Count what went with a row at a moment, or would go with it when there is none."""
    found: dict[Kind, int] = {}
    for child, column in children_of(table.name):
        gone = child.c.deleted_at.is_(None) if moment is None else child.c.deleted_at == moment
        statement = select(func.count()).select_from(child).where(child.c[column] == row_id, gone)
        if count := int(reader.scalar(statement)):
            found[Kind(child.name)] = count
    return found


def remove(work: UnitOfWork, table: AnyTable, row_id: UUID, version: int) -> None:
    """Put a row into the bin with all that is its own; raises Conflict("row.changed")."""
    for child, key, its_version in list(live_children(work, table, row_id)):
        work.remove(child, key, its_version)
    work.remove(table, row_id, version)


def restore(work: UnitOfWork, table: AnyTable, row_id: UUID) -> int:
    """Take a row out of the bin with all that went with it, and return how many rows came back; 0 when it is not there.

    Raises Conflict("row.taken") when another row has taken a number or a name since.
    """
    row = work.one(select(table.c.version, table.c.deleted_at).where(table.c.id == row_id))
    if row is None or row.deleted_at is None:
        return 0
    work.restore(table, row_id, row.version)
    back = 1
    for child, column in reversed(children_of(table.name)):
        gone = select(child.c.id, child.c.version).where(
            child.c[column] == row_id, child.c.deleted_at == row.deleted_at
        )
        for key, version in work.rows(gone):
            work.restore(child, key, version)
            back += 1
    return back


def erase(work: UnitOfWork, table: AnyTable, row_ids: Sequence[UUID]) -> None:
    """Delete rows for good with what cannot be without them; what can, no longer points to them."""
    if not row_ids:
        return
    if table is Account:
        for child in of_accounts():
            _erase_plain(work, child, _ids(work, child, child.c.account_id, row_ids))
    for child, column in children_of(table.name) if table is not Account else ():
        binned = _ids(work, child, child.c[column], row_ids, child.c.deleted_at.is_not(None))
        erase(work, child, binned)
    _erase_plain(work, table, row_ids)


def _erase_plain(work: UnitOfWork, table: AnyTable, row_ids: Sequence[UUID]) -> None:
    if not row_ids:
        return
    for column in pointing_to(table.name):
        if column.nullable:
            _let_go(work, column, row_ids)
        else:
            _erase_plain(work, column.table, _ids(work, column.table, column, row_ids))
    if table is not Duplicate:
        for column in (Duplicate.c.kept_id, Duplicate.c.other_id):
            work.erase(Duplicate, _ids(work, Duplicate, column, row_ids))
    work.erase(table, row_ids)


@cache
def pointing_to(table: str) -> tuple[Column[Any], ...]:
    """Return every column that is a foreign key to a table's rows; the pair of account and book is not among them."""
    return tuple(
        key.elements[0].parent
        for each in every_table().sorted_tables
        for key in each.foreign_key_constraints
        if len(key.elements) == 1 and key.referred_table.name == table
    )


def _let_go(work: UnitOfWork, column: Column[Any], row_ids: Sequence[UUID]) -> None:
    table: AnyTable = column.table
    for part in in_parts(row_ids):
        for key, version in work.rows(select(table.c.id, table.c.version).where(column.in_(part))):
            work.update(table, key, version, **{column.name: None})


def _ids(reader: Reader, table: AnyTable, column: Any, row_ids: Iterable[UUID], *more: Any) -> list[UUID]:
    found: list[UUID] = []
    for part in in_parts(row_ids):
        found += reader.scalars(select(table.c.id).where(column.in_(part), *more))
    return list(dict.fromkeys(found))
