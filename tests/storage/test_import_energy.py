"""Lists of what feeders took and sold, and of coming demand, brought in on both databases."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from crm.domain.clock import wall_words
from crm.domain.errors import Invalid
from crm.domain.growth_desk import LeadStage
from crm.domain.imports import ImportKind
from crm.domain.reading.history_words import lead_stage
from crm.domain.reading.shares import percent, share
from crm.exchange.incoming import read_file
from crm.storage.store import Store
from crm.storage.tables import Contact, DemandLead, Feeder, FeederEnergy, MonthlyUsage, Substation
from crm.usecases.energy.bills import bill_of
from crm.usecases.energy.growth import growth
from crm.usecases.energy.losses import losses
from crm.usecases.energy.readings import readings
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import run_import
from tests.support.build import bureau
from tests.support.energy import contract, metered, month, plans


def brought(store: Store, path: Path, kind: ImportKind, lines: str) -> ImportReport:
    path.write_text(lines, encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, kind))


def how_many(report: ImportReport, verdict: Verdict) -> int:
    return sum(each[0] is verdict for each in report.verdicts.values())


def codes(report: ImportReport) -> set[tuple[int, str]]:
    return {(each.row, each.code) for each in report.problems}


def test_supply_and_sales_become_losses(store: Store, tmp_path: Path) -> None:
    lines = (
        "线路,年月,供电量(万千瓦时),售电量(kWh),采集覆盖率,有无转供\n"
        "岚湖站F12,2026-10,125,1212500,99.5%,否\n"
        "岚湖站F13,2026年10月,100,960000,0.95,\n"
    )
    report = brought(store, tmp_path / "线损.csv", ImportKind.LOSSES, lines)
    assert (how_many(report, Verdict.ADDED), codes(report)) == (2, set())
    with store.read() as reader:
        rows = {row.name: row for row in losses(reader, date(2026, 10, 1)).rows}
    assert rows["岚湖站 F12"].judged.rate == pytest.approx(3.0)
    assert rows["岚湖站 F13"].judged.apart
    again = brought(store, tmp_path / "线损.csv", ImportKind.LOSSES, lines.replace("1212500", "1200000"))
    assert [how_many(again, each) for each in (Verdict.ADDED, Verdict.UPDATED, Verdict.UNCHANGED)] == [0, 1, 1]


def test_losses_that_cannot_be_are_refused_and_odd_ones_told(store: Store, tmp_path: Path) -> None:
    lines = (
        "线路,年月,供电量,售电量\n"
        "岚湖站F1,2026-12,1000,900\n"
        "岚湖站F2,2026-10,1000,900\n"
        "岚湖站F2,2026-10,1000,800\n"
        "岚湖站F3,2026-10,1000,\n"
        "岚湖站F4,2026-10,1000,300\n"
        "岚湖站F5,2026-10,-5,3\n"
    )
    report = brought(store, tmp_path / "线损.csv", ImportKind.LOSSES, lines)
    assert {
        (2, "reading.future"),
        (3, "reading.month_twice"),
        (4, "reading.month_twice"),
        (6, "row.loss_range"),
        (7, "row.negative_energy"),
    } <= codes(report)
    with store.read() as reader:
        assert len(reader.rows(select(FeederEnergy.c.id))) == 2
    assert how_many(report, Verdict.ADDED) == 2


def test_coming_demand_goes_to_its_account(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        home = bureau(work)
        metered(work, home, 1)
    number = f"99{1:011}"
    head = "户号,项目名称,报装容量,项目阶段,概率,预计送电日期\n"
    path = tmp_path / "需求.csv"
    lines = f"{number},二期厂房,2MVA,报装受理,,2027-05-01\n{number},数据机房,1000,立项,55%,\n{number},空,，,随便,,\n"
    report = brought(store, path, ImportKind.LEADS, head + lines)
    assert how_many(report, Verdict.ADDED) == 2
    assert any(row == 4 for row, _code in codes(report))
    with store.read() as reader:
        row = DemandLead.c
        found = {
            each.project: each
            for each in reader.rows(select(row.project, row.applied_kva, row.stage, row.probability, row.expected_on))
        }
    first, second = found["二期厂房"], found["数据机房"]
    assert (first.applied_kva, first.stage, first.probability) == (2000.0, "applied", 0.8)
    assert (second.probability, first.expected_on) == (0.55, date(2027, 5, 1))
    moved = brought(store, path, ImportKind.LEADS, f"{head}{number},二期厂房,2000,设计施工,,\n")
    assert how_many(moved, Verdict.UPDATED) == 1
    with store.read() as reader:
        stage = reader.one(select(row.stage, row.probability, row.expected_on).where(row.project == "二期厂房"))
    assert stage is not None
    assert tuple(stage) == ("building", 0.95, date(2027, 5, 1))


def test_what_a_load_is_like_and_whom_to_ask_comes_with_a_lead(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        home = bureau(work)
        one = metered(work, home, 1)
        whose = {"account_id": one, "portfolio_id": home.book_id}
        asked = work.insert(Contact, **whose, name="何嘉荣", sort_key="h", role="main", call_order=1)
    number = f"99{1:011}"
    head = "户号,项目名称,报装容量,用途,电压等级,双电源,负荷特性,联系人\n"
    lines = f"{number},二期,2000,冷库,10kV,是,三班,何嘉荣\n{number},三期,500,,,,,没有此人\n"
    report = brought(store, tmp_path / "需求.csv", ImportKind.LEADS, head + lines)
    assert codes(report) == {(3, "lead.contact_unknown")}
    assert how_many(report, Verdict.ADDED) == 2
    with store.read() as reader:
        lines_of = {line.project: line for line in growth(reader).unplaced}
    found = lines_of["二期"]
    assert (found.purpose, found.voltage_code, found.is_dual, found.load_character) == ("冷库", "AC10KV", True, "三班")
    assert (found.contact_id, lines_of["三期"].contact_id) == (asked, None)
    again = brought(store, tmp_path / "需求.csv", ImportKind.LEADS, head + f"{number},二期,2000,冷库,35kV,否,,\n")
    assert how_many(again, Verdict.UPDATED) == 1
    with store.read() as reader:
        found = {line.project: line for line in growth(reader).unplaced}["二期"]
    assert (found.voltage_code, found.is_dual, found.contact_id) == ("AC35KV", False, asked)


def test_the_parts_of_a_bill_are_kept_as_read(store: Store, tmp_path: Path) -> None:
    """The worked bill of domain.md 4.5, with what the customer was charged beside it."""
    with store.change() as work:
        home = bureau(work)
        plans(work)
        contract(work, home, one := metered(work, home, 1))
    head = (
        "户号,年月,峰电量,平电量,谷电量,总电量,无功电量,最大需量,最大需量发生时间,"
        "运行容量,天数,电度电费,基本电费,力调电费,总电费\n"
    )
    figures = "90000,100000,80000,270000,100000,620,2026-10-14 15:15,900,31,198380.00,25000,-1324.20,222055.80"
    report = brought(store, tmp_path / "电量.csv", ImportKind.READINGS, f"{head}99{1:011},2026-10,{figures}\n")
    assert (how_many(report, Verdict.ADDED), codes(report)) == (1, set())
    with store.read() as reader:
        found = bill_of(reader, one, date(2026, 10, 1))
        [line] = readings(reader, one)
        days = reader.scalar(select(MonthlyUsage.c.days))
    assert {each.code: (each.counted, each.charged) for each in found.charges} == {
        "energy": (Decimal("198380.00"), Decimal("198380.0")),
        "basic": (Decimal("22320.00"), Decimal("25000.0")),
        "power_factor": (Decimal("-1324.20"), Decimal("-1324.2")),
        "total": (Decimal("219375.80"), Decimal("222055.8")),
    }
    assert [each.capacity_fee for each in found.bases] == [Decimal("22500.00")]
    assert line.demand_at is not None
    assert (wall_words(line.demand_at), days) == ("2026-10-14 15:15", 31)


def test_a_bill_of_which_only_the_total_was_read_has_no_parts(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        contract(work, home, one := metered(work, home, 1))
        month(work, home, one, total_fee=219_375.80)
    with store.read() as reader:
        found = bill_of(reader, one, date(2026, 10, 1))
    assert (found.charges, found.charged) == ((), Decimal("219375.8"))


def test_shares_and_stages_are_read_as_people_write_them() -> None:
    assert [share(each) for each in ("80%", 80, 0.8, "0.8", 1, "100%", 0)] == [0.8, 0.8, 0.8, 0.8, 1, 1, 0]
    assert [percent(each) for each in ("99.5%", 0.95)] == [99.5, 95]
    for bad in ("180%", 101, -1):
        with pytest.raises(Invalid):
            share(bad)
    assert lead_stage("用地/环评") is LeadStage.PERMITTED


def test_a_ramp_and_days_come_with_a_lead_and_stand_in_its_feeders_years(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        metered(work, bureau(work), 1)
        station = work.insert(Substation, name="岚湖站", sort_key="l")
        work.insert(Feeder, substation_id=station, number="F12", position=1, limit_kva=8660.0)
    number = f"99{1:011}"
    head = "户号,项目名称,报装容量,项目阶段,预计送电日期,最早送电日期,最晚送电日期,负荷爬坡,拟接线路\n"
    lines = (
        f"{number},二期,2000,报装受理,2027-05-01,2027-03-01,2027-12-01,30%/60%/100%,岚湖站F12\n"
        f"{number},三期,1000,立项,2028-01-01,2028-06-01,,0.5、1,岚湖站F12\n"
        f"{number},错,1000,立项,,,,80/30,\n"
    )
    report = brought(store, tmp_path / "需求.csv", ImportKind.LEADS, head + lines)
    assert codes(report) == {(3, "row.lead_days"), (4, "cell.ramp")}
    with store.read() as reader:
        board = growth(reader)
    [row] = board.rows
    first, second = sorted(row.leads, key=lambda line: line.project, reverse=True)
    assert (second.project, second.ramp, second.earliest_on) == ("三期", (0.5, 1.0), date(2028, 6, 1))
    assert (first.ramp, first.latest_on) == ((0.3, 0.6, 1.0), date(2027, 12, 1))
    whole, other = 2000 * 0.6 * 0.95 * 0.8, 1000 * 0.6 * 0.95 * 0.4
    weighted = {each.year: each.weighted_kw for each in row.years}
    assert [weighted[year] for year in (2026, 2027, 2028, 2029)] == pytest.approx(
        [0, whole * 0.3, whole * 0.6 + other * 0.5, whole + other]
    )


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        (ImportKind.READINGS, "年月", "2026-10"),
        (ImportKind.POINTS, "计量点编号,表号,年月", "P1,M1,2026-10"),
        (ImportKind.CURVES, "日期", "2026-11-16"),
    ],
)
def test_a_peak_that_counts_the_sharp_energy_in_it_says_so_by_its_column(
    tmp_path: Path, kind: ImportKind, head: str, row: str
) -> None:
    path = tmp_path / "电量.csv"
    path.write_text(
        f"户号,{head},尖电量,峰电量(含尖),平电量,谷电量,总电量\n"
        f"9900000000001,{row},20,100,60,40,200\n"
        f"9900000000002,{row},,100,60,40,200\n"
        f"9900000000003,{row},120,100,60,40,200\n",
        encoding="utf-8",
    )
    result = read_file(path, kind)
    drafts: list[Any] = [each for _row, each in result.drafts]
    assert [(each.kwh_sharp, each.kwh_peak) for each in drafts] == [(20, 80), (None, 100), (120, -20)]
    assert {(each.row, each.code) for each in result.problems} == {(4, "row.negative_energy")}
