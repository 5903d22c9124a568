"""The network as it is kept: its tree, dated links of accounts, and switches that leave history right."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crm.domain.codes import OutageType, SourceRole
from crm.domain.errors import RoundsError
from crm.domain.imports import ImportKind
from crm.domain.network import FeederDraft, StationDraft, SupplyPlace, SupplyRow
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.exchange.incoming import read_file
from crm.storage.store import Store
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.run import run_import
from crm.usecases.outages import detail, life, network, supply
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY, STANDBY = SourceRole.PRIMARY, SourceRole.STANDBY
ONE = timedelta(days=1)


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def links(store: Store, part: ScopePart, on: date | None) -> tuple[SupplyRow, ...]:
    with store.read() as reader:
        return supply.supplies(reader, part, on)


def test_stations_feeders_and_areas_are_added_and_changed(store: Store, net: Grid) -> None:
    with store.change() as work:
        station = network.save_station(work, StationDraft("丙站", "AC110KV"))
        twelve = network.save_feeder(work, FeederDraft(station, "F12", "禾屿线", "cable", voltage_code="AC35KV"))
        two = network.save_feeder(work, FeederDraft(station, "F2"))
        area = network.save_area(work, twelve, "禾屿线3号公变", "二段")
    with store.read() as reader:
        made = next(each for each in network.network(reader) if each.id == station)
    assert (made.name, made.voltage_code) == ("丙站", "AC110KV")
    assert [feeder.number for feeder in made.feeders] == ["F2", "F12"]
    assert [each.voltage_code for each in made.feeders] == [None, "AC35KV"]
    assert (made.feeders[1].sections, made.feeders[1].areas[0].name) == (("二段",), "禾屿线3号公变")
    with store.change() as work:
        network.save_station(work, StationDraft("丁站"), station, made.version)
        network.save_feeder(work, FeederDraft(station, "F3", limit_kva=800), two, made.feeders[0].version)
        network.save_area(work, twelve, "4号公变", "", area, made.feeders[1].areas[0].version)
    with store.read() as reader:
        made = next(each for each in network.network(reader) if each.id == station)
    assert made.name == "丁站"
    assert [(each.number, each.limit_kva) for each in made.feeders] == [("F3", 800), ("F12", None)]
    assert [(each.name, each.section) for each in made.feeders[1].areas] == [("4号公变", None)]


@pytest.mark.parametrize(
    ("save", "code"),
    [
        (lambda work, net: network.save_station(work, StationDraft(" ")), "network.no_name"),
        (lambda work, net: network.save_station(work, StationDraft("甲站")), "network.taken"),
        (lambda work, net: network.save_feeder(work, FeederDraft(net.stations[0], "F02")), "network.taken"),
        (lambda work, net: network.save_area(work, net.f1, "", None), "network.no_name"),
    ],
)
def test_what_has_no_name_or_is_there_is_refused(
    store: Store, net: Grid, save: Callable[[UnitOfWork, Grid], Any], code: str
) -> None:
    with pytest.raises(RoundsError) as caught, store.change() as work:
        save(work, net)
    assert caught.value.code == code


def test_who_hangs_on_a_part_is_told_for_a_day_and_for_always(store: Store, net: Grid) -> None:
    with store.change() as work:
        area = network.save_area(work, net.f1, "1号公变", "二段")
        one = hang(work, net, 1, [(net.f1, PRIMARY), (net.f9, STANDBY)], since=date(2026, 1, 1))
        two = hang(work, net, 2, [])
        supply.add_supply(work, two, SupplyPlace(net.f1, None, area), PRIMARY, DAY)
        first = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)[0]
        supply.end_supplies(work, [first.id], DAY - ONE)
    assert [row.account_id for row in links(store, ScopePart(feeder_id=net.f1), DAY)] == [two]
    assert [row.account_id for row in links(store, ScopePart(feeder_id=net.f1), DAY - ONE)] == [one]
    ever = links(store, ScopePart(substation_id=net.stations[0]), None)
    assert [(row.account_id, row.starts_on, row.ends_on) for row in ever] == [
        (one, date(2026, 1, 1), DAY - ONE),
        (two, DAY, None),
    ]
    (low,) = links(store, ScopePart(transformer_area_id=area), DAY)
    assert (low.name, low.area, low.section, low.feeder) == ("演示用户002", "1号公变", "二段", "甲站 F01")
    assert [row.role for row in links(store, ScopePart(account_id=one), DAY)] == [STANDBY]


def test_a_switch_moves_coming_outages_and_leaves_past_ones(store: Store, net: Grid) -> None:
    def planned(feeder: Any, day: int) -> OutageDraft:
        begin = at(8) + timedelta(days=day)
        return OutageDraft(
            OutageType.PLANNED,
            (ScopePart(feeder_id=feeder),),
            planned_start=begin,
            planned_end=begin + timedelta(hours=4),
        )

    with store.change() as work:
        moved = hang(work, net, 1, [(net.f1, PRIMARY)], since=date(2026, 1, 1))
        before = life.add_outage(work, planned(net.f1, 3))
        after = life.add_outage(work, planned(net.f1, 9))
        other = life.add_outage(work, planned(net.f9, 9))
        for key in (before, after, other):
            life.publish(work, key)
        (link,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
        supply.switch_supplies(work, [link.id], SupplyPlace(net.f9), DAY + 5 * ONE)
    with store.read() as reader:
        reached = {
            key: [row.account_id for row in detail.detail(reader, key).affected] for key in (before, after, other)
        }
    assert reached == {before: [moved], after: [], other: [moved]}
    ever = links(store, ScopePart(account_id=moved), None)
    assert [(row.feeder, row.starts_on, row.ends_on) for row in ever] == [
        ("甲站 F01", date(2026, 1, 1), DAY + 4 * ONE),
        ("乙站 F09", DAY + 5 * ONE, None),
    ]


def test_links_that_cannot_be_are_refused(store: Store, net: Grid) -> None:
    with store.change() as work:
        account = hang(work, net, 1, [(net.f1, PRIMARY)], since=DAY)
        (link,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
    tries: list[tuple[str, Callable[[UnitOfWork], Any]]] = [
        ("network.linked", lambda work: supply.add_supply(work, account, SupplyPlace(net.f1), PRIMARY, DAY + ONE)),
        ("network.same_place", lambda work: supply.switch_supplies(work, [link.id], SupplyPlace(net.f1), DAY)),
        ("network.ends_before_start", lambda work: supply.end_supplies(work, [link.id], DAY - ONE)),
        (
            "network.ends_before_start",
            lambda work: supply.switch_supplies(work, [link.id], SupplyPlace(net.f2), DAY - ONE),
        ),
        ("network.not_linked", lambda work: supply.end_supplies(work, [account], DAY)),
    ]
    for code, run in tries:
        with pytest.raises(RoundsError) as caught, store.change() as work:
            run(work)
        assert caught.value.code == code
    with store.change() as work:
        supply.switch_supplies(work, [link.id], SupplyPlace(net.f1, "二段"), DAY)
    assert [(row.section, row.starts_on) for row in links(store, ScopePart(account_id=account), None)] == [
        ("二段", DAY)
    ]


def test_a_link_with_a_last_day_keeps_it_when_it_is_switched(store: Store, net: Grid) -> None:
    with store.change() as work:
        account = hang(work, net, 1, [(net.f1, STANDBY)], since=DAY - ONE)
        (link,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
        supply.end_supplies(work, [link.id], DAY + 9 * ONE)
        supply.switch_supplies(work, [link.id], SupplyPlace(net.f2), DAY)
    ever = links(store, ScopePart(account_id=account), None)
    assert [(row.feeder, row.ends_on) for row in ever] == [("甲站 F01", DAY - ONE), ("甲站 F02", DAY + 9 * ONE)]
    with pytest.raises(RoundsError) as caught, store.change() as work:
        supply.switch_supplies(work, [ever[0].id], SupplyPlace(net.f9), DAY)
    assert caught.value.code == "network.not_linked"


def test_a_list_of_links_lets_coming_outages_follow(store: Store, net: Grid, tmp_path: Path) -> None:
    begin = at(8) + 9 * ONE
    scope = (ScopePart(feeder_id=net.f1),)
    with store.change() as work:
        account = hang(work, net, 1, [])
        draft = OutageDraft(OutageType.PLANNED, scope, planned_start=begin, planned_end=begin + timedelta(hours=4))
        key = life.add_outage(work, draft)
        life.publish(work, key)
    path = tmp_path / "供电.csv"
    path.write_text("户号,线路,电源性质,起始日期\n9900000000001,甲站F01,主供,2026-11-01\n", encoding="utf-8")
    with store.change() as work:
        report = run_import(work, read_file(path, ImportKind.SUPPLY_POINTS))
    assert report.taken == 1
    with store.read() as reader:
        assert [row.account_id for row in detail.detail(reader, key).affected] == [account]


def test_a_ledger_that_moves_an_account_lets_coming_outages_follow(store: Store, net: Grid, tmp_path: Path) -> None:
    begin = at(8) + 9 * ONE
    keys = []
    with store.change() as work:
        hang(work, net, 1, [(net.f1, PRIMARY)])
        for feeder in (net.f1, net.f9):
            scope = (ScopePart(feeder_id=feeder),)
            draft = OutageDraft(OutageType.PLANNED, scope, planned_start=begin, planned_end=begin + timedelta(hours=4))
            keys.append(life.add_outage(work, draft))
            life.publish(work, keys[-1])

    def reached() -> list[list[str]]:
        with store.read() as reader:
            return [sorted(row.name for row in detail.detail(reader, key).affected) for key in keys]

    assert reached() == [["演示用户001"], []]
    path = tmp_path / "台账.csv"
    head = "户号,户名,用户类别,合同容量,供电线路,备用线路"
    rows = ("9900000000001,演示用户001,大工业,630,乙站F09,", "9900000000002,演示用户002,大工业,630,甲站F01,乙站F09")
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    with store.change() as work:
        report = run_import(work, read_file(path, ImportKind.ACCOUNTS))
    assert report.taken == 2
    assert reached() == [["演示用户002"], ["演示用户001", "演示用户002"]]
