"""What leads add to a feeder, by the worked case of domain.md 7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.planning.energy.growth import Lead, capacity_kva, expected_kw, outlook

LARGE = Lead(2000, 0.6, 0.8, 2027)
SMALL = Lead(1000, 0.5, 0.4, 2027)


def test_the_worked_leads_come_out() -> None:
    assert expected_kw(LARGE, 2027) == pytest.approx(912)
    assert expected_kw(SMALL, 2027) == pytest.approx(190)
    found = outlook([LARGE, SMALL], 8660, 0, [2027], coincidence=0.8)
    assert found.years[0].coincident_kw == pytest.approx(881.6)


def test_a_feeder_of_500_amperes_carries_8660_kva() -> None:
    assert capacity_kva(500) == pytest.approx(8660, abs=1)


def test_a_ramp_rises_and_stays() -> None:
    lead = Lead(1000, 0.5, 1.0, 2027, (0.3, 0.7, 1.0))
    assert [lead.share_in(year) for year in (2026, 2027, 2028, 2029, 2035)] == [0, 0.3, 0.7, 1.0, 1.0]


def test_the_first_years_of_heavy_and_over_load_are_named() -> None:
    lead = Lead(4000, 0.7, 1.0, 2027, (0.4, 0.7, 1.0))
    found = outlook([lead], 4000, 2500, range(2026, 2030), coincidence=1.0)
    assert (found.heavy_from, found.over_from) == (2027, 2028)
    assert found.years[0].headroom_kw == pytest.approx(4000 * 0.8 * 0.95 - 2500)
    assert (found.leads, found.raw_kva) == (1, 4000)


@pytest.mark.parametrize("coincidence", [0, 1.01, -1])
def test_a_coincidence_beyond_one_is_refused(coincidence: float) -> None:
    with pytest.raises(ValueError, match="coincidence"):
        outlook([], 100, 0, [2027], coincidence)


def test_a_feeder_without_a_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="limit"):
        outlook([], 0, 0, [2027])


LEADS = st.lists(
    st.builds(Lead, st.floats(0, 1e5), st.floats(0, 1), st.floats(0, 1), st.integers(2026, 2030)), max_size=8
)


@given(LEADS, st.floats(0, 1e4))
def test_more_leads_never_leave_more_headroom(leads: list[Lead], present: float) -> None:
    years = range(2026, 2031)
    with_all, without = (outlook(each, 8660, present, years).years for each in (leads, leads[1:]))
    assert all(a.headroom_kw <= b.headroom_kw for a, b in zip(with_all, without, strict=True))
