"""What the planner asks: who waits for a visit, and what stands before a slot."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from sqlalchemy import exists, select

from crm.domain.codes import RecordState, Segment
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Visit
from crm.storage.visits import PLANNED_STATES


class Unplanned(Struct, frozen=True):
    """An account that waits for a visit, by which rule (a key of the settings), and whether it is its first."""

    id: UUID
    name: str
    segment: Segment
    district: str | None
    due_on: date
    lon: float | None
    lat: float | None
    visit_hours: str | None
    rule: str | None
    is_first: bool


def unplanned(reader: Reader, person_id: UUID | None, until: date, limit: int = 300) -> list[Unplanned]:
    """Return accounts due by a day that have no visit planned from today on, the latest first."""
    planned = exists().where(
        Visit.c.account_id == Account.c.id,
        Visit.c.plan_state.in_(PLANNED_STATES),
        Visit.c.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
        Visit.c.planned_on >= reader.clock.today(),
        Visit.c.deleted_at.is_(None),
    )
    statement = (
        select(*_COLUMNS)
        .where(Account.c.deleted_at.is_(None), Account.c.due_on <= until, ~planned)
        .order_by(Account.c.due_on, Account.c.sort_key)
        .limit(limit)
    )
    if person_id is not None:
        statement = statement.where(Account.c.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return [_unplanned(row, reader.clock.today()) for row in reader.rows(statement)]


_COLUMNS = (
    Account.c.id,
    Account.c.name,
    Account.c.segment,
    Account.c.district_code,
    Account.c.due_on,
    Account.c.lon,
    Account.c.lat,
    Account.c.visit_hours,
    Account.c.duty_rule,
    Account.c.last_onsite_on,
)


def _unplanned(row: AnyRow, today: date) -> Unplanned:
    due_on, segment = row.due_on or today, Segment(row.segment)
    place, why = (row.lon, row.lat), (row.duty_rule, row.last_onsite_on is None)
    return Unplanned(row.id, row.name, segment, row.district_code, due_on, *place, row.visit_hours, *why)


def to_plan(reader: Reader, account_id: UUID) -> Unplanned | None:
    """Return an account as one to plan; without an interval it counts as due today."""
    row = reader.one(select(*_COLUMNS).where(Account.c.id == account_id, Account.c.deleted_at.is_(None)))
    return _unplanned(row, reader.clock.today()) if row is not None else None


def place_of(reader: Reader, account_id: UUID) -> tuple[float | None, float | None]:
    """Return an account's (lon, lat)."""
    row = reader.one(select(Account.c.lon, Account.c.lat).where(Account.c.id == account_id))
    return (row[0], row[1]) if row is not None else (None, None)
