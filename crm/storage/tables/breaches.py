"""Notices that came too late or not at all (domain.md 3.5)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class OutageBreachColumns(Stamped, OfAccount):
    """A notice that was owed by a moment and came at `told_at`, which was too late, or did not come at all.

    Kept when the times by which it was late are about to hold no more; nobody changes it and no undo takes it back.
    """

    outage_id: Named[UUID] = column(Id, ForeignKey("outage.id"))
    stage: Named[str]
    due_at: Named[datetime] = column(UtcDateTime)
    told_at: Named[datetime | None] = column(UtcDateTime)


OutageBreach = table(
    "outage_breach",
    OutageBreachColumns,
    *of_account(
        "outage_breach", Index("ix_outage_breach_outage_id", "outage_id"), Index("ix_outage_breach_due_at", "due_at")
    ),
)
