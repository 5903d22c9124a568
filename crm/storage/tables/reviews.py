"""The review of visit records: its steps, and who looked at what is odd (domain.md 2.3)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class VisitReviewColumns(Stamped, OfAccount):
    """A step of a record's review: submitted, approved, returned, corrected; `said` is the remark or the reason.

    It is written after the change that it tells of, in one unit of work: what the audit holds of the record since the
    step before is what was changed by this one.
    """

    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"), index=True)
    step: Named[str]
    happened_at: Named[datetime] = column(UtcDateTime)
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    said: Named[str | None]


VisitReview = table("visit_review", VisitReviewColumns, *of_account("visit_review"))


class FlagLookColumns(Stamped, OfAccount):
    """A supervisor looked at an oddity, as it was then: one of another amount or against another visit is a new one."""

    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"), index=True)
    kind: Named[str]
    amount: Named[float]
    other_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"))
    looked_at: Named[datetime] = column(UtcDateTime)
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    note: Named[str | None]


FlagLook = table("flag_look", FlagLookColumns, *of_account("flag_look"))
