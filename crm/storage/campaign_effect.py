"""Which accounts are alike, and their readings around a campaign (domain.md 4.6 and 8)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from crm.storage.energy.usage import FIGURES, USAGE
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account


def kinds(reader: Reader) -> list[AnyRow]:
    """Return what makes accounts alike: (id, industry_code, voltage_code, contract_kva)."""
    account = Account.c
    statement = select(account.id, account.industry_code, account.voltage_code, account.contract_kva)
    return reader.rows(statement.where(account.deleted_at.is_(None)))


def months(reader: Reader, accounts: Sequence[UUID], first: date, before: date) -> list[AnyRow]:
    """Return the readings of some accounts from a month on until another one, which is left out."""
    found: list[AnyRow] = []
    for part in in_parts(accounts):
        statement = select(USAGE.account_id, *FIGURES).where(
            USAGE.account_id.in_(part), USAGE.deleted_at.is_(None), USAGE.month >= first, USAGE.month < before
        )
        found += reader.rows(statement)
    return found
