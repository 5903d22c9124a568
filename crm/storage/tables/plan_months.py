"""The months of visits that managers submit (domain.md 2.4)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class PlanMonthColumns(Stamped):
    """A manager's month of visits as it was submitted and reviewed (domain.md 2.4); `month` is its first day.

    `submitted_plan` holds the visits that were submitted last, so that what changed since can be shown.
    """

    person_id: Named[UUID] = column(Id, ForeignKey("person.id"))
    month: Named[date]
    state: Named[str]
    remark: Named[str | None]
    submitted_plan: Named[str | None]
    submitted_at: Named[datetime | None] = column(UtcDateTime)
    reviewed_at: Named[datetime | None] = column(UtcDateTime)
    reviewed_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))


PlanMonth = table("plan_month", PlanMonthColumns, info=live_unique("person_id", "month"))
