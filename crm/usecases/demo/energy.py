"""Monthly energy of accounts, supply and sales of feeders, and leads of growing demand."""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.planning.energy.growth import PROBABILITY
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.line_faults import Injected, added, courses, read_badly, truth
from crm.usecases.demo.network import Network
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
STAGES = ("lead", "approved", "permitted", "applied", "plan_replied", "building")
ONE_FEEDER, MEETING = 8660.0, 0.8
"""What a feeder of 500 A carries in kVA, and the share of the peaks on it that meet."""
NEW_DAYS = 4
MANUFACTURING = range(13, 44)


def months_back(today: date, count: int) -> list[date]:
    """Return the first days of the last `count` whole months, oldest first."""
    last = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(last - count, last)]


def usage(size: Size, made: list[Made], source: Source) -> list[Row]:
    """Make monthly records with season, growth and the injected faults of the recipe."""
    rows: list[Row] = []
    months = months_back(source.today, size.months)
    for account in made[: size.metered_accounts]:
        rows.extend(_account_usage(account, months, source))
    return rows


def _account_usage(account: Made, months: list[date], source: Source) -> list[Row]:
    profile = account.profile
    growth = source.chance.gauss(0.04, 0.08)
    base = account.contract_kva * profile.use * profile.load_factor * 720
    weak_pf = source.often(0.03)
    drop_at = source.chance.randrange(len(months)) if source.often(0.02) else None
    rows = []
    for index, month in enumerate(months):
        if source.often(0.01):
            continue
        factor = _season(month, profile.ratio) * (1 + growth) ** (index / 12) * source.chance.gauss(1, 0.05)
        if month.month == 2 and profile.division.isdigit() and int(profile.division) in MANUFACTURING:
            factor *= 0.65
        if drop_at is not None and index >= drop_at:
            factor *= 0.55
        pf = round(min(0.99, source.chance.gauss(profile.pf - (0.09 if weak_pf else 0), 0.012)), 2)
        rows.append(_month(account, month, base * max(factor, 0.05), pf, source))
    return rows


def _season(month: date, ratio: float) -> float:
    """Return a cosine between January and July whose ends have the given ratio and whose mean is 1."""
    low = 2 / (1 + ratio)
    high = ratio * low
    return (low + high) / 2 - (high - low) / 2 * math.cos((month.month - 1) / 6 * math.pi)


def _month(account: Made, month: date, kwh: float, pf: float, source: Source) -> Row:
    profile = account.profile
    peak, valley = round(kwh * profile.peak), round(kwh * profile.valley)
    flat = round(kwh * profile.flat)
    sharp = round(peak * 3 / 7) if month.month in (7, 8, 9) else 0
    demand = kwh / 720 / profile.load_factor
    return {
        "id": source.id(),
        "account_id": account.id,
        "portfolio_id": account.portfolio_id,
        "month": month,
        "kwh_sharp": float(sharp),
        "kwh_peak": float(peak - sharp),
        "kwh_flat": float(flat),
        "kwh_valley": float(valley),
        "kwh_total": float(peak + flat + valley),
        "kvarh": float(round(kwh * math.tan(math.acos(pf)))),
        "max_demand_kw": float(round(min(demand, account.contract_kva * 1.2))),
        "pf": pf,
        "total_fee": round((peak * 1.19 + flat * 0.7 + valley * 0.266) + account.contract_kva * 25, 2),
        **source.stamps(source.at(month, 9)),
    }


class Lines(Struct):
    """Rows of supply and sales, and the feeders whose newest month somebody ought to look at."""

    rows: list[Row] = field(default_factory=list)
    faults: dict[UUID, Injected] = field(default_factory=dict)


def feeder_energy(
    size: Size,
    grid: Network,
    transfers: frozenset[tuple[UUID, date]],
    missed: Mapping[tuple[UUID, date], float],
    source: Source,
    own: Source,
) -> Lines:
    """Make monthly figures for every feeder and daily ones for some, with what goes wrong on them.

    `transfers` are the months with a registered one, `missed` what lame meters did not count; faults are drawn from
    `own`.
    """
    plain, high, moved = _plain(size, grid, source)
    months = months_back(source.today, size.months)
    quiet = frozenset(key for key, month in transfers if month == months[-1])
    course = courses(grid.feeders, high, moved, quiet, len(months), own)
    lines, newest = Lines(), {}
    for feeder in grid.feeders:
        key = feeder["id"]
        level, rows = plain[key]
        for row in rows:
            start = row["starts_on"]
            is_month = row["span"] == "month"
            index = months.index(start) if is_month else len(months) - 1
            row["sales_kwh"] -= row["supply_kwh"] * added(course.get(key), index, start, level)
            place = key, start
            read_badly(row, is_month and place in transfers, missed.get(place, 0.0) if is_month else 0.0, own)
            if start == months[-1] and is_month:
                newest[key] = row
        lines.rows.extend(rows)
    _spoil_last_days(
        [row for row in lines.rows if row["span"] == "day" and row["feeder_id"] not in course], source.today
    )
    lines.faults = truth(course, newest, {key: missed.get((key, months[-1]), 0.0) for key in newest})
    return lines


