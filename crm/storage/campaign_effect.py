"""Which accounts are alike, and their readings around a campaign (domain.md 4.6 and 8)."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select, type_coerce

from crm.domain.keys import Keys
from crm.storage.energy.usage import COMPARED, USAGE
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, CampaignTarget
from crm.storage.types import StoredId


def kinds(reader: Reader) -> Iterator[AnyRow]:
    """Yield what makes accounts alike: (id, industry_code, voltage_code, contract_kva)."""
    account = Account.c
    statement = select(account.id, account.industry_code, account.voltage_code, account.contract_kva)
    return reader.each(statement.where(account.deleted_at.is_(None)))


def months(reader: Reader, accounts: Collection[UUID], first: date, before: date) -> Iterator[AnyRow]:
    """Yield the readings of some hundred accounts from a month on until another one, account by account."""
    statement = select(USAGE.account_id, USAGE.month, *COMPARED).where(
        USAGE.account_id.in_(accounts), USAGE.deleted_at.is_(None), USAGE.month >= first, USAGE.month < before
    )
    return reader.each(statement.order_by(USAGE.account_id))


def aimed_at(reader: Reader, campaign_id: UUID) -> Keys:
    """Return the accounts that a campaign is for."""
    target = CampaignTarget.c
    statement = select(type_coerce(target.account_id, StoredId)).where(target.campaign_id == campaign_id)
    return reader.keys(statement.where(target.deleted_at.is_(None)))
