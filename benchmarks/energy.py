"""Energy: one account among 20,000, the losses of all feeders, what is found among injected faults, a long curve.

The limits of the issue are times (100 ms, 1 s, 100 ms, a thirtieth of a second), so the targets are too.
"""

import math
import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from benchmarks import data
from benchmarks.harness import Result, Target, seconds
from benchmarks.surveys_shown import make_qt
from crm.domain.losses import Anomaly
from crm.domain.summary import month_before
from crm.planning.energy.loss import LineMonth, LossRules, judge
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.tables import AccountTariff, MonthlyUsage
from crm.usecases.demo.fill import faulty_feeders
from crm.usecases.demo.line_faults import Injected
from crm.usecases.energy.compare import compare
from crm.usecases.energy.losses import losses

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
POINTS, PICTURES = 35_040, 30
LINES, MONTHS, SEED = 160, 36, 7
DEMO_SEED = 7
FAULTY, SEASONAL = 12, 40
NEWEST = date(2026, 10, 1)
START, QUARTER = datetime(2026, 1, 1), timedelta(minutes=15)


def compared(size: str) -> Result:
    """Measure accounts among their peers with their bills, as the page asks, spread over the whole book."""
    store = open_store(data.database(size), data.CLOCK)
    try:
        with store.read() as reader:
            month = reader.scalar(select(func.max(MonthlyUsage.c.month)).where(MonthlyUsage.c.month < NEWEST))
            keys = _some(reader, month)
            took = [seconds(partial(compare, reader, key, month)) for key in keys]
    finally:
        store.close()
    what = f"an account among its peers of {size}; limit: 100 ms"
    return Result("compare", what, 0.1, median(took), Target(100, 50, "ms"), min(took))


def _some(reader: Reader, month: date) -> list[Any]:
    """Return every so many accounts with a plan and a reading of a month."""
    usage = MonthlyUsage.c
    both = (
        select(AccountTariff.c.account_id)
        .join(MonthlyUsage, usage.account_id == AccountTariff.c.account_id)
        .where(usage.month == month, usage.deleted_at.is_(None))
        .order_by(AccountTariff.c.account_id)
    )
    keys = reader.scalars(both)
    return keys[:: max(len(keys) // 40, 1)]


def lost(size: str) -> Result:
    """Measure every feeder of a month, held against its two years before."""
    store = open_store(data.database(size), data.CLOCK)
    try:
        with store.read() as reader:
            count = len(losses(reader, NEWEST).rows)
            took = median(seconds(lambda: losses(reader, NEWEST)) for _ in range(7))
    finally:
        store.close()
    return Result("losses", f"{count} feeders with their past; limit: 1 s", 1.0, took, Target(1000, 300, "ms"))


def found(_size: str) -> Result:
    """Tell what share of injected faults is found, of what is flagged how much is one, and that seasons are none."""
    rules, chance = LossRules(), Random(SEED)
    faulty = set(range(FAULTY))
    seasonal = set(range(FAULTY, FAULTY + SEASONAL))
    flagged = {at for at in range(LINES) if judge(list(_line(at, faulty, seasonal, chance)), rules).is_unusual}
    recall = len(flagged & faulty) / len(faulty)
    precision = len(flagged & faulty) / len(flagged) if flagged else 1.0
    seasons = len(flagged & seasonal)
    shares = f"precision {precision:.2f}, recall {recall:.2f}"
    what = f"{LINES} feeders: {shares}, {seasons} of {SEASONAL} seasonal ones flagged"
    return Result("loss_found", what, 1.0, 1 - min(precision, recall), Target(0.1, 0.02))


def found_in_demo(_size: str) -> Result:
    """Tell the same of the office's demo, whose faults are known because they were put in, over its newest month.

    Of the eleven months before no fault is known but those that last; there the drifts are counted that nobody put in.
    """
    truth = faulty_feeders("office", DEMO_SEED, data.CLOCK)
    store = open_store(data.database("office"), data.CLOCK)
    try:
        with store.read() as reader:
            flagged = {row.feeder_id for row in losses(reader, NEWEST).rows if row.judged.is_unusual}
            drifts = sum(_drifts(reader, month_before(NEWEST, back), truth) for back in range(1, 12))
    finally:
        store.close()
    right = len(flagged & truth.keys())
    precision, recall = right / max(len(flagged), 1), right / len(truth)
    missed = ", ".join(sorted(kind for key, kind in truth.items() if key not in flagged)) or "none"
    shares = f"{len(truth)} faults: precision {precision:.2f}, recall {recall:.2f}, missed: {missed}"
    what = f"the office's demo, {shares}; seasons taken for drifts in 11 months: {drifts}"
    return Result("loss_demo", what, 1.0, 1 - min(precision, recall), Target(0.1, 0.05))


def _drifts(reader: Reader, month: date, truth: Mapping[UUID, Injected]) -> int:
    rows = [row for row in losses(reader, month).rows if row.feeder_id not in truth and not row.judged.apart]
    return sum(row.judged.kinds == (Anomaly.DRIFT,) for row in rows)


def _line(at: int, faulty: set[int], seasonal: set[int], chance: Random) -> Iterator[LineMonth]:
    """Yield three years of a feeder; a fault is a jump, or more sold than supplied, in the last month."""
    level = chance.uniform(1.5, 3.0)
    for back in range(MONTHS - 1, -1, -1):
        month = month_before(NEWEST, back)
        rate = level + chance.gauss(0, 0.15)
        if at in seasonal:
            rate += 0.6 * math.cos((month.month - 9) / 6 * math.pi)
        if at in faulty and back == 0:
            rate += 4 if at % 3 else -level - 2
        supply = chance.uniform(1e6, 3e6)
        yield LineMonth(month, supply, supply * (1 - rate / 100))


def drawn(_size: str) -> Result:
    """Measure a year of quarter hours from nothing to its picture."""
    took = median(seconds(lambda: _curve(_year()).grab()) for _ in range(5))
    return Result("curve", f"{POINTS} points drawn; limit: 100 ms", 0.1, took, Target(100, 50, "ms"))


def panned(_size: str) -> Result:
    """Measure one picture of a year that is panned while half of it is shown."""
    curve = _curve(_year())
    curve.zoom(0.5, POINTS / 2)

    def move() -> None:
        curve.pan(100)
        curve.grab()

    took = median(seconds(move) for _ in range(PICTURES))
    return Result(
        "curve_pan", "one picture while a year is panned; limit: 1/30 s", 1 / 30, took, Target(33.3, 17, "ms")
    )


def _year() -> list[float | None]:
    return [500 + 300 * math.sin(at / 96 * math.tau) + at % 7 for at in range(POINTS)]


def _curve(values: list[float | None]) -> Any:
    make_qt()
    from ui.widgets.charts.curve import CurveChart

    chart = CurveChart("load")
    chart.resize(1200, 300)
    chart.set_data(values, START, QUARTER, 900.0)
    return chart
