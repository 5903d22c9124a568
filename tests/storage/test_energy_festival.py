"""Accounts that rest over the Spring Festival are nothing to look at, and no growth of one month is shown."""

from datetime import date

import pytest

from crm.domain.comparison import Metric
from crm.storage.store import Store
from crm.storage.tables import SupplyPoint
from crm.usecases.energy.compare import compare
from crm.usecases.energy.losses import losses
from tests.support.build import bureau
from tests.support.energy import feeder, metered, month

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
RESTS = {date(2025, 1, 1): 65_000.0, date(2025, 2, 1): 100_000.0, JANUARY: 105_000.0, FEBRUARY: 66_000.0}
FALLS = {date(2025, 1, 1): 98_000.0, date(2025, 2, 1): 100_000.0, JANUARY: 60_000.0, FEBRUARY: 30_000.0}
NEW = {JANUARY: 105_000.0, FEBRUARY: 60_000.0}


def test_who_rests_over_the_festival_is_no_suspect(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        line = feeder(work, "F1", {FEBRUARY: (1_000_000.0, 970_000.0)})
        accounts = []
        for number, course in enumerate((RESTS, FALLS, NEW), start=1):
            accounts.append(metered(work, home, number))
            whose = {"account_id": accounts[-1], "portfolio_id": home.book_id, "role": "primary"}
            work.insert(SupplyPoint, feeder_id=line, **whose)
            for at, kwh in course.items():
                month(work, home, accounts[-1], at=at, kwh_total=kwh)
    with store.read() as reader:
        [row] = losses(reader, FEBRUARY).rows
    assert [each[0] for each in row.falling] == [accounts[1]]


def test_growth_counts_both_months_of_the_festival(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        for number in range(1, 11):
            one = metered(work, home, number)
            for at, kwh in RESTS.items():
                month(work, home, one, at=at, kwh_total=kwh)
    with store.read() as reader:
        found = compare(reader, one, FEBRUARY)
    assert Metric.GROWTH not in {each.metric for each in found.standings}
    assert Metric.KWH_PER_KVA in {each.metric for each in found.standings}
    past = dict(found.past)
    assert past[FEBRUARY][Metric.GROWTH] == pytest.approx(171 / 165 - 1)
    assert past[JANUARY][Metric.GROWTH] == pytest.approx(171 / 165 - 1)
