"""The drive in the order of due days, by hand, and that a plan is never worse than it in its own order."""

from datetime import date
from uuid import UUID

from crm.domain.proposal import DueVisit, Problem, Site, WorkDay
from crm.planning.propose import StraightRoads, propose, usual_order

MANAGER = UUID(int=1)
BASE = Site(114.0, 22.5)
DAY = date(2026, 12, 1)


def visit(number: int, lat: float, due: int) -> DueVisit:
    account = UUID(int=100 + number)
    return DueVisit(str(number), account, MANAGER, Site(114.0, lat), 60, date(2026, 11, due), (DAY,))


def test_due_order_drives_up_and_down() -> None:
    """0.1 degree is 11.1 km, by road 14.5: near and back, far and back, beside out to the far one and back."""
    due = (visit(1, 22.6, 1), visit(2, 22.5, 2), visit(3, 22.6, 3))
    problem = Problem((WorkDay(MANAGER, DAY, 480, 1080, begin=BASE, finish=BASE),), due, StraightRoads(1.3, 30))
    plan = propose(problem, iterations=20, seed=1)
    assert len(plan.stops) == 3
    usual = usual_order(problem, plan)
    assert round(plan.km) == 29
    assert round(usual.km) == 58
    assert usual.minutes == 116


def test_nothing_planned_is_nothing_driven() -> None:
    problem = Problem((WorkDay(MANAGER, DAY, 480, 1080, begin=BASE, finish=BASE),), (), StraightRoads())
    assert usual_order(problem, propose(problem, iterations=1)).minutes == 0


def test_drives_are_rounded_up_to_steps() -> None:
    assert StraightRoads(1.3, 30, 5).between(BASE, Site(114.0, 22.6)).minutes == 30
    assert StraightRoads(1.3, 30).between(BASE, Site(114.0, 22.6)).minutes == 29
    assert StraightRoads(1.3, 30, 5).between(BASE, BASE).minutes == 0
