"""Map systems against published pairs of places, and there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.coordinates import Datum, Place, from_inside, gcj_of_wgs, is_in_china, to_inside, wgs_of_gcj

METRE = 1 / 111_000
in_china = st.tuples(st.floats(73.5, 134.5), st.floats(18.5, 53.0))
around_shenzhen = st.tuples(st.floats(113.7, 114.7), st.floats(22.4, 22.9))


def apart(one: Place, other: Place) -> float:
    """The larger of both differences in degrees."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def test_the_gate_of_heavenly_peace_lies_where_the_maps_say() -> None:
    """Tian'anmen in WGS-84 and on a GCJ-02 map, as published with the formula."""
    assert apart(gcj_of_wgs((116.39123, 39.90709)), (116.39747, 39.90850)) < 3 * METRE


@given(around_shenzhen)
def test_shenzhen_lies_about_five_hundred_metres_off(place: Place) -> None:
    """domain.md section 10: GCJ-02 is about 500 m off WGS-84 there."""
    away = apart(gcj_of_wgs(place), place)
    assert 300 * METRE < away < 700 * METRE


@pytest.mark.parametrize("datum", list(Datum))
@given(place=in_china)
def test_there_and_back_is_the_same_place(datum: Datum, place: Place) -> None:
    assert apart(to_inside(from_inside(place, datum), datum), place) < METRE
    assert apart(from_inside(to_inside(place, datum), datum), place) < METRE


@given(st.tuples(st.floats(-180, 72), st.floats(-90, 90)))
def test_outside_china_gps_and_map_are_one(place: Place) -> None:
    assert not is_in_china(place)
    assert gcj_of_wgs(place) == wgs_of_gcj(place) == place


def test_baidu_moves_a_place_once_more() -> None:
    """BD-09 lies about 0.0065 and 0.006 degrees further on, give or take the small turn."""
    there = from_inside((114.06, 22.54), Datum.BD09)
    assert apart(there, (114.06 + 0.0065, 22.54 + 0.006)) < 60 * METRE
