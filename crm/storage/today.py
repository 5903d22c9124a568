"""The first page of the day in a dozen statements."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Segment
from crm.domain.today import Coverage, DayLoad, OverdueRow
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.tables import (
    Account,
    Visit,
)


def in_scope(reader: Reader, person_id: UUID | None) -> list[Any]:
    """Return the conditions of a scope on the table account."""
    found: list[Any] = [Account.c.deleted_at.is_(None)]
    if person_id is not None:
        found.append(Account.c.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return found


def overdue(reader: Reader, person_id: UUID | None, limit: int) -> list[OverdueRow]:
    """Return the accounts that are late for a visit, the latest first."""
    today = reader.clock.today()
    statement = (
        select(Account.c.id, Account.c.name, Account.c.segment, Account.c.due_on, Account.c.district_code)
        .where(*in_scope(reader, person_id), Account.c.due_on < today)
        .order_by(Account.c.due_on, Account.c.sort_key)
        .limit(limit)
    )
    return [
        OverdueRow(row.id, row.name, Segment(row.segment), row.due_on, (today - row.due_on).days, row.district_code)
        for row in reader.rows(statement)
    ]


def overdue_count(reader: Reader, person_id: UUID | None) -> int:
    """Return how many accounts are late for a visit."""
    late = Account.c.due_on < reader.clock.today()
    return int(reader.scalar(select(func.count()).where(*in_scope(reader, person_id), late)))


def account_count(reader: Reader, person_id: UUID | None) -> int:
    """Return how many accounts a scope has."""
    return int(reader.scalar(select(func.count()).where(*in_scope(reader, person_id))))


def week(reader: Reader, person_id: UUID | None, monday: date) -> list[DayLoad]:
    """Return visits and booked hours for the seven days from a Monday on."""
    hours = (Visit.c.planned_on, Visit.c.planned_start, Visit.c.planned_end)
    # Hundreds of visits of a bureau begin and end together.
    statement = (
        select(*hours, func.count())
        .group_by(*hours)
        .where(
            Visit.c.planned_on >= monday,
            Visit.c.planned_on <= monday + timedelta(days=6),
            Visit.c.plan_state != PlanState.CANCELLED,
            Visit.c.deleted_at.is_(None),
        )
    )
    if person_id is not None:
        statement = statement.where(Visit.c.person_id == person_id)
    loads = {monday + timedelta(days=offset): (0, 0.0) for offset in range(7)}
    for day, start, end, count in reader.rows(statement):
        visits, booked = loads[day]
        length = (end - start).total_seconds() / 3600 if start and end else 1.0
        loads[day] = (visits + count, booked + count * length)
    return [DayLoad(day, visits, booked) for day, (visits, booked) in loads.items()]


def coverage(reader: Reader, person_id: UUID | None) -> Coverage:
    """Return the quarter's coverage: accounts visited in it among those due by its end (domain.md 2.6)."""
    today = reader.clock.today()
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    next_month = (first.month + 2) % 12 + 1
    end = date(first.year + (1 if next_month < first.month else 0), next_month, 1)
    held = select(Visit.c.account_id).where(
        Visit.c.record_state.in_(COMPLETED_RECORDS),
        Visit.c.held_on >= first,
        Visit.c.held_on < end,
        Visit.c.deleted_at.is_(None),
    )
    # Accounts that were visited are looked up once; those that are due by then are counted in an index alone.
    counted = select(func.count()).where(*in_scope(reader, person_id), Account.c.interval_days.is_not(None))
    visits = counted.add_columns(func.count().filter(Account.c.due_on < end)).where(Account.c.id.in_(held))
    visited, visited_and_due = reader.rows(visits)[0]
    due = int(reader.scalar(counted.where(Account.c.due_on < end)))
    pace = ((today - first).days + 1) / (end - first).days
    return Coverage(visited, visited + due - visited_and_due, pace)
