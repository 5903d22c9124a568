"""The ledger of estimates, by a hand-made key to the minute."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.outages import Estimate
from crm.planning.outages.estimates import EstimateRules, Past, Standing, ledger, score, standing, suggest
from tests.support.build import DAY, at

RULES = EstimateRules()
NEXT = DAY + timedelta(days=1)
REPORTED = at(20, 12)
ENDED = at(2, 10, NEXT)
"""Ten past two of the following day."""
FIRST, SECOND, THIRD = (
    Estimate(at(20, 40), at(23, 30)),
    Estimate(at(22, 5), at(1, 15, NEXT)),
    Estimate(at(0, 50, NEXT), at(2, 30, NEXT)),
)


def test_three_estimates_and_an_end_after_midnight_give_the_key() -> None:
    found = ledger([THIRD, FIRST, SECOND], REPORTED, ENDED, RULES)
    assert [line.error for line in found.lines] == [160, 55, -20]
    assert [line.is_right for line in found.lines] == [False, False, True]
    assert found.changes == 2
    assert found.first_delay == 28
    assert found.bias == 160
    assert found.promised == -20
    assert found.is_accurate is True
    assert found.is_kept is True


@pytest.mark.parametrize(("minutes", "right"), [(30, True), (31, False), (-30, True), (-31, False)])
def test_the_tolerance_holds_to_the_minute_on_both_sides(minutes: int, right: bool) -> None:
    found = ledger([Estimate(REPORTED, ENDED - timedelta(minutes=minutes))], REPORTED, ENDED, RULES)
    assert found.is_accurate is right
    assert found.is_kept is (minutes <= 0)


def test_what_is_said_just_before_the_end_promises_nothing() -> None:
    late = Estimate(ENDED - timedelta(minutes=14), ENDED)
    assert ledger([late], REPORTED, ENDED, RULES).promised is None
    assert ledger([FIRST, late], REPORTED, ENDED, RULES).promised == 160


def test_an_outage_without_an_estimate_is_not_judged() -> None:
    found = ledger([], REPORTED, ENDED, RULES)
    assert (found.first_delay, found.bias, found.is_accurate, found.changes) == (None, None, None, 0)


def test_saying_the_same_time_again_is_no_change() -> None:
    again = Estimate(at(21), FIRST.restored_by)
    assert ledger([FIRST, again], REPORTED, ENDED, RULES).changes == 0


def test_a_score_counts_with_its_bases() -> None:
    good = ledger([FIRST, SECOND, THIRD], REPORTED, ENDED, RULES)
    total = score([good, ledger([], REPORTED, ENDED, RULES)])
    assert (total.outages, total.judged, total.accurate, total.kept) == (2, 1, 1, 1)
    assert (total.estimates, total.right, total.early, total.late) == (3, 1, 1, 2)
    assert (total.mean_bias, total.mean_changes, total.mean_first_delay) == (160, 2, 28)


def test_a_running_outage_owes_its_first_estimate_after_half_an_hour() -> None:
    assert standing([], REPORTED, at(20, 42), RULES) is Standing.AWAITED
    assert standing([], REPORTED, at(20, 43), RULES) is Standing.MISSING
    assert standing([FIRST], REPORTED, at(23, 30), RULES) is Standing.HOLDS
    assert standing([FIRST], REPORTED, at(23, 31), RULES) is Standing.EXPIRED


def test_a_suggestion_is_the_middle_and_what_eight_of_ten_kept() -> None:
    alike = [Past("lightning", "overhead", 14, minutes) for minutes in (30, 60, 90, 120, 150, 180)]
    other = [Past("digging", "cable", 3, 600)] * 9
    found = suggest([*alike, *other], "lightning", "overhead", 16)
    assert found is not None
    assert (found.middle, found.promise, found.based_on) == (105, 150, 6)
    wider = suggest([*alike, *other], "lightning", "cable", 2)
    assert wider is not None
    assert wider.based_on == 6
    everything = suggest([*alike, *other], "unknown", "cable", 2)
    assert everything is not None
    assert everything.based_on == 15
    assert suggest(alike[:4], "lightning", "overhead", 14) is None


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 600)), max_size=6))
def test_the_order_in_which_estimates_are_given_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    said = {
        minute: Estimate(REPORTED + timedelta(minutes=minute), REPORTED + timedelta(minutes=back))
        for minute, back in pairs
    }
    estimates = list(said.values())
    turned = list(reversed(estimates))
    assert ledger(estimates, REPORTED, ENDED, RULES) == ledger(turned, REPORTED, ENDED, RULES)
