"""What a month is planned from: whose visits fall due, and what stands already."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, func, select

from crm.domain.codes import ImportanceGrade, RecordState, Segment
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.tables import Account, Visit
from crm.storage.visits import PLANNED_STATES


class Candidate(Struct, frozen=True):
    """An account with a duty; `planned_on` is its last visit that is planned from a day on."""

    id: UUID
    account_no: str
    name: str
    segment: Segment
    grade: ImportanceGrade
    contract_kva: float
    street: str
    district: str | None
    lon: float | None
    lat: float | None
    due_on: date
    interval_days: int
    rule: str
    visit_hours: str | None
    planned_on: date | None


def candidates(reader: Reader, person_id: UUID, today: date, until: date) -> list[Candidate]:
    """Return a manager's accounts due by a day, planned or not, the latest first."""
    own = Account.c.portfolio_id.in_(books_of(reader, person_id, today))
    return _read(reader, today, Account.c.due_on <= until, own)


def candidate(reader: Reader, account_id: UUID, today: date) -> Candidate | None:
    """Return one account, due or not."""
    return next(iter(_read(reader, today, Account.c.id == account_id)), None)


def _read(reader: Reader, today: date, *conditions: ColumnElement[bool]) -> list[Candidate]:
    planned = (
        select(Visit.c.account_id, func.max(Visit.c.planned_on).label("planned_on"))
        .where(
            Visit.c.plan_state.in_(PLANNED_STATES),
            Visit.c.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
            Visit.c.planned_on >= today,
            Visit.c.deleted_at.is_(None),
        )
        .group_by(Visit.c.account_id)
        .subquery()
    )
    account = Account.c
    statement = (
        select(
            account.id,
            account.account_no,
            account.name,
            account.segment,
            account.importance_grade,
            account.contract_kva,
            account.street_code,
            account.district_code,
            account.lon,
            account.lat,
            account.due_on,
            account.interval_days,
            account.duty_rule,
            account.visit_hours,
            planned.c.planned_on,
        )
        .outerjoin(planned, planned.c.account_id == account.id)
        .where(
            account.deleted_at.is_(None),
            *conditions,
        )
        .order_by(account.due_on, account.sort_key, account.id)
    )
    return [
        Candidate(
            row.id,
            row.account_no,
            row.name,
            Segment(row.segment),
            ImportanceGrade(row.importance_grade),
            row.contract_kva,
            row.street_code or "",
            row.district_code,
            row.lon,
            row.lat,
            row.due_on or today,
            row.interval_days or 0,
            row.duty_rule or "",
            row.visit_hours,
            row.planned_on,
        )
        for row in reader.rows(statement)
    ]
