"""Appointments and their series, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crm.domain.appointments import AppointmentDraft, AppointmentKind, Reach
from crm.domain.errors import RoundsError
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
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, at, bureau

WEEKLY = Pattern(Every.WEEK, count=4)


def draft(home: Bureau, **values: object) -> AppointmentDraft:
    made = AppointmentDraft(home.manager_id, " Team  meeting ", at(8, 30), at(9, 15), place="A 301")
    return replace(made, **values)  # type: ignore[arg-type]


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
        dates = touched(work, keys[1], reach)
        other = draft(home, start=at(10, 0, DAY + timedelta(days=8)), end=at(11, 0, DAY + timedelta(days=8)))
        assert change_appointment(work, keys[1], 1, other, reach) == len(dates)
        assert starts(work, home) == after
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
