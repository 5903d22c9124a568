"""Proposing: what comes out, the same every time, at once, and whatever goes in."""

import subprocess
import sys
import time
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.proposal import Priority, Problem, Proposal, Spacing, Window
from crm.planning.propose import explain, propose
from crm.planning.propose.helpers import Helper
from crm.planning.propose.model import Answer
from crm.planning.propose.month import month_of
from crm.planning.propose.search import first_plan
from tests.planning.build import FIRST, MANAGER, ROADS, days, due, fixed, north, week, work
from tests.planning.checker import violations
from tests.planning.months import small_month


def planned(problem: Problem, iterations: int = 60) -> Proposal:
    """Return a plan in which nothing is wrong."""
    found = propose(problem, iterations=iterations)
    assert violations(problem, found) == []
    return found


def test_neighbours_are_visited_on_one_day() -> None:
    found = planned(
        week(
            *(due(f"north {number}", 15) for number in range(4)), *(due(f"south {number}", -15) for number in range(4))
        )
    )
    by_day = {(stop.day, str(stop.key)[:5]) for stop in found.stops}
    assert len(found.stops) == 8
    assert len(by_day) == 2
    assert found.travel_minutes == 2 * 90


def test_due_days_and_priorities_decide_when_there_is_room_for_one() -> None:
    days_of_one = tuple(work(day, most_visits=1) for day in days(1))
    found = planned(week(due("usual"), due("urgent", priority=Priority.URGENT), days=days_of_one))
    assert [stop.key for stop in found.stops] == ["urgent"]
    assert found.left_out[0].reason == "plan.reason.most_visits"


def test_visits_of_one_account_keep_their_spacing_and_order() -> None:
    account = UUID(int=77)
    twice = [due(f"x{slot}", account_id=account, slot=slot, due=days()[2 * slot]) for slot in range(2)]
    found = planned(week(*twice, spacing={account: Spacing(2, 3)}))
    first, second = sorted(found.stops, key=lambda stop: stop.day)
    assert (first.key, second.key) == ("x0", "x1")
    assert timedelta(days=2) <= second.day - first.day <= timedelta(days=3)


def test_what_is_published_stays_when_nothing_is_gained() -> None:
    visits = [due("a", 4, published=(days()[1], 600)), due("b", 4, published=(days()[3], 900))]
    found = planned(week(*visits))
    assert found.moved == 0
    assert {(stop.key, stop.day, stop.start) for stop in found.stops} == {("a", days()[1], 600), ("b", days()[3], 900)}


def test_a_published_visit_moves_only_for_more_than_it_costs_and_is_never_dropped() -> None:
    far = due("far", 60, published=(days()[1], 800))
    rules = replace(week().rules, prizes=(1, 2, 3, 4), move=0)
    found = planned(week(far, rules=rules))
    assert len(found.stops) == 1


def test_the_frozen_time_is_left_alone() -> None:
    today = work(frozen_until=800)
    found = planned(week(due("a", published=(FIRST, 600), priority=Priority.LOW), due("b"), days=(today,)))
    starts = {stop.key: stop.start for stop in found.stops}
    assert starts["a"] == 600
    assert starts["b"] >= 800


def test_a_first_complete_plan_is_handed_on_before_the_search_ends() -> None:
    heard: list[Proposal] = []
    problem = week(*(due(f"v{number}", number) for number in range(-6, 7)))
    found = propose(problem, iterations=40, on_better=heard.append)
    assert heard
    assert violations(problem, heard[0]) == []
    assert found.cost <= heard[0].cost


def test_the_same_seed_and_iterations_give_the_same_plan() -> None:
    for seed in range(4):
        problem = small_month(seed)
        assert propose(problem, iterations=30, seed=5) == propose(problem, iterations=30, seed=5)


def test_cancelling_keeps_what_is_there() -> None:
    problem = week(*(due(f"v{number}", number) for number in range(1, 9)))
    found = propose(problem, seconds=60, cancelled=lambda: True)
    assert violations(problem, found) == []
    assert len(found.stops) == 8


def test_many_managers_are_searched_for_in_two_processes() -> None:
    managers = [UUID(int=number) for number in range(1, 5)]
    work_days = tuple(replace(work(day), manager=manager) for manager in managers for day in days(2))
    visits = [due(f"{manager.int}/{number}", number, manager=manager) for manager in managers for number in range(1, 7)]
    problem = Problem(work_days, tuple(visits), ROADS)
    found = propose(problem, seconds=2)
    assert violations(problem, found) == []
    assert len(found.stops) == 24


