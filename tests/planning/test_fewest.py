"""After any change no more move than must, told by trying every sequence, and nobody is dropped who has a place."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.month_moves import least_moved
from crm.domain.proposal import (
    DueVisit,
    PlanChange,
    PlanRules,
    Priority,
    Problem,
    Proposal,
    Spacing,
    Window,
    WorkDay,
)
from crm.planning.propose import propose, replan
from crm.planning.propose.replanning import MOST_SOUGHT
from tests.planning.build import MANAGER, days, due, week, work
from tests.planning.checker import violations

MORNING, AFTERNOON = (Window(540, 600),), (Window(840, 960),)
COUNT = 4
"""Days of a short week."""
BLOCKED = PlanChange(blocked=frozenset([(MANAGER, days()[0])]))
TWICE = UUID(int=77)


def where(plan: Proposal) -> dict[object, tuple[date, int]]:
    return {stop.key: (stop.day, stop.start) for stop in plan.stops}


@st.composite
def visits(draw: st.DrawFn, key: str) -> DueVisit:
    """Draw a visit of some of the days, of some contacts only in the morning or the afternoon."""
    own = draw(st.lists(st.sampled_from(days(COUNT)), min_size=2, max_size=3, unique=True))
    windows = draw(st.sampled_from([None, None, MORNING, AFTERNOON]))
    return due(
        key,
        draw(st.integers(1, 12)),
        minutes=draw(st.sampled_from([45, 60, 90, 120])),
        days=tuple(sorted(own)),
        windows={} if windows is None else dict.fromkeys(own, windows),
    )


@st.composite
def weeks(draw: st.DrawFn) -> Problem:
    """Draw a week of short days, most of them full; one account may be visited twice."""
    some = [draw(visits(f"v{number}")) for number in range(draw(st.integers(4, 8)))]
    if draw(st.booleans()):
        some[:2] = [replace(visit, account_id=TWICE, slot=slot) for slot, visit in enumerate(some[:2])]
    room = tuple(work(day, longest=draw(st.sampled_from([200, 260]))) for day in days(COUNT))
    rules = PlanRules(repair_overtime=draw(st.sampled_from([0, 40])))
    return week(*some, days=room, rules=rules, spacing={TWICE: Spacing(draw(st.integers(1, 2)))})


def judged(problem: Problem, plan: Proposal, change: PlanChange) -> Problem:
    """Return what the plan after a change is judged by."""
    at, more = where(plan), problem.rules.repair_overtime
    due_now = [replace(visit, published=at.get(visit.key)) for visit in (*problem.due, *change.urgent)]
    room: tuple[WorkDay, ...] = tuple(
        replace(day, overtime=more) for day in problem.days if (day.manager, day.day) not in change.blocked
    )
    return replace(problem, days=room, due=tuple(due_now))


def check(problem: Problem, change: PlanChange) -> None:
    """Hold what a change does against what every sequence tells."""
    plan = propose(problem, iterations=15)
    before = where(plan)
    own = {key for key, (day, _start) in before.items() if (MANAGER, day) in change.blocked}
    wanted = before.keys() | {visit.key for visit in change.urgent}
    after = replan(problem, plan, change)
    assert violations(judged(problem, plan, change), after) == []
    least = least_moved(problem, plan, change, MOST_SOUGHT)
    now: Mapping[object, tuple[date, int]] = where(after)
    if least <= MOST_SOUGHT:
        assert wanted <= now.keys()
        moved = sum(now[key] != at for key, at in before.items() if key not in own)
        assert moved <= max(1, least)
    assert before.keys() - own <= now.keys()


@settings(deadline=None, max_examples=60)
@given(weeks())
def test_a_day_that_falls_out_moves_one_other_or_as_few_as_must(problem: Problem) -> None:
    check(problem, BLOCKED)


@settings(deadline=None, max_examples=60)
@given(weeks(), visits("urgent"))
def test_an_urgent_visit_moves_one_other_or_as_few_as_must(problem: Problem, visit: DueVisit) -> None:
    check(problem, PlanChange(urgent=(replace(visit, priority=Priority.URGENT),)))


def test_another_of_the_account_gives_way_where_it_stands_too_near() -> None:
    """Monday falls out: its visit must be two days before the account's second, which goes to Thursday then."""
    monday, tuesday, wednesday, thursday = days(COUNT)
    first = due("first", days=(monday, tuesday), account_id=TWICE, slot=0)
    second = due("second", days=(wednesday,), account_id=TWICE, slot=1)
    problem = week(first, second, days=tuple(map(work, days(COUNT))), spacing={TWICE: Spacing(2)})
    plan = propose(problem, iterations=15)
    assert where(plan)["second"][0] == wednesday
    wide = replace(problem, due=(first, replace(second, days=(wednesday, thursday))))
    after = where(replan(wide, plan, BLOCKED))
    assert (after["first"][0], after["second"][0]) == (tuesday, thursday)
    assert least_moved(wide, plan, BLOCKED) == 1
