"""A Spring Festival that moves is neither growth nor loss (domain.md 4.2 and 5)."""

from datetime import date
from random import Random

import pytest

from crm.domain.brief import BriefMonth
from crm.domain.festival import sums_to_compare
from crm.domain.losses import Anomaly
from crm.domain.summary import month_before
from crm.planning.energy.loss import LineMonth, LossRules, judge
from crm.planning.festival import year_before
from crm.planning.publicdays import public_year


@pytest.mark.parametrize(
    "day", ["2015-02-19", "2022-02-01", "2025-01-29", "2026-02-17", "2027-02-06", "2033-01-31", "2040-02-12"]
)
def test_the_farmers_year_begins_where_wall_calendars_say(day: str) -> None:
    """The eve may lie in the month before, as in 2022."""
    assert public_year(int(day[:4])).new_year == date.fromisoformat(day)


def test_a_year_that_no_calendar_knows_has_no_festival() -> None:
    assert public_year(2150).new_year is None
    assert year_before(date(2150, 2, 1)) == date(2149, 2, 1)


@pytest.mark.parametrize(
    ("month", "like"),
    [
        (date(2026, 2, 1), date(2025, 1, 1)),
        (date(2026, 1, 1), date(2025, 2, 1)),
        (date(2025, 1, 1), date(2024, 2, 1)),
        (date(2027, 2, 1), date(2026, 2, 1)),
        (date(2026, 3, 1), date(2025, 3, 1)),
        (date(2090, 1, 1), date(2089, 2, 1)),
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
        at = public_year(month.year).new_year
        feast = at is not None and at.month == month.month
        lost = 0.03 + chance.gauss(0, 0.001) + (festival_adds if feast else 0) + (fault if not back else 0)
        supply = 1_000_000.0 + 100 * back
        found.append(LineMonth(month, supply, supply * (1 - lost)))
    return found


def test_the_festivals_loss_is_expected_in_the_month_that_has_it() -> None:
    usual, faulty = judge(_line(0.006), LossRules()), judge(_line(0.006, fault=0.04), LossRules())
    assert usual.expected == pytest.approx(3.3, abs=0.15)
    assert not usual.is_unusual
    assert {Anomaly.JUMP, Anomaly.HIGH} <= set(faulty.kinds)
