"""How few must move when a day falls out, told by trying every sequence, and held against what the repair does."""

from random import Random

from benchmarks.month_moves import least_moved
from crm.domain.proposal import DueVisit, PlanChange, PlanRules, Priority, Problem, Window, WorkDay
from crm.planning.propose import propose, replan
from tests.planning.build import MANAGER, days, due, week, work

MONDAY, TUESDAY, WEDNESDAY = days(3)
MONDAY_OUT = PlanChange(blocked=frozenset([(MANAGER, MONDAY)]))


def moves(problem: Problem) -> tuple[int, int]:
    """Return the least number of others that move when Monday falls out, and how many the repair moves."""
    plan = propose(problem, iterations=60)
    assert not plan.left_out
    before = {stop.key: (stop.day, stop.start) for stop in plan.stops}
    after = {stop.key: (stop.day, stop.start) for stop in replan(problem, plan, MONDAY_OUT).stops}
    assert after.keys() == before.keys()
    others = [key for key, (day, _start) in before.items() if day != MONDAY]
    return least_moved(problem, plan, MONDAY_OUT), sum(after[key] != before[key] for key in others)


def one_a_day(*visits: DueVisit, count: int) -> Problem:
    """Return days of one visit each."""
    own: tuple[WorkDay, ...] = tuple(work(day, most_visits=1) for day in days(count))
    return week(*visits, days=own, rules=PlanRules())


def test_nobody_moves_where_a_day_is_free() -> None:
    first = due("a", days=(MONDAY, WEDNESDAY), due=MONDAY)
    assert moves(one_a_day(first, due("b", days=(TUESDAY,)), count=3)) == (0, 0)


def test_one_moves_where_only_that_makes_room() -> None:
    first = due("a", days=(MONDAY, TUESDAY), due=MONDAY)
    second = due("b", days=(TUESDAY, WEDNESDAY), due=TUESDAY)
    assert moves(one_a_day(first, second, count=3)) == (1, 1)


def test_two_move_where_each_waits_for_the_next() -> None:
    thursday = days(4)[3]
    first = due("a", days=(MONDAY, TUESDAY), due=MONDAY)
    second = due("b", days=(TUESDAY, WEDNESDAY), due=TUESDAY)
    third = due("c", days=(WEDNESDAY, thursday), due=WEDNESDAY)
    assert moves(one_a_day(first, second, third, count=4)) == (2, 2)


def test_a_visit_that_starts_at_another_time_on_its_day_has_moved() -> None:
    hours = {TUESDAY: (Window(540, 560),)}
    first = due("a", days=(MONDAY, TUESDAY), due=MONDAY, windows=hours, priority=Priority.URGENT)
    second = due("b", days=(TUESDAY,), due=TUESDAY)
    assert moves(week(first, second, days=(work(MONDAY), work(TUESDAY)))) == (1, 1)


def test_no_repair_moves_fewer_than_must_move() -> None:
    """Weeks of ten places and seven visits, each on some of the days: some have to give way."""
    compared = [pair for pair in map(tight_week, range(30)) if pair is not None]
    assert {least for least, _moved in compared} == {0, 1, 2}
    assert all(moved >= least for least, moved in compared)
    assert sum(moved == least for least, moved in compared) >= 0.9 * len(compared)


def tight_week(seed: int) -> tuple[int, int] | None:
    """Return the least and the repair's number of moves when Monday falls out; None where not all are held."""
    random = Random(seed)
    own = [tuple(sorted(random.sample(days(), 3))) for _ in range(7)]
    visits = [due(str(number), random.randint(1, 6), days=some) for number, some in enumerate(own)]
    problem = week(*visits, days=tuple(work(day, most_visits=2) for day in days()))
    plan = propose(problem, iterations=30)
    after = {stop.key: (stop.day, stop.start) for stop in replan(problem, plan, MONDAY_OUT).stops}
    if len(after) < len(visits):
        return None
    others = [stop for stop in plan.stops if stop.day != MONDAY]
    return least_moved(problem, plan, MONDAY_OUT), sum(after[stop.key] != (stop.day, stop.start) for stop in others)
