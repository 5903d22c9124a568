"""What goes wrong on the demo's feeders and meters, and which feeders somebody ought to look at (domain.md 10)."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from crm.usecases.demo.accounts import Made
from crm.usecases.demo.source import Source

Row = dict[str, Any]
METERS, LEFT = 0.02, 2 / 3
"""The share of meters that lose one of three phases for some months, and what they still count."""
NEW_METERS = 0.4
"""The share of those that begin in the last two months, so that some stand on the newest board."""
SEASONAL, LOW_COVERAGE = 0.15, 0.015
WORTH_A_LOOK = 1.5
"""Percentage points of loss from which a faulty meter is a fault of its feeder."""


class Injected(StrEnum):
    """What was done to a feeder; a season is nothing that anybody has to look at."""

    HIGH = "high"
    MOVED_OFF = "moved_off"
    MOVED_ON = "moved_on"
    JUMP = "jump"
    RISING = "rising"
    METER = "meter"
    SEASON = "season"


Courses = dict[UUID, tuple[Injected, int]]
"""What was done to a feeder, and in which of the months it began."""


def courses(
    feeders: Sequence[Row],
    high: frozenset[UUID],
    moved: frozenset[UUID],
    quiet: frozenset[UUID],
    months: int,
    own: Source,
) -> Courses:
    """Return what happens to each feeder; a feeder that gives load away has a neighbour of its station that takes it.

    However small the demo is, one feeder jumps and one pair moves load; `quiet` are those that cannot be judged now.
    """
    found: Courses = dict.fromkeys(high, (Injected.HIGH, 0))
    loud = [feeder["id"] for feeder in feeders if feeder["id"] not in found and feeder["id"] not in quiet]
    for at, feeder in enumerate(feeders):
        if feeder["id"] in moved or (not moved and feeder["id"] == loud[-1]):
            since = months - own.chance.randrange(1, 6)
            found[feeder["id"]] = Injected.MOVED_OFF, since
            beside = _neighbour(feeders, at, found)
            if beside is not None:
                found[beside] = Injected.MOVED_ON, since
    found[next(key for key in loud if key not in found)] = Injected.JUMP, months - 1
    for feeder in feeders:
        chance = own.chance.random()
        if feeder["id"] in found:
            continue
        if chance < 0.02:
            found[feeder["id"]] = Injected.JUMP, months - own.chance.randrange(1, 5)
        elif chance < 0.035:
            found[feeder["id"]] = Injected.RISING, months - 4
        elif chance < 0.035 + SEASONAL:
            found[feeder["id"]] = Injected.SEASON, 0
    return found


def _neighbour(feeders: Sequence[Row], at: int, taken: Courses) -> UUID | None:
    """Return the next feeder of the same station to which nothing was done."""
    for feeder in (*feeders[at + 1 :], *feeders[:at]):
        if feeder["substation_id"] == feeders[at]["substation_id"] and feeder["id"] not in taken:
            key: UUID = feeder["id"]
            return key
    return None


def added(course: tuple[Injected, int] | None, index: int, month: date, level: float) -> float:
    """Return what a course adds to a feeder's usual loss in the month of an index, as a share of the supply."""
    if course is None:
        return 0.0
    kind, since = course
    if kind is Injected.SEASON:
        return 0.008 * math.cos((month.month - 8) / 6 * math.pi)
    if index < since:
        return 0.0
    return {
        Injected.MOVED_OFF: -0.03 - level,
        Injected.MOVED_ON: 0.03,
        Injected.JUMP: 0.04,
        Injected.RISING: 0.007 * (index - since + 1),
    }.get(kind, 0.0)


def lame_meters(used: list[Row], made: Sequence[Made], own: Source) -> dict[tuple[UUID, date], float]:
    """Let some meters lose a phase for two to five months; return what they missed in kWh, by feeder and month."""
    home = {account.id: account.feeder_id for account in made}
    of_account: dict[UUID, list[Row]] = {}
    for row in used:
        of_account.setdefault(row["account_id"], []).append(row)
    missed: dict[tuple[UUID, date], float] = {}
    for account_id, rows in of_account.items():
        if not own.often(METERS):
            continue
        if own.often(NEW_METERS):
            lame = rows[-own.chance.randrange(1, 3) :]
        else:
            start = own.chance.randrange(len(rows))
            lame = rows[start : start + own.chance.randrange(2, 6)]
        for row in lame:
            place = home[account_id], row["month"]
            missed[place] = missed.get(place, 0.0) + _lose_a_phase(row)
    return missed


def _lose_a_phase(row: Row) -> float:
    """Let a month count what two of three phases carry, and return the kWh that are missing."""
    whole: float = row["kwh_total"]
    parts = ("kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley")
    for name in (*parts, "kvarh", "max_demand_kw"):
        row[name] = float(round(row[name] * LEFT))
    row["kwh_total"] = sum(row[name] for name in parts)
    row["total_fee"] = round(row["total_fee"] * LEFT, 2)
    return whole - float(row["kwh_total"])


def read_badly(row: Row, transferred: bool, missed_kwh: float, own: Source) -> None:
    """Let a feeder's month be one with a registered transfer, unread meters, or lame ones."""
    supply = row["supply_kwh"]
    row["coverage_pct"] = round(own.chance.uniform(98.6, 100), 2)
    sales = row["sales_kwh"] - min(missed_kwh, supply * 0.06)
    if transferred:
        row["has_transfer"] = True
        sales += supply * own.chance.choice((-1, 1)) * own.chance.uniform(0.02, 0.06)
    elif own.often(LOW_COVERAGE):
        row["coverage_pct"] = round(own.chance.uniform(91, 97.5), 2)
        sales *= row["coverage_pct"] / 100
    row["sales_kwh"] = float(round(sales))


def truth(found: Courses, newest: Mapping[UUID, Row], missed: Mapping[UUID, float]) -> dict[UUID, Injected]:
    """Return the feeders whose newest month somebody ought to look at; those that cannot be judged are none."""
    known: dict[UUID, Injected] = {}
    for feeder_id, row in newest.items():
        if row.get("has_transfer") or row["coverage_pct"] < 98:
            continue
        course = found.get(feeder_id)
        if course is not None and course[0] is not Injected.SEASON:
            known[feeder_id] = course[0]
        elif missed.get(feeder_id, 0.0) / row["supply_kwh"] * 100 >= WORTH_A_LOOK:
            known[feeder_id] = Injected.METER
    return known
