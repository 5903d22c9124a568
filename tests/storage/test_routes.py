"""Where days begin and what is driven on them, on both databases."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from crm.domain.appointments import AppointmentDraft
from crm.domain.codes import Role
from crm.domain.errors import Invalid
from crm.domain.planning import PlanWish
from crm.domain.proposal import Site
from crm.storage.store import Store
from crm.storage.tables import Appointment, Area, Person
from crm.storage.unit import UnitOfWork
from crm.usecases.appointments import add_appointment
from crm.usecases.day_order import Reordered, reordered, take_order
from crm.usecases.plan_days import fixed_of
from crm.usecases.planner import week
from crm.usecases.routes import begin_of_days
from crm.usecases.today import today
from crm.usecases.visits import plan_visit
from tests.support.build import DAY, Bureau, account, at, bureau

HOME, OFFICE = (114.05, 22.55), (113.9, 22.6)


@pytest.mark.parametrize(
    ("home", "office", "found"),
    [
        (HOME, OFFICE, (HOME, True)),
        (None, OFFICE, (OFFICE, False)),
        (None, None, None),
        ((114.05, None), OFFICE, (OFFICE, False)),
    ],
)
def test_a_day_begins_at_home_or_else_at_the_office(
    store: Store,
    home: tuple[float | None, float | None] | None,
    office: tuple[float, float] | None,
    found: tuple[tuple[float, float], bool] | None,
) -> None:
    home_lon, home_lat = home or (None, None)
    office_lon, office_lat = office or (None, None)
    with store.change() as work:
        area = work.insert(Area, name="龙岗供电所", sort_key="l", office_lon=office_lon, office_lat=office_lat)
        values = {"name": "林", "sort_key": "l", "role": Role.MANAGER, "area_id": area}
        person = work.insert(Person, **values, home_lon=home_lon, home_lat=home_lat)
        base = begin_of_days(work, person)
    assert (base and (base.place, base.is_home)) == found
    assert base is None or base.is_home or base.name == "龙岗供电所"


def test_one_drives_to_an_appointment_that_has_a_place_as_the_planner_reckons(store: Store) -> None:
    """0.1 degree north is 14.5 km of road, 24 minutes: out to the visit, on to the meeting, back from it."""
    with store.change() as work:
        home = bureau(work)
        work.update(Area, home.area_id, 1, office_lon=114.0, office_lat=22.5)
        plan_visit(work, account(work, home, lon=114.0, lat=22.6), home.manager_id, at(10), at(11))
        for title, hour, is_free in (("例会", 14, False), ("随意", 16, True)):
            draft = AppointmentDraft(home.manager_id, title, at(hour), at(hour + 1), is_free=is_free)
            (key,) = add_appointment(work, draft)
            work.update(Appointment, key, 1, lon=114.0, lat=22.7)
    with store.read() as reader:
        route = today(reader, home.manager_id).route
        (fixed,) = [
            each
            for each in fixed_of(reader, PlanWish((home.manager_id,), DAY, DAY), home.manager_id)
            if not each.is_visit
        ]
    assert [leg.minutes for leg in (*route.legs, *route.others, route.home) if leg] == [24, 24, 48]
    assert (route.minutes, round(route.km)) == (96, 58)
    assert fixed.site == Site(114.0, 22.7)


def test_a_team_has_no_one_place_to_begin(store: Store) -> None:
    with store.read() as reader:
        assert begin_of_days(reader, None) is None


EAST: dict[str, Any] = {"lon": 114.05, "lat": 22.5}
NORTH: dict[str, Any] = {"lon": 114.0, "lat": 22.55}
"""Both a drive of 15 minutes from the office, by steps of five, and of 20 from one another."""


def swapped_day(work: UnitOfWork, hours: str | None = None, *meetings: AppointmentDraft) -> tuple[Bureau, UUID, UUID]:
    """Plan a visit at 9:30 and one at 14:00, which receives at some hours, with meetings beside them."""
    home = bureau(work)
    work.update(Area, home.area_id, 1, office_lon=114.0, office_lat=22.5)
    first = plan_visit(work, account(work, home, **EAST), home.manager_id, at(9, 30), at(10, 30))
    other = account(work, home, "9900000000002", visit_hours=hours, **NORTH)
    second = plan_visit(work, other, home.manager_id, at(14), at(15))
    for draft in meetings:
        add_appointment(work, replace(draft, person_id=home.manager_id))
    return home, first, second


def tried(work: UnitOfWork, home: Bureau, *order: UUID) -> Reordered:
    shown = week(work, home.manager_id, DAY, 1)
    base, zone = begin_of_days(work, home.manager_id), work.clock.zone
    return reordered(shown.visits, order, base, shown.rules, at(6), zone, shown.appointments)


def spans(found: Reordered) -> list[tuple[datetime | None, datetime | None]]:
    return [(row.start, row.end) for row in found.visits]


def meeting(start: datetime, end: datetime, **values: Any) -> AppointmentDraft:
    return AppointmentDraft(uuid4(), "例会", start, end, **values)


def test_another_order_goes_round_appointments_by_the_steps_of_the_planner(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, None, meeting(at(8), at(10)), meeting(at(10, 45), at(11)))
        found = tried(work, home, second, first)
        assert found.ok
        assert spans(found) == [(at(13), at(14)), (at(14, 20), at(15, 20))]
        take_order(work, found)
        rows = {row.id: row.start for row in week(work, home.manager_id, DAY, 1).visits}
    assert rows == {second: at(13), first: at(14, 20)}


@pytest.mark.parametrize("values", [{"is_free": True}, {"is_all_day": True}])
def test_another_order_may_run_over_what_leaves_time(store: Store, values: dict[str, bool]) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, None, meeting(at(0), at(0, day=DAY + timedelta(days=1)), **values))
        assert spans(tried(work, home, second, first)) == [(at(8, 15), at(9, 15)), (at(9, 35), at(10, 35))]


def test_an_order_that_an_appointment_leaves_no_room_for_says_so(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, None, meeting(at(8), at(9)), meeting(at(10, 45), at(17)))
        found = tried(work, home, second, first)
    assert (found.ok, found.code) == (False, "plan.fault.hours_over")


def test_overlapping_appointments_are_both_kept_free(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, None, meeting(at(8), at(9)), meeting(at(8, 30), at(9, 30)))
        found = tried(work, home, second, first)
    assert spans(found) == [(at(9, 45), at(10, 45)), (at(13), at(14))]


def test_a_meeting_before_work_does_not_make_visits_begin_before_it(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, None, meeting(at(6, 30), at(7)))
        found = tried(work, home, second, first)
    assert spans(found)[0] == (at(8), at(9))


def test_hours_of_a_customer_are_waited_for_in_another_order(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, "14:00-17:00")
        found = tried(work, home, second, first)
    assert (spans(found), found.outside) == ([(at(14), at(15)), (at(15, 20), at(16, 20))], ())


def test_hours_of_a_customer_that_cannot_be_kept_are_told(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work, "14:00-15:00", meeting(at(15), at(16, 30)))
        found = tried(work, home, second, first)
    assert found.ok
    assert [row.id for row in found.outside] == [second]


def test_an_order_is_not_taken_over_an_appointment_that_came_since(store: Store) -> None:
    with store.change() as work:
        home, first, second = swapped_day(work)
        found = tried(work, home, second, first)
        for draft in (meeting(at(8), at(9), is_free=True), meeting(at(9), at(9, 30))):
            add_appointment(work, replace(draft, person_id=home.manager_id))
        with pytest.raises(Invalid) as caught:
            take_order(work, found)
    assert (caught.value.code, caught.value.values["start"]) == ("plan.taken", "08:15")
