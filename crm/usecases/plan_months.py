"""A manager's month of visits: submitting it, approving it, giving it back with a remark (domain.md 2.4)."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import PlanState
from crm.domain.errors import Conflict, Invalid, NotFound, RoundsError
from crm.domain.plan_months import (
    Colleague,
    MonthState,
    PlanChange,
    PlanMonth,
    PlannedVisit,
    changes_between,
    check_reviewer,
    check_submitter,
    needs_review,
    reviews,
    submits,
)
from crm.storage import plan_months as store
from crm.storage.month_conflicts import check_month
from crm.storage.people import colleagues
from crm.storage.reader import AnyRow, Reader
from crm.storage.row_by_row import row_by_row
from crm.storage.settings import flag
from crm.storage.tables import PlanMonth as Table
from crm.storage.tables import Visit
from crm.storage.unit import UnitOfWork

Row = AnyRow | None


class Approved(Struct, frozen=True):
    """Which months were approved, by their keys, how many visits that were, and why others were not."""

    months: tuple[UUID, ...]
    visits: int
    refused: tuple[RoundsError, ...] = ()


def plan_month(reader: Reader, person_id: UUID, month: date) -> PlanMonth:
    """Return how a manager's month stands; `month` is any day of it. Raises NotFound("person.unknown")."""
    first, last = month_around(month)
    people = colleagues(reader)
    planner = _planner(people, person_id)
    row, visits = store.month_row(reader, person_id, first), store.planned_rows(reader, first, last, person_id)
    is_wanted = flag(reader, "plan.needs_approval", reader.clock.today())
    before = store.submitted_plans(reader, [row.id]) if row is not None else {}
    return replace(
        _month(planner, first, row, visits, before, reader.clock.today()),
        needs_review=needs_review(is_wanted, planner, people.values()),
        may_review=_may_review(reader, people, planner),
        may_submit=submits(reader.actor.role, reader.actor.person_id, planner),
    )


def months_to_review(reader: Reader) -> list[PlanMonth]:
    """Return the months that whoever acts has to look at: submitted ones, and approved ones with visits added since."""
    people, today = colleagues(reader), reader.clock.today()
    rows = [row for row in store.open_rows(reader, today.replace(day=1)) if row.person_id in people]
    rows = [row for row in rows if _may_review(reader, people, people[row.person_id])]
    if not rows:
        return []
    before = store.submitted_plans(reader, [row.id for row in rows])
    first, last = rows[0].month, month_around(rows[-1].month)[1]
    rest = {(row.person_id, row.month): row for row in rows}
    found = []
    for key, visits in store.planned_by_month(reader, {row.person_id for row in rows}, first, last):
        if key in rest:
            found.append(_month(people[key[0]], key[1], rest.pop(key), visits, before, today))
    found += [_month(people[row.person_id], row.month, row, [], before, today) for row in rest.values()]
    order = {key: place for place, key in enumerate(people)}
    found = [replace(each, may_review=True, may_submit=True) for each in found if each.is_open]
    return sorted(found, key=lambda each: (each.month, order[each.person_id]))


def month_changes(reader: Reader, person_id: UUID, month: date) -> tuple[PlanChange, ...]:
    """Return what is not as the month was submitted, before and after; nothing for a month that never was.

    A visit that went to another month of the same manager was moved and not taken off.
    """
    first, last = month_around(month)
    row = store.month_row(reader, person_id, first)
    before = store.submitted_plans(reader, [row.id]) if row is not None else {}
    if row is None or row.id not in before:
        return ()
    there = store.planned_rows(reader, first, last, person_id)
    gone = {each.id for each in before[row.id]} - {each.id for each in there}
    elsewhere = [each for each in store.still_planned(reader, gone) if each.person_id == person_id]
    return changes_between(before[row.id], map(store.planned_of, (*there, *elsewhere)))


def submit_month(work: UnitOfWork, seen: PlanMonth) -> None:
    """Ask for the approval of a month; it can still be changed.

    Raises Denied("plan.not_yours"), Invalid("plan.nothing_waits") and Conflict("row.changed") as the others do when
    somebody else changed the month since it was `seen`.
    """
    planner = _planner(colleagues(work), seen.person_id)
    check_submitter(work.actor.role, work.actor.person_id, planner)
    rows = _seen_rows(work, seen)
    if not any(row.plan_state == PlanState.PROPOSED for row in rows):
        raise Invalid("plan.nothing_waits", name=planner.name)
    plan = store.written_plan(map(store.planned_of, rows))
    _write(work, seen, state=MonthState.SUBMITTED, submitted_at=work.clock.now(), submitted_plan=plan)


def approve_months(work: UnitOfWork, months: Sequence[PlanMonth]) -> Approved:
    """Approve months with every visit in them, submitted or not; a refused one leaves the others alone.

    The day of each visit becomes its first approved date, which stays for good. Raises what `check_reviewer` raises
    when no month could be approved, and as `row_by_row` does for those that are not as they were seen.
    """
    people, seen = colleagues(work), {each.id or each.person_id: each for each in months}
    counts: dict[UUID, int] = {}

    def approve(key: UUID) -> None:
        month = seen[key]
        _check_reviewer(work, people, _planner(people, month.person_id))
        rows = _seen_rows(work, month)
        there = store.month_row(work, month.person_id, month.month)
        version = there.version if there is not None else 0
        check_month(work, key, month, [store.planned_of(row) for row in rows], version)
        waiting = [row for row in rows if row.plan_state == PlanState.PROPOSED]
        for row in waiting:
            _approve(work, row)
        now = replace(month, id=there.id if there is not None else None, version=version)
        _write(work, now, state=MonthState.APPROVED, remark=None, **_reviewed(work))
        counts[key] = len(waiting)

    refused = row_by_row(work, Table, seen, approve)
    if refused and len(refused) == len(seen):
        raise refused[0][1]
    return Approved(tuple(counts), sum(counts.values()), tuple(error for _key, error in refused))


