"""What customers raise: issues, safety hazards, work orders of the hotline (domain.md 2.2, 2.7, 2.8)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id, UtcDateTime


class Issue(Stamped, OfAccount, Base):
    """An issue 诉求; `original_due_on` stays for the statistics when `due_on` is extended."""

    __tablename__ = "issue"
    __table_args__ = of_account("issue", Index("ix_issue_raised_on", "raised_on"))

    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    topic: Mapped[str]
    text: Mapped[str]
    state: Mapped[str]
    raised_on: Mapped[date]
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    responsible_unit: Mapped[str | None]
    assignee_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    result: Mapped[str | None]
    evidence: Mapped[str | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str | None]
    closed_on: Mapped[date | None]


class Hazard(Stamped, OfAccount, Base):
    """A safety hazard 隐患 found on a visit, with the day by which it must be mended."""

    __tablename__ = "hazard"
    __table_args__ = of_account("hazard", Index("ix_hazard_found_on", "found_on"))

    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    text: Mapped[str]
    level: Mapped[str]
    found_on: Mapped[date]
    remedy_due: Mapped[date | None]
    remedied_on: Mapped[date | None]


class WorkOrder(Stamped, OfAccount, Base):
    """A work order of the 95598 hotline; its official state is only copied (domain.md 2.8)."""

    __tablename__ = "work_order"
    __table_args__ = of_account("work_order", live_unique("order_no"))

    order_no: Mapped[str]
    type: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    text: Mapped[str]
    official_state: Mapped[str | None]
