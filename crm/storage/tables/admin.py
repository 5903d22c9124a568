"""Dated settings, the audit log and the search index."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, Stamped, live_unique
from crm.storage.types import BigId, Id, UtcDateTime


class Setting(Stamped, Base):
    """A setting's value from a day on; `value` is JSON text."""

    __tablename__ = "setting"
    __table_args__ = live_unique("key", "starts_on")

    key: Mapped[str]
    starts_on: Mapped[date]
    value: Mapped[str] = mapped_column(Text)


class AuditLog(Base):
    """Who changed what; written by triggers only. `changes` maps a column to [old, new]."""

    __tablename__ = "audit_log"
    __table_args__ = (Index("ix_audit_log_table_name_row_id", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    login: Mapped[str]
    application: Mapped[str | None]
    address: Mapped[str | None]
    transaction_no: Mapped[int | None] = mapped_column(BigId)
    table_name: Mapped[str]
    row_id: Mapped[UUID] = mapped_column(Id)
    portfolio_id: Mapped[UUID | None] = mapped_column(Id)
    action: Mapped[str]
    changes: Mapped[Any] = mapped_column(JSON)


class SearchEntry(Base):
    """What can be found; the words of an entry lie in search_name or search_text (crm.storage.search)."""

    __tablename__ = "search_entry"
    __table_args__ = (
        Index("ix_search_entry_row_id", "row_id"),
        Index("ix_search_entry_account_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    kind: Mapped[str]
    row_id: Mapped[UUID] = mapped_column(Id)
    account_id: Mapped[UUID | None] = mapped_column(Id)
    portfolio_id: Mapped[UUID | None] = mapped_column(Id)
    title: Mapped[str]
    subtitle: Mapped[str | None]
