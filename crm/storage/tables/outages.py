"""Outages and transfers, whom they reach, what was promised and who was told (domain.md 3.3 to 3.5)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class OutageColumns(Stamped):
    outage_no: Named[str]
    type: Named[str]
    state: Named[str]
    feeder_id: Named[UUID | None] = column(Id, ForeignKey("feeder.id"), index=True)
    cause: Named[str | None]
    cause_code: Named[str | None]
    reported_at: Named[datetime | None] = column(UtcDateTime)
    planned_start: Named[datetime | None] = column(UtcDateTime)
    planned_end: Named[datetime | None] = column(UtcDateTime)
    actual_start: Named[datetime | None] = column(UtcDateTime)
    actual_end: Named[datetime | None] = column(UtcDateTime)
    transfer_to_feeder_id: Named[UUID | None] = column(Id, ForeignKey("feeder.id"))
    transfer_mode: Named[str | None]
    approval_no: Named[str | None]
    crew: Named[str | None]
    crew_on_site_at: Named[datetime | None] = column(UtcDateTime)
    published_at: Named[datetime | None] = column(UtcDateTime)
    note: Named[str | None]


Outage = table(
    "outage",
    OutageColumns,
    Index("ix_outage_planned_start", "planned_start"),
    Index("ix_outage_actual_start", "actual_start"),
    Index("ix_outage_state", "state"),
)


class OutageScopeColumns(Stamped):
    """A part of the network that is off: a substation, a feeder, a section of one, or a transformer area."""

    outage_id: Named[UUID] = column(Id, ForeignKey("outage.id"), index=True)
    substation_id: Named[UUID | None] = column(Id, ForeignKey("substation.id"))
    feeder_id: Named[UUID | None] = column(Id, ForeignKey("feeder.id"), index=True)
    section: Named[str | None]
    transformer_area_id: Named[UUID | None] = column(Id, ForeignKey("transformer_area.id"))


OutageScope = table("outage_scope", OutageScopeColumns)


class OutageAccountColumns(Stamped, OfAccount):
    """An account that an outage reaches, with the role of the supply it loses and what that means for it.

    `is_named` where the scope names the account itself and not its part of the network. `lost_kw` is the load that it
    is likely to lose; `restored_at` is set where its supply came back before the rest.
    """

    outage_id: Named[UUID] = column(Id, ForeignKey("outage.id"))
    source_role: Named[str]
    effect: Named[str | None]
    is_interrupted: Named[bool]
    is_named: Named[bool] = column(default=False)
    lost_kw: Named[float | None]
    restored_at: Named[datetime | None] = column(UtcDateTime)


OutageAccount = table(
    "outage_account",
    OutageAccountColumns,
    *of_account("outage_account", Index("ix_outage_account_outage_id", "outage_id")),
)


class OutageEstimateColumns(Stamped):
    """One published time of restoration; never edited, only followed by the next, or by one that corrects it."""

    outage_id: Named[UUID] = column(Id, ForeignKey("outage.id"), index=True)
    said_at: Named[datetime] = column(UtcDateTime)
    restored_by: Named[datetime] = column(UtcDateTime)
    source: Named[str | None]
    reason: Named[str | None]
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    corrects_id: Named[UUID | None] = column(Id, ForeignKey("outage_estimate.id"))


OutageEstimate = table("outage_estimate", OutageEstimateColumns)


class OutageNoticeColumns(Stamped, OfAccount):
    """One attempt to tell an account: which times it was told, by when it had to know, where and in which words.

    `receipt` says how the customer confirmed it.
    """

    outage_id: Named[UUID] = column(Id, ForeignKey("outage.id"))
    stage: Named[str]
    channel: Named[str]
    contact_id: Named[UUID | None] = column(Id, ForeignKey("contact.id"))
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    sent_at: Named[datetime] = column(UtcDateTime)
    delivered_at: Named[datetime | None] = column(UtcDateTime)
    told_start: Named[datetime | None] = column(UtcDateTime)
    told_time: Named[datetime | None] = column(UtcDateTime)
    due_at: Named[datetime | None] = column(UtcDateTime)
    result: Named[str]
    address: Named[str | None]
    message: Named[str | None]
    receipt: Named[str | None]


OutageNotice = table(
    "outage_notice", OutageNoticeColumns, *of_account("outage_notice", Index("ix_outage_notice_outage_id", "outage_id"))
)
