"""Who submits and reviews a month, who has to be asked, and what differs between two plans."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import Role
from crm.domain.errors import Denied
from crm.domain.plan_months import (
    Change,
    Colleague,
    MonthState,
    PlanMonth,
    PlannedVisit,
    changes_between,
    check_reviewer,
    check_submitter,
    needs_review,
    reviews,
)
from tests.support.build import at

NORTH, SOUTH = UUID(int=1), UUID(int=2)
LIN = Colleague(UUID(int=11), "林演示", Role.MANAGER, NORTH)
CHIEF = Colleague(UUID(int=12), "何演示", Role.SUPERVISOR, NORTH)
OTHER = Colleague(UUID(int=13), "周演示", Role.SUPERVISOR, SOUTH)
KEEPER = Colleague(UUID(int=14), "吴演示", Role.ADMIN)
LOOKER = Colleague(UUID(int=15), "郑演示", Role.READONLY, NORTH)
DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("who", "planner", "may"),
    [
        (CHIEF, LIN, True),
        (OTHER, LIN, False),
        (KEEPER, LIN, True),
        (KEEPER, KEEPER, True),
        (CHIEF, CHIEF, False),
        (LIN, LIN, False),
        (LOOKER, LIN, False),
        (Colleague(UUID(int=16), "无单位", Role.SUPERVISOR), LIN, True),
    ],
)
def test_a_supervisor_reviews_the_others_of_the_own_unit(who: Colleague, planner: Colleague, may: bool) -> None:
    assert reviews(who.role, who.id, who.area_id, planner) is may
    if may:
        check_reviewer(who.role, who.id, who.area_id, planner)


@pytest.mark.parametrize(
    ("who", "planner", "code"),
    [(LIN, LIN, "plan.not_reviewer"), (CHIEF, CHIEF, "plan.own_month"), (OTHER, LIN, "plan.other_area")],
)
def test_a_refusal_says_why(who: Colleague, planner: Colleague, code: str) -> None:
    with pytest.raises(Denied, match=code):
        check_reviewer(who.role, who.id, who.area_id, planner)


def test_whoever_acts_for_the_team_reviews_everybody() -> None:
    assert reviews(Role.SUPERVISOR, None, None, LIN)


def test_a_plan_waits_only_where_somebody_else_can_be_asked() -> None:
    assert needs_review(True, LIN, [LIN, CHIEF])
    assert not needs_review(False, LIN, [LIN, CHIEF])
    assert not needs_review(True, LIN, [LIN, OTHER, LOOKER])
    assert not needs_review(True, CHIEF, [LIN, CHIEF])
    assert needs_review(True, CHIEF, [CHIEF, KEEPER])


def test_a_manager_submits_the_own_month_only() -> None:
    check_submitter(Role.MANAGER, LIN.id, LIN)
    check_submitter(Role.SUPERVISOR, None, LIN)
    for role, who in ((Role.MANAGER, CHIEF.id), (Role.READONLY, LIN.id), (Role.MANAGER, None)):
        with pytest.raises(Denied, match=r"plan\.not_yours"):
            check_submitter(role, who, LIN)


def test_a_visit_added_to_an_approved_month_makes_it_one_to_look_at() -> None:
    approved = PlanMonth(LIN.id, LIN.name, DECEMBER, MonthState.APPROVED, visits=3)
    added = PlanMonth(LIN.id, LIN.name, DECEMBER, MonthState.APPROVED, visits=4, waiting=1)
    assert (approved.is_changed, approved.is_open, approved.can_be_submitted) == (False, False, False)
    assert (added.is_changed, added.is_open, added.can_be_submitted) == (True, True, True)
    submitted = PlanMonth(LIN.id, LIN.name, DECEMBER, MonthState.SUBMITTED, visits=4, waiting=4)
    assert (submitted.is_changed, submitted.is_open, submitted.can_be_submitted) == (False, True, False)


def visit(number: int, day: int, hour: int | None = 9, minutes: int = 60) -> PlannedVisit:
    when = date(2026, 12, day)
    start: datetime | None = at(hour, day=when) if hour is not None else None
    return PlannedVisit(
        UUID(int=number), f"客户{number}", when, start, start + timedelta(minutes=minutes) if start else None
    )


def test_added_removed_moved_and_resized_visits_are_told_in_the_order_of_days() -> None:
    before = [visit(1, 3), visit(2, 4), visit(3, 7), visit(4, 9)]
    after = [visit(1, 3), visit(3, 2), visit(4, 9, minutes=90), visit(5, 8)]
    found = changes_between(before, after)
    assert [(each.kind, each.account, each.day.day) for each in found] == [
        (Change.MOVED, "客户3", 2),
        (Change.REMOVED, "客户2", 4),
        (Change.ADDED, "客户5", 8),
        (Change.MOVED, "客户4", 9),
    ]
    assert (found[1].before, found[1].after) == (visit(2, 4), None)
    assert (found[2].before, found[2].after) == (None, visit(5, 8))


plans = st.dictionaries(st.integers(1, 20), st.integers(1, 31)).map(
    lambda days: [visit(number, day) for number, day in days.items()]
)


@given(plans, plans)
def test_the_way_back_undoes_the_way_there(one: list[PlannedVisit], two: list[PlannedVisit]) -> None:
    there, back = changes_between(one, two), changes_between(two, one)
    assert {(each.before, each.after) for each in there} == {(each.after, each.before) for each in back}
    plan = {each.id: each for each in one}
    for change in there:
        if change.before is not None:
            del plan[change.before.id]
        if change.after is not None:
            plan[change.after.id] = change.after
    assert plan == {each.id: each for each in two}
