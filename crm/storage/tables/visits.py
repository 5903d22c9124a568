"""Visits: the plan and the record in one row, with topics and participants (domain.md 2.2 to 2.4)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, index_of_some, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class VisitColumns(Stamped, OfAccount):
    """A planned or held visit.

    `planned_on` is the bureau day of `planned_start` (set even when no hour is known); `first_approved_on` never
    changes once set; `held_on` is the day the visit took place, set when the record is submitted. `submitted_at` is
    when that was first: it stays when a record comes again after its return or is corrected.
    """

    person_id: Named[UUID] = column(Id, ForeignKey("person.id"))
    channel: Named[str]
    plan_state: Named[str]
    record_state: Named[str] = column(default="none")
    planned_on: Named[date | None]
    planned_start: Named[datetime | None] = column(UtcDateTime)
    planned_end: Named[datetime | None] = column(UtcDateTime)
    first_approved_on: Named[date | None]
    reschedule_reason: Named[str | None]
    is_fixed: Named[bool] = column(default=False)
    purpose: Named[str | None]
    repeat_rule: Named[str | None]
    series_id: Named[UUID | None] = column(Id, index=True)
    held_on: Named[date | None]
    arrived_at: Named[datetime | None] = column(UtcDateTime)
    left_at: Named[datetime | None] = column(UtcDateTime)
    content: Named[str | None]
    production: Named[str | None]
    advice: Named[str | None]
    reply_on_site: Named[str | None]
    outage_plan_told: Named[bool | None]
    demand_kva: Named[float | None]
    demand_on: Named[date | None]
    satisfaction: Named[int | None]
    no_satisfaction_reason: Named[str | None]
    recommend: Named[int | None]
    next_visit_on: Named[date | None]
    submitted_at: Named[datetime | None] = column(UtcDateTime)
    reviewed_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    review_remark: Named[str | None]


Visit = table(
    "visit",
    VisitColumns,
    *of_account(
        "visit",
        Index("ix_visit_person_id_planned_on", "person_id", "planned_on"),
        Index("ix_visit_person_id_held_on", "person_id", "held_on"),
        Index("ix_visit_planned_on", "planned_on"),
        Index(
            "ix_visit_held_on_account_id_record_state_deleted_at", "held_on", "account_id", "record_state", "deleted_at"
        ),
        Index("ix_visit_account_id_held_on", "account_id", "held_on"),
    ),
    info=index_of_some("submitted", "record_state = 'submitted'", "record_state", "deleted_at", "person_id"),
)


class VisitTopicColumns(Stamped, OfAccount):
    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"), index=True)
    topic: Named[str]


VisitTopic = table("visit_topic", VisitTopicColumns, *of_account("visit_topic"))


class VisitParticipantColumns(Stamped, OfAccount):
    """Somebody who took part: a person of the bureau, a known contact, or a name only."""

    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"), index=True)
    side: Named[str]
    name: Named[str]
    title: Named[str | None]
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    contact_id: Named[UUID | None] = column(Id, ForeignKey("contact.id"))


VisitParticipant = table("visit_participant", VisitParticipantColumns, *of_account("visit_participant"))


class VisitMaterialColumns(Stamped, OfAccount):
    """What was handed out on a visit, with its edition."""

    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"), index=True)
    title: Named[str]
    edition: Named[str | None]


VisitMaterial = table("visit_material", VisitMaterialColumns, *of_account("visit_material"))
