"""Where an account stands among peers, by hand-made values and properties (domain.md 4.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.comparison import GOOD, Band, Metric
from crm.domain.peers import percentile
from crm.planning.energy.compare import Figures, metrics, robust_z, standing

WORKED = Figures(
    kwh=270_000,
    months=1,
    hours=720,
    contract_kva=1000,
    peak_kwh=90_000,
    valley_kwh=80_000,
    kvarh=100_000,
    demand_kw=620,
    fee=219_375.80,
    former_kwh=250_000,
    output=135,
)


def test_the_metrics_of_the_worked_month() -> None:
    found = metrics(WORKED)
    assert found[Metric.KWH_PER_KVA] == 270
    assert found[Metric.LOAD_FACTOR] == pytest.approx(0.6048, abs=5e-5)
    assert found[Metric.PEAK_SHARE] == pytest.approx(1 / 3)
    assert found[Metric.POWER_FACTOR] == pytest.approx(0.9377, abs=5e-5)
    assert found[Metric.AVERAGE_PRICE] == pytest.approx(0.8125, abs=5e-5)
    assert found[Metric.GROWTH] == pytest.approx(0.08)
    assert found[Metric.UNIT_USE] == 2000
    assert found[Metric.DEMAND_SHARE] == 0.62


def test_what_is_not_known_or_cannot_be_divided_is_not_there() -> None:
    assert metrics(Figures(kwh=0, months=0, hours=0, contract_kva=0)) == {}
    assert set(metrics(Figures(kwh=10, months=1, hours=720, contract_kva=100))) == {Metric.KWH_PER_KVA}


def test_the_percentile_counts_half_of_the_equal_ones() -> None:
    assert percentile(3, [1, 2, 3, 3, 4]) == 60
    assert percentile(1, [1]) == 50


def test_a_value_far_from_all_others_is_an_outlier_and_says_which_end_is_good() -> None:
    peers = [0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.70]
    found = standing(Metric.POWER_FACTOR, 0.70, peers)
    assert found.band is Band.OUTLIER
    assert found.is_good is False
    assert found.percentile == 6.25
    good = standing(Metric.POWER_FACTOR, 0.96, peers)
    assert (good.band, good.is_good) == (Band.HIGH, True)
    assert standing(Metric.AVERAGE_PRICE, 0.96, peers).is_good is False
    assert standing(Metric.KWH_PER_KVA, 0.96, peers).is_good is None
    assert standing(Metric.POWER_FACTOR, 0.93, peers).is_good is None


def test_equal_peers_have_no_z() -> None:
    assert robust_z(2, [1, 1, 1, 2]) is None
    assert standing(Metric.PEAK_SHARE, 1, [1, 1, 1]).band is Band.TYPICAL


def test_quartiles_are_those_of_the_sample() -> None:
    found = standing(Metric.LOAD_FACTOR, 3, [1, 2, 3, 4, 5])
    assert (found.low, found.middle, found.high, found.size) == (2, 3, 4, 5)


VALUES = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=60)


@given(VALUES, st.data())
def test_a_place_follows_the_order_and_not_the_scale(sample: list[float], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(sample))
    found = standing(Metric.KWH_PER_KVA, value, sample)
    assert 0 < found.percentile < 100 or len(sample) == 1
    assert found.low <= found.middle <= found.high
    assert min(sample) <= found.middle <= max(sample)
    turned = percentile(-value, [-each for each in sample])
    assert found.percentile + turned == pytest.approx(100)


def test_every_metric_says_which_side_is_good() -> None:
    assert set(GOOD) == set(Metric)
