"""Where days begin and what is driven on them, on both databases."""

import pytest

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.storage.tables import Area, Person
from crm.usecases.routes import begin_of_days

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


def test_a_team_has_no_one_place_to_begin(store: Store) -> None:
    with store.read() as reader:
        assert begin_of_days(reader, None) is None
