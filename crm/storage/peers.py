"""What accounts that are alike need for their capacity (domain.md section 4.6)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.peers import PeerGroup
from crm.storage.reader import Reader
from crm.storage.tables import Account, MonthlyUsage


def members(group: PeerGroup) -> list[Any]:
    """Return the conditions of the accounts that belong to a group; those without a capacity belong to none."""
    account = Account.c
    found: list[Any] = [account.deleted_at.is_(None), account.contract_kva > 0]
    if group.industries:
        found.append(account.industry_code.in_(group.industries))
    if group.voltages:
        found.append(account.voltage_code.in_(group.voltages))
    if group.low:
        found.append(account.contract_kva >= group.low)
    if group.high is not None:
        found.append(account.contract_kva < group.high)
    return found


def intensities(reader: Reader, group: PeerGroup, first: date, last: date) -> dict[UUID, float]:
    """Return kWh per kVA and month of a group's accounts over a span of months; without readings one is no member."""
    account, usage = Account.c, MonthlyUsage.c
    mean = func.sum(usage.kwh_total) / func.count(usage.month) / account.contract_kva
    statement = (
        select(account.id, mean.label("mean"))
        .join(MonthlyUsage, usage.account_id == account.id)
        .where(*members(group), usage.deleted_at.is_(None), usage.month >= first, usage.month <= last)
        .group_by(account.id, account.contract_kva)
    )
    return {row.id: float(row.mean) for row in reader.rows(statement)}
