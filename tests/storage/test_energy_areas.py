"""Line loss of transformer areas on both databases: their own limits, their cases, and what an import makes of them."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from crm.domain.errors import Invalid, NotFound
from crm.domain.imports import ImportKind
from crm.domain.losses import Anomaly, CaseDraft, Section
from crm.domain.summary import month_before
from crm.exchange.incoming import read_file
from crm.storage.energy.cases import cases_of_accounts
from crm.storage.store import Store
from crm.storage.tables import AreaEnergy, Feeder, FeederEnergy, SupplyPoint
from crm.usecases.energy.cases import area_named, cases, open_case
from crm.usecases.energy.loss_course import loss_course
from crm.usecases.energy.losses import losses, newest_month
from crm.usecases.imports.history import import_history, undo_import
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import run_import
from tests.support.build import bureau
from tests.support.energy import MONTH, area, feeder, metered, month

SUPPLY = 40_000.0


def year(newest: float, usual: float = 0.03, supply: float = SUPPLY) -> dict[date, tuple[float, float]]:
    """Return two years of an area whose months differ a little."""
    past = {month_before(MONTH, back): supply + 10 * back for back in range(1, 25)}
    return {**{at: (each, each * (1 - usual)) for at, each in past.items()}, MONTH: (supply, supply * (1 - newest))}


def test_areas_are_judged_by_their_own_limits_and_ranked_by_lost_energy(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        on = feeder(work, "F1", {})
        far = area(work, feeder(work, "F9", {}), "9号公变", year(0.03))
        inside = area(work, on, "1号公变", year(0.049, 0.045))
        watched = area(work, on, "2号公变", year(0.07, 0.065))
        high = area(work, on, "3号公变", year(0.10))
        wrong = area(work, on, "4号公变", year(-0.02))
        moved = area(work, on, "5号公变", year(0.2), has_transfer=True)
        unread = area(work, on, "6号公变", year(0.2), coverage_pct=97.9)
        little = area(work, on, "7号公变", year(0.2, supply=2_900.0))
        one = metered(work, home, 1)
        whose = {"account_id": one, "portfolio_id": home.book_id, "role": "primary"}
        work.insert(SupplyPoint, feeder_id=on, transformer_area_id=high, **whose)
        month(work, home, one, at=month_before(MONTH, 1))
        month(work, home, one, kwh_total=100_000.0)
    with store.read() as reader:
        board, mine = (losses(reader, MONTH, who, Section.AREA) for who in (None, home.manager_id))
        assert newest_month(reader, Section.AREA) == MONTH
        assert losses(reader, MONTH).rows == ()
    rows = {row.area_id: row for row in board.rows}
    assert [row.area_id for row in board.rows[:2]] == [high, wrong]
    assert {row.area_id for row in board.rows if row.judged.apart} == {moved, unread, little}
    assert {row.area_id for row in board.rows if row.judged.is_unusual} == {high, wrong}
    assert rows[inside].judged.kinds == ()
    assert rows[watched].judged.kinds == (Anomaly.WATCH,)
    assert {Anomaly.HIGH, Anomaly.JUMP} <= set(rows[high].judged.kinds)
    assert Anomaly.NEGATIVE in rows[wrong].judged.kinds
    assert rows[high].judged.lost_kwh == pytest.approx(0.07 * SUPPLY)
    assert rows[high].name == "3号公变 · 演示站F1 F1"
    assert {row.area_id for row in mine.rows} == rows.keys() - {far}
    assert [(row.my_accounts, [each[0] for each in row.falling]) for row in mine.rows[:2]] == [(1, [one]), (0, [])]


def test_an_area_has_a_course_and_a_case_of_its_own(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        on, other = feeder(work, "F1", {}), feeder(work, "F2", {})
        high = area(work, on, "3号公变", year(0.10))
        one, beside = metered(work, home, 1), metered(work, home, 2)
        for account_id, place in ((one, high), (beside, None)):
            whose = {"account_id": account_id, "portfolio_id": home.book_id, "role": "primary"}
            work.insert(SupplyPoint, feeder_id=on, transformer_area_id=place, **whose)
        opened = open_case(work, on, MONTH, CaseDraft(), high)
        with pytest.raises(Invalid) as twice:
            open_case(work, on, MONTH, CaseDraft(), high)
        with pytest.raises(NotFound) as elsewhere:
            open_case(work, other, MONTH, CaseDraft(), high)
        assert area_named(work, on, "3号公变") == high
    assert (twice.value.code, elsewhere.value.code) == ("loss.case_open", "loss.area_gone")
    with store.read() as reader:
        [row] = losses(reader, MONTH, section=Section.AREA).rows
        course = loss_course(reader, high, MONTH, Section.AREA)
        kept = {each.case_id: each.feeder for each in cases(reader)}
        of_area = cases_of_accounts(reader, [one, beside], MONTH)
    assert row.case_id == opened
    assert len(course) == 25
    assert course[-1].rate == pytest.approx(10.0)
    assert course[-1].is_unusual
    assert kept[opened] == "3号公变 · 演示站F1 F1"
    assert of_area.keys() == {one}
    with store.change() as work:
        open_case(work, on, MONTH, CaseDraft())
        assert cases_of_accounts(work, [one, beside], MONTH).keys() == {one, beside}


def brought(store: Store, path: Path, lines: str) -> ImportReport:
    path.write_text(lines, encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, ImportKind.LOSSES))


def test_feeders_and_areas_days_and_months_come_in_by_one_list(store: Store, tmp_path: Path) -> None:
    lines = (
        "线路,台区,年月,日期,供电量,售电量,采集覆盖率\n"
        "岚湖站F12,,2026-10,,1250000,1212500,\n"
        "岚湖站F12,禾屿线3号公变,2026-10,,40000,38000,99.2%\n"
        ",禾屿线3号公变,2026-09,,41000,39000,\n"
        ",禾屿线3号公变,,2026-11-16,1300,1240,\n"
        "岚湖站F12,,,2026-11-16,42000,40800,\n"
        ",没有的公变,2026-10,,1000,990,\n"
        "岚湖站F12,禾屿线3号公变,,2026-12-16,1300,1240,\n"
        "岚湖站F12,禾屿线4号公变,2026-10,,40000,43000,\n"
    )
    report = brought(store, tmp_path / "线损.csv", lines)
    codes = {(each.row, each.code) for each in report.problems}
    assert codes == {(7, "loss.area_unknown"), (8, "reading.future_day"), (9, "row.sold_more")}
    assert (report.count(Verdict.ADDED), report.count(Verdict.REJECTED)) == (6, 2)
    assert (report.created["feeders"], report.created["transformer_areas"]) == (1, 2)
    with store.read() as reader:
        by_feeder = {
            (row.span, row.starts_on) for row in reader.rows(select(FeederEnergy.c.span, FeederEnergy.c.starts_on))
        }
        areas = losses(reader, date(2026, 10, 1), section=Section.AREA)
        [run] = import_history(reader)
    assert by_feeder == {("month", date(2026, 10, 1)), ("day", date(2026, 11, 16))}
    assert {row.name for row in areas.rows} == {"禾屿线3号公变 · 岚湖站 F12", "禾屿线4号公变 · 岚湖站 F12"}
    assert areas.rows[0].judged.rate is not None
    again = brought(store, tmp_path / "线损.csv", lines.replace("38000", "37000"))
    assert (again.count(Verdict.UPDATED), again.count(Verdict.UNCHANGED)) == (1, 5)
    with store.change() as work:
        undo_import(work, run.id)
        left = work.rows(select(AreaEnergy.c.sales_kwh).where(AreaEnergy.c.deleted_at.is_(None)))
    assert [row.sales_kwh for row in left] == [37000.0]


def test_a_list_says_the_voltage_of_feeders(store: Store, tmp_path: Path) -> None:
    lines = (
        "线路,电压等级,年月,供电量,售电量\n"
        "岚湖站F12,110kV,2026-10,2000000,1930000\n"
        "岚湖站F13,,2026-10,2000000,1930000\n"
    )
    report = brought(store, tmp_path / "线损.csv", lines)
    assert not report.problems

    def voltages() -> list[str | None]:
        with store.read() as reader:
            return reader.scalars(select(Feeder.c.voltage_code).order_by(Feeder.c.number))

    assert voltages() == ["AC110KV", None]
    again = brought(store, tmp_path / "线损.csv", lines.replace("110kV", "35千伏"))
    assert (again.count(Verdict.UPDATED), again.count(Verdict.UNCHANGED)) == (1, 1)
    assert [(each.row, each.field, each.old, each.new) for each in again.changes] == [
        (2, "voltage_code", "AC110KV", "AC35KV")
    ]
    assert voltages() == ["AC35KV", None]
    same = brought(store, tmp_path / "线损.csv", lines.replace("110kV", ""))
    assert (same.count(Verdict.UNCHANGED), same.changes) == (2, [])
    assert voltages() == ["AC35KV", None]
    with store.change() as work:
        undo_import(work, import_history(work)[1].id)
    assert voltages() == ["AC110KV", None]


def test_an_area_of_a_name_that_two_feeders_have_wants_its_feeder(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        for number in ("F1", "F2"):
            area(work, feeder(work, number, {}), "1号公变", {})
    report = brought(store, tmp_path / "线损.csv", "台区,年月,供电量,售电量\n1号公变,2026-10,40000,38000\n")
    assert {each.code for each in report.problems} == {"loss.areas_many"}
    twice = "线路,台区,年月,供电量,售电量\n" + "演示站F1F1,1号公变,2026-10,40000,38000\n" * 1
    report = brought(store, tmp_path / "线损.csv", twice + "演示站F1F1,1号公变,2026-10,40000,39000\n")
    assert {each.code for each in report.problems} == {"reading.month_twice"}
