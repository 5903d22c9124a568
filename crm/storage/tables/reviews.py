"""The review of visit records: its steps, what looks odd about a record, and who looked at that (domain.md 2.3)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named, TypedColumns

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


class VisitFlagColumns(TypedColumns):
    """An oddity of a submitted record, derived by crm.storage.honesty: nobody edits it and nothing traces it."""

    id: Named[UUID] = column(Id, primary_key=True)
    visit_id: Named[UUID] = column(Id)
    kind: Named[str]
    amount: Named[float]
    other_id: Named[UUID | None] = column(Id)


VisitFlag = table(
    "visit_flag",
    VisitFlagColumns,
    Index("ix_visit_flag_visit_id_kind", "visit_id", "kind", unique=True),
    Index("ix_visit_flag_other_id", "other_id"),
)


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
