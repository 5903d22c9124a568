"""Lists of outages on both databases: whom each reaches, and rows that cannot be (domain.md 3.3)."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from crm.domain.codes import OutageType, SourceRole
from crm.domain.imports import ImportKind
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.exchange.incoming import read_file
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageAccount
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.run import run_import
from crm.usecases.outages import life, network
from tests.support.build import at
from tests.support.outages import Grid, hang, make_grid

HEAD = "停电编号,线路,停电类型,计划开始时间,计划结束时间,实际停电时间,实际复电时间,停电原因"


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def bring(store: Store, tmp_path: Path, *lines: str) -> ImportReport:
    path = tmp_path / "停电.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, ImportKind.OUTAGES))


def test_a_list_keeps_what_each_account_loses(store: Store, net: Grid, tmp_path: Path) -> None:
    with store.change() as work:
        hang(work, net, 1, [(net.f1, SourceRole.PRIMARY)], operating_kva=500.0)
        hang(work, net, 2, [(net.f9, SourceRole.PRIMARY), (net.f1, SourceRole.STANDBY)])
    report = bring(store, tmp_path, "A1,甲站F1,计划停电,2026-12-01 08:00,2026-12-01 12:00,,,检修")
    assert dict(report.affected) == {"甲站F01": 2}
    with store.read() as reader:
        columns = (OutageAccount.c.effect, OutageAccount.c.is_interrupted, OutageAccount.c.lost_kw)
        assert [tuple(row) for row in reader.rows(select(*columns).order_by(OutageAccount.c.effect.desc()))] == [
            ("off", True, 450.0),
            ("backup_lost", False, 0.0),
        ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("B1,甲站F1,计划停电,2026-12-01 11:00,2026-12-01 13:00,,,检修", "outage.overlaps"),
        ("B2,甲站F2,计划停电,2026-12-01 08:00,2027-01-02 08:00,,,检修", "outage.too_long"),
        (
            "B3,甲站F2,故障停电,2026-11-01 08:00,2026-11-01 09:00,2026-11-01 09:00,2026-11-01 08:59,雷击",
            "outage.ends_before_start",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_reason(
    store: Store, net: Grid, tmp_path: Path, line: str, code: str
) -> None:
    report = bring(store, tmp_path, "A1,甲站F1,计划停电,2026-12-01 08:00,2026-12-01 12:00,,,检修", line)
    assert [(each.row, each.code) for each in report.problems] == [(3, code)]
    with store.read() as reader:
        assert reader.scalars(select(Outage.c.outage_no)) == ["A1"]


def test_thirty_days_and_the_turn_of_the_year_are_taken(store: Store, net: Grid, tmp_path: Path) -> None:
    report = bring(
        store,
        tmp_path,
        "A1,甲站F1,计划停电,2026-12-10 08:00,2027-01-09 08:00,,,检修",
        "A2,甲站F2,计划停电,2026-12-31 22:00,2027-01-01 04:00,,,检修",
    )
    assert (report.taken, report.problems) == (2, [])


def _station(work: UnitOfWork, net: Grid) -> ScopePart:
    return ScopePart(substation_id=net.stations[0])


def _section(work: UnitOfWork, net: Grid) -> ScopePart:
    return ScopePart(feeder_id=net.f1, section="1段")


def _area(work: UnitOfWork, net: Grid) -> ScopePart:
    return ScopePart(transformer_area_id=network.save_area(work, net.f1, "1号公变", "1段"))


def _feeder(work: UnitOfWork, net: Grid) -> ScopePart:
    return ScopePart(feeder_id=net.f1)


@pytest.mark.parametrize("part", [_station, _section, _area, _feeder])
def test_a_plan_of_a_file_is_held_against_every_part_that_somebody_entered(
    store: Store, net: Grid, tmp_path: Path, part: Callable[[UnitOfWork, Grid], ScopePart]
) -> None:
    begin = at(8, day=date(2026, 12, 1))
    with store.change() as work:
        scope = (part(work, net),)
        draft = OutageDraft(
            OutageType.PLANNED,
            scope,
            outage_no="W1",
            planned_start=begin,
            planned_end=begin + timedelta(hours=4),
        )
        life.add_outage(work, draft)
    report = bring(
        store,
        tmp_path,
        "A1,甲站F1,计划停电,2026-12-01 11:00,2026-12-01 13:00,,,检修",
        "A2,甲站F1,计划停电,2026-12-01 12:00,2026-12-01 13:00,,,检修",
        "A3,乙站F9,计划停电,2026-12-01 11:00,2026-12-01 13:00,,,检修",
    )
    assert [(each.row, each.code) for each in report.problems] == [(2, "outage.overlaps")]


def test_a_plan_that_was_moved_in_the_file_holds_its_new_time(store: Store, net: Grid, tmp_path: Path) -> None:
    bring(store, tmp_path, "A1,甲站F1,计划停电,2026-12-01 08:00,2026-12-01 12:00,,,检修")
    report = bring(
        store,
        tmp_path,
        "A1,甲站F1,计划停电,2026-12-02 08:00,2026-12-02 12:00,,,检修",
        "A2,甲站F1,计划停电,2026-12-01 09:00,2026-12-01 10:00,,,检修",
        "A3,甲站F1,计划停电,2026-12-02 09:00,2026-12-02 10:00,,,检修",
    )
    assert [each.row for each in report.problems] == [4]
