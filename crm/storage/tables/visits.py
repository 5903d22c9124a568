"""Visits: the plan and the record in one row, with topics and participants (domain.md 2.2 to 2.4)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, of_account
from crm.storage.types import Id, UtcDateTime


class Visit(Stamped, OfAccount, Base):
    """A planned or held visit.

    `planned_on` is the bureau day of `planned_start` (set even when no hour is known); `first_approved_on` never
    changes once set; `held_on` is the day the visit took place, set when the record is submitted.
    """

    __tablename__ = "visit"
    __table_args__ = of_account(
        "visit",
        Index("ix_visit_person_id_planned_on", "person_id", "planned_on"),
        Index("ix_visit_person_id_held_on", "person_id", "held_on"),
        Index("ix_visit_planned_on", "planned_on"),
        Index("ix_visit_held_on", "held_on"),
        Index("ix_visit_account_id_held_on", "account_id", "held_on"),
    )

    person_id: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    channel: Mapped[str]
    plan_state: Mapped[str]
    record_state: Mapped[str] = mapped_column(default="none")
    planned_on: Mapped[date | None]
    planned_start: Mapped[datetime | None] = mapped_column(UtcDateTime)
    planned_end: Mapped[datetime | None] = mapped_column(UtcDateTime)
    first_approved_on: Mapped[date | None]
    reschedule_reason: Mapped[str | None]
    is_fixed: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str | None]
    held_on: Mapped[date | None]
    arrived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    content: Mapped[str | None]
    production: Mapped[str | None]
    advice: Mapped[str | None]
    reply_on_site: Mapped[str | None]
    outage_plan_told: Mapped[bool | None]
    demand_kva: Mapped[float | None]
    demand_on: Mapped[date | None]
    satisfaction: Mapped[int | None]
    no_satisfaction_reason: Mapped[str | None]
    recommend: Mapped[int | None]
    next_visit_on: Mapped[date | None]
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviewed_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    review_remark: Mapped[str | None]


class VisitTopic(Stamped, OfAccount, Base):
    __tablename__ = "visit_topic"
    __table_args__ = of_account("visit_topic")

    visit_id: Mapped[UUID] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    topic: Mapped[str]


class VisitParticipant(Stamped, OfAccount, Base):
    """Somebody who took part: a person of the bureau, a known contact, or a name only."""

    __tablename__ = "visit_participant"
    __table_args__ = of_account("visit_participant")

    visit_id: Mapped[UUID] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    side: Mapped[str]
    name: Mapped[str]
    title: Mapped[str | None]
    person_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    contact_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("contact.id"))
