"""Visits that change their day so that one without a place finds one: which, and how the days then stand."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.proposal import DueVisit, Problem, Proposal
from crm.planning.propose import propose
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import KnownRoads
from crm.planning.propose.loosening import loosened
from crm.planning.propose.offering import standing
from crm.planning.propose.rearranging import rearranged
from crm.planning.propose.repairing import Repair
from crm.planning.propose.spacing import Neighbours
from tests.planning.build import days, due, week, work
from tests.planning.months import small_month


def repaired(problem: Problem, plan: Proposal, lost: list[DueVisit]) -> tuple[Repair, Repair]:
    """Return a plan with visits that have no place, and what became of it."""
    before = Repair(problem, standing(problem, plan, KnownRoads(problem.travel)), Neighbours(problem, plan.stops))
    before.lost = lost
    after = before
    for manager in sorted({visit.manager for visit in lost}, key=str):
        after = rearranged(after, loosened(problem, manager, after.plans, after.lost))
    return before, after


def where(repair: Repair) -> dict[object, date]:
    """Return the day of each stop."""
    return {key_of(item): plan.day.day for plan in repair.plans for item in plan.order}


def test_two_visits_change_their_days_for_one_that_has_none() -> None:
    """Only Tuesday holds the long visit, only Wednesday Tuesday's, and that when its third goes to Thursday."""
    tue, wed, thu = days(4)[1:]
    names, minutes = ("second", "third", "bound"), (200, 100, 100)
    stood, other = (tue, wed, wed), (wed, thu, wed)
    room = tuple(work(day, longest=longest) for day, longest in ((tue, 330), (wed, 330), (thu, 130)))

    def problem(goes: tuple[tuple[date, ...], ...]) -> Problem:
        every = zip(names, minutes, goes, strict=True)
        long = due("long", minutes=290, days=(tue,))
        return week(*(due(name, minutes=most, days=own) for name, most, own in every), long, days=room)

    whole = problem(tuple(zip(stood, other, strict=True)))
    narrow = problem(tuple((day,) for day in stood))
    plan = propose(week(*narrow.due[:-1], days=room), iterations=20)
    assert {stop.key: stop.day for stop in plan.stops} == dict(zip(names, stood, strict=True))
    before, after = repaired(whole, plan, [whole.due[-1]])
    assert where(before) == dict(zip(names, stood, strict=True))
    assert after.lost == []
    assert where(after) == dict(zip((*names, "long"), (*other, tue), strict=True))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 100_000))
def test_who_stood_stays_somewhere_and_every_day_can_be_driven(seed: int) -> None:
    problem = small_month(seed)
    plan = propose(problem, iterations=5)
    placed = {stop.key for stop in plan.stops}
    lost = [visit for visit in problem.due if visit.key not in placed and visit.site is not None]
    before, after = repaired(problem, plan, lost)
    told = {visit.key for visit in after.lost}
    assert where(before).keys() <= where(after).keys() | told
    assert not told & where(after).keys()
    assert all(plan.schedule().ok for plan in after.plans if plan.order)
