"""The drives of a day: from the base, between the stops, and home."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.clock import BUREAU_ZONE
from crm.domain.routes import RouteStop
from crm.planning.routes import day_route

BASE = (114.0, 22.5)
NINE = datetime(2026, 11, 18, 9, 0, tzinfo=BUREAU_ZONE)
places = st.tuples(st.floats(113.7, 114.7), st.floats(22.4, 22.9))


def stop(number: int, place: tuple[float, float] | None) -> RouteStop:
    start = NINE + timedelta(hours=2 * number)
    return RouteStop(number, start, start + timedelta(hours=1), place)


def test_a_day_out_and_back_by_hand() -> None:
    """0.1 degree north is 11.12 km; times 1.3 at 30 km/h: 14.5 km, 29 minutes each way."""
    route = day_route([stop(0, (114.0, 22.6))], BASE, 1.3, 30)
    assert [(leg.minutes, leg.km) for leg in (*route.legs, route.home) if leg] == [(29, 14.5), (29, 14.5)]
    assert route.leave == NINE - timedelta(minutes=29)
    assert route.back == NINE + timedelta(minutes=89)
    assert (route.minutes, route.km) == (58, 29.0)


def test_without_a_base_only_the_drives_between_count() -> None:
    route = day_route([stop(0, (114.0, 22.6)), stop(1, (114.0, 22.7))], None, 1.3, 30)
    assert [leg is None for leg in route.legs] == [True, False]
    assert (route.home, route.leave, route.back, route.minutes) == (None, None, None, 29)


def test_a_stop_without_a_place_is_left_out_of_the_way() -> None:
    route = day_route([stop(0, (114.0, 22.6)), stop(1, None), stop(2, (114.0, 22.6))], BASE, 1.3, 30)
    assert [leg.minutes if leg else None for leg in route.legs] == [29, None, 0]
    nowhere = day_route([stop(0, None)], BASE, 1.3, 30)
    assert nowhere.leave is None
    assert nowhere.minutes == 0


@pytest.mark.parametrize("base", [None, BASE])
def test_an_empty_day_has_no_drives(base: tuple[float, float] | None) -> None:
    assert day_route([], base, 1.3, 30).minutes == 0


@given(st.lists(places, min_size=1, max_size=6))
def test_one_leaves_before_the_first_stop_and_is_back_after_the_last(found: list[tuple[float, float]]) -> None:
    stops = [stop(number, place) for number, place in enumerate(found)]
    route = day_route(stops, BASE, 1.3, 30)
    assert route.leave is not None
    assert route.back is not None
    assert route.leave <= stops[0].start
    assert route.back >= stops[-1].end
    assert len(route.legs) == len(stops)
