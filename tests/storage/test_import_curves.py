"""Days and curves of quarter hours brought in on both databases (domain.md 4.1 and 13)."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from crm.domain.curves import unpacked
from crm.domain.errors import Invalid
from crm.domain.imports import ImportKind
from crm.domain.reading.loads import day_of_loads
from crm.exchange.curve_columns import with_curve
from crm.exchange.curve_rows import with_days
from crm.exchange.incoming import inspect, read_file
from crm.exchange.sheets import Fault, Sheet
from crm.storage.store import Store
from crm.storage.tables import AuditLog, LoadDay, MeteringPoint
from crm.usecases.imports.history import import_history, undo_import
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import run_import
from tests.support.build import bureau
from tests.support.energy import metered

NUMBER = f"99{1:011}"
QUARTERS = [f"{at // 4:02}:{at % 4 * 15:02}" for at in range(96)]


def brought(store: Store, path: Path, lines: str, options: ImportOptions | None = None) -> ImportReport:
    path.write_text(lines, encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, ImportKind.CURVES), options or ImportOptions())


def verdicts(report: ImportReport) -> list[str]:
    return [report.verdicts[row][0].value for row in sorted(report.verdicts)]


def codes(report: ImportReport) -> set[tuple[int, str]]:
    return {(each.row, each.code) for each in report.problems}


def days(store: Store) -> dict[date, tuple[float | None, ...]]:
    with store.read() as reader:
        row = LoadDay.c
        rows = reader.rows(select(row.day, row.loads).where(row.deleted_at.is_(None)))
    return {row.day: tuple(unpacked(row.loads)) for row in rows if row.loads is not None}


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    with store.change() as work:
        home = bureau(work)
        for number in (1, 2):
            metered(work, home, number)
    return tmp_path / "曲线.csv"


def curve_lines(*rows: str) -> str:
    return "\n".join([f"户号,日期,日电量,{','.join(QUARTERS)}", *rows])


def test_a_curve_of_quarter_hours_comes_in_with_its_gaps(store: Store, path: Path) -> None:
    whole = ",".join(["100"] * 96)
    holed = ",".join(["80.5"] * 40 + [""] * 4 + ["-2.25"] * 52)
    report = brought(store, path, curve_lines(f"{NUMBER},2026-10-01,2400,{whole}", f"{NUMBER},20261002,,{holed}"))
    assert verdicts(report) == ["added", "added"]
    assert codes(report) == {(3, "row.curve_gaps"), (3, "row.negative_load")}
    found = days(store)
    assert found[date(2026, 10, 1)] == (100.0,) * 96
    assert found[date(2026, 10, 2)] == (80.5,) * 40 + (None,) * 4 + (-2.25,) * 52
    with store.read() as reader:
        point = reader.one(select(MeteringPoint.c.point_no))
        row = LoadDay.c
        sums = reader.one(select(row.kwh_total, row.curve_kwh, row.curve_peak_kw, row.curve_known).order_by(row.day))
    assert point is not None
    assert point.point_no == NUMBER
    assert sums is not None
    assert tuple(sums) == (2400.0, 2400.0, 100.0, 96)


def test_the_same_again_changes_nothing_and_a_correction_is_traced_and_taken_back(store: Store, path: Path) -> None:
    row = f"{NUMBER},2026-10-01,,"
    brought(store, path, curve_lines(row + ",".join(["12.3"] * 96)))
    assert verdicts(brought(store, path, curve_lines(row + ",".join(["12.3"] * 96)))) == ["unchanged"]
    report = brought(store, path, curve_lines(row + ",".join(["12.3"] * 95 + ["112.3"])))
    assert verdicts(report) == ["updated"]
    assert [(each.field, each.old, each.new) for each in report.changes] == [("loads", 295.2, 320.2)]
    with store.read() as reader:
        log = AuditLog.c
        changed = reader.scalars(select(log.changes).where(log.table_name == "load_day", log.action == "update"))
    assert [each["curve_kwh"] for each in changed] == [[295.2, 320.2]]
    assert "loads" not in changed[0]
    with store.change() as work:
        undo_import(work, import_history(work)[0].id)
    assert days(store)[date(2026, 10, 1)][-1] == pytest.approx(12.3)


def test_hourly_values_hold_for_their_quarters_and_points_are_apart(store: Store, path: Path) -> None:
    hours = ",".join(f"P{at}" for at in range(1, 25))
    lines = f"户号,计量点编号,日期,{hours}\n"
    rows = "\n".join(
        f"{NUMBER},{point},2026-10-01,{','.join([load] * 24)}" for point, load in (("A1", "5"), ("A2", "7"))
    )
    assert verdicts(brought(store, path, lines + rows)) == ["added", "added"]
    with store.read() as reader:
        loads = reader.scalars(select(LoadDay.c.loads).order_by(LoadDay.c.curve_peak_kw))
    assert [set(unpacked(each)) for each in loads] == [{5.0}, {7.0}]
    nameless = brought(store, path, f"户号,日期,日电量\n{NUMBER},2026-10-02,50\n")
    assert codes(nameless) == {(2, "reading.which_point")}


def test_days_that_cannot_be_are_refused_and_odd_ones_are_told_or_held_back(store: Store, path: Path) -> None:
    lines = (
        "户号,日期,尖,峰,平,谷,日电量,最大负荷,抄表方式\n"
        f"{NUMBER},2026-12-24,,,,,10,,\n"
        f"{NUMBER},2026-10-01,,,,,10,,\n"
        f"{NUMBER},2026-10-01,,,,,11,,\n"
        f"{NUMBER},2026-10-02,0,10,10,10,90,,估抄\n"
        f"{NUMBER},2026-10-03,,,,,90000,,\n"
        f"{NUMBER},2026-10-04,,,,,-5,1400,\n"
        f"{NUMBER},2026-02-29,,,,,5,,\n"
    )
    report = brought(store, path, lines)
    assert codes(report) == {
        (2, "reading.day_future"),
        (3, "reading.day_twice"),
        (4, "reading.day_twice"),
        (5, "row.parts_differ"),
        (6, "row.energy_over_capacity"),
        (7, "row.negative_energy"),
        (7, "row.demand_over_capacity"),
        (8, "cell.date"),
    }
    with store.read() as reader:
        kept = {row.day.day: (row.kwh_total, row.quality) for row in reader.rows(select(LoadDay))}
    assert kept == {2: (90.0, "estimated"), 3: (90000.0, None), 4: (-5.0, None)}
    held = brought(store, path, f"户号,日期,日电量\n{NUMBER},2026-10-05,90000\n", ImportOptions(holds_back=True))
    assert verdicts(held) == [Verdict.REJECTED.value]


def test_a_point_of_another_account_is_refused(store: Store, path: Path) -> None:
    lines = f"户号,计量点,日期,日电量\n{NUMBER},A1,2026-10-01,5\n99{2:011},A1,2026-10-01,6\n"
    assert codes(brought(store, path, lines)) == {(3, "reading.point_elsewhere")}


def test_a_workbook_headed_by_times_is_known_as_a_list_of_curves(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["用户负荷曲线"])
    sheet.append(["户号", "日期", *[time(at // 4, at % 4 * 15) for at in range(96)], "抄表方式"])
    sheet.append([NUMBER, date(2026, 10, 1), *[0.5 * at for at in range(96)], "实抄"])
    book.save(tmp_path / "a.xlsx")
    view = inspect(tmp_path / "a.xlsx")
    assert view.kind is ImportKind.CURVES
    result = read_file(tmp_path / "a.xlsx", ImportKind.CURVES)
    assert not result.problems
    assert result.drafts[0][1].loads == tuple(0.5 * at for at in range(96))  # type: ignore[union-attr]


def test_columns_of_a_curve_fold_with_their_unit_and_faults() -> None:
    ends = [f"{at // 4:02}:{at % 4 * 15:02}" for at in range(1, 97)]
    rows = (("", "负荷(MW)"), ("户号", *ends, "备注"), ("x", *["1"] * 96, "y"), ("z",))
    folded = with_curve(Sheet("a", rows, faults={(3, 5): Fault("error", "#N/A"), (3, 97): Fault("error", "#N/A")}))
    assert folded.rows[1] == ("户号", "负荷曲线(MW)", "备注")
    assert folded.rows[2] == ("x", " ".join(["1"] * 96), "y")
    assert folded.rows[3] == ("z", None)
    assert set(folded.faults) == {(3, 1), (3, 2)}
    uneven = Sheet("a", (("户号", *ends[:95], "24:01"),))
    assert with_curve(uneven) is uneven


def test_a_cell_of_loads_is_a_day_or_refused() -> None:
    assert day_of_loads(" ".join(["1"] * 24), 1000) == (1000.0,) * 96
    assert day_of_loads(";".join(["-1"] * 47 + ["-"]))[-2:] == (None, None)
    for bad, code in (("1 2 3", "cell.curve_count"), (" ".join(["x"] * 24), "cell.number")):
        with pytest.raises(Invalid) as refused:
            day_of_loads(bad)
        assert refused.value.code == code


def quarter_rows(number: str, day: str, first: int, step: int = 15, gap: int = -1) -> list[str]:
    """Return a day in rows, named by the beginnings of its quarters or, from `first` on, by their ends."""
    found = []
    for at in range(0, 1440, step):
        minute = at + first
        wall = f"{minute // 60:02}:{minute % 60:02}"
        found.append(f"{number},{day},{wall},{'' if at == gap else 100 + at // step}")
    return found


@pytest.mark.parametrize("first", [0, 15])
def test_a_row_a_quarter_hour_is_a_curve_too(store: Store, path: Path, first: int) -> None:
    other = f"99{2:011}"
    rows = [
        *quarter_rows(NUMBER, "2026-10-01", first, gap=30),
        *quarter_rows(NUMBER, "2026-10-02", first),
        *quarter_rows(other, "2026-10-01", first),
    ]
    report = brought(store, path, "户号,日期,时间,有功功率(kW)\n" + "\n".join(rows) + "\n")
    assert verdicts(report) == ["added"] * 3
    assert codes(report) == {(2, "row.curve_gaps")}
    with store.read() as reader:
        row = LoadDay.c
        found = reader.rows(select(row.day, row.loads, row.curve_known).order_by(row.day, row.curve_known))
    loads = [unpacked(each.loads or "") for each in found]
    assert [each.day for each in found] == [date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 2)]
    assert loads[0] == [None if at == 2 else 100.0 + at for at in range(96)]
    assert loads[1] == loads[2] == [100.0 + at for at in range(96)]


def test_moments_in_one_column_and_hours_are_taken_and_what_clashes_is_refused(store: Store, path: Path) -> None:
    hours = [f"{NUMBER},2026-10-01 {hour:02}:00:00,{hour}" for hour in range(24)]
    twice = [f"{NUMBER},2026-10-02 {hour:02}:00,{hour}" for hour in range(24)] + [f"{NUMBER},2026-10-02 03:00,77"]
    late = [f"{NUMBER},2026-12-02 {hour:02}:00,{hour}" for hour in range(24)]
    lines = "户号,数据时间,功率(MW)\n" + "\n".join([*hours, *twice, *late, f"{NUMBER},没有时间,5"]) + "\n"
    report = brought(store, path, lines)
    assert sorted(verdicts(report)) == ["added", "rejected", "rejected", "rejected"]
    refused = {code for row, code in codes(report) if row > 25}
    assert "reading.day_future" in refused
    assert days(store) == {date(2026, 10, 1): tuple(at // 4 * 1000.0 for at in range(96))}


def test_other_lists_are_no_curves() -> None:
    visits = Sheet("a", [("户号", "日期", "时间", "内容"), ("1", "2026-10-01", "10:00", "x")])
    assert with_days(visits) is visits
    uneven = Sheet("a", [("户号", "时间", "负荷"), ("1", "2026-10-01 10:07", 5), ("1", "2026-10-01 10:20", 6)])
    assert with_days(uneven) is uneven
