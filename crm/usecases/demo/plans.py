"""Months of the plan: past ones and this one are approved, of the next one some are submitted and one was returned."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Channel, PlanState, RecordState, Role
from crm.domain.plan_months import MonthState, PlannedVisit
from crm.storage.plan_months import written_plan
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.people import Manager, People
from crm.usecases.demo.source import Source
from crm.usecases.demo.visits import Diary, interval

Row = dict[str, Any]
SUBMITTED_EACH, RETURNED_AT = 3, 3
"""Every third manager has submitted the next month; one month was returned."""
MOST = 12
REMARK = "逾期客户先走访，同一街道的走访排在同一天。(演示)"
SLOTS = ((9.5, 1.0), (14.0, 1.25))


class Plans(Struct):
    """The rows of this module: months, and the visits of those that are still to be approved."""

    months: list[Row] = field(default_factory=list)
    visits: list[Row] = field(default_factory=list)


def plans(book: Diary, made: list[Made], staff: People, source: Source) -> Plans:
    """Make the months of every manager; visits of the next month wait for approval."""
    found = Plans()
    this = source.today.replace(day=1)
    following = (this + timedelta(days=32)).replace(day=1)
    for row in book.visits:
        if row["plan_state"] in (PlanState.APPROVED, PlanState.APPOINTED) and row["planned_on"] >= following:
            row.update(plan_state=PlanState.PROPOSED, first_approved_on=None)
    chiefs = {row["area_id"]: row["id"] for row in staff.persons if row["role"] is Role.SUPERVISOR}
    for number, manager in enumerate(staff.managers):
        chief = chiefs[staff.areas[manager.area]["id"]]
        for month in _months_of(book, manager, this):
            found.months.append(_approved(manager, month, chief, source))
        if number % SUBMITTED_EACH == SUBMITTED_EACH - 1 or number == RETURNED_AT:
            _next_month(found, book, made, manager, following, source)
        if number == RETURNED_AT:
            found.months[-1].update(state=MonthState.RETURNED, remark=REMARK, reviewed_at=source.now, reviewed_by=chief)
    return found


def _months_of(book: Diary, manager: Manager, last: date) -> list[date]:
    days = (row["planned_on"] for row in book.visits if row["person_id"] == manager.id and row["planned_on"])
    return sorted({day.replace(day=1) for day in days if day.replace(day=1) <= last} | {last})


def _approved(manager: Manager, month: date, chief: UUID, source: Source) -> Row:
    """A month that was submitted and approved in the last week of the month before (domain.md 2.9)."""
    moment = source.at(month - timedelta(days=4), 16)
    return {
        "id": source.id(),
        **source.stamps(moment),
        "person_id": manager.id,
        "month": month,
        "state": MonthState.APPROVED,
        "submitted_at": source.at(month - timedelta(days=5), 17),
        "reviewed_at": moment,
        "reviewed_by": chief,
    }


def _next_month(found: Plans, book: Diary, made: list[Made], manager: Manager, month: date, source: Source) -> None:
    """Plan visits where the next ones fall due, and submit them; one was moved since."""
    day, added = month, list[Row]()
    there = [row for row in book.visits if row["person_id"] == manager.id and row["planned_on"] >= month]
    for account in _due_by(book, made, manager, month + timedelta(days=30))[:MOST]:
        day = source.workday(day)
        added.append(_visit(account, manager, day, *SLOTS[len(added) % 2], source))
        day += timedelta(days=1 - len(added) % 2)
    before = [_planned(row) for row in (*there, *added)]
    if added:
        later = source.workday(day + timedelta(days=2))
        hours = {"planned_start": source.at(later, 10), "planned_end": source.at(later, 11)}
        added[-1].update(planned_on=later, **hours)
    found.visits += added
    found.months.append(
        {
            "id": source.id(),
            **source.stamps(source.now - timedelta(days=1)),
            "person_id": manager.id,
            "month": month,
            "state": MonthState.SUBMITTED,
            "submitted_at": source.now - timedelta(days=1),
            "submitted_plan": written_plan(before),
        }
    )


def _due_by(book: Diary, made: list[Made], manager: Manager, until: date) -> list[Made]:
    """Return the accounts that fall due by a day and have no visit planned, the latest first."""
    held: dict[UUID, date] = {}
    planned = {row["account_id"] for row in book.visits if row["record_state"] is RecordState.NONE}
    for row in book.visits:
        if row.get("held_on") and row["channel"] is Channel.ON_SITE:
            held[row["account_id"]] = max(row["held_on"], held.get(row["account_id"], date.min))
    due = [
        (held[each.id] + timedelta(days=interval(each)), number, each)
        for number, each in enumerate(made)
        if each.manager and each.manager.id == manager.id and each.id in held and each.id not in planned
    ]
    return [each for day, _number, each in sorted(due, key=lambda one: one[:2]) if day <= until]


def _visit(account: Made, manager: Manager, day: date, start: float, length: float, source: Source) -> Row:
    return {
        "id": source.id(),
        "account_id": account.id,
        "portfolio_id": account.portfolio_id,
        **source.stamps(source.now - timedelta(days=2)),
        "person_id": manager.id,
        "channel": Channel.ON_SITE,
        "plan_state": PlanState.PROPOSED,
        "record_state": RecordState.NONE,
        "planned_on": day,
        "planned_start": source.at(day, start),
        "planned_end": source.at(day, start + length),
        "purpose": "综合走访",
        "is_fixed": False,
    }


def _planned(row: Row) -> PlannedVisit:
    return PlannedVisit(row["id"], "", row["planned_on"], row["planned_start"], row["planned_end"])