def return_month(work: UnitOfWork, seen: PlanMonth, remark: str) -> None:
    """Give a submitted month back with what is to be changed.

    Raises Denied as `check_reviewer` does, Invalid("plan.no_remark"), Invalid("plan.not_submitted") and
    Conflict("row.changed").
    """
    people = colleagues(work)
    _check_reviewer(work, people, _planner(people, seen.person_id))
    if not remark.strip():
        raise Invalid("plan.no_remark")
    if seen.state is not MonthState.SUBMITTED:
        raise Invalid("plan.not_submitted", name=seen.person)
    _write(work, seen, state=MonthState.RETURNED, remark=remark.strip(), **_reviewed(work))


def approve_visit(work: UnitOfWork, visit_id: UUID, version: int) -> int:
    """Approve one visit that waits; raises Denied as `check_reviewer` does and Invalid("plan.visit_not_waiting")."""
    row = store.planned_row(work, visit_id)
    people = colleagues(work)
    _check_reviewer(work, people, _planner(people, row.person_id))
    if row.plan_state != PlanState.PROPOSED:
        raise Invalid("plan.visit_not_waiting", name=row.account)
    return _approve(work, row, version)


def waits_for_approval(reader: Reader, person_id: UUID) -> bool:
    """Say whether a visit that is planned now waits: not where nobody reviews, nor when a reviewer plans it."""
    people = colleagues(reader)
    planner = people.get(person_id)
    if planner is None or _may_review(reader, people, planner):
        return False
    return needs_review(flag(reader, "plan.needs_approval", reader.clock.today()), planner, people.values())


def month_around(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _month(
    planner: Colleague,
    month: date,
    row: Row,
    visits: Sequence[AnyRow],
    submitted: dict[UUID, tuple[PlannedVisit, ...]],
    today: date,
) -> PlanMonth:
    values: dict[str, Any] = {}
    if row is not None:
        names = ("id", "version", "remark", "submitted_at", "reviewed_at", "reviewer")
        values = {**{name: getattr(row, name) for name in names}, "state": MonthState(row.state)}
        before = submitted.get(row.id)
        if before is not None:
            values["changed"] = len(changes_between(before, map(store.planned_of, visits)))
    to_come = [each for each in visits if each.plan_state != PlanState.DONE]
    seconds = sum(
        (v.planned_end - v.planned_start).total_seconds() for v in visits if v.planned_start and v.planned_end
    )
    return PlanMonth(
        planner.id,
        planner.name,
        month,
        visits=len(visits),
        waiting=sum(each.plan_state == PlanState.PROPOSED for each in visits),
        minutes=round(seconds / 60),
        late=len({each.account_id for each in to_come if each.due_on is not None and each.due_on < today}),
        plan=tuple(map(store.planned_of, visits)),
        moved=sum(each.first_approved_on not in (None, each.planned_on) for each in to_come),
        **values,
    )


def _seen_rows(work: UnitOfWork, seen: PlanMonth) -> Sequence[AnyRow]:
    return store.planned_rows(work, *month_around(seen.month), seen.person_id)


def _write(work: UnitOfWork, seen: PlanMonth, **values: Any) -> None:
    """Keep the state of a month that nobody else has changed since it was seen."""
    there = store.month_row(work, seen.person_id, seen.month)
    if (there.id if there is not None else None) != seen.id:
        raise Conflict("row.changed", table=Table.name, id=str(seen.id))
    if there is None:
        work.insert(Table, person_id=seen.person_id, month=seen.month, **values)
    else:
        work.update(Table, there.id, seen.version, **values)


def _approve(work: UnitOfWork, row: AnyRow, version: int | None = None) -> int:
    first = row.first_approved_on or row.planned_on
    state = PlanState.APPOINTED if row.is_fixed else PlanState.APPROVED
    return work.update(Visit, row.id, version or row.version, plan_state=state, first_approved_on=first)


def _reviewed(work: UnitOfWork) -> dict[str, Any]:
    return {"reviewed_at": work.clock.now(), "reviewed_by": work.actor.person_id}


def _planner(people: dict[UUID, Colleague], person_id: UUID) -> Colleague:
    if person_id not in people:
        raise NotFound("person.unknown", value=str(person_id))
    return people[person_id]


def _area(reader: Reader, people: dict[UUID, Colleague]) -> UUID | None:
    """Return the supply unit of whoever acts."""
    own = people.get(reader.actor.person_id) if reader.actor.person_id is not None else None
    return own.area_id if own is not None else None


def _may_review(reader: Reader, people: dict[UUID, Colleague], planner: Colleague) -> bool:
    return reviews(reader.actor.role, reader.actor.person_id, _area(reader, people), planner)


def _check_reviewer(reader: Reader, people: dict[UUID, Colleague], planner: Colleague) -> None:
    check_reviewer(reader.actor.role, reader.actor.person_id, _area(reader, people), planner)
