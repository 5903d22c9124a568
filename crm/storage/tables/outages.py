"""Outages and transfers, whom they reach, what was promised and who was told (domain.md 3.3 to 3.5)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, of_account
from crm.storage.types import Id, UtcDateTime


class Outage(Stamped, Base):
    __tablename__ = "outage"
    __table_args__ = (Index("ix_outage_planned_start", "planned_start"), Index("ix_outage_state", "state"))

    outage_no: Mapped[str]
    type: Mapped[str]
    state: Mapped[str]
    feeder_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("feeder.id"), index=True)
    cause: Mapped[str | None]
    planned_start: Mapped[datetime | None] = mapped_column(UtcDateTime)
    planned_end: Mapped[datetime | None] = mapped_column(UtcDateTime)
    actual_start: Mapped[datetime | None] = mapped_column(UtcDateTime)
    actual_end: Mapped[datetime | None] = mapped_column(UtcDateTime)
    transfer_to_feeder_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("feeder.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[str | None]


class OutageAccount(Stamped, OfAccount, Base):
    """An account that an outage reaches, with the role of the supply it loses."""

    __tablename__ = "outage_account"
    __table_args__ = of_account("outage_account", Index("ix_outage_account_outage_id", "outage_id"))

    outage_id: Mapped[UUID] = mapped_column(Id, ForeignKey("outage.id"))
    source_role: Mapped[str]
    is_interrupted: Mapped[bool]


class OutageEstimate(Stamped, Base):
    """One published time of restoration; never edited, only followed by the next."""

    __tablename__ = "outage_estimate"

    outage_id: Mapped[UUID] = mapped_column(Id, ForeignKey("outage.id"), index=True)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    restored_by: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str | None]


class OutageNotice(Stamped, OfAccount, Base):
    """One attempt to tell an account, and which time it was told."""

    __tablename__ = "outage_notice"
    __table_args__ = of_account("outage_notice", Index("ix_outage_notice_outage_id", "outage_id"))

    outage_id: Mapped[UUID] = mapped_column(Id, ForeignKey("outage.id"))
    stage: Mapped[str]
    channel: Mapped[str]
    contact_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("contact.id"))
    person_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_time: Mapped[datetime | None] = mapped_column(UtcDateTime)
    result: Mapped[str]
