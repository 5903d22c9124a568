"""A Spring Festival that moves is neither growth nor loss (domain.md 4.2 and 5)."""

from datetime import date
from random import Random

import pytest

from crm.domain.brief import BriefMonth
from crm.domain.festival import FESTIVALS, sums_to_compare, year_before
from crm.domain.losses import Anomaly
from crm.domain.summary import month_before
from crm.planning.energy.loss import LineMonth, LossRules, judge
from crm.planning.publicdays import public_year


def test_the_days_are_those_of_the_calendar_of_holidays() -> None:
    for year, day in FESTIVALS.items():
        off = {at for at, name in public_year(year).days_off.items() if name is not None and name.zh == "春节"}
        assert day in off, year


@pytest.mark.parametrize(
    ("month", "like"),
    [
        (date(2026, 2, 1), date(2025, 1, 1)),
        (date(2026, 1, 1), date(2025, 2, 1)),
        (date(2025, 1, 1), date(2024, 2, 1)),
        (date(2027, 2, 1), date(2026, 2, 1)),
        (date(2026, 3, 1), date(2025, 3, 1)),
        (date(2090, 2, 1), date(2089, 2, 1)),
    ],
)
def test_a_month_is_like_the_one_that_had_the_festival(month: date, like: date) -> None:
    assert year_before(month) == like


def test_two_months_are_compared_with_two() -> None:
    months = {date(2025, 1, 1): 60.0, date(2025, 2, 1): 100.0, date(2026, 1, 1): 110.0, date(2026, 2, 1): 58.0}
    assert sums_to_compare(months, date(2026, 2, 1)) == (168.0, 160.0)
    assert sums_to_compare(months, date(2026, 1, 1)) == (168.0, 160.0)
    del months[date(2026, 2, 1)]
    assert sums_to_compare(months, date(2026, 1, 1)) is None
    assert sums_to_compare({date(2026, 3, 1): 9.0, date(2025, 3, 1): 8.0}, date(2026, 3, 1)) == (9.0, 8.0)


def test_a_brief_does_not_call_the_festival_a_drop() -> None:
    moved = BriefMonth(date(2026, 2, 1), 58.0, 100.0)
    assert moved.change is None
    assert BriefMonth(date(2026, 2, 1), 58.0, 100.0, spring=(168.0, 160.0)).change == pytest.approx(0.05)
    assert BriefMonth(date(2026, 3, 1), 58.0, 100.0).change == pytest.approx(-0.42)


def _line(festival_adds: float, fault: float = 0.0) -> list[LineMonth]:
    """Return 25 months until February 2026 of a feeder whose loss share rises in the festival's month."""
    chance, newest, found = Random(5), date(2026, 2, 1), []
    for back in range(24, -1, -1):
        month = month_before(newest, back)
        feast = FESTIVALS[month.year].month == month.month
        lost = 0.03 + chance.gauss(0, 0.001) + (festival_adds if feast else 0) + (fault if not back else 0)
        supply = 1_000_000.0 + 100 * back
        found.append(LineMonth(month, supply, supply * (1 - lost)))
    return found


def test_the_festivals_loss_is_expected_in_the_month_that_has_it() -> None:
    usual, faulty = judge(_line(0.006), LossRules()), judge(_line(0.006, fault=0.04), LossRules())
    assert usual.expected == pytest.approx(3.3, abs=0.15)
    assert not usual.is_unusual
    assert {Anomaly.JUMP, Anomaly.HIGH} <= set(faulty.kinds)