def test_the_second_process_hands_on_what_it_finds_and_ends_when_it_is_told_to() -> None:
    model = month_of(week(*(due(f"v{number}", number) for number in range(1, 7))), MANAGER).model
    first = first_plan(model, 1)
    found: list[tuple[int, Answer]] = []
    helper = Helper([model, model], 0.4, 1, time.perf_counter)
    helper.finish(lambda number, answer: found.append((number, answer)), 30, None)
    assert {number for number, _answer in found} == {0, 1}
    assert all(model.checked(answer.routes, answer.chosen) == answer for _number, answer in found)
    assert all(answer.cost <= first.cost for _number, answer in found)
    stopped = Helper([model], 600, 1, time.perf_counter)
    stopped.stop()
    stopped.finish(lambda _number, _answer: None, 30, None)
    assert stopped.is_over


def test_nothing_is_planned_of_nothing() -> None:
    assert propose(Problem((), (), ROADS), iterations=5) == Proposal()
    assert planned(week()).stops == ()


def test_without_working_days_everything_is_left_out_with_a_reason() -> None:
    found = planned(week(due("a"), days=()))
    assert [(each.reason, each.remedy) for each in found.left_out] == [
        ("plan.reason.no_workdays", "plan.remedy.give_workdays")
    ]


def test_without_a_home_a_day_begins_at_its_first_stop() -> None:
    day = replace(work(), begin=None, finish=None)
    found = planned(week(due("a", 100), due("b", 101), days=(day,)))
    assert len(found.stops) == 2
    assert found.travel_minutes == 3


def test_accounts_without_a_place_are_left_out_and_estimated_ones_planned() -> None:
    found = planned(week(due("a", site=None), due("b", site=replace(north(3), is_estimated=True))))
    assert [stop.key for stop in found.stops] == ["b"]
    assert found.left_out[0].reason == "plan.reason.no_place"


def test_appointments_that_cannot_be_kept_are_taken_out_and_named() -> None:
    problem = week(
        due("a"), fixed=(fixed(1, 600), fixed(2, 630), fixed(3, 560, steps=300), fixed(4, 1050, 60), fixed(5, 900))
    )
    found = planned(problem)
    assert {(each.fixed_id.int - 1000, each.code) for each in found.conflicts} == {
        (2, "plan.conflict.clash"),
        (3, "plan.conflict.unreachable"),
        (4, "plan.conflict.unreachable"),
    }
    assert len(found.stops) == 1


def test_ten_times_too_much_is_a_full_plan_and_reasons_for_the_rest() -> None:
    problem = week(*(due(f"v{number}", number % 20 - 10) for number in range(150)))
    found = planned(problem, iterations=20)
    assert len(found.stops) >= 20
    told = [each for each in found.left_out if each.reason]
    reasons = {each.reason for each in told}
    assert reasons <= {"plan.reason.full", "plan.reason.most_visits", "plan.reason.worth"}
    assert all(each.remedy for each in told)
    silent = next(each.key for each in found.left_out if not each.reason)
    assert explain(problem, found, [silent])[0].reason in reasons


def test_a_visit_longer_than_a_day_takes_overtime_or_is_proposed_to_be_shorter() -> None:
    for minutes, remedy in ((540, "plan.remedy.overtime"), (800, "plan.remedy.shorten")):
        found = planned(week(due("long", 1, minutes=minutes), due("b")))
        assert [stop.key for stop in found.stops] == ["b"]
        long = found.left_out[0]
        assert (long.reason, long.remedy) == ("plan.reason.too_long", remedy)


def test_days_of_two_kinds_for_one_date_and_visits_twice_do_no_harm() -> None:
    found = planned(week(due("a"), days=(work(), work(start=600))))
    assert len(found.days) == 1
    again = propose(week(due("a"), due("a")), iterations=10)
    assert len(again.stops) == 1


def test_windows_on_weekdays_decide_the_day() -> None:
    never: dict[object, tuple[Window, ...]] = dict.fromkeys(days(7), ())
    only = {**never, days()[2]: (Window(840, 900),)}
    found = planned(week(due("a", windows=only)))
    assert (found.stops[0].day, found.stops[0].start) == (days()[2], 840)


def test_heavy_libraries_wait_for_the_first_search() -> None:
    code = "import sys, crm.planning.propose; print([name for name in ('numpy', 'pyvrp') if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
