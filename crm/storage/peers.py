"""What accounts that are alike need for their capacity (domain.md section 4.6)."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.peers import PeerGroup
from crm.storage.reader import Reader
from crm.storage.tables import Account, MonthlyUsage


def intensities(reader: Reader, group: PeerGroup, first: date, last: date) -> dict[UUID, float]:
    """Return kWh per kVA and month of a group's accounts over a span of months; without readings one is no member."""
    account, usage = Account.c, MonthlyUsage.c
    mean = func.sum(usage.kwh_total) / func.count(usage.month) / account.contract_kva
    statement = (
        select(account.id, mean.label("mean"))
        .join(MonthlyUsage, usage.account_id == account.id)
        .where(
            account.deleted_at.is_(None),
            account.contract_kva > 0,
            usage.deleted_at.is_(None),
            usage.month >= first,
            usage.month <= last,
        )
        .group_by(account.id, account.contract_kva)
    )
    if group.industries:
        statement = statement.where(account.industry_code.in_(group.industries))
    if group.voltages:
        statement = statement.where(account.voltage_code.in_(group.voltages))
    if group.low:
        statement = statement.where(account.contract_kva >= group.low)
    if group.high is not None:
        statement = statement.where(account.contract_kva < group.high)
    return {row.id: float(row.mean) for row in reader.rows(statement)}