def _spoil_last_days(rows: list[Row], today: date) -> None:
    """Let one feeder that is measured by day lose more since four days: no month shows that yet."""
    for row in rows:
        if row["feeder_id"] == rows[0]["feeder_id"] and (today - row["starts_on"]).days <= NEW_DAYS:
            row["sales_kwh"] -= round(row["supply_kwh"] * 0.05)
            row["coverage_pct"] = max(row["coverage_pct"], 98.6)


def _plain(
    size: Size, grid: Network, source: Source
) -> tuple[dict[UUID, tuple[float, list[Row]]], frozenset[UUID], frozenset[UUID]]:
    """Return each feeder's usual loss and rows, those that always lose much, and those that give load away."""
    plain: dict[UUID, tuple[float, list[Row]]] = {}
    high, moved = set(), set()
    for number, feeder in enumerate(grid.feeders):
        loss = source.chance.uniform(0.015, 0.045)
        if source.often(0.05):
            loss = source.chance.uniform(0.07, 0.12)
            high.add(feeder["id"])
        elif source.often(0.03):
            moved.add(feeder["id"])
        daily = source.chance.uniform(30_000, 110_000)
        rows = []
        for month in months_back(source.today, size.months):
            summer = 0.004 if month.month in (6, 7, 8, 9) else 0.0
            rows.append(_span(feeder, "month", month, daily * 30, loss + summer, source))
        if number < size.daily_feeders:
            rows.extend(_span(feeder, "day", source.day(-back), daily, loss, source) for back in range(90, 0, -1))
        plain[feeder["id"]] = loss, rows
    return plain, frozenset(high), frozenset(moved)


def _span(feeder: Row, span: str, start: date, supply: float, loss: float, source: Source) -> Row:
    supplied = round(supply * source.chance.gauss(1, 0.06))
    rate = source.chance.gauss(loss, 0.003)
    return {
        "id": source.id(),
        "feeder_id": feeder["id"],
        "span": span,
        "starts_on": start,
        "supply_kwh": float(supplied),
        "sales_kwh": float(round(supplied * (1 - rate))),
        "has_transfer": False,
        **source.stamps(source.at(start, 9)),
    }


def set_limits(grid: Network, made: list[Made], own: Source) -> None:
    """Let each feeder carry what hangs on it: most have room, few are heavily loaded today."""
    peaks: dict[UUID, float] = {}
    for account in made:
        kw = account.contract_kva * account.profile.use * MEETING
        peaks[account.feeder_id] = peaks.get(account.feeder_id, 0.0) + kw
    for feeder in grid.feeders:
        load = own.chance.uniform(0.35, 0.8)
        feeder["limit_kva"] = max(ONE_FEEDER, round(peaks.get(feeder["id"], 0.0) * 1.3 / load, -1))


def leads(size: Size, made: list[Made], source: Source) -> list[Row]:
    """Make leads of growing demand on managed accounts."""
    managed = [account for account in made if account.manager]
    rows = []
    for number in range(size.leads):
        account = source.pick(managed)
        stage = source.pick(STAGES)
        rows.append(
            {
                "id": source.id(),
                "account_id": account.id,
                "portfolio_id": account.portfolio_id,
                "project": f"二期扩建 {number + 1}(演示)",
                "applied_kva": float(source.pick((630, 1000, 1250, 2000, 2500, 3150, 5000, 8000))),
                "stage": stage,
                "probability": PROBABILITY[stage],
                **_when(source.day(source.chance.randrange(60, 900)), number),
                **source.stamps(source.at(source.day(-source.chance.randrange(1, 300)), 10)),
            }
        )
    return rows


def _when(expected: date, number: int) -> Row:
    """Return when a lead comes: every second one ramps up, every third one has its earliest and latest day."""
    known = number % 3 == 0
    return {
        "expected_on": expected,
        "earliest_on": expected - timedelta(days=30) if known else None,
        "latest_on": expected + timedelta(days=120) if known else None,
        "ramp": "30/60/100" if number % 2 else None,
    }
