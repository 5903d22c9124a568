"""The log of changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, Named, TypedColumns

from crm.storage.base import table
from crm.storage.columns import column
from crm.storage.types import BigId, Id, UtcDateTime


class AuditLogColumns(TypedColumns):
    """Who changed what; written by triggers only. `changes` maps a column to [old, new]."""

    id: Named[int] = column(BigId, primary_key=True, autoincrement=True)
    at: Named[datetime] = column(UtcDateTime)
    login: Named[str]
    application: Named[str | None]
    address: Named[str | None]
    transaction_no: Named[int | None] = column(BigId)
    table_name: Named[str]
    row_id: Named[UUID] = column(Id)
    portfolio_id: Named[UUID | None] = column(Id)
    action: Named[str]
    changes: Named[Any] = column(JSON)


AuditLog = table(
    "audit_log",
    AuditLogColumns,
    Index("ix_audit_log_table_name_row_id", "table_name", "row_id"),
    Index("ix_audit_log_at", "at"),
    Index("ix_audit_log_login_id", "login", "id"),
)
