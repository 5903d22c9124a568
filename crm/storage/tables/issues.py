"""What customers raise: issues, safety hazards, work orders of the hotline (domain.md 2.2, 2.7, 2.8)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Named, Table

from crm.storage.base import METADATA, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id, UtcDateTime


class IssueColumns(Stamped, OfAccount):
    """An issue 诉求; `original_due_on` stays for the statistics when `due_on` is extended."""

    visit_id: Named[UUID | None] = Column(Id, ForeignKey("visit.id"), index=True)
    topic: Named[str]
    text: Named[str]
    state: Named[str]
    raised_on: Named[date]
    due_on: Named[date | None]
    original_due_on: Named[date | None]
    responsible_unit: Named[str | None]
    assignee_id: Named[UUID | None] = Column(Id, ForeignKey("person.id"))
    result: Named[str | None]
    evidence: Named[str | None]
    confirmed_on: Named[date | None]
    confirmed_by: Named[str | None]
    closed_on: Named[date | None]


Issue = Table("issue", METADATA, IssueColumns, *of_account("issue", Index("ix_issue_raised_on", "raised_on")))


class HazardColumns(Stamped, OfAccount):
    """A safety hazard 隐患 found on a visit, with the day by which it must be mended."""

    visit_id: Named[UUID | None] = Column(Id, ForeignKey("visit.id"), index=True)
    text: Named[str]
    level: Named[str]
    found_on: Named[date]
    remedy_due: Named[date | None]
    remedied_on: Named[date | None]


Hazard = Table("hazard", METADATA, HazardColumns, *of_account("hazard", Index("ix_hazard_found_on", "found_on")))


class WorkOrderColumns(Stamped, OfAccount):
    """A work order of the 95598 hotline; its official state is only copied (domain.md 2.8)."""

    order_no: Named[str]
    type: Named[str]
    received_at: Named[datetime] = Column(UtcDateTime)
    due_at: Named[datetime | None] = Column(UtcDateTime)
    finished_at: Named[datetime | None] = Column(UtcDateTime)
    text: Named[str]
    official_state: Named[str | None]


WorkOrder = Table("work_order", METADATA, WorkOrderColumns, *of_account("work_order"), info=live_unique("order_no"))
