"""The review of visit records: its steps, what looks odd about a record, and who looked at that (domain.md 2.3)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns

from crm.storage.base import METADATA, OfAccount, Stamped, of_account
from crm.storage.types import Id, UtcDateTime


class VisitReviewColumns(Stamped, OfAccount):
    """A step of a record's review: submitted, approved, returned, corrected; `said` is the remark or the reason.

    It is written after the change that it tells of, in one unit of work: what the audit holds of the record since the
    step before is what was changed by this one.
    """

    visit_id: Named[UUID] = Column(Id, ForeignKey("visit.id"), index=True)
    step: Named[str]
    happened_at: Named[datetime] = Column(UtcDateTime)
    person_id: Named[UUID | None] = Column(Id, ForeignKey("person.id"))
    said: Named[str | None]


VisitReview = Table("visit_review", METADATA, VisitReviewColumns, *of_account("visit_review"))


class VisitFlagColumns(TypedColumns):
    """An oddity of a submitted record, derived by crm.storage.honesty: nobody edits it and nothing traces it."""

    id: Named[UUID] = Column(Id, primary_key=True)
    visit_id: Named[UUID] = Column(Id)
    kind: Named[str]
    amount: Named[float]
    other_id: Named[UUID | None] = Column(Id)


VisitFlag = Table(
    "visit_flag",
    METADATA,
    VisitFlagColumns,
    Index("ix_visit_flag_visit_id_kind", "visit_id", "kind", unique=True),
    Index("ix_visit_flag_other_id", "other_id"),
)


class FlagLookColumns(Stamped, OfAccount):
    """A supervisor looked at an oddity, as it was then: one of another amount or against another visit is a new one."""

    visit_id: Named[UUID] = Column(Id, ForeignKey("visit.id"), index=True)
    kind: Named[str]
    amount: Named[float]
    other_id: Named[UUID | None] = Column(Id, ForeignKey("visit.id"))
    looked_at: Named[datetime] = Column(UtcDateTime)
    person_id: Named[UUID | None] = Column(Id, ForeignKey("person.id"))
    note: Named[str | None]


FlagLook = Table("flag_look", METADATA, FlagLookColumns, *of_account("flag_look"))
