"""Line loss: rates, kinds of what is unusual, and the order to look at them (domain.md 5)."""

from datetime import date, timedelta
from math import cos, pi
from random import Random

import pytest

from crm.domain.losses import Anomaly
from crm.planning.energy.loss import (
    DayRules,
    LineDay,
    LineMonth,
    LossRules,
    daily_alarm,
    judge,
    ranked,
    rate,
)

RULES = LossRules()
SUPPLY = 1_250_000.0


def line(rates: list[float], supply: float = SUPPLY) -> list[LineMonth]:
    """Months that end in October 2026; each supply differs a little, as readings do."""
    last = 2026 * 12 + 9
    found = []
    for at, percent in enumerate(rates):
        month = last - len(rates) + 1 + at
        energy = supply + at
        found.append(LineMonth(date(month // 12, month % 12 + 1, 1), energy, energy * (1 - percent / 100)))
    return found


def steady(middle: float, seed: int = 1, count: int = 24) -> list[float]:
    chance = Random(seed)
    return [middle + chance.gauss(0, 0.2) for _ in range(count)]


def test_the_worked_rate_is_three_percent() -> None:
    assert rate(1_250_000, 1_212_500) == pytest.approx(3.0)
    assert rate(0, 10) is None
    assert rate(-5, 10) is None


def test_a_steady_line_is_not_unusual() -> None:
    found = judge(line([*steady(3), 3.1]), RULES)
    assert found.kinds == ()
    assert not found.is_unusual
    assert found.low is not None
    assert found.high is not None
    assert found.low < 3.1 < found.high


@pytest.mark.parametrize(
    ("percent", "kind"),
    [(6.1, Anomaly.HIGH), (4.1, Anomaly.WATCH), (-0.6, Anomaly.NEGATIVE), (5.6, Anomaly.JUMP)],
)
def test_limits_and_jumps_are_named(percent: float, kind: Anomaly) -> None:
    assert kind in judge(line([*steady(3), percent]), RULES).kinds


def test_exactly_at_a_limit_is_within_it() -> None:
    months = [*line(steady(3)), LineMonth(date(2026, 11, 1), 1_000_000, 940_000)]
    assert Anomaly.HIGH not in judge(months, RULES).kinds


def test_a_summer_that_comes_each_year_is_no_drift() -> None:
    season = [3 + 0.4 * (1 - cos(2 * pi * ((month + 10) % 12 - 0) / 12)) for month in range(25)]
    assert not judge(line(season), RULES).is_unusual


def test_seasons_with_noise_are_no_drift_in_any_month_and_drifts_are_found() -> None:
    chance = Random(5)
    wrong = found = 0
    for _ in range(60):
        base, swing, top = chance.uniform(1.5, 3), chance.choice([0, 0.4, 0.8]), chance.choice([1, 7, 8])
        rates = [base + swing * cos((month + 11 - top) % 12 / 6 * pi) + chance.gauss(0, 0.3) for month in range(47)]
        wrong += sum(judge(line(rates[:end]), RULES).is_unusual for end in range(36, 48))
        for step in range(4):
            rates[43 + step] += 0.8 * (step + 1)
        found += judge(line(rates), RULES).is_unusual
    assert wrong == 0
    assert found >= 54


def test_three_rising_months_beyond_the_season_are_a_drift() -> None:
    found = judge(line([*steady(3), 3.5, 4.1, 4.9]), RULES)
    assert Anomaly.DRIFT in found.kinds


def test_unread_meters_and_transfers_are_held_apart_and_no_supply_is_a_fault() -> None:
    past = line(steady(3))
    day = date(2026, 11, 1)
    nothing = judge([*past, LineMonth(day, 0, 0)], RULES)
    assert (nothing.kinds, nothing.is_unusual, nothing.rate) == ((Anomaly.ZERO_SUPPLY,), True, None)
    unread = judge([*past, LineMonth(day, SUPPLY, SUPPLY * 0.9, coverage=97.9)], RULES)
    assert Anomaly.MISSING in unread.kinds
    assert unread.apart
    moved = judge([*past, LineMonth(day, SUPPLY, SUPPLY * 0.9, transferred=True)], RULES)
    assert moved.apart
    assert not moved.is_unusual


def test_the_same_value_three_times_is_frozen() -> None:
    past = line(steady(3))
    frozen = [LineMonth(date(2026, month, 1), SUPPLY, SUPPLY * 0.97 + month) for month in (10, 11, 12)]
    assert Anomaly.FROZEN in judge([*past[:-1], *frozen], RULES).kinds


def test_a_young_line_is_judged_by_its_limits_alone() -> None:
    found = judge(line([3, 3, 9]), RULES)
    assert found.expected is None
    assert found.kinds == (Anomaly.HIGH,)
    assert found.lost_kwh == pytest.approx(0.05 * (SUPPLY + 2))


def test_lines_are_ranked_by_lost_energy_and_not_by_rate() -> None:
    small = judge(line([*steady(3), 12], supply=150_000), RULES)
    large = judge(line([*steady(3), 5.5], supply=9_000_000), RULES)
    apart = judge([*line(steady(3)), LineMonth(date(2026, 11, 1), SUPPLY, 0, transferred=True)], RULES)
    assert [name for name, _ in ranked([("small", small), ("apart", apart), ("large", large)])] == [
        "large",
        "small",
        "apart",
    ]


def test_injected_faults_are_found_and_seasons_are_not() -> None:
    chance = Random(7)
    wrong = missed = 0
    for at in range(400):
        base = chance.uniform(1.5, 3.5)
        rates = [
            base + chance.gauss(0, 0.3) + (0.4 if (10 - 24 + month) % 12 in (6, 7, 8) else 0) for month in range(25)
        ]
        is_bad = at % 10 == 0
        if is_bad:
            rates[-1] = chance.choice([chance.uniform(7, 12), -3.0, base + 4])
        found = judge(line(rates), RULES).is_unusual
        wrong += found and not is_bad
        missed += is_bad and not found
    assert (wrong, missed) == (0, 0)


def days(rates: list[float]) -> list[LineDay]:
    start = date(2026, 9, 1)
    return [
        LineDay(start + timedelta(days=at), 10_000 + at, (10_000 + at) * (1 - percent / 100), "work")
        for at, percent in enumerate(rates)
    ]


def test_the_daily_method_wants_three_in_a_row_or_four_of_seven() -> None:
    chance = Random(3)
    calm = [3 + chance.gauss(0, 0.1) for _ in range(28)]
    limits = DayRules()
    assert not daily_alarm(days(calm), RULES, limits)
    assert not daily_alarm(days([*calm, 9, 9]), RULES, limits)
    assert daily_alarm(days([*calm, 9, 9, 9]), RULES, limits)
    assert daily_alarm(days([*calm, 9, 3, 9, 3, 9, 3, 9]), RULES, limits)
    assert not daily_alarm(days([*calm, 9, 3, 9, 3, 9, 3]), RULES, limits)
    assert not daily_alarm([], RULES, limits)


def test_days_of_a_registered_transfer_are_left_out() -> None:
    chance = Random(3)
    calm = days([3 + chance.gauss(0, 0.1) for _ in range(28)])
    moved = [LineDay(date(2026, 10, 1) + timedelta(days=at), 10_000, 5_000, "work", suspended=True) for at in range(3)]
    assert not daily_alarm([*calm, *moved], RULES, DayRules())
