"""Appointments and their series, on both databases."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.appointments import (
    AppointmentDraft,
    AppointmentKind,
    Reach,
    days_between,
    minutes_on,
    whole_days,
)
from crm.domain.errors import RoundsError
from crm.domain.planning import PlanWish
from crm.domain.repeats import Every, Pattern
from crm.storage.store import Store
from crm.storage.unit import UnitOfWork
from crm.usecases.appointments import (
    add_appointment,
    appointment,
    appointments_between,
    change_appointment,
    move_appointment,
    remove_appointment,
    touched,
)
from crm.usecases.planner import judge_slot
from crm.usecases.proposals import question
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, at, bureau

WEEKLY = Pattern(Every.WEEK, count=4)


def draft(home: Bureau, **values: object) -> AppointmentDraft:
    made = AppointmentDraft(home.manager_id, " Team  meeting ", at(8, 30), at(9, 15), place="A 301")
    return replace(made, **values)


def starts(work: UnitOfWork, home: Bureau) -> list[str]:
    found = appointments_between(work, home.manager_id, at(0), at(0) + timedelta(days=100))
    return [f"{work.clock.local(each.start):%d.%m. %H:%M}" for each in found]


def test_an_appointment_is_kept_as_it_was_typed(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        (key,) = add_appointment(work, draft(home, kind=AppointmentKind.TRAINING))
        found = appointment(work, key)
        assert (found.title, found.kind, found.place, found.rule) == (
            "Team meeting",
            AppointmentKind.TRAINING,
            "A 301",
            None,
        )
        assert (found.start, found.end, found.person) == (at(8, 30), at(9, 15), "林演示")
        assert appointments_between(work, home.colleague_id, at(0), at(23)) == []
        move_appointment(work, key, 1, at(10), at(11))
        assert starts(work, home) == ["17.11. 10:00"]
        remove_appointment(work, key, 2)
        assert starts(work, home) == []


@pytest.mark.parametrize(
    ("reach", "after"),
    [
        (Reach.THIS, ["17.11. 08:30", "25.11. 10:00", "01.12. 08:30", "08.12. 08:30"]),
        (Reach.FOLLOWING, ["17.11. 08:30", "25.11. 10:00", "02.12. 10:00", "09.12. 10:00"]),
        (Reach.ALL, ["18.11. 10:00", "25.11. 10:00", "02.12. 10:00", "09.12. 10:00"]),
    ],
)
def test_a_change_reaches_what_was_asked_for_and_is_one_step(store: Store, reach: Reach, after: list[str]) -> None:
    with store.change() as work:
        home = bureau(work)
        keys = add_appointment(work, draft(home), WEEKLY)
        before = starts(work, home)
        assert before == ["17.11. 08:30", "24.11. 08:30", "01.12. 08:30", "08.12. 08:30"]
    with store.change() as work:
        span = at(10, 0, DAY + timedelta(days=8)), at(11, 0, DAY + timedelta(days=8))
        told = touched(work, keys[1], reach, span)
        other = draft(home, start=span[0], end=span[1])
        assert change_appointment(work, keys[1], 1, other, reach) == len(told)
        assert starts(work, home) == after
        moved = [f"{work.clock.local(each.new):%d.%m. %H:%M}" for each in told]
        assert moved == [each for each in after if each.endswith("10:00")]
        assert [each.old != each.new for each in told] == [True] * len(told)
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        assert starts(work, home) == before


@pytest.mark.parametrize(("reach", "left"), [(Reach.THIS, 3), (Reach.FOLLOWING, 1), (Reach.ALL, 0)])
def test_removing_reaches_what_was_asked_for(store: Store, reach: Reach, left: int) -> None:
    with store.change() as work:
        home = bureau(work)
        keys = add_appointment(work, draft(home), WEEKLY)
        remove_appointment(work, keys[1], 1, reach)
        assert len(starts(work, home)) == left


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": "  "}, "appointment.no_title"),
        ({"end": at(8, 30)}, "appointment.backwards"),
        ({"end": at(8, 30) + timedelta(days=40)}, "appointment.too_long"),
    ],
)
def test_what_is_no_appointment_is_refused(store: Store, values: dict[str, object], code: str) -> None:
    with store.change() as work:
        home = bureau(work)
        with pytest.raises(RoundsError) as caught:
            add_appointment(work, draft(home, **values))
        assert caught.value.code == code


def test_an_all_day_one_moves_by_days_stays_one_and_blocks_its_days_unless_it_is_free(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        customer = account(work, home)
        first, last = whole_days(DAY, DAY + timedelta(days=1))
        (key,) = add_appointment(work, draft(home, start=first, end=last, is_all_day=True))
        assert appointment(work, key).days() == [DAY, DAY + timedelta(days=1)]
        week = timedelta(days=7)
        move_appointment(work, key, 1, first + week, last + week)
        moved = appointment(work, key)
        assert (moved.is_all_day, moved.days()[0]) == (True, DAY + week)
        wish = PlanWish((home.manager_id,), DAY + week, DAY + week + timedelta(days=2))
        assert [day.day for day in question(work, wish).problem.days] == [DAY + week + timedelta(days=2)]
        slot = at(9, 0, DAY + week), at(10, 0, DAY + week)
        assert judge_slot(work, customer, home.manager_id, *slot).code == "slot.day_taken"
        change_appointment(work, key, 2, replace(moved.draft(), is_free=True))
        assert judge_slot(work, customer, home.manager_id, *slot).ok
        assert len(question(work, wish).problem.days) == 3


def test_one_of_several_days_takes_the_hours_of_the_first_and_last_and_the_days_between(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        add_appointment(work, draft(home, start=at(15), end=at(10, 0, DAY + timedelta(days=2))))
        problem = question(work, PlanWish((home.manager_id,), DAY, DAY + timedelta(days=2))).problem
        assert [day.day for day in problem.days] == [DAY, DAY + timedelta(days=2)]
        parts = [(each.day, each.start, each.minutes) for each in problem.fixed]
        assert parts == [(DAY, 900, 540), (DAY + timedelta(days=2), 0, 600)]


@given(st.integers(-3000, 3000), st.integers(1, 9000))
def test_the_parts_of_a_span_on_its_days_are_the_span(begins: int, minutes: int) -> None:
    start = at(0) + timedelta(minutes=begins)
    end = start + timedelta(minutes=minutes)
    parts = [minutes_on(start, end, day) for day in days_between(start, end)]
    assert sum(until - since for since, until in parts) == minutes
    assert all(until > since for since, until in parts)
    assert all(since == 0 for since, _ in parts[1:])
    assert all(until == 1440 for _, until in parts[:-1])
