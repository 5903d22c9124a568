"""Months of visits as they are submitted and reviewed (domain.md 2.4)."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import or_, select

from crm.domain.codes import PlanState
from crm.domain.plan_months import MonthState, PlannedVisit
from crm.storage.conflicts import missing
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Person, PlanMonth, Visit


def month_row(reader: Reader, person_id: UUID, month: date) -> AnyRow | None:
    """Return what was submitted and reviewed of a manager's month, None when nothing was."""
    return reader.one(_months().where(PlanMonth.c.person_id == person_id, PlanMonth.c.month == month))


def open_rows(reader: Reader, since: date) -> Sequence[AnyRow]:
    """Return the months that were submitted, and approved ones from a month on of managers whose visits wait again."""
    waiting = select(Visit.c.person_id).where(
        Visit.c.planned_on >= since, Visit.c.plan_state == PlanState.PROPOSED, Visit.c.deleted_at.is_(None)
    )
    is_approved = (PlanMonth.c.state == MonthState.APPROVED) & (PlanMonth.c.month >= since)
    is_changed = is_approved & PlanMonth.c.person_id.in_(waiting)
    return reader.rows(_months().where(or_(PlanMonth.c.state == MonthState.SUBMITTED, is_changed)))


def _months() -> AnySelect:
    reviewer = Person.alias("reviewer")
    return (
        select(
            PlanMonth.c.id,
            PlanMonth.c.version,
            PlanMonth.c.person_id,
            PlanMonth.c.month,
            PlanMonth.c.state,
            PlanMonth.c.remark,
            PlanMonth.c.submitted_at,
            PlanMonth.c.reviewed_at,
            reviewer.c.name.label("reviewer"),
        )
        .outerjoin(reviewer, reviewer.c.id == PlanMonth.c.reviewed_by)
        .where(PlanMonth.c.deleted_at.is_(None))
        .order_by(PlanMonth.c.month, PlanMonth.c.id)
    )


def planned_rows(reader: Reader, first: date, last: date, person_id: UUID) -> Sequence[AnyRow]:
    """Return the visits on somebody's plan of some days, held ones too, with the due day of their accounts."""
    return reader.rows(_plans([person_id], first, last))


def planned_by_month(
    reader: Reader, people: Collection[UUID], first: date, last: date
) -> Iterator[tuple[tuple[UUID, date], list[AnyRow]]]:
    """Yield the person and the month of plans of some people, with the visits of each as `planned_rows` has them.

    A bureau's month has thousands of visits: those of one person are there at a time.
    """
    rows = reader.each(_plans(people, first, last))
    for key, mine in groupby(rows, lambda row: (row.person_id, row.planned_on.replace(day=1))):
        yield key, list(mine)


def _plans(people: Collection[UUID], first: date, last: date) -> AnySelect:
    visit = Visit.c
    days = visit.planned_on >= first, visit.planned_on <= last
    statement = _planned().where(*days, visit.plan_state != PlanState.CANCELLED, visit.person_id.in_(people))
    return statement.order_by(visit.person_id, visit.planned_on, visit.planned_start, visit.id)


def still_planned(reader: Reader, ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Return those of some visits that stand on a plan, of whatever month."""
    statement = _planned().where(Visit.c.id.in_(ids), Visit.c.plan_state != PlanState.CANCELLED)
    return reader.rows(statement) if ids else []


def planned_row(reader: Reader, visit_id: UUID) -> AnyRow:
    """Return one visit as `planned_rows` does; raises NotFound("visit.gone")."""
    row = reader.one(_planned().where(Visit.c.id == visit_id))
    if row is None:
        raise missing(reader, Visit, visit_id, "visit.gone")
    return row


def _planned() -> AnySelect:
    return (
        select(
            Visit.c.id,
            Visit.c.version,
            Visit.c.person_id,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.due_on,
            Visit.c.planned_on,
            Visit.c.planned_start,
            Visit.c.planned_end,
            Visit.c.plan_state,
            Visit.c.is_fixed,
            Visit.c.first_approved_on,
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(Visit.c.deleted_at.is_(None))
    )


def planned_of(row: AnyRow) -> PlannedVisit:
    """Return a row of `planned_rows` as a visit of the plan."""
    return PlannedVisit(row.id, row.account, row.planned_on, row.planned_start, row.planned_end)


def submitted_plans(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, tuple[PlannedVisit, ...]]:
    """Return the visits that were submitted last, by the key of the month; those deleted for good are gone here too."""
    statement = select(PlanMonth.c.id, PlanMonth.c.submitted_plan).where(PlanMonth.c.id.in_(list(ids)))
    texts = {row.id: json.loads(row.submitted_plan) for row in reader.rows(statement) if row.submitted_plan}
    names = _names(reader, {UUID(line[0]) for lines in texts.values() for line in lines})
    return {key: tuple(_read(line, names) for line in lines if UUID(line[0]) in names) for key, lines in texts.items()}


def written_plan(visits: Iterable[PlannedVisit]) -> str:
    """Return visits as the text that `submitted_plans` reads: keys, days and hours, and no names."""
    lines = [[str(each.id), each.day.isoformat(), _text(each.start), _text(each.end)] for each in visits]
    return json.dumps(lines)


def _names(reader: Reader, ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of the accounts of visits, also of those in the bin."""
    statement = select(Visit.c.id, Account.c.name).join(Account, Account.c.id == Visit.c.account_id)
    return {row.id: row.name for row in reader.rows(statement.where(Visit.c.id.in_(ids)))} if ids else {}


def _read(line: list[str | None], names: dict[UUID, str]) -> PlannedVisit:
    key, day, start, end = line
    assert key is not None
    assert day is not None
    return PlannedVisit(UUID(key), names[UUID(key)], date.fromisoformat(day), _moment(start), _moment(end))


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
