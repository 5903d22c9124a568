"""Random months that something happens to after publishing: what must stay stays, and nothing published is dropped."""

from datetime import date
from random import Random

import pytest
from msgspec.structs import replace

from crm.domain.proposal import DueVisit, PlanChange, Priority, Problem, Proposal
from crm.planning.propose import propose, replan
from tests.planning.checker import violations
from tests.planning.months import small_month

SEEDS = range(80)
BATCH = 40
MORE = 60
"""Minutes by which days may get longer in a repair."""


def published(seed: int) -> tuple[Problem, Proposal, Random] | None:
    """Return a random month with its plan, None when nothing is planned in it."""
    problem = small_month(seed)
    plan = propose(problem, iterations=3)
    return (problem, plan, Random(seed)) if plan.stops else None


def where(plan: Proposal) -> dict[object, tuple[date, int]]:
    return {stop.key: (stop.day, stop.start) for stop in plan.stops}


def told(problem: Problem, plan: Proposal, change: PlanChange) -> Problem:
    """Return what the plan after a change is judged by: what was planned is published, blocked days are none."""
    at = where(plan)
    due = [visit for visit in problem.due if visit.key not in change.cancelled]
    due = [replace(visit, published=at.get(visit.key, visit.published)) for visit in [*due, *change.urgent]]
    days = tuple(replace(day, reserve=0) for day in problem.days if (day.manager, day.day) not in change.blocked)
    return replace(problem, due=tuple(due), days=days)


def may_be_longer(problem: Problem) -> Problem:
    """Return the problem on days as long as a repair may make them."""
    return replace(problem, days=tuple(replace(day, overtime=max(day.overtime, MORE)) for day in problem.days))


def frozen(problem: Problem, plan: Proposal, change: PlanChange) -> set[object]:
    """Return which planned visits are too near to be moved."""
    until = {(day.manager, day.day): day.frozen_until for day in problem.days}
    near = {stop.key for stop in plan.stops if stop.start < until[stop.manager, stop.day]}
    gone = {stop.key for stop in plan.stops if (stop.manager, stop.day) in change.blocked}
    return near - gone - change.cancelled


def after(problem: Problem, plan: Proposal, change: PlanChange) -> Proposal:
    """Return the plan after a change: no rule broken, no reason missing, what is near not moved."""
    found = replan(problem, plan, change)
    assert violations(told(problem, plan, change), found) == []
    if found.left_out or found.moved > 1:
        other = replan(replace(problem, rules=replace(problem.rules, repair_overtime=MORE)), plan, change)
        assert violations(may_be_longer(told(problem, plan, change)), other) == []
        assert len(other.left_out) <= len(found.left_out)
    assert all(each.reason and each.remedy for each in found.left_out)
    before, now = where(plan), where(found)
    assert all(now[key] == before[key] for key in frozen(problem, plan, change))
    return found


@pytest.mark.parametrize("first", range(0, len(SEEDS), BATCH))
def test_a_cancellation_moves_nothing_and_drops_nothing(first: int) -> None:
    for seed in SEEDS[first : first + BATCH]:
        if (world := published(seed)) is not None:
            problem, plan, random = world
            gone = random.choice(plan.stops).key
            found = after(problem, plan, PlanChange(cancelled=frozenset([gone])))
            stays = {key: at for key, at in where(plan).items() if key != gone}
            assert {key: at for key, at in where(found).items() if key in stays} == stays, f"seed {seed}"


@pytest.mark.parametrize("first", range(0, len(SEEDS), BATCH))
def test_a_blocked_day_drops_only_what_was_on_it_and_has_no_other_place(first: int) -> None:
    for seed in SEEDS[first : first + BATCH]:
        if (world := published(seed)) is not None:
            problem, plan, random = world
            stop = random.choice(plan.stops)
            change = PlanChange(blocked=frozenset([(stop.manager, stop.day)]))
            found = after(problem, plan, change)
            forced = {each.key for each in plan.stops if (each.manager, each.day) in change.blocked}
            assert where(plan).keys() - where(found).keys() <= forced, f"seed {seed}"


@pytest.mark.parametrize("first", range(0, len(SEEDS), BATCH))
def test_an_urgent_visit_drops_nothing(first: int) -> None:
    for seed in SEEDS[first : first + BATCH]:
        if (world := published(seed)) is not None:
            problem, plan, random = world
            visit = replace(_sited(problem, random), key="urgent", priority=Priority.URGENT, published=None, windows={})
            found = after(problem, plan, PlanChange(urgent=(visit,)))
            assert where(plan).keys() <= where(found).keys(), f"seed {seed}"


def _sited(problem: Problem, random: Random) -> DueVisit:
    """Return a visit of another account at the place of one that has a place."""
    model = random.choice([visit for visit in problem.due if visit.site is not None])
    days = tuple(day.day for day in problem.days if day.manager == model.manager)
    return replace(model, account_id=type(model.account_id)(int=random.getrandbits(128)), days=days, slot=0)
