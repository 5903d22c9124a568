"""Groups of accounts that are alike, and one's place in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.peers import BANDS, PeerGroup, PeerLevel, capacity_band, chosen, groups, place

ANY = PeerGroup(PeerLevel.ALL)
VALUES = st.lists(st.floats(0, 1e6), min_size=1, max_size=40)


def test_the_groups_widen_step_by_step() -> None:
    found = groups("39", "AC10KV", 1250)
    assert [each.level for each in found] == list(PeerLevel)
    assert (found[0].industries, found[0].low, found[0].high) == (("39",), 1000, 3150)
    assert set(found[0].voltages) >= {"AC10KV", "AC20KV"}
    assert {"13", "39", "43"} <= set(found[1].industries)
    assert (found[2].voltages, found[2].low, found[2].high) == ((), 0, None)


def test_who_has_only_a_section_or_nothing_begins_wider() -> None:
    assert groups("C", "AC10KV", 1250)[0].level is PeerLevel.SECTION_BAND
    assert groups(None, "AC10KV", 1250) == groups("??", None, 1) == [ANY]
    assert groups("39", None, 1250)[0].voltages == ()


@given(st.floats(0, 1e7))
def test_every_capacity_lies_in_its_class(kva: float) -> None:
    low, high = capacity_band(kva)
    assert low <= kva
    assert high is None or kva < high
    assert low in (0, *BANDS)


@given(VALUES, st.data())
def test_the_percentile_counts_half_of_the_equal(values: list[float], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values))
    found = place(ANY, value, values)
    assert 0 < found.percentile < 100 or len(values) == 1
    ranks = [place(ANY, each, values).percentile for each in sorted(values)]
    assert ranks == sorted(ranks)
    assert sum(ranks) / len(ranks) == pytest.approx(50)


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ([8], 0),
        ([7, 8], 1),
        ([7, 7, 7, 7], 3),
        ([1, 2, 3, 4], None),
        ([4, 5, 5, 5], 3),
        ([], None),
    ],
)
def test_a_group_is_shown_from_eight_on_or_the_widest_from_five(sizes: list[int], wanted: int | None) -> None:
    assert chosen(sizes, 8, 5) == wanted
