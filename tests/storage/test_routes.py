"""Where days begin and what is driven on them, on both databases."""

import pytest

from crm.domain.appointments import AppointmentDraft
from crm.domain.codes import Role
from crm.domain.planning import PlanWish
from crm.domain.proposal import Site
from crm.storage.store import Store
from crm.storage.tables import Appointment, Area, Person
from crm.usecases.appointments import add_appointment
from crm.usecases.plan_days import fixed_of
from crm.usecases.routes import begin_of_days
from crm.usecases.today import today
from crm.usecases.visits import plan_visit
from tests.support.build import DAY, account, at, bureau

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
