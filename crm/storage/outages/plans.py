"""How often accounts are taken off by plan, for the yearly limits (domain.md 3.1)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import OutageState, OutageType
from crm.storage.owner import in_parts
from crm.storage.reader import Reader
from crm.storage.tables import Account, Outage, OutageAccount

COUNTED = (OutageState.PUBLISHED, OutageState.RUNNING, OutageState.RESTORED)


def planned_counts(
    reader: Reader, account_ids: Iterable[UUID], begin: datetime, end: datetime, own: UUID | None
) -> dict[UUID, int]:
    """Return how many planned outages take accounts off between two moments, an outage itself left out.

    One without a planned begin counts by its actual one; drafts, and what was put off or called off, count not.
    """
    row, outage = OutageAccount.c, Outage.c
    begins = func.coalesce(outage.planned_start, outage.actual_start)
    found = {}
    for part in in_parts(account_ids):
        statement = (
            select(row.account_id, func.count(func.distinct(row.outage_id)))
            .join(Outage, outage.id == row.outage_id)
            .where(
                row.account_id.in_(part),
                row.is_interrupted.is_(True),
                row.deleted_at.is_(None),
                outage.type == OutageType.PLANNED,
                outage.state.in_(COUNTED),
                outage.deleted_at.is_(None),
                begins >= begin,
                begins < end,
            )
            .group_by(row.account_id)
        )
        if own is not None:
            statement = statement.where(outage.id != own)
        found.update({each[0]: each[1] for each in reader.rows(statement)})
    return found


def voltages_of(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, str | None]:
    """Return the voltage codes of accounts."""
    found = {}
    for part in in_parts(account_ids):
        statement = select(Account.c.id, Account.c.voltage_code).where(Account.c.id.in_(part))
        found.update({row[0]: row[1] for row in reader.rows(statement)})
    return found
