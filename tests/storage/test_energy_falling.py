"""Who fell under which feeder, on both databases: rows are gone through once, however they were written down."""

from datetime import date

from crm.domain.losses import Section
from crm.domain.summary import month_before
from crm.storage.energy.lines import MONTH as SPAN
from crm.storage.energy.lines import spans
from crm.storage.store import Store
from crm.storage.tables import FeederEnergy, SupplyPoint
from crm.usecases.energy.losses import accounts_on, losses
from tests.support.build import bureau
from tests.support.energy import MONTH, feeder, metered, month

BEFORE, SINCE = month_before(MONTH, 1), date(2024, 1, 1)
USED = {1: (270_000.0, 100_000.0), 2: (270_000.0, 260_000.0), 3: (200_000.0, 50_000.0)}
"""By account in the month before and in this one: the first and the last fell."""


def test_accounts_and_months_stand_with_their_feeders(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        ones = {number: metered(work, home, number) for number in USED}
        first, other = feeder(work, "F1", {}), feeder(work, "F2", {})
        for place, at in enumerate((MONTH, BEFORE)):
            for line in (other, first):
                supply = {"supply_kwh": 900_000.0 + place, "sales_kwh": 870_000.0}
                work.insert(FeederEnergy, feeder_id=line, span="month", starts_on=at, **supply)
            for number, key in reversed(ones.items()):
                month(work, home, key, at, kwh_total=USED[number][1 - place])
        for number, line in ((3, other), (1, first), (2, first), (3, first)):
            whose = {"account_id": ones[number], "portfolio_id": home.book_id, "role": "primary"}
            work.insert(SupplyPoint, feeder_id=line, **whose)
    with store.read() as reader:
        rows = {row.feeder_id: row for row in losses(reader, MONTH).rows}
        found = [
            (key, [row.starts_on for row in some]) for key, some in spans(reader, Section.FEEDER, SPAN, SINCE, MONTH)
        ]
        hang = accounts_on(reader, Section.FEEDER, first, MONTH)
    assert [each[0] for each in rows[first].falling] == [ones[3], ones[1]]
    assert [each[0] for each in rows[other].falling] == [ones[3]]
    assert sorted(found) == sorted((line, [BEFORE, MONTH]) for line in (first, other))
    assert [(each.account_id, (each.before, each.kwh), each.is_fallen) for each in hang] == [
        (ones[number], USED[number], number != 2) for number in (3, 1, 2)
    ]
