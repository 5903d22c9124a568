"""Outages and transfers, whom they reach, what was promised and who was told (domain.md 3.3 to 3.5)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Named, Table

from crm.storage.base import METADATA, OfAccount, Stamped, of_account
from crm.storage.types import Id, UtcDateTime


class OutageColumns(Stamped):
    outage_no: Named[str]
    type: Named[str]
    state: Named[str]
    feeder_id: Named[UUID | None] = Column(Id, ForeignKey("feeder.id"), index=True)
    cause: Named[str | None]
    planned_start: Named[datetime | None] = Column(UtcDateTime)
    planned_end: Named[datetime | None] = Column(UtcDateTime)
    actual_start: Named[datetime | None] = Column(UtcDateTime)
    actual_end: Named[datetime | None] = Column(UtcDateTime)
    transfer_to_feeder_id: Named[UUID | None] = Column(Id, ForeignKey("feeder.id"))
    published_at: Named[datetime | None] = Column(UtcDateTime)
    note: Named[str | None]


Outage = Table(
    "outage",
    METADATA,
    OutageColumns,
    Index("ix_outage_planned_start", "planned_start"),
    Index("ix_outage_state", "state"),
)


class OutageAccountColumns(Stamped, OfAccount):
    """An account that an outage reaches, with the role of the supply it loses."""

    outage_id: Named[UUID] = Column(Id, ForeignKey("outage.id"))
    source_role: Named[str]
    is_interrupted: Named[bool]


OutageAccount = Table(
    "outage_account",
    METADATA,
    OutageAccountColumns,
    *of_account("outage_account", Index("ix_outage_account_outage_id", "outage_id")),
)


class OutageEstimateColumns(Stamped):
    """One published time of restoration; never edited, only followed by the next."""

    outage_id: Named[UUID] = Column(Id, ForeignKey("outage.id"), index=True)
    said_at: Named[datetime] = Column(UtcDateTime)
    restored_by: Named[datetime] = Column(UtcDateTime)
    reason: Named[str | None]


OutageEstimate = Table("outage_estimate", METADATA, OutageEstimateColumns)


class OutageNoticeColumns(Stamped, OfAccount):
    """One attempt to tell an account, and which time it was told."""

    outage_id: Named[UUID] = Column(Id, ForeignKey("outage.id"))
    stage: Named[str]
    channel: Named[str]
    contact_id: Named[UUID | None] = Column(Id, ForeignKey("contact.id"))
    person_id: Named[UUID | None] = Column(Id, ForeignKey("person.id"))
    sent_at: Named[datetime] = Column(UtcDateTime)
    delivered_at: Named[datetime | None] = Column(UtcDateTime)
    told_time: Named[datetime | None] = Column(UtcDateTime)
    result: Named[str]


OutageNotice = Table(
    "outage_notice",
    METADATA,
    OutageNoticeColumns,
    *of_account("outage_notice", Index("ix_outage_notice_outage_id", "outage_id")),
)
