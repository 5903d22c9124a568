"""Dated settings, the logs of exports and of changes, and the search index."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, Named, Text, TypedColumns

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import BigId, Id, UtcDateTime


class SettingColumns(Stamped):
    """A setting's value from a day on; `value` is JSON text."""

    key: Named[str]
    starts_on: Named[date]
    value: Named[str] = column(Text)


Setting = table("setting", SettingColumns, info=live_unique("key", "starts_on"))


class ExportLogColumns(Stamped):
    """A file that left the program: the kind of export, its rows, and whether it names people of customers."""

    kind: Named[str]
    file_name: Named[str]
    rows: Named[int]
    is_personal: Named[bool]


ExportLog = table("export_log", ExportLogColumns, Index("ix_export_log_created_at", "created_at"))


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


class SearchEntryColumns(TypedColumns):
    """What can be found; the words of an entry lie in a table for its kind (crm.storage.search).

    Only what is found by a name has a title, its sound, other names with theirs (a line each, apart by a tab), and
    numbers without signs apart by spaces (crm.domain.matching).
    """

    id: Named[int] = column(BigId, primary_key=True, autoincrement=True)
    kind: Named[str]
    row_id: Named[UUID] = column(Id)
    account_id: Named[UUID | None] = column(Id)
    portfolio_id: Named[UUID | None] = column(Id)
    title: Named[str | None]
    sound: Named[str | None]
    others: Named[str | None]
    numbers: Named[str | None]


SearchEntry = table(
    "search_entry",
    SearchEntryColumns,
    ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name="fk_search_entry_account",
    ),
    Index("ix_search_entry_row_id", "row_id"),
    Index("ix_search_entry_account_id", "account_id"),
)
