"""Deadlines of notices that were broken, as they were kept (domain.md 3.5)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.outage_desk import Whose
from crm.storage.outages.reached import in_books
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Outage, OutageBreach, OutageNotice

Deadline = tuple[UUID, UUID, str, datetime]
"""Outage, account, stage, and when the notice was due."""


def known(reader: Reader, outage_ids: Iterable[UUID]) -> set[Deadline]:
    """Return the deadlines of outages that are kept already."""
    row, found = OutageBreach.c, set[Deadline]()
    for part in in_parts(outage_ids):
        statement = select(row.outage_id, row.account_id, row.stage, row.due_at).where(row.outage_id.in_(part))
        found.update((each[0], each[1], each[2], each[3]) for each in reader.rows(statement))
    return found


def kept(reader: Reader, begin: datetime, end: datetime, whose: Whose) -> list[AnyRow]:
    """Return the kept deadlines between two moments with their account and how often it was tried to tell it."""
    row, notice = OutageBreach.c, OutageNotice.c
    tried = (
        select(func.count())
        .select_from(OutageNotice)
        .where(notice.outage_id == row.outage_id, notice.account_id == row.account_id, notice.deleted_at.is_(None))
        .scalar_subquery()
    )
    statement = (
        select(
            row.outage_id,
            row.account_id,
            row.stage,
            row.due_at,
            row.told_at,
            Account.c.name,
            Account.c.account_no,
            Account.c.importance_grade,
            tried.label("attempts"),
        )
        .join(Account, Account.c.id == row.account_id)
        .join(Outage, Outage.c.id == row.outage_id)
        .where(row.due_at >= begin, row.due_at < end, Outage.c.deleted_at.is_(None), *in_books(reader, whose))
        .order_by(row.due_at, row.id)
    )
    return reader.rows(statement)
