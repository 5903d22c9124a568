"""Months of metering points brought in: registers, multipliers, a changed meter, the account's sum."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from crm.domain.imports import ImportKind
from crm.exchange.incoming import inspect, read_file
from crm.storage.store import Store
from crm.storage.tables import Meter, MonthlyUsage, PointMonth
from crm.usecases.imports.history import import_history, undo_import
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.run import run_import
from tests.support.build import bureau
from tests.support.energy import metered, month

NUMBER = f"99{1:011}"
HEAD = "户号,计量点编号,表号,年月,倍率,上次示数,本次示数,总电量,最大需量,换表日期\n"


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    with store.change() as work:
        home = bureau(work)
        key = metered(work, home, 1)
        month(work, home, key, date(2026, 8, 1), kwh_total=9000.0)
    return tmp_path / "计量点.csv"


def brought(store: Store, path: Path, *rows: str) -> ImportReport:
    path.write_text(HEAD + "\n".join(f"{NUMBER},{row}" for row in rows), encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, ImportKind.POINTS))


def codes(report: ImportReport) -> set[tuple[int, str]]:
    return {(each.row, each.code) for each in report.problems}


def account_months(store: Store) -> dict[int, tuple[float, float | None]]:
    row = MonthlyUsage.c
    with store.read() as reader:
        rows = reader.rows(select(row.month, row.kwh_total, row.max_demand_kw).where(row.deleted_at.is_(None)))
    return {each.month.month: (each.kwh_total, each.max_demand_kw) for each in rows}


def test_points_add_up_to_the_account_and_a_correction_follows(store: Store, path: Path) -> None:
    report = brought(
        store,
        path,
        "P1,M1,2026-09,200,100,150,10000,60,",
        "P2,M2,2026-09,100,0,30,,40,",
        "P1,M1,2026-10,200,150,160,2000,55,",
    )
    assert codes(report) == {(3, "row.total_of_register")}
    months = account_months(store)
    assert months[9] == (13000.0, None)
    assert months[10] == (2000.0, 55.0)
    again = brought(store, path, "P2,M2,2026-09,100,0,31,3100,40,")
    assert [(each.field, each.old, each.new) for each in again.changes if each.field == "kwh_total"] == [
        ("kwh_total", 3000.0, 3100.0)
    ]
    assert account_months(store)[9][0] == 13100.0
    with store.change() as work:
        undo_import(work, import_history(work)[0].id)
    assert account_months(store)[9][0] == 13000.0


def test_a_meter_is_changed_within_a_month(store: Store, path: Path) -> None:
    brought(store, path, "P1,M1,2026-09,200,100,150,10000,,")
    report = brought(store, path, "P1,M1,2026-10,200,150,170,4000,50,", "P1,M9,2026-10,300,0,10,3000,61,2026-10-20")
    assert codes(report) == {(3, "reading.meter_changed")}
    assert account_months(store)[10] == (7000.0, 61.0)
    with store.read() as reader:
        row = Meter.c
        meters = {
            each.meter_no: each
            for each in reader.rows(select(row.meter_no, row.multiplier, row.installed_on, row.removed_on))
        }
    assert (meters["M1"].removed_on, meters["M9"].installed_on) == (date(2026, 10, 20), date(2026, 10, 20))
    assert meters["M9"].multiplier == 300


def test_what_does_not_fit_the_meter_is_told_and_kept(store: Store, path: Path) -> None:
    brought(store, path, "P1,M1,2026-08,200,100,150,10000,,")
    report = brought(
        store,
        path,
        "P1,M1,2026-09,,155,160,1000,,",
        "P1,M1,2026-10,20,160,150,-200,,",
        "P1,M1,2026-11,,150,160,999,,",
        "P1,M1,2026-12,200,1,2,200,,",
        "P1,M1,2026-07,200,90,100,,,",
        "P1,M1,2026-07,200,90,101,,,",
        "P2,,2026-07,,,101,,,",
    )
    assert codes(report) == {
        (2, "reading.register_gap"),
        (3, "row.register_back"),
        (3, "row.negative_energy"),
        (3, "reading.multiplier_other"),
        (4, "row.register_differs"),
        (5, "reading.future"),
        (6, "reading.month_twice"),
        (7, "reading.month_twice"),
        (8, "cell.missing"),
    }
    with store.read() as reader:
        row = PointMonth.c
        kept = {
            each.month.month: (each.multiplier, each.kwh_total)
            for each in reader.rows(select(row.month, row.multiplier, row.kwh_total))
        }
    assert kept == {8: (200, 10000), 9: (200, 1000), 10: (20, -200), 11: (20, 999)}


def test_a_month_with_another_total_stays_and_is_told(store: Store, path: Path) -> None:
    report = brought(store, path, "P1,M1,2026-08,200,100,150,10000,,")
    assert codes(report) == {(2, "reading.account_differs")}
    assert account_months(store)[8][0] == 9000.0
    same = brought(store, path, "P1,M1,2026-08,200,100,145,9000,,")
    assert (2, "reading.account_differs") not in codes(same)


def test_a_list_of_points_is_known_by_its_headings(path: Path) -> None:
    path.write_text(f"{HEAD}{NUMBER},P1,M1,2026-09,200,100,150,10000,60,\n", encoding="utf-8")
    assert inspect(path).kind is ImportKind.POINTS
