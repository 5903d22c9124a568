"""What became of rows, field by field, from the audit; the same words on both databases."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, false, or_, select

from crm.domain.phones import masked
from crm.domain.timeline import FieldChange, RowChange
from crm.storage.audit_subjects import subjects
from crm.storage.base import AnyTable
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import (
    Account,
    Area,
    AuditLog,
    Contact,
    ContactPhone,
    Customer,
    Person,
    Portfolio,
    Substation,
    SupplyPoint,
    SurveyForm,
)

QUIET = frozenset(
    {
        "account_id",
        "call_order",
        "contact_id",
        "customer_id",
        "district_code",
        "is_direct_service",
        "is_doubtful",
        "lat",
        "lon",
        "position",
        "sort_key",
        "top100_rank",
        "top100_year",
    }
)
"""Columns that follow from others or say nothing to a person."""
NAMES: Mapping[str, AnyTable] = {
    "account_id": Account,
    "area_id": Area,
    "assignee_id": Person,
    "confirmed_by": Person,
    "contact_id": Contact,
    "customer_id": Customer,
    "delegated_by": Person,
    "form_id": SurveyForm,
    "person_id": Person,
    "portfolio_id": Portfolio,
    "reviewed_by": Person,
    "substation_id": Substation,
    "verified_by": Person,
}
"""Columns that hold keys, and the table whose names they are shown by."""
TITLED = frozenset({SurveyForm.name})
"""Tables whose rows are named by a title."""
PAGE = 200
Rows = Mapping[str, Sequence[UUID]]


def rows_of_account(reader: Reader, account_id: UUID) -> dict[str, list[UUID]]:
    """Return the keys of an account and of what belongs to it by table, also of what is in the bin."""
    found: dict[str, list[UUID]] = {Account.name: [account_id]}
    for table in (Contact, ContactPhone, SupplyPoint):
        found[table.name] = reader.scalars(select(table.c.id).where(table.c.account_id == account_id))
    return found


def traced(rows: Rows, *more: Any) -> AnySelect:
    """Return the select of the audit of some rows, with the name of who acted."""
    touched = [and_(AuditLog.c.table_name == table, AuditLog.c.row_id.in_(ids)) for table, ids in rows.items() if ids]
    return (
        select(AuditLog.c.id, AuditLog.c.at, AuditLog.c.table_name, AuditLog.c.row_id, AuditLog.c.action)
        .add_columns(AuditLog.c.changes, AuditLog.c.login, Person.c.name.label("person"))
        .outerjoin(Person, and_(Person.c.login == AuditLog.c.login, Person.c.deleted_at.is_(None)))
        .where(or_(false(), *touched), *more)
    )


def history(reader: Reader, table: str, row_id: UUID, field: str | None = None) -> list[RowChange]:
    """Return what became of a row, or of one of its fields, newest first; its making is the last."""
    rows = reader.rows(traced({table: [row_id]}).order_by(AuditLog.c.id.desc()))
    return [change for _id, change in told(reader, rows, (field,) if field else None)]


def account_history(
    reader: Reader, account_id: UUID, before: int | None = None, limit: int = PAGE
) -> list[tuple[int, RowChange]]:
    """Return (number, change) of an account and of what belongs to it, newest first, older than a number."""
    rows = rows_of_account(reader, account_id)
    found: list[tuple[int, RowChange]] = []
    while len(found) < limit:
        older = () if before is None else (AuditLog.c.id < before,)
        part = reader.rows(traced(rows, *older).order_by(AuditLog.c.id.desc()).limit(limit))
        found += told(reader, part)
        if len(part) < limit:
            break
        before = part[-1].id
    return found[:limit]


def told(reader: Reader, rows: Sequence[AnyRow], only: Collection[str] | None = None) -> list[tuple[int, RowChange]]:
    """Return (number, change) of rows of the audit: some fields, or all but those that say nothing to a person."""
    names = names_of_keys(reader, [row.changes for row in rows])
    named = subjects(reader, [(row.table_name, row.row_id) for row in rows if row.table_name != Account.name])
    found = []
    for row in rows:
        fields = tuple(
            field_change(field, pair, names)
            for field, pair in sorted(row.changes.items())
            if (field in only if only is not None else field not in QUIET)
        )
        if fields:
            subject = named[row.row_id].title if row.row_id in named else ""
            found.append(
                (row.id, RowChange(row.at, row.person or row.login, row.table_name, row.action, subject, fields))
            )
    return found


def field_change(field: str, pair: Sequence[Any], names: Mapping[UUID, str]) -> FieldChange:
    """Return what a column was and became, as the window words it."""
    return FieldChange(field, _value(field, pair[0], names), _value(field, pair[1], names))


def _value(field: str, value: Any, names: Mapping[UUID, str]) -> Any:
    """Return a value as the window words it: keys as names, telephone numbers masked."""
    if field in NAMES and value is not None:
        key = _key(value)
        return names.get(key, str(value)) if key is not None else value
    return masked(value) if field == "number" and isinstance(value, str) else value


def names_of_keys(reader: Reader, changes: Iterable[Mapping[str, Sequence[Any]]]) -> dict[UUID, str]:
    """Return the names of the keys among changed values."""
    wanted: dict[str, set[UUID]] = {}
    for one in changes:
        for field, pair in one.items():
            if field in NAMES:
                wanted.setdefault(field, set()).update(key for key in map(_key, pair) if key is not None)
    found: dict[UUID, str] = {}
    for field, ids in wanted.items():
        table = NAMES[field]
        name = table.c.title if table.name in TITLED else table.c.name
        found.update(_pairs(reader, select(table.c.id, name).where(table.c.id.in_(ids))))
    return found


def _key(value: Any) -> UUID | None:
    """Return a value as a key; None for nothing and for words, as who of a customer confirmed an issue."""
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def _pairs(reader: Reader, statement: AnySelect) -> dict[UUID, str]:
    return {row[0]: row[1] for row in reader.rows(statement)}
