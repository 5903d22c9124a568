"""Questions to a plan that stands: reasons, remedies, the best slots, and what a change moves."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

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
from crm.planning.propose import best_slots, explain, propose, replan, simulate
from tests.planning.build import FIRST, days, due, fixed, week, work
from tests.planning.checker import violations


def only_left_out(problem: Problem) -> tuple[str, str]:
    """Return reason and remedy of the one visit that a plan leaves out."""
    found = propose(problem, iterations=40)
    assert violations(problem, found) == []
    assert explain(problem, found) == found.left_out
    (left,) = found.left_out
    return left.reason.removeprefix("plan.reason."), left.remedy.removeprefix("plan.remedy.")


def monday(*visits: DueVisit, day: WorkDay | None = None, **changes: object) -> Problem:
    """Return a problem of one day."""
    return week(*visits, days=(day or work(),), **changes)


def test_each_rule_that_binds_is_named_with_a_way_out() -> None:
    tuesday = days()[1]
    assert only_left_out(monday(due("a", days=(tuesday,)))) == ("no_day", "other_day")
    assert only_left_out(monday(due("a", 5, windows={FIRST: (Window(725, 730),)}))) == ("window", "other_time")
    assert only_left_out(monday(due("a", 5, windows={FIRST: (Window(540, 545),)}))) == ("window", "other_time")
    assert only_left_out(monday(due("a", 75, minutes=120))) == ("too_far", "overtime")
    assert only_left_out(monday(due("a", 40, priority=Priority.LOW))) == ("worth", "anyway")
    near = due("a", published=(FIRST, 1050))
    assert only_left_out(monday(near, day=work(frozen_until=1440)))[0] == "frozen"
    taken = (fixed(1, 540, 180), fixed(2, 780, 270))
    assert only_left_out(monday(due("a", minutes=90), fixed=taken))[0] == "fixed"
    assert only_left_out(monday(due("a", 1), due("b", 1), day=work(most_visits=1))) == ("most_visits", "one_more")
    assert only_left_out(monday(due("a", 1, minutes=150), due("b", 1, minutes=150), due("c", 1, minutes=160))) == (
        "full",
        "overtime",
    )


def test_spacing_is_a_reason() -> None:
    account = UUID(int=5)
    two = [due(f"x{slot}", account_id=account, slot=slot) for slot in range(2)]
    problem = week(*two, days=(work(), work(days()[1])), spacing={account: Spacing(5)})
    assert only_left_out(problem)[0] == "spacing"


def test_a_remedy_names_what_was_tried() -> None:
    problem = monday(due("a", 75, minutes=120))
    (left,) = propose(problem, iterations=10).left_out
    minutes = int(str(left.remedy_values["minutes"]))
    day = work(overtime=minutes)
    assert simulate(problem, day, [problem.due[0]]).ok
    assert not simulate(problem, replace(day, overtime=minutes - 1), [problem.due[0]]).ok


def crowded() -> tuple[Problem, Proposal]:
    """Return a week with three visits a day, and its plan."""
    problem = week(*(due(f"v{number:02}", number % 7 - 3) for number in range(15)))
    problem = replace(problem, days=tuple(replace(day, most_visits=3) for day in problem.days))
    return problem, propose(problem, iterations=60)


def test_the_best_slots_move_nothing_and_come_in_their_order() -> None:
    problem, plan = crowded()
    room = replace(problem, days=tuple(replace(day, most_visits=4) for day in problem.days))
    visit = due("new", 2)
    offers = best_slots(room, plan, visit)
    assert 1 <= len(offers) <= 5
    assert [offer.cost for offer in offers] == sorted(offer.cost for offer in offers)
    for offer in offers:
        stop = replace(visit, published=(offer.day, offer.start))
        there = {
            each.key: replace(each_due, published=(each.day, each.start))
            for each in plan.stops
            for each_due in room.due
            if each_due.key == each.key and each.day == offer.day
        }
        order = sorted([*there.values(), stop], key=lambda item: item.published[1] if item.published else 0)
        day = next(day for day in room.days if day.day == offer.day)
        assert simulate(room, day, order, held={item.key for item in order}).ok


def test_a_visit_of_the_plan_may_ask_for_another_slot() -> None:
    problem, plan = crowded()
    stop = plan.stops[0]
    visit = next(each for each in problem.due if each.key == stop.key)
    assert stop.day in {offer.day for offer in best_slots(problem, plan, visit, 20)}


def test_a_calendar_without_a_plan_is_asked_the_same_way() -> None:
    problem = week(fixed=(fixed(1, 540, 60), fixed(2, 630, 60)))
    assert best_slots(problem, Proposal(), due("a", 0))[0].day in days()


def where(plan: Proposal) -> dict[object, tuple[date, int]]:
    return {stop.key: (stop.day, stop.start) for stop in plan.stops}


def test_a_visit_called_off_moves_nothing() -> None:
    problem, plan = crowded()
    gone = plan.stops[4].key
    after = where(replan(problem, plan, PlanChange(cancelled=frozenset([gone]))))
    assert after == {key: at for key, at in where(plan).items() if key != gone}


@pytest.mark.parametrize("blocked", range(5))
def test_a_blocked_day_moves_only_what_was_on_it(blocked: int) -> None:
    problem, plan = crowded()
    problem = replace(problem, days=tuple(replace(day, most_visits=4) for day in problem.days))
    day = days()[blocked]
    found = replan(problem, plan, PlanChange(blocked=frozenset([(work().manager, day)])))
    before, after = where(plan), where(found)
    assert after.keys() == before.keys()
    moved = {key for key in before if before[key] != after[key]}
    assert {key for key, at in before.items() if at[0] == day} <= moved
    assert len(moved) <= 4
    assert all(at[0] != day for at in after.values())
    assert found.moved == len(moved)


def test_an_urgent_visit_moves_at_most_one() -> None:
    problem, plan = crowded()
    problem = replace(problem, days=(*problem.days[:-1], replace(problem.days[-1], most_visits=4)))
    urgent = due("urgent", 1, days=tuple(days()[:2]), priority=Priority.URGENT, due=days()[0])
    found = replan(problem, plan, PlanChange(urgent=(urgent,)))
    before, after = where(plan), where(found)
    assert after["urgent"][0] in days()[:2]
    assert after.keys() == before.keys() | {"urgent"}
    assert sum(before[key] != after[key] for key in before) == 1


def test_what_is_too_near_is_not_moved_for_an_urgent_visit() -> None:
    problem, plan = crowded()
    frozen = replace(
        problem, days=tuple(replace(day, frozen_until=1440) for day in problem.days[:2]) + problem.days[2:]
    )
    urgent = due("urgent", 1, days=tuple(days()[:2]), priority=Priority.URGENT)
    found = replan(frozen, plan, PlanChange(urgent=(urgent,)))
    assert where(found) == where(plan)
    assert [each.key for each in found.left_out] == ["urgent"]


def test_nobody_is_dropped_when_two_others_have_to_change_their_days() -> None:
    """Monday falls out: its visit needs Tuesday, whose visit needs Wednesday, where there is room without the third."""
    mon, tue, wed, thu = days(4)
    names = ("long", "second", "third", "bound")
    minutes, stood, other = (290, 200, 100, 100), (mon, tue, wed, wed), (tue, wed, thu, wed)
    room = tuple(work(day, longest=longest) for day, longest in zip(days(4), (330, 330, 330, 130), strict=True))

    def problem(goes: tuple[tuple[date, ...], ...]) -> Problem:
        every = zip(names, minutes, goes, strict=True)
        return week(*(due(name, minutes=long, days=own) for name, long, own in every), days=room)

    plan = propose(problem(tuple((day,) for day in stood)), iterations=20)
    assert {stop.key: stop.day for stop in plan.stops} == dict(zip(names, stood, strict=True))
    change = PlanChange(blocked=frozenset([(work().manager, mon)]))
    found = replan(problem(tuple(zip(stood, other, strict=True))), plan, change)
    assert {stop.key: stop.day for stop in found.stops} == dict(zip(names, other, strict=True))


@pytest.mark.parametrize(("more", "moved"), [(0, None), (20, None), (60, 0)])
def test_a_day_gets_longer_rather_than_that_somebody_is_dropped(more: int, moved: int | None) -> None:
    """Monday falls out and Tuesday is full: its visit takes an hour more there, if that is allowed."""
    mon, tue = days(2)
    room = tuple(work(day, longest=250) for day in (mon, tue))
    first, second = due("first", minutes=60, days=(mon, tue)), due("second", minutes=240, days=(tue,))
    problem = week(first, second, days=room, rules=PlanRules(repair_overtime=more))
    plan = propose(problem, iterations=20)
    assert {stop.key: stop.day for stop in plan.stops} == {"first": mon, "second": tue}
    found = replan(problem, plan, PlanChange(blocked=frozenset([(work().manager, mon)])))
    before, after = where(plan), where(found)
    if moved is None:
        assert set(after) == {"second"}
        assert [each.key for each in found.left_out] == ["first"]
    else:
        assert after.keys() == before.keys()
        assert after["second"] == before["second"]
        assert [day.overtime for day in found.days if day.entries] == [56]


def test_a_repaired_plan_breaks_no_rule() -> None:
    problem, plan = crowded()
    blocked = frozenset([(work().manager, days()[1])])
    found = replan(problem, plan, PlanChange(blocked=blocked))
    told = where(plan)
    after = replace(
        problem,
        days=tuple(day for day in problem.days if day.day != days()[1]),
        due=tuple(replace(visit, published=told[visit.key]) for visit in problem.due),
    )
    assert violations(after, found) == []
