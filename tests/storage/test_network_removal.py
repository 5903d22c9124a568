"""Parts of the network that were entered by mistake: into the bin and back, unless history hangs on them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.bin import BinFilter
from crm.domain.changes import Kind
from crm.domain.codes import OutageType, SourceRole
from crm.domain.errors import Conflict, Invalid
from crm.domain.network import AreaNode, FeederDraft, FeederNode, StationDraft, StationNode, SupplyPlace
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.storage.store import Store
from crm.storage.tables import AuditLog, DemandLead, FeederEnergy
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bins
from crm.usecases import undo
from crm.usecases.outages import detail, life, network, supply
from crm.usecases.outages.removal import remove_part, remove_supplies
from crm.usecases.search import search
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY = SourceRole.PRIMARY
ONE = timedelta(days=1)


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def nodes(store: Store) -> dict[UUID, StationNode | FeederNode | AreaNode]:
    with store.read() as reader:
        stations = network.network(reader)
    found: dict[UUID, StationNode | FeederNode | AreaNode] = {station.id: station for station in stations}
    for feeder in (feeder for station in stations for feeder in station.feeders):
        found[feeder.id] = feeder
        found.update((area.id, area) for area in feeder.areas)
    return found


KINDS = {StationNode: Kind.SUBSTATION, FeederNode: Kind.FEEDER, AreaNode: Kind.TRANSFORMER_AREA}


def remove(store: Store, key: UUID) -> Any:
    node = nodes(store)[key]
    with store.change() as work:
        remove_part(work, KINDS[type(node)], key, node.version, "误录")
        return work.undo


def binned(store: Store) -> list[tuple[Kind, str, str]]:
    with store.read() as reader:
        return [
            (row.kind, row.title, row.account) for row in bins.bin_rows(reader, bins.bin_entries(reader, BinFilter()))
        ]


def refused(store: Store, key: UUID) -> tuple[str, Any]:
    with pytest.raises(Conflict) as caught:
        remove(store, key)
    return caught.value.code, caught.value.values["count"]


def test_a_part_goes_from_below_and_comes_back_from_above(store: Store, net: Grid) -> None:
    with store.change() as work:
        station = network.save_station(work, StationDraft("误站"))
        line = network.save_feeder(work, FeederDraft(station, "F77", "误线"))
        area = network.save_area(work, line, "误变", None)
    assert refused(store, station) == ("network.has_parts", 1)
    assert refused(store, line) == ("network.has_parts", 1)
    for key in (area, line, station):
        remove(store, key)
    assert not {station, line, area} & nodes(store).keys()
    assert set(binned(store)) == {
        (Kind.SUBSTATION, "误站", ""),
        (Kind.FEEDER, "误站 F77", ""),
        (Kind.TRANSFORMER_AREA, "误变", ""),
    }
    with store.read() as reader:
        assert not search(reader, "误线")
    with pytest.raises(Invalid, match=r"bin\.part_first"), store.change() as work:
        bins.restore(work, [line])
    with store.change() as work:
        bins.restore(work, [area, line, station])
    assert {station, line, area} <= nodes(store).keys()
    with store.read() as reader:
        assert [hit.id for hit in search(reader, "误线")] == [line]


def test_a_part_that_went_is_back_after_an_undo_and_the_log_tells_of_both(store: Store, net: Grid) -> None:
    steps = remove(store, net.f2)
    assert net.f2 not in nodes(store)
    with store.change() as work:
        undo.apply(work, steps)
    assert net.f2 in nodes(store)
    with store.read() as reader:
        changes = reader.scalars(select(AuditLog.c.changes).where(AuditLog.c.row_id == net.f2).order_by(AuditLog.c.id))
    assert [("deleted_at" in each, each.get("deleted_at", [0, 0])[1] is None) for each in changes[-2:]] == [
        (True, False),
        (True, True),
    ]


def linked(work: UnitOfWork, net: Grid) -> None:
    hang(work, net, 1, [(net.f1, PRIMARY)])


def linked_once(work: UnitOfWork, net: Grid) -> None:
    hang(work, net, 1, [(net.f1, PRIMARY)], since=date(2026, 1, 1))
    (row,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
    supply.end_supplies(work, [row.id], DAY - 9 * ONE)


def off(work: UnitOfWork, net: Grid) -> None:
    life.add_outage(work, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(9)))


def read(work: UnitOfWork, net: Grid) -> None:
    work.insert(
        FeederEnergy, feeder_id=net.f1, span="month", starts_on=date(2026, 10, 1), supply_kwh=1000.0, sales_kwh=970.0
    )


def wished(work: UnitOfWork, net: Grid) -> None:
    made = hang(work, net, 1, [(net.f9, PRIMARY)])
    work.insert(
        DemandLead,
        account_id=made,
        portfolio_id=net.home.book_id,
        project="演示扩建",
        applied_kva=800.0,
        stage="idea",
        probability=0.5,
        feeder_id=net.f1,
    )


@pytest.mark.parametrize(
    ("hangs", "code"),
    [
        (linked, "network.has_links"),
        (linked_once, "network.has_links"),
        (off, "network.has_outages"),
        (read, "network.has_energy"),
        (wished, "network.has_growth"),
    ],
)
def test_what_history_hangs_on_stays(
    store: Store, net: Grid, hangs: Callable[[UnitOfWork, Grid], None], code: str
) -> None:
    with store.change() as work:
        hangs(work, net)
    assert refused(store, net.f1) == (code, 1)
    assert net.f1 in nodes(store)
    assert binned(store) == []


def test_a_link_that_never_held_goes_and_the_coming_outage_reaches_its_account_no_more(store: Store, net: Grid) -> None:
    with store.change() as work:
        wrong = hang(work, net, 1, [(net.f1, PRIMARY)], since=date(2026, 1, 1))
        right = hang(work, net, 2, [(net.f1, PRIMARY)], since=date(2026, 1, 1))
        begin = at(8) + 9 * ONE
        scope = (ScopePart(feeder_id=net.f1),)
        plan = life.add_outage(
            work, OutageDraft(OutageType.PLANNED, scope, planned_start=begin, planned_end=begin + timedelta(hours=4))
        )
        life.publish(work, plan)

    def reached() -> set[UUID]:
        with store.read() as reader:
            return {row.account_id for row in detail.detail(reader, plan).affected}

    with store.read() as reader:
        link = next(row for row in supply.supplies(reader, scope[0], DAY) if row.account_id == wrong)
    assert reached() == {wrong, right}
    with store.change() as work:
        remove_supplies(work, [link.id])
    assert reached() == {right}
    assert binned(store) == [(Kind.SUPPLY_POINT, "甲站 F01", "演示用户001")]
    with store.change() as work:
        bins.restore(work, [link.id])
        again = work.undo
    assert reached() == {wrong, right}
    with store.change() as work:
        undo.apply(work, again)
    assert reached() == {right}


def test_a_link_over_which_an_account_was_off_ends_instead(store: Store, net: Grid) -> None:
    with store.change() as work:
        made = hang(work, net, 1, [(net.f1, PRIMARY), (net.f9, SourceRole.STANDBY)], since=date(2026, 1, 1))
        key = life.add_outage(work, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(9)))
        life.publish(work, key)
        life.restore(work, key, at(9, 40))
        links = {row.role: row for row in supply.supplies(work, ScopePart(account_id=made), DAY)}
    with pytest.raises(Conflict, match=r"network\.link_used") as caught, store.change() as work:
        remove_supplies(work, [links[PRIMARY].id])
    assert caught.value.values == {"name": "演示用户001", "count": 1}
    with store.change() as work:
        remove_supplies(work, [links[SourceRole.STANDBY].id])
    with store.read() as reader:
        assert [row.role for row in supply.supplies(reader, ScopePart(account_id=made), DAY)] == [PRIMARY]


def test_a_link_that_stands_again_does_not_come_back_twice(store: Store, net: Grid) -> None:
    with store.change() as work:
        made = hang(work, net, 1, [(net.f1, PRIMARY)])
        (link,) = supply.supplies(work, ScopePart(account_id=made), DAY)
        remove_supplies(work, [link.id])
        supply.add_supply(work, made, SupplyPlace(net.f1), PRIMARY, DAY)
    with pytest.raises(Conflict, match=r"network\.linked"), store.change() as work:
        bins.restore(work, [link.id])
