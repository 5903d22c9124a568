"""Planned visits that begin soon."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import RecordState
from crm.domain.reminders import Reminder
from crm.storage.reader import Reader
from crm.storage.tables import Account, Visit
from crm.storage.visits import PLANNED_STATES


def beginning(reader: Reader, person_id: UUID, start: datetime, end: datetime) -> list[Reminder]:
    """Return a person's planned visits that begin within a span and are not held yet, in order of time."""
    statement = (
        select(Visit.c.id, Account.c.name, Account.c.address, Visit.c.planned_start)
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(
            Visit.c.person_id == person_id,
            Visit.c.planned_start >= start,
            Visit.c.planned_start <= end,
            Visit.c.plan_state.in_(PLANNED_STATES),
            Visit.c.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.planned_start, Visit.c.id)
    )
    return [Reminder(row[0], row[1], row[2] or "", row[3]) for row in reader.rows(statement)]
