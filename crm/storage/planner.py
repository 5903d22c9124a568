"""What the planner asks: who waits for a visit, and what stands before a slot."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, select

from crm.domain.codes import PlanState, RecordState, Segment
from crm.domain.visits import VisitRow
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.tables import Account, Visit
from crm.storage.visits import PLANNED_STATES, between


@dataclass(frozen=True)
class Unplanned:
    """An account that waits for a visit."""

    id: UUID
    name: str
    segment: Segment
    district: str | None
    due_on: date


def unplanned(reader: Reader, person_id: UUID | None, until: date, limit: int = 300) -> list[Unplanned]:
    """Return accounts due by a day that have no visit planned from today on, the latest first."""
    planned = exists().where(
        Visit.account_id == Account.id,
        Visit.plan_state.in_(PLANNED_STATES),
        Visit.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
        Visit.planned_on >= reader.clock.today(),
        Visit.deleted_at.is_(None),
    )
    statement = (
        select(Account.id, Account.name, Account.segment, Account.district_code, Account.due_on)
        .where(Account.deleted_at.is_(None), Account.due_on <= until, ~planned)
        .order_by(Account.due_on, Account.sort_key)
        .limit(limit)
    )
    if person_id is not None:
        statement = statement.where(Account.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return [Unplanned(row[0], row[1], Segment(row[2]), row[3], row[4]) for row in reader.rows(statement)]


def visit_before(reader: Reader, person_id: UUID, day: date, start: datetime, but: UUID | None) -> VisitRow | None:
    """Return the last visit of a person's day that ends before a moment."""
    earlier = [
        row
        for row in between(reader, person_id, day, day)
        if row.end is not None and row.end <= start and row.id != but and row.plan_state != PlanState.CANCELLED
    ]
    return earlier[-1] if earlier else None


def place_of(reader: Reader, account_id: UUID) -> tuple[float | None, float | None]:
    """Return an account's (lon, lat)."""
    row = reader.one(select(Account.lon, Account.lat).where(Account.id == account_id))
    return (row[0], row[1]) if row is not None else (None, None)
