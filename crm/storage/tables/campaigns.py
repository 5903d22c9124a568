"""Publicity campaigns: editions of their material, accounts they are for, who was told, who wants none."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class CampaignColumns(Stamped):
    """A campaign; `target` chooses its accounts as a saved view of the list of accounts does (JSON)."""

    topic: Named[str]
    title: Named[str]
    material: Named[str]
    starts_on: Named[date]
    ends_on: Named[date | None]
    owner_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    note: Named[str | None]
    target: Named[str]


Campaign = table("campaign", CampaignColumns)


class CampaignEditionColumns(Stamped):
    """An edition of a campaign's material with its file; whoever was told an older one is told again."""

    campaign_id: Named[UUID] = column(Id, ForeignKey("campaign.id"), index=True)
    edition: Named[str]
    issued_on: Named[date]
    file_name: Named[str | None]
    media_type: Named[str | None]
    size: Named[int | None]
    sha256: Named[str | None]
    content: Named[bytes | None] = column(LargeBinary)


CampaignEdition = table("campaign_edition", CampaignEditionColumns, info=live_unique("campaign_id", "edition"))


class CampaignTargetColumns(Stamped, OfAccount):
    """An account that a campaign is for."""

    campaign_id: Named[UUID] = column(Id, ForeignKey("campaign.id"), index=True)


CampaignTarget = table(
    "campaign_target",
    CampaignTargetColumns,
    *of_account("campaign_target"),
    info=live_unique("campaign_id", "account_id"),
)


class CampaignTellingColumns(Stamped, OfAccount):
    """That an account was told an edition: when, how, by whom, and the customer's word for it.

    What a visit record names as handed out counts without a row here; a row of that visit holds its confirmation.
    """

    edition_id: Named[UUID] = column(Id, ForeignKey("campaign_edition.id"), index=True)
    told_at: Named[datetime] = column(UtcDateTime)
    channel: Named[str]
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"))
    confirmed_on: Named[date | None]
    confirmed_by: Named[str | None]
    note: Named[str | None]


CampaignTelling = table(
    "campaign_telling",
    CampaignTellingColumns,
    *of_account("campaign_telling"),
    info=live_unique("edition_id", "account_id"),
)


class OptOutColumns(Stamped, OfAccount):
    """An account that wants no publicity from a day on; messages about safety and supply go on."""

    starts_on: Named[date]
    reason: Named[str | None]


OptOut = table("opt_out", OptOutColumns, *of_account("opt_out"), info=live_unique("account_id"))
