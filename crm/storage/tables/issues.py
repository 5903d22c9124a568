"""What customers raise (domain.md 2.7)."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class IssueColumns(Stamped, OfAccount):
    """An issue 诉求; `original_due_on` and its time stay for the statistics when the deadline is extended.

    `due_time` is a bureau wall time; without one the deadline is the end of office hours. `raised_at` is the moment
    from which hours run, where it is known. `outage_id` is the outage that it is about. `refusals` counts how often the
    customer was not satisfied.
    """

    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"), index=True)
    outage_id: Named[UUID | None] = column(Id, ForeignKey("outage.id"), index=True)
    topic: Named[str]
    text: Named[str]
    state: Named[str]
    urgency: Named[str] = column(default="general", server_default="general")
    raised_on: Named[date]
    raised_at: Named[datetime | None] = column(UtcDateTime)
    due_on: Named[date | None]
    due_time: Named[time | None]
    original_due_on: Named[date | None]
    original_due_time: Named[time | None]
    responsible_unit: Named[str | None]
    assignee_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    acknowledged_on: Named[date | None]
    interim_on: Named[date | None]
    transfer_reason: Named[str | None]
    suspended_reason: Named[str | None]
    result: Named[str | None]
    evidence: Named[str | None]
    confirmed_on: Named[date | None]
    confirmed_by: Named[str | None]
    confirmed_channel: Named[str | None]
    closed_on: Named[date | None]
    refusals: Named[int] = column(default=0, server_default="0")
    escalated_on: Named[date | None]
    escalation: Named[str | None]
    extension: Named[str] = column(default="none", server_default="none")
    extension_on: Named[date | None]
    extension_reason: Named[str | None]


CLOSED_WHOLE = (
    "state <> 'closed' OR (trim(coalesce(result, '')) <> '' AND trim(coalesce(responsible_unit, '')) <> '' "
    "AND trim(coalesce(evidence, '')) <> '' AND trim(coalesce(confirmed_by, '')) <> '' "
    "AND trim(coalesce(confirmed_channel, '')) <> '' AND confirmed_on IS NOT NULL AND closed_on IS NOT NULL)"
)
"""No road closes an issue without its result, unit, evidence and the customer's word (domain.md section 2.7).

A check that comes to NULL lets a row pass, so what is missing counts as empty.
"""


Issue = table(
    "issue",
    IssueColumns,
    *of_account(
        "issue",
        CheckConstraint(CLOSED_WHOLE, name="closed"),
        Index("ix_issue_raised_on", "raised_on"),
        Index("ix_issue_state_due_on", "state", "due_on"),
    ),
)
