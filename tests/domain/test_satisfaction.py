"""Satisfaction as values and properties: honest intervals, sums that equal their parts (domain.md section 6)."""

from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import Segment
from crm.domain.satisfaction import Opinion, TrendStep, nps_interval, step_begin, steps_of, wilson
from crm.domain.service_gap import GapLine, Measure, Metric, nps_measure, rate_measure, share_measure

COUNTS = st.integers(0, 5000)


def test_wilson_is_as_published() -> None:
    """Values of Newcombe 1998, table I (score method): 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for part, whole, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        found = wilson(part, whole)
        assert found is not None
        assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    found = wilson(1, 29)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (0.0061, 0.1718)
    assert wilson(0, 0) is None


@given(COUNTS, COUNTS)
def test_wilson_holds_the_share_and_stays_between_nothing_and_all(part: int, more: int) -> None:
    whole = part + more
    found = wilson(part, whole)
    if found is None:
        assert whole == 0
        return
    assert 0 <= found.low <= part / whole <= found.high <= 1
    if more:
        better = wilson(part + 1, whole)
        assert better is not None
        assert found.low <= better.low + 1e-12
        assert found.high <= better.high + 1e-12


@given(st.integers(0, 40), st.integers(1, 40), st.integers(2, 30))
def test_more_answers_of_the_same_kind_never_widen_an_interval(part: int, more: int, times: int) -> None:
    few, many = wilson(part, part + more), wilson(part * times, (part + more) * times)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@given(COUNTS, COUNTS, COUNTS)
def test_nps_holds_its_score_and_stays_inside_its_range(promoters: int, passives: int, detractors: int) -> None:
    opinion = Opinion(promoters=promoters, passives=passives, detractors=detractors)
    found = opinion.nps_interval
    if opinion.nps is None:
        assert found is None
        return
    assert found is not None
    assert -100 <= found.low <= opinion.nps + 1e-9
    assert opinion.nps - 1e-9 <= found.high <= 100
    turned = nps_interval(detractors, promoters, opinion.nps_count)
    assert turned is not None
    assert isclose(turned.low, -found.high, abs_tol=1e-9)


def test_the_figures_of_the_demo_recipe() -> None:
    """domain.md section 10: 58/30/9/2/1 % has mean 4.42 and 88 % satisfied; 46/38/16 % an NPS of +30."""
    opinion = Opinion(100, 58 * 5 + 30 * 4 + 9 * 3 + 2 * 2 + 1, 88, 0, 0, 46, 38, 16)
    assert opinion.csat == pytest.approx(4.42)
    assert opinion.share == pytest.approx(0.88)
    assert opinion.nps == pytest.approx(30)
    assert Opinion().csat is Opinion().share is Opinion().nps is None


@given(st.lists(st.builds(Opinion, *[st.integers(0, 99)] * 8), max_size=6))
def test_a_sum_has_the_counts_of_its_parts(parts: list[Opinion]) -> None:
    total = sum(parts, Opinion())
    assert total.count == sum(each.count for each in parts)
    assert total.nps_count == sum(each.nps_count for each in parts)
    assert total.points == sum(each.points for each in parts)


def test_steps_of_a_trend_cover_the_period_once() -> None:
    assert steps_of(date(2026, 1, 31), date(2026, 3, 1), TrendStep.MONTH) == tuple(date(2026, m, 1) for m in (1, 2, 3))
    assert steps_of(date(2025, 11, 5), date(2026, 4, 1), TrendStep.QUARTER) == (
        date(2025, 10, 1),
        date(2026, 1, 1),
        date(2026, 4, 1),
    )
    assert step_begin(date(2026, 12, 31), TrendStep.QUARTER) == date(2026, 10, 1)


TOP, LARGE, SMALL = Segment.TOP100, Segment.LARGE_INDUSTRIAL, Segment.SMALL_BUSINESS


def line(metric: Metric, **measures: Measure) -> GapLine:
    by_segment = {Segment(name): each for name, each in measures.items()}
    return GapLine(metric, by_segment, {TOP: 100, LARGE: 300}, 30)


def test_a_gap_is_best_less_worst_and_marked_only_beyond_chance() -> None:
    far = line(Metric.SATISFIED, top100=share_measure(190, 200), large_industrial=share_measure(150, 200))
    assert (far.best, far.worst, far.acts_on) == (TOP, LARGE, (LARGE,))
    assert far.gap == pytest.approx(0.20)
    assert far.ratio == pytest.approx(0.75 / 0.95)
    mean = (0.95 * 100 + 0.75 * 300) / 400
    assert far.index == pytest.approx((0.25 * (0.95 - mean) + 0.75 * (mean - 0.75)) / mean)
    near = line(Metric.SATISFIED, top100=share_measure(36, 40), large_industrial=share_measure(34, 40))
    assert near.gap == pytest.approx(0.05)
    assert near.acts_on == ()


def test_few_cases_are_not_compared() -> None:
    few = line(Metric.SATISFIED, top100=share_measure(29, 29), large_industrial=share_measure(10, 200))
    assert few.few(TOP)
    assert (few.gap, few.worst, few.acts_on) == (None, None, ())


def test_effort_stands_out_only_at_nothing_and_who_has_nobody_only_where_somebody_is_due() -> None:
    visits = line(Metric.VISITS, top100=rate_measure(400, 100), large_industrial=rate_measure(0, 300))
    assert visits.acts_on == ()
    contacts = line(Metric.CONTACTS, top100=rate_measure(400, 100), small_business=rate_measure(0, 300))
    assert contacts.acts_on == (SMALL,)
    alone = line(Metric.UNMANAGED, large_industrial=share_measure(3, 300), small_business=share_measure(300, 300))
    assert alone.acts_on == (LARGE,)


def test_measures_without_cases_have_no_value() -> None:
    assert share_measure(0, 0) == Measure(None, 0)
    assert rate_measure(0, 0) == Measure(None, 0)
    assert nps_measure(0, 0, 0) == Measure(None, 0)
    none = rate_measure(0, 100).interval
    assert none is not None
    assert (none.low, round(none.high, 2)) == (0, 3.84)
