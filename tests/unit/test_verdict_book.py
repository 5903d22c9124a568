"""The verdict workbook is the file that was read, with the verdicts beside its rows and everything else as it was."""

import os
import sys
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from crm.domain.errors import Cancelled, DiskFull
from crm.domain.imports import ImportKind
from crm.domain.progress import Progress
from crm.exchange import verdict_book
from crm.exchange.incoming import read_file
from crm.exchange.verdict_book import write_into
from crm.exchange.verdict_rows import NotTheSame
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.verdicts import Saved, save_verdicts
from tests.support.commands import SAMPLES
from tests.support.stopped import Stopped

KEY = UUID(int=7)
HEADS = ["导入结果", "导入标识", "导入说明"]


def ledger(path: Path) -> Path:
    """Write a list as bureaus keep it: a title, colours, a list of values, a formula, a chart and a second sheet."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "台账"
    for row in (["客户台账"], [], ["户号", "客户名称", "分类", "容量"], ["9900000000001", "=1+1", "大工业", 630]):
        sheet.append(row)
    sheet["B4"].data_type = "s"
    sheet.append(["9900000000002", "乙", "特大", "=D4*2"])
    sheet.merge_cells("A1:D1")
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True, color="FF0000"), PatternFill("solid", "FFFF00")
    sheet["F4"].fill = PatternFill("solid", "00FF00")
    sheet.column_dimensions["B"].width = 33
    values = DataValidation("list", formula1='"大工业,百强"')
    values.add("C4:C9")
    sheet.add_data_validation(values)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=4, max_row=5))
    sheet.add_chart(chart, "H10")
    other = made.create_sheet("说明")
    other["B2"] = "内部"
    made.save(path)
    return path


def verdicts(path: Path, out: Path, language: str = "zh_CN", progress: Progress | None = None) -> Saved:
    result = read_file(path, ImportKind.ACCOUNTS)
    report = ImportReport.of(result)
    for row, _draft in result.drafts:
        report.note(row, Verdict.ADDED, KEY)
    return save_verdicts(out, path, result, report, language, progress)


def test_only_the_rows_of_the_list_get_cells(tmp_path: Path) -> None:
    source, out = ledger(tmp_path / "台账.xlsx"), tmp_path / "结果.xlsx"
    assert verdicts(source, out) == Saved(2)
    with ZipFile(source) as old, ZipFile(out) as new:
        assert set(new.namelist()) == set(old.namelist())
        other = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert other == ["xl/worksheets/sheet1.xml"]
    book = load_workbook(out)
    sheet = book["台账"]
    assert [cell.value for cell in sheet[3]][4:7] == HEADS
    assert (sheet["E3"].font.b, sheet["E3"].fill.fgColor.rgb) == (True, "00FFFF00")
    assert [sheet["E4"].value, sheet["F4"].value, sheet["G4"].value] == ["新增", str(KEY), None]
    assert sheet["E5"].value == "拒收"
    assert "特大" in str(sheet["G5"].value)
    assert (sheet["D5"].value, sheet["B4"].value, sheet["B4"].data_type) == ("=D4*2", "=1+1", "s")
    assert (str(sheet.merged_cells), sheet.column_dimensions["B"].width) == ("A1:D1", 33)
    assert (sheet.dimensions, book["说明"]["B2"].value) == ("A1:G5", "内部")


def test_a_verdict_book_goes_in_again_and_its_verdicts_give_way(tmp_path: Path) -> None:
    source, first, second = ledger(tmp_path / "台账.xlsx"), tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    verdicts(source, first)
    again = read_file(first, ImportKind.ACCOUNTS)
    assert (len(again.drafts), len(again.refused)) == (1, 1)
    assert verdicts(first, second, "en") == Saved(2)
    cells = [cell.value for cell in load_workbook(second)["台账"][3]]
    assert cells[4:] == ["Import verdict", "Import id", "Import note"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("客户台账.xlsx", ImportKind.ACCOUNTS),
        ("走访记录.xlsx", ImportKind.VISITS),
        ("停电计划.xlsx", ImportKind.OUTAGES),
    ],
)
def test_the_files_of_a_bureau_come_back_whole(name: str, kind: ImportKind, tmp_path: Path) -> None:
    out = tmp_path / "结果.xlsx"
    result = read_file(SAMPLES / name, kind)
    report = ImportReport.of(result)
    for row, _draft in result.drafts:
        report.note(row, Verdict.ADDED, KEY)
    assert save_verdicts(out, SAMPLES / name, result, report, "en") == Saved(result.read)
    again = read_file(out, kind)
    assert (again.drafts, again.refused) == (result.drafts, result.refused)
    assert [match.field for match in again.matching.matches] == [match.field for match in result.matching.matches]


def test_what_cannot_be_written_back_is_a_sheet_of_its_own_and_says_why(tmp_path: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_text("户号,客户名称,分类,容量\n9900000000001,甲,大工业,630\n", encoding="utf-8")
    assert verdicts(text, tmp_path / "a.xlsx") == Saved(1, "verdict.plain_format")
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0]["E2"].value == "9900000000001"
    source = ledger(tmp_path / "b.xlsx")
    result = read_file(source, ImportKind.ACCOUNTS)
    os.utime(source, (0, 0))
    saved = save_verdicts(tmp_path / "c.xlsx", source, result, ImportReport.of(result), "en")
    assert saved == Saved(1, "verdict.plain_changed")


def test_a_list_up_to_the_last_column_has_no_room(tmp_path: Path) -> None:
    with pytest.raises(NotTheSame) as caught:
        write_into(tmp_path / "a.xlsx", ledger(tmp_path / "b.xlsx"), "台账", 16_382, 3, {3: HEADS, 4: ["a", "b", "c"]})
    assert caught.value.code == "verdict.plain_built"
    assert not (tmp_path / "a.xlsx").exists()


def test_a_list_with_as_many_columns_as_a_sheet_keeps_the_verdicts_and_what_fits(tmp_path: Path) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "b.xlsx"
    extra = ",".join(f"x{place}" for place in range(16_380))
    source.write_text(f"户号,客户名称,分类,容量,{extra}\n9900000000001,甲,大工业,630,{extra}\n", encoding="utf-8")
    assert verdicts(source, out) == Saved(1, "verdict.plain_format")
    sheet = load_workbook(out).worksheets[0]
    assert (sheet.max_column, sheet["B2"].value, sheet["XFD2"].value) == (16_384, "新增", "x16375")


@pytest.mark.parametrize("piece", [1, 7, 64, 1000])
def test_it_does_not_matter_where_the_pieces_of_a_sheet_are_cut(
    piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, whole, cut = ledger(tmp_path / "台账.xlsx"), tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    verdicts(source, whole)
    monkeypatch.setattr(verdict_book, "PIECE", piece)
    assert verdicts(source, cut) == Saved(2)
    with ZipFile(whole) as first, ZipFile(cut) as second:
        assert [second.read(name) for name in second.namelist()] == [first.read(name) for name in first.namelist()]


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.csv"])
def test_wherever_the_writing_is_cancelled_the_old_file_stays(name: str, tmp_path: Path) -> None:
    source, folder = tmp_path / name, tmp_path / "out"
    if source.suffix == ".csv":
        source.write_text("户号,客户名称,分类,容量\n9900000000001,甲,大工业,630\n", encoding="utf-8")
    else:
        ledger(source)
    folder.mkdir()
    out = folder / "结果.xlsx"
    out.write_bytes(b"old")
    for asked in range(1, 100):
        patient = Stopped(asked)
        try:
            verdicts(source, out, progress=patient)
        except Cancelled:
            assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(out.name, b"old")]
        else:
            break
    assert asked >= 5
    assert len(load_workbook(out).worksheets) == (2 if name == "台账.xlsx" else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("size", [0, 200, 3000, 6000])
def test_a_full_disk_leaves_the_old_file(size: int, tmp_path: Path) -> None:
    import resource

    source, folder = ledger(tmp_path / "台账.xlsx"), tmp_path / "out"
    folder.mkdir()
    out = folder / "结果.xlsx"
    out.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        with pytest.raises(DiskFull):
            write_into(out, source, "台账", 4, 3, {3: HEADS, 4: ["a", "b", "c"]})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(out.name, b"old")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<sheetData>", "<sheetData><!-- made by hand -->", "verdict.plain_built"),
        ("</sheetData>", f"</sheetData>{' ' * 33 * 1024**2}", "verdict.plain_large"),
        ("<sheetData>", f"<sheetData>{' ' * 33 * 1024**2}", "verdict.plain_large"),
    ],
)
def test_what_no_spreadsheet_writes_is_not_written_back(old: str, new: str, code: str, tmp_path: Path) -> None:
    source, odd = ledger(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    with ZipFile(source) as whole, ZipFile(odd, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            changed.writestr(name, content.replace(old.encode(), new.encode()) if "sheet1.xml" in name else content)
    with pytest.raises(NotTheSame) as caught:
        write_into(tmp_path / "c.xlsx", odd, "台账", 4, 3, {3: HEADS, 4: ["a", "b", "c"]})
    assert caught.value.code == code
    assert not (tmp_path / "c.xlsx").exists()
