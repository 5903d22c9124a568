"""The first page of the day in a dozen statements."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from crm.domain.codes import COMPLETED_RECORDS, OutageState, OutageType, PlanState, Segment
from crm.domain.today import Coverage, DayLoad, OutageCard, OverdueRow
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import (
    Account,
    Feeder,
    Outage,
    OutageAccount,
    OutageEstimate,
    OutageNotice,
    Substation,
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
    statement = select(Visit.c.planned_on, Visit.c.planned_start, Visit.c.planned_end).where(
        Visit.c.planned_on >= monday,
        Visit.c.planned_on <= monday + timedelta(days=6),
        Visit.c.plan_state != PlanState.CANCELLED,
        Visit.c.deleted_at.is_(None),
    )
    if person_id is not None:
        statement = statement.where(Visit.c.person_id == person_id)
    loads = {monday + timedelta(days=offset): (0, 0.0) for offset in range(7)}
    for day, start, end in reader.rows(statement):
        visits, hours = loads[day]
        length = (end - start).total_seconds() / 3600 if start and end else 1.0
        loads[day] = (visits + 1, hours + length)
    return [DayLoad(day, visits, hours) for day, (visits, hours) in loads.items()]


def coverage(reader: Reader, person_id: UUID | None) -> Coverage:
    """Return the quarter's coverage: accounts visited in it among those due by its end (domain.md 2.6)."""
    today = reader.clock.today()
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    next_month = (first.month + 2) % 12 + 1
    end = date(first.year + (1 if next_month < first.month else 0), next_month, 1)
    held = (
        select(Visit.c.account_id)
        .where(
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.held_on >= first,
            Visit.c.held_on < end,
            Visit.c.deleted_at.is_(None),
        )
        .distinct()
    )
    visited = Account.c.id.in_(held)
    owed = or_(visited, Account.c.due_on < end)
    row = reader.one(
        select(func.count().filter(visited), func.count()).where(
            *in_scope(reader, person_id), Account.c.interval_days.is_not(None), owed
        )
    )
    assert row is not None
    pace = ((today - first).days + 1) / (end - first).days
    return Coverage(row[0], row[1], pace)


def outages(reader: Reader, person_id: UUID | None, hours: int = 48) -> list[OutageCard]:
    """Return outages that run now or begin within some hours and reach accounts of the scope, running ones first."""
    now = reader.clock.now()
    scope = in_scope(reader, person_id)
    soon = or_(
        Outage.c.state == OutageState.RUNNING,
        (Outage.c.state == OutageState.PUBLISHED)
        & (Outage.c.planned_start <= now + timedelta(hours=hours))
        & (Outage.c.planned_start >= now - timedelta(hours=24)),
    )
    these = select(Outage.c.id).where(soon, Outage.c.deleted_at.is_(None))
    reached = (
        select(OutageAccount.c.outage_id, func.count().label("reached"))
        .join(Account, Account.c.id == OutageAccount.c.account_id)
        .where(OutageAccount.c.outage_id.in_(these), *scope, OutageAccount.c.deleted_at.is_(None))
        .group_by(OutageAccount.c.outage_id)
        .subquery()
    )
    statement = (
        select(
            Outage.c.id,
            Outage.c.type,
            Outage.c.state,
            Outage.c.actual_start,
            Outage.c.planned_start,
            Outage.c.planned_end,
            reached.c.reached,
            Feeder.c.number,
            Substation.c.name.label("station"),
        )
        .join(reached, reached.c.outage_id == Outage.c.id)
        .outerjoin(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(soon, Outage.c.deleted_at.is_(None))
        .order_by(Outage.c.state.desc(), Outage.c.planned_start)
    )
    rows = reader.rows(statement)
    ids = [row.id for row in rows]
    estimates = _estimates(reader, ids)
    told = _told(reader, ids, scope, {row.id: _promised(row, estimates) for row in rows})
    notice_hours = number(all_values(reader, reader.clock.today()), "notice.planned_hours")
    return [_card(row, estimates.get(row.id, []), told.get(row.id, 0), notice_hours) for row in rows]


def _promised(row: Any, estimates: dict[UUID, list[datetime]]) -> datetime | None:
    said = estimates.get(row.id)
    if said:
        return said[-1]
    end: datetime | None = row.planned_end
    return end


def _card(row: Any, estimates: list[datetime], told: int, notice_hours: float) -> OutageCard:
    running = row.state == OutageState.RUNNING
    planned = row.type == OutageType.PLANNED and row.planned_start is not None
    return OutageCard(
        row.id,
        row.type,
        f"{row.station or ''} {row.number or ''}".strip(),
        row.actual_start if running else row.planned_start,
        estimates[-1] if estimates else row.planned_end,
        estimates[-2] if len(estimates) > 1 else None,
        max(0, len(estimates) - 1),
        running,
        row.reached,
        told,
        row.planned_start - timedelta(hours=notice_hours) if planned else None,
    )


def _estimates(reader: Reader, ids: list[UUID]) -> dict[UUID, list[datetime]]:
    statement = (
        select(OutageEstimate.c.outage_id, OutageEstimate.c.restored_by)
        .where(OutageEstimate.c.outage_id.in_(ids), OutageEstimate.c.deleted_at.is_(None))
        .order_by(OutageEstimate.c.said_at)
    )
    found: dict[UUID, list[datetime]] = {}
    for outage_id, restored_by in reader.rows(statement):
        found.setdefault(outage_id, []).append(restored_by)
    return found


def _told(reader: Reader, ids: list[UUID], scope: list[Any], promised: dict[UUID, datetime | None]) -> dict[UUID, int]:
    """Count accounts that have heard the newest time; an older time is not "told" (ui.md section 5)."""
    statement = (
        select(OutageNotice.c.outage_id, OutageNotice.c.account_id, OutageNotice.c.told_time)
        .join(Account, Account.c.id == OutageNotice.c.account_id)
        .where(
            OutageNotice.c.outage_id.in_(ids),
            OutageNotice.c.delivered_at.is_not(None),
            OutageNotice.c.deleted_at.is_(None),
            *scope,
        )
    )
    heard: dict[UUID, set[UUID]] = {}
    for outage_id, account_id, told_time in reader.rows(statement):
        if told_time == promised[outage_id]:
            heard.setdefault(outage_id, set()).add(account_id)
    return {outage_id: len(accounts) for outage_id, accounts in heard.items()}
