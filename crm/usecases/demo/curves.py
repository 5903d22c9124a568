"""Metering points with a year of quarter hours: the days of a month make what the month was read to be."""

import math
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from crm.domain.curves import HOURS, POINTS, energy_of, known_of, packed
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.source import Source

Row = dict[str, Any]
DAYS = 365
DAY_OFF = 0.7
"""What a day off takes of a working day."""
SHAPES = 12


def curves(count: int, made: list[Made], used: list[Row], source: Source) -> tuple[list[Row], list[Row], list[Row]]:
    """Return metering points, their meters and their days, of the first accounts that have readings."""
    months: dict[Any, dict[date, float]] = {}
    for row in used:
        months.setdefault(row["account_id"], {})[row["month"]] = row["kwh_total"]
    chosen = [account for account in made if account.id in months][:count]
    points, meters, days = [], [], []
    for place, account in enumerate(chosen):
        whose = {"account_id": account.id, "portfolio_id": account.portfolio_id}
        begun = source.stamps(source.at(source.today - timedelta(days=DAYS), 9))
        point = {"id": source.id(), **whose, "point_no": f"9900{place:09}", **begun}
        points.append(point)
        meter = {"metering_point_id": point["id"], "meter_no": f"99M{place:07}", "kind": "active", "multiplier": 200.0}
        meters.append({"id": source.id(), **whose, **meter, **begun})
        days += [
            {"id": source.id(), **whose, "metering_point_id": point["id"], **day}
            for day in _days(months[account.id], place, source)
        ]
    return points, meters, days


def _days(months: dict[date, float], place: int, source: Source) -> Iterator[Row]:
    shapes = [_shape(source) for _ in range(SHAPES)]
    first = source.today - timedelta(days=DAYS)
    hole = first + timedelta(days=source.chance.randrange(20, DAYS - 20))
    for back in range(DAYS):
        day = first + timedelta(days=back)
        if place % 4 == 0 and hole <= day < hole + timedelta(days=3):
            continue
        energy = _energy(months, day, source)
        shape = source.chance.choice(shapes)
        loads: list[float | None] = [round(energy / HOURS * share, 2) for share in shape]
        if source.often(0.02):
            begin = source.chance.randrange(POINTS - 8)
            loads[begin : begin + 8] = [None] * 8
        yield {
            "day": day,
            "loads": packed(loads),
            "curve_kwh": energy_of(loads),
            "curve_peak_kw": max(value for value in loads if value is not None),
            "curve_known": known_of(loads),
            "quality": "estimated" if source.often(0.01) else "read",
            **source.stamps(source.at(day, 23)),
        }


def _energy(months: dict[date, float], day: date, source: Source) -> float:
    """Return the kWh of a day; a month that was not read is like the newest one before it."""
    month = day.replace(day=1)
    known = [each for each in months if each <= month] or list(months)
    length = monthrange(month.year, month.month)[1]
    weights = [_weight(month + timedelta(days=at), source) for at in range(length)]
    return months[max(known)] * _weight(day, source) / sum(weights)


def _weight(day: date, source: Source) -> float:
    return 1.0 if source.calendar.is_workday(day) else DAY_OFF


def _shape(source: Source) -> list[float]:
    """Return what each quarter takes of a day: low at night, a dip at noon, a little noise."""
    raw = []
    for place in range(POINTS):
        hour = place / 4
        work = 1 / (1 + math.exp(7.5 - hour)) - 1 / (1 + math.exp(19 - hour))
        dip = 0.18 * math.exp(-(((hour - 12.5) / 0.8) ** 2))
        raw.append((0.45 + work - dip) * source.chance.gauss(1, 0.02))
    whole = sum(raw)
    return [value / whole for value in raw]
