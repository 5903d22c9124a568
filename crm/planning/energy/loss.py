"""Line loss: rates, what is unusual about them, and in which order to look (domain.md section 5)."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from msgspec import Struct

from crm.domain.losses import Anomaly, Judged
from crm.domain.summary import month_before
from crm.planning.energy.compare import SCALE
from crm.planning.festival import year_before

LEAST_SPREAD = 0.2
"""Percentage points: a line whose months are nearly equal is not unusual for a hair."""
LEAST_MONTHS = 6
FROZEN = 3
RISING = 3
SLACK, CUSUM = 0.5, 5.0
"""In deviations: what is let pass each month, and the sum at which a rise is none of chance."""


class LossRules(Struct, frozen=True):
    """Limits of one kind of element in percent, and the least supply in kWh for which a month or a day is judged."""

    watch: float = 4
    high: float = 6
    negative: float = -0.5
    jump_points: float = 2
    outlier_z: float = 3.5
    coverage: float = 98
    least_kwh: float = 100_000
    least_day_kwh: float = 3_000


class LineMonth(Struct, frozen=True):
    """Energy into and sold from an element in a month, in kWh; `coverage` is the percent of its meters that were read.

    `transferred` says that load was moved on or off the element in the month by a registered transfer.
    """

    month: date
    supply_kwh: float
    sales_kwh: float
    coverage: float = 100.0
    transferred: bool = False


def rate(supply_kwh: float, sales_kwh: float) -> float | None:
    """Return the loss in percent of what went in; None where nothing did."""
    return (supply_kwh - sales_kwh) / supply_kwh * 100 if supply_kwh > 0 else None


def judge(months: Sequence[LineMonth], rules: LossRules) -> Judged:
    """Return what is unusual about the last month of an element, held against the up to 24 months before it.

    The expected rate follows the season: the mean of the middle of all former months and of the same month a year
    before, where that is known. Months with a transfer or with unread meters teach nothing. Raises IndexError without
    a month.
    """
    ordered = sorted(months, key=lambda each: each.month)
    newest, former = ordered[-1], ordered[-25:-1]
    now = rate(newest.supply_kwh, newest.sales_kwh)
    past = {each.month: value for each in former if (value := _usable(each, rules)) is not None}
    expected, spread = _expected(newest.month, past)
    z = None if now is None or expected is None else SCALE * (now - expected) / max(spread, LEAST_SPREAD)
    is_small = 0 < newest.supply_kwh < rules.least_kwh
    apart = newest.transferred or newest.coverage < rules.coverage or is_small
    reach = rules.outlier_z * max(spread, LEAST_SPREAD) / SCALE
    reference = rules.watch if expected is None else min(max(expected, 0.0), rules.watch)
    lost = 0.0 if now is None else (now - reference) / 100 * newest.supply_kwh
    kinds = tuple(_kinds(ordered, past, expected, z, rules))
    low, high = (None, None) if expected is None else (expected - reach, expected + reach)
    return Judged(newest.month, now, expected, low, high, z, lost, kinds, apart)


def _usable(each: LineMonth, rules: LossRules) -> float | None:
    if each.transferred or each.coverage < rules.coverage or each.supply_kwh < rules.least_kwh:
        return None
    return rate(each.supply_kwh, each.sales_kwh)


def _expected(month: date, past: Mapping[date, float]) -> tuple[float | None, float]:
    """Return the rate expected of a month and the spread around it, in percentage points.

    A month with the Spring Festival is held against the one of the year before that had it.
    """
    if len(past) < LEAST_MONTHS:
        return None, 0.0
    middle = median(past.values())
    spread = median(abs(value - middle) for value in past.values())
    then = past.get(year_before(month))
    if then is None or abs(then - middle) > 4 * max(spread, LEAST_SPREAD):
        return middle, spread
    return (middle + then) / 2, spread


def _kinds(
    ordered: Sequence[LineMonth],
    past: Mapping[date, float],
    expected: float | None,
    z: float | None,
    rules: LossRules,
) -> Iterator[Anomaly]:
    newest = ordered[-1]
    now = rate(newest.supply_kwh, newest.sales_kwh)
    if now is None:
        yield Anomaly.ZERO_SUPPLY
        return
    if newest.coverage < rules.coverage:
        yield Anomaly.MISSING
    if now < rules.negative:
        yield Anomaly.NEGATIVE
    if now > rules.high:
        yield Anomaly.HIGH
    elif now > rules.watch:
        yield Anomaly.WATCH
    if z is not None and expected is not None and abs(z) > rules.outlier_z and abs(now - expected) >= rules.jump_points:
        yield Anomaly.JUMP
    if expected is not None and _drifts(ordered, past, now):
        yield Anomaly.DRIFT
    if _is_frozen(ordered):
        yield Anomaly.FROZEN


def _drifts(ordered: Sequence[LineMonth], past: Mapping[date, float], now: float) -> bool:
    """Return whether a line rises month by month, beyond what its season explains.

    Held against the months around the same one of former years, the last three months rose, by a point in all, and
    their sum of deviations (CUSUM) has left what chance makes. Without a year before, the line's middle is all that is
    known of it.
    """
    rates = {**past, ordered[-1].month: now}
    last = [each.month for each in ordered[-RISING - 1 :]]
    if len(last) <= RISING or any(month not in rates for month in last):
        return False
    over = _deseasoned(rates)
    recent = [over[month] for month in last]
    known = [value for month, value in over.items() if month not in last]
    spread = max(median(abs(value) for value in known), LEAST_SPREAD) / SCALE if known else LEAST_SPREAD / SCALE
    summed = 0.0
    for value in recent:
        summed = max(0.0, summed + value / spread - SLACK)
    rises = all(a < b for a, b in itertools.pairwise(recent))
    return rises and recent[-1] - recent[0] >= 1 and summed > CUSUM


def _deseasoned(rates: Mapping[date, float]) -> dict[date, float]:
    """Return by how much each month lay over the middle of the months around it in the year before."""
    middle = median(rates.values())
    found = {}
    for month, value in rates.items():
        then = month.replace(year=month.year - 1)
        around = (month_before(then, 1), then, month_before(then, -1))
        known = [rates[each] for each in around if each in rates]
        found[month] = value - (median(known) if len(known) == len(around) else middle)
    return found


def _is_frozen(ordered: Sequence[LineMonth]) -> bool:
    """Return whether the same supply or the same sales came three times: a value that nobody read."""
    last = ordered[-FROZEN:]
    if len(last) < FROZEN:
        return False
    return len({each.supply_kwh for each in last}) == 1 or len({each.sales_kwh for each in last}) == 1


def ranked(judged: Iterable[tuple[str, Judged]]) -> list[tuple[str, Judged]]:
    """Return elements in the order to look at them: by lost energy, whatever the sign, those held apart last."""
    return sorted(judged, key=lambda pair: (pair[1].apart, -abs(pair[1].lost_kwh), pair[0]))


class DayRules(Struct, frozen=True):
    """Limits of the daily method: how many of the last days must be off in a row, or of seven."""

    in_a_row: int = 3
    of_seven: int = 4
    window: int = 28


class LineDay(Struct, frozen=True):
    """A day's supply and sales in kWh; `kind` tells like days from others, such as workdays from holidays."""

    day: date
    supply_kwh: float
    sales_kwh: float
    kind: str
    suspended: bool = False


def daily_alarm(days: Sequence[LineDay], rules: LossRules, limits: DayRules) -> bool:
    """Return whether the last days are unusual: three in a row, or four of seven; suspended days are left out.

    Each day is held against the like days among the 28 valid ones before it.
    """
    ordered = sorted(days, key=lambda each: each.day)
    valid = [each for each in ordered if not each.suspended and each.supply_kwh >= rules.least_day_kwh]
    start = max(0, len(valid) - 7)
    off = [_is_off(valid[max(0, at - limits.window) : at], valid[at], rules) for at in range(start, len(valid))]
    return (all(off[-limits.in_a_row :]) and len(off) >= limits.in_a_row) or sum(off) >= limits.of_seven


def _is_off(before: Sequence[LineDay], day: LineDay, rules: LossRules) -> bool:
    like = [rate(each.supply_kwh, each.sales_kwh) or 0.0 for each in before if each.kind == day.kind]
    now = rate(day.supply_kwh, day.sales_kwh)
    if now is None or len(like) < FROZEN:
        return False
    middle = median(like)
    spread = max(median(abs(value - middle) for value in like), LEAST_SPREAD)
    return abs(SCALE * (now - middle) / spread) > rules.outlier_z
