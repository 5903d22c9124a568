"""The day simulator: times, driving, and the first thing that is wrong."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.proposal import Window
from crm.planning.propose import simulate
from crm.planning.propose.hours import Hours, Task, early, timing
from tests.planning.build import FIRST, days, due, fixed, week, work

PROBLEM = week()


def test_stops_start_when_they_are_reached_and_the_day_is_left_as_late_as_that_allows() -> None:
    found = simulate(PROBLEM, work(), [due("a", 10), due("b", 20)])
    assert found.ok
    assert [(entry.start, entry.end, entry.drive_minutes) for entry in found.entries] == [
        (570, 630, 30),
        (660, 720, 30),
    ]
    assert (found.leave, found.back, found.travel_minutes) == (540, 840, 120)
    assert found.minutes == 240


def test_no_visit_runs_through_lunch_and_no_drive_uses_it() -> None:
    found = simulate(PROBLEM, work(), [due("a", 5, minutes=90), due("b", 10, minutes=60)])
    assert [(entry.start, entry.end) for entry in found.entries] == [(555, 645), (660, 720)]
    late = simulate(PROBLEM, work(), [due("a", 5, minutes=110), due("b", 10, minutes=60)])
    assert late.entries[1].start == 780
    driving = simulate(PROBLEM, work(), [due("a", 5, minutes=150), due("b", 15, minutes=60)])
    assert driving.entries[0].end == 705
    assert driving.entries[1].start == 795


def test_a_visit_longer_than_either_half_is_interrupted_by_lunch() -> None:
    found = simulate(PROBLEM, work(), [due("a", 1, minutes=400)])
    assert found.ok
    assert found.entries[0].end - found.entries[0].start == 460


def test_waiting_is_told_and_left_later_where_that_is_possible() -> None:
    ten = {FIRST: (Window(600, 600),)}
    found = simulate(PROBLEM, work(), [due("a", 10, windows=ten)])
    assert (found.leave, found.entries[0].waiting) == (570, 0)
    held = simulate(PROBLEM, work(), [fixed(1, 540, 15), due("a", 0, windows=ten)])
    assert held.entries[1].waiting == 45


def test_what_is_wrong_is_named_with_its_place_and_minutes() -> None:
    early_only = {FIRST: (Window(540, 560),)}
    assert simulate(PROBLEM, work(), [due("a", 10, windows=early_only)]).code == "plan.fault.window_late"
    assert simulate(PROBLEM, work(), [due("a", days=())]).code == "plan.fault.day"
    assert simulate(PROBLEM, work(), [due("a", minutes=600)]).code == "plan.fault.visit_too_long"
    assert simulate(PROBLEM, work(), [due("a", windows={FIRST: ()})]).code == "plan.fault.window"
    assert simulate(PROBLEM, work(), [due("a"), due("a")]).code == "plan.fault.twice"
    assert simulate(PROBLEM, work(most_visits=1), [due("a"), due("b")]).code == "plan.fault.most_visits"
    assert simulate(PROBLEM, work(longest=100), [due("a", 10)]).code == "plan.fault.day_too_long"
    late = simulate(PROBLEM, work(), [due("a", 10), fixed(1, 600, steps=20)])
    assert (late.code, late.at, late.values["minutes"]) == ("plan.fault.appointment_late", fixed(1, 0).id, 60)
    home = simulate(PROBLEM, work(end=640, lunch=None), [due("a", 10)])
    assert (home.code, home.values["minutes"]) == ("plan.fault.back_late", 20)


def test_overtime_is_allowed_up_to_its_cap_and_counted() -> None:
    day = work(longest=100, overtime=20)
    assert simulate(PROBLEM, day, [due("a", 10)]).overtime == 20
    assert not simulate(PROBLEM, replace(day, overtime=19), [due("a", 10)]).ok


def test_the_reserve_shortens_the_day() -> None:
    assert simulate(PROBLEM, work(longest=120), [due("a", 10)]).ok
    assert not simulate(PROBLEM, work(longest=120, reserve=1), [due("a", 10)]).ok


def test_held_visits_stay_at_their_published_start_even_within_lunch() -> None:
    visit = due("a", published=(FIRST, 740))
    found = simulate(PROBLEM, work(), [visit], held={"a"})
    assert (found.entries[0].start, found.entries[0].end) == (740, 800)
    assert simulate(PROBLEM, work(), [visit]).entries[0].start != 740


def test_nothing_new_starts_in_the_frozen_time() -> None:
    assert simulate(PROBLEM, work(frozen_until=900), [due("a")]).entries[0].start == 900


def test_an_empty_day_is_a_day() -> None:
    assert simulate(PROBLEM, work(), []).ok
    assert simulate(PROBLEM, work(days()[1]), []).entries == ()


@given(st.integers(0, 1439))
def test_the_working_clock_is_undone_outside_of_lunch(minute: int) -> None:
    hours = Hours(540, 1080, (720, 780))
    worked = hours.worked(minute)
    if minute >= 780 or minute < 720:
        assert hours.begins(worked) == minute
    assert hours.ends(worked) <= hours.begins(worked)
    assert hours.worked(minute) <= hours.worked(minute + 1)


SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=3).map(
    lambda pairs: tuple(sorted((first, first + more) for first, more in pairs))
)
STOPS = st.lists(st.tuples(SPANS, st.integers(0, 60), st.integers(0, 40)), min_size=1, max_size=4)


@given(STOPS, st.integers(0, 60))
def test_the_earliest_return_is_reached_from_the_latest_departure(
    stops: list[tuple[object, int, int]], home: int
) -> None:
    tasks = [Task(_apart(spans), minutes) for spans, minutes, _leg in stops]  # type: ignore[arg-type]
    legs = [leg for _spans, _minutes, leg in stops] + [home]
    found, first = timing(0, tasks, legs), early(0, tasks, legs)
    assert (found is None) == (first is None)
    if found is None or first is None:
        return
    assert found.back == first[1]
    assert found.leave >= 0
    now = found.leave
    for task, leg, start in zip(tasks, legs, found.starts, strict=False):
        assert start >= now + leg
        assert any(low <= start <= high for low, high in task.spans)
        now = start + task.minutes
    assert now + home == found.back
    assert early(found.leave + 1, tasks, legs) is None or early(found.leave + 1, tasks, legs)[1] > found.back  # type: ignore[index]


def _apart(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return spans that do not overlap, as the planner makes them."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if not found or first > found[-1][1]:
            found.append((first, last))
    return tuple(found)
