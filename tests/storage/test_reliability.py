"""SAIDI, SAIFI, CAIDI and ASAI on both databases, with the worked case of domain.md 3.5."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from crm.domain.clock import at_local
from crm.domain.codes import ImportanceGrade, OutageState, OutageType, Segment, SourceRole
from crm.domain.network import SupplyPlace
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Account, Customer, Outage, OutageAccount, SupplyPoint
from crm.usecases.outages import life, supply
from crm.usecases.outages.reliability import account_year, reliability
from tests.support.build import DAY
from tests.support.outages import Grid, hang, make_grid

THOUSAND = 1000
MONTH = date(2026, 10, 1)


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


@pytest.fixture
def people(store: Store, net: Grid) -> list[UUID]:
    book = net.home.book_id
    with store.change() as work:
        customer = work.insert(Customer, portfolio_id=book, name="演示客户", sort_key="yan")
        return work.insert_many(
            Account,
            [
                {
                    "portfolio_id": book,
                    "customer_id": customer,
                    "account_no": f"99{number:011d}",
                    "name": f"演示用户{number}",
                    "sort_key": f"{number:04d}",
                    "segment": Segment.SMALL_BUSINESS,
                    "importance_grade": ImportanceGrade.NONE,
                    "contract_kva": 100.0,
                }
                for number in range(THOUSAND)
            ],
        )


def off(
    store: Store,
    net: Grid,
    whom: Sequence[UUID],
    start: datetime,
    hours: float,
    kind: OutageType = OutageType.FAULT,
    interrupted: bool = True,
) -> None:
    with store.change() as work:
        outage = work.insert(
            Outage,
            outage_no=f"{start:%m%d%H}{kind}",
            type=kind,
            state=OutageState.RESTORED,
            feeder_id=net.f1,
            actual_start=start,
            actual_end=start + timedelta(hours=hours),
        )
        row = {"outage_id": outage, "portfolio_id": net.home.book_id, "source_role": SourceRole.PRIMARY}
        work.insert_many(OutageAccount, [{**row, "account_id": key, "is_interrupted": interrupted} for key in whom])


def test_the_worked_case_of_the_domain_guide(store: Store, net: Grid, people: list[UUID]) -> None:
    off(store, net, people[:200], at_local(date(2026, 10, 8), 9), 1.5)
    off(store, net, people[300:350], at_local(date(2026, 10, 20), 14), 0.5)
    off(store, net, people[:500], at_local(date(2026, 10, 9), 9), 0.05)
    off(store, net, people[:500], at_local(date(2026, 10, 10), 9), 4, OutageType.CUSTOMER_SIDE)
    off(store, net, people[:500], at_local(date(2026, 10, 11), 9), 4, OutageType.TRANSFER, interrupted=False)
    off(store, net, people[:100], at_local(date(2025, 10, 8), 9), 1)
    with store.read() as reader:
        found = reliability(reader, MONTH, date(2026, 10, 31))
    now, before = found.total.now, found.total.before
    assert (now.customers, now.interruptions, now.customer_hours) == (1000, 250, 325)
    assert (now.saidi, now.saifi, now.caidi) == pytest.approx((0.325, 0.25, 1.3))
    assert now.asai == pytest.approx(1 - 0.325 / (31 * 24))
    assert before.first == date(2025, 10, 1)
    assert (before.saidi, before.saifi) == pytest.approx((0.1, 0.1))
    assert [pair.now.label for pair in found.months] == ["2026-10"]


def test_over_a_whole_year_it_comes_to_the_guides_availability(store: Store, net: Grid, people: list[UUID]) -> None:
    off(store, net, people[:200], at_local(date(2025, 5, 8), 9), 1.5)
    off(store, net, people[300:350], at_local(date(2025, 6, 20), 14), 0.5)
    with store.read() as reader:
        now = reliability(reader, date(2025, 1, 1), date(2025, 12, 31)).total.now
    assert round((now.asai or 0) * 100, 4) == 99.9963


def test_the_limit_of_a_momentary_outage_is_a_dated_setting(store: Store, net: Grid, people: list[UUID]) -> None:
    off(store, net, people[:10], at_local(date(2026, 10, 8), 9), 0.1)
    with store.change() as work:
        put(work, "outage.momentary_minutes", 10, date(2026, 11, 1))
    with store.read() as reader:
        assert reliability(reader, MONTH, date(2026, 10, 31)).total.now.interruptions == 10
    with store.change() as work:
        put(work, "outage.momentary_minutes", 10, MONTH)
    with store.read() as reader:
        assert reliability(reader, MONTH, date(2026, 10, 31)).total.now.interruptions == 0


def test_each_outage_is_momentary_by_the_settings_of_its_own_day(store: Store, net: Grid, people: list[UUID]) -> None:
    for day, count in ((7, 1), (8, 10), (9, 100)):
        off(store, net, people[:count], at_local(date(2026, 10, day), 9), 0.1)
    with store.change() as work:
        put(work, "outage.momentary_minutes", 10, date(2026, 10, 8))
        put(work, "outage.momentary_minutes", 5, date(2026, 10, 9))
    with store.read() as reader:
        assert reliability(reader, MONTH, date(2026, 10, 31)).total.now.interruptions == 101


def test_an_outage_over_the_turn_of_the_year_lies_in_both(store: Store, net: Grid, people: list[UUID]) -> None:
    off(store, net, people[:1], at_local(date(2025, 12, 31), 22), 6)
    with store.read() as reader:
        old, new = account_year(reader, people[0], 2025), account_year(reader, people[0], 2026)
    assert (old.hours, old.interruptions, new.hours, new.interruptions) == (2, 1, 4, 0)


def test_what_has_not_come_yet_is_not_counted(store: Store, net: Grid, people: list[UUID]) -> None:
    with store.read() as reader:
        pair = reliability(reader, DAY, DAY + timedelta(days=30)).total
    assert (pair.now.saidi, pair.before.saidi) == (0, 0)
    assert pair.now.asai == 1


def test_an_account_counts_among_the_customers_of_the_time_in_which_it_is_supplied(
    store: Store, net: Grid, people: list[UUID]
) -> None:
    """Of 1000, 200 hang on from 2026 on, and 100 of the others were cut off for good in March 2026."""

    def link(key: UUID, first: date | None, last: date | None) -> dict[str, object]:
        place = {"feeder_id": net.f1, "role": SourceRole.PRIMARY, "portfolio_id": net.home.book_id}
        return {**place, "account_id": key, "starts_on": first, "ends_on": last}

    turn, end = date(2026, 1, 1), date(2026, 3, 31)
    rows = [link(key, turn, None) for key in people[:200]]
    rows += [link(key, date(2024, 1, 1), end) for key in people[200:300]]
    rows += [link(key, None, date(2026, 6, 1)) for key in people[300:400]]
    rows += [link(key, date(2026, 6, 2), None) for key in people[300:400]]
    with store.change() as work:
        work.insert_many(SupplyPoint, rows)
    off(store, net, people[200:300], at_local(date(2025, 10, 8), 9), 8)
    off(store, net, people[:90], at_local(date(2026, 10, 8), 9), 1)
    with store.read() as reader:
        october = reliability(reader, MONTH, date(2026, 10, 31)).total
        spring = reliability(reader, date(2026, 3, 31), date(2026, 4, 1))
    assert (october.now.customers, october.before.customers) == (900, 800)
    assert (october.now.saidi, october.before.saidi) == pytest.approx((0.1, 1.0))
    assert (spring.total.now.customers, [pair.now.customers for pair in spring.months]) == (1000, [1000, 900])
    assert [pair.now.customers for pair in spring.areas if pair.now.customers] == [1000]


def test_of_two_outages_at_once_the_links_of_their_own_day_tell_how_long_it_was_dark(store: Store, net: Grid) -> None:
    """Main supply off from 9 to 11, the standby of the day from 10 to 12; from October on that is another feeder."""
    with store.change() as work:
        key = hang(work, net, 1, [(net.f1, SourceRole.PRIMARY), (net.f9, SourceRole.STANDBY)], since=date(2025, 1, 1))
        (link,) = supply.supplies(work, ScopePart(feeder_id=net.f9), DAY)
        supply.switch_supplies(work, [link.id], SupplyPlace(net.f2), date(2026, 10, 1))
        for day, standby in ((date(2026, 9, 8), net.f9), (date(2026, 10, 8), net.f2)):
            for feeder, begin in ((net.f1, 9), (standby, 10)):
                fault = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=feeder),), reported_at=at_local(day, begin))
                outage = life.add_outage(work, fault)
                life.publish(work, outage)
                life.restore(work, outage, at_local(day, begin + 2))
    with store.read() as reader:
        whole = account_year(reader, key, 2026)
    assert [(each.started_at, each.hours) for each in whole.outages] == [
        (at_local(date(2026, 9, 8), 10), 1.0),
        (at_local(date(2026, 10, 8), 10), 1.0),
    ]
    assert (whole.interruptions, whole.hours) == (2, 2.0)
