"""What became of a row: every field's changes from the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import AuditLog


@dataclass(frozen=True)
class FieldChange:
    """Who changed a field, when, from what to what."""

    at: datetime
    login: str
    field: str
    old: object
    new: object


def history(reader: Reader, table: str, row_id: UUID) -> list[FieldChange]:
    """Return a row's changes, newest first."""
    statement = (
        select(AuditLog.c.at, AuditLog.c.login, AuditLog.c.changes)
        .where(AuditLog.c.table_name == table, AuditLog.c.row_id == row_id)
        .order_by(AuditLog.c.id.desc())
    )
    return [
        FieldChange(row.at, row.login, field, pair[0], pair[1])
        for row in reader.rows(statement)
        for field, pair in sorted(row.changes.items())
    ]
