"""Work orders of the hotline (domain.md 2.8)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class WorkOrderColumns(Stamped, OfAccount):
    """A work order of the 95598 hotline (domain.md 2.8).

    Its official state is only copied: a trigger lets it change only together with `deliveries`, which counts how often
    a file told of the order. `source_file` is the last of them, None for an order that was keyed. By `contact_due_at`
    the customer is called, by `due_at` answered. `caller` is who turned to the hotline, `issue_id` the issue that was
    made of it, `outage_id` the outage that it is about.
    """

    order_no: Named[str]
    type: Named[str]
    subtype: Named[str | None]
    topic: Named[str] = column(default="other", server_default="other")
    channel: Named[str | None]
    received_at: Named[datetime] = column(UtcDateTime, index=True)
    contact_due_at: Named[datetime | None] = column(UtcDateTime)
    due_at: Named[datetime | None] = column(UtcDateTime)
    finished_at: Named[datetime | None] = column(UtcDateTime)
    text: Named[str]
    caller: Named[str | None]
    official_state: Named[str | None]
    source_file: Named[str | None]
    deliveries: Named[int] = column(default=0, server_default="0")
    issue_id: Named[UUID | None] = column(Id, ForeignKey("issue.id"))
    outage_id: Named[UUID | None] = column(Id, ForeignKey("outage.id"), index=True)


STATE_FROM_A_FILE = "official_state IS NULL OR deliveries > 0"
"""Nobody types an official state (domain.md section 2.8)."""


WorkOrder = table(
    "work_order",
    WorkOrderColumns,
    *of_account(
        "work_order",
        CheckConstraint(STATE_FROM_A_FILE, name="state_from_a_file"),
        Index("ix_work_order_account_id_topic_received_at", "account_id", "topic", "received_at"),
    ),
    info=live_unique("order_no"),
)
