import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.planning.travel import distance_km, drive


def test_distances_on_the_globe() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.195, abs=0.01)
    assert distance_km(0, 0, 180, 0) == pytest.approx(20015.1, abs=0.1)
    assert distance_km(114.0, 22.6, 114.0, 22.6) == 0


def test_a_drive_needs_two_places_and_takes_its_detour() -> None:
    assert drive((None, None), (114.0, 22.6), 1.3, 30) is None
    leg = drive((0, 0), (0, 1), 1.5, 30)
    assert leg is not None
    assert leg.km == pytest.approx(166.8, abs=0.1)
    assert leg.minutes == 334


degrees = st.tuples(st.floats(73, 135), st.floats(18, 53))


@given(degrees, degrees, degrees)
def test_distances_go_both_ways_and_no_detour_is_shorter(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert distance_km(*a, *b) == pytest.approx(distance_km(*b, *a), abs=1e-6)
    assert distance_km(*a, *c) <= distance_km(*a, *b) + distance_km(*b, *c) + 1e-6
