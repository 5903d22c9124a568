"""A bureau's own workbook is filled: what it asks for, what moves, and what stays byte for byte."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from crm.domain.errors import Cancelled, Invalid, Unreadable
from crm.domain.progress import LOOK
from crm.exchange.templates.book import Filling, Template
from crm.exchange.templates.refs import Growth, moved_down
from tests.support.stopped import Stopped

GROWTH = Growth("表", 5, 3)
LINES = (
    {"manager": "林演示", "visits": 12, "on": date(2026, 11, 3)},
    {"manager": "=何&<演示>", "visits": 8},
    {"visits": 5},
)
FILLING = Filling(
    {"rounds_month": "2026-11", "rounds_first": date(2026, 11, 1), "rounds_visits": 25, "rounds_no": "00990001"},
    {"rounds_rows_managers": LINES},
    {"rounds_rows_managers": ("manager", "visits", "on")},
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A5", "A5"),
        ("A6", "A8"),
        ("$B$6", "$B$8"),
        ("A5:B5", "A5:B7"),
        ("A1:B4", "A1:B4"),
        ("A1:C9", "A1:C11"),
        ("6:7", "8:9"),
        ("5:5", "5:7"),
        ("A:B", "A:B"),
    ],
)
def test_references_move_and_ranges_grow(before: str, after: str) -> None:
    assert GROWTH.area(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B5:B5)/B7", "SUM(B5:B7)/B9"),
        ("其他!B7+B7", "其他!B7+B9"),
        ("'表'!B7", "'表'!B9"),
        ('"B7"&LOG10(B7)', '"B7"&LOG10(B9)'),
        ("IF(B5>0,B5,表!$B$6)", "IF(B5>0,B5,表!$B$8)"),
    ],
)
def test_formulas_move(before: str, after: str) -> None:
    assert GROWTH.formula(before, "表") == after


def test_a_copy_of_a_row_means_its_own_cells() -> None:
    assert moved_down("B5/SUM(C$5:C5)+$D$5+A4", 5, 2, "表") == "B7/SUM(C$5:C7)+$D$5+A4"


def made(path: Path, **names: str) -> Path:
    """Write a template as a bureau might: title, a row to repeat, totals, a picture, a chart, prints."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "月报"
    sheet["A1"] = "走访月报"
    sheet.merge_cells("A1:D1")
    sheet["A1"].font = Font(bold=True, size=18)
    sheet["B2"].number_format = "yyyy-mm-dd"
    sheet.append([])
    for place, text in {"A5": "{manager}", "B5": "visits", "C5": "{on}", "D5": "=B5*2", "E5": "{manager} 经理"}.items():
        sheet[place] = text
    sheet["C5"].number_format = "yyyy-mm-dd"
    sheet["A5"].fill = PatternFill("solid", "FFEE00")
    sheet.merge_cells("E5:F5")
    sheet.row_dimensions[5].height = 33
    sheet["A6"], sheet["B6"], sheet["D6"] = "合计", "=SUM(B5:B5)", "=D5"
    sheet.merge_cells("A8:D8")
    sheet["A8"] = "签字"
    sheet.conditional_formatting.add(
        "B5:B5", CellIsRule(operator="lessThan", formula=["10"], fill=PatternFill("solid", "FF0000"))
    )
    sheet.print_area = "A1:F8"
    sheet.print_title_rows = "1:4"
    sheet.oddFooter.center.text = "第 &P 页"
    sheet.page_setup.orientation = "landscape"
    sheet.column_dimensions["A"].width = 31
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=5, max_row=5))
    sheet.add_chart(chart, "H7")
    from PIL import Image as Picture

    picture = path.with_suffix(".png")
    Picture.new("RGB", (8, 8), "red").save(picture)
    sheet.add_image(Image(str(picture)), "A9")
    other = book.create_sheet("说明")
    other["A1"] = "=月报!B6"
    usual = {
        "rounds_month": "月报!$A$3",
        "rounds_first": "月报!$B$2",
        "rounds_no": "月报!$C$3",
        "rounds_visits": "月报!$D$8",
    }
    for name, place in {**usual, "rounds_rows_managers": "月报!$A$5:$F$5", "sum": "月报!$B$6", **names}.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(path)
    return path


@pytest.fixture
def filled(tmp_path: Path) -> Any:
    """The workbook that comes of a template, opened again."""
    Template(made(tmp_path / "t.xlsx")).write(tmp_path / "out.xlsx", FILLING)
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


def test_cells_and_rows_are_written_with_their_styles(filled: Any) -> None:
    sheet = filled["月报"]
    assert (sheet["A3"].value, sheet["C3"].value, sheet["B2"].value.date()) == (
        "2026-11",
        "00990001",
        date(2026, 11, 1),
    )
    rows = [[cell.value for cell in row] for row in sheet["A5:E7"]]
    assert rows[1][:2] == ["=何&<演示>", 8]
    assert [row[4] for row in rows] == ["林演示 经理", "=何&<演示> 经理", " 经理"]
    assert sheet["A6"].data_type == "s"
    assert rows[0][2].date() == date(2026, 11, 3)
    assert [row[3] for row in rows] == ["=B5*2", "=B6*2", "=B7*2"]
    assert {sheet.cell(row, 1).fill.fgColor.rgb for row in (5, 6, 7)} == {"00FFEE00"}
    assert [sheet.row_dimensions[row].height for row in (5, 6, 7, 8)] == [33, 33, 33, None]


def test_what_stands_below_and_elsewhere_moves(filled: Any) -> None:
    sheet = filled["月报"]
    assert (sheet["A8"].value, sheet["B8"].value, sheet["D8"].value) == ("合计", "=SUM(B5:B7)", "=D5")
    assert filled["说明"]["A1"].value == "=月报!B8"
    assert filled.defined_names["sum"].attr_text == "月报!$B$8"
    assert sheet.print_area == "'月报'!$A$1:$F$10"
    assert sheet.print_title_rows == "$1:$4"
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:D1", "E5:F5", "E6:F6", "E7:F7", "A10:D10"}
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["B5:B7"]
    assert (sheet.column_dimensions["A"].width, sheet.page_setup.orientation) == (31, "landscape")
    assert sheet.oddFooter.center.text == "第 &P 页"


def test_pictures_and_charts_stay_and_move(tmp_path: Path, filled: Any) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx") as before, zipfile.ZipFile(tmp_path / "out.xlsx") as after:
        assert after.testzip() is None
        assert set(before.namelist()) == set(after.namelist())
        assert before.read("xl/media/image1.png") == after.read("xl/media/image1.png")
        assert before.read("xl/styles.xml") == after.read("xl/styles.xml")
        assert b"$B$5:$B$7" in after.read("xl/charts/chart1.xml")
        assert b"<xdr:row>10</xdr:row>" in after.read("xl/drawings/drawing1.xml").replace(b"ns0:", b"xdr:") or (
            b">10<" in after.read("xl/drawings/drawing1.xml")
        )
    assert filled["月报"]["D10"].value is None


def test_without_lines_the_row_stays_empty(tmp_path: Path) -> None:
    empty = Filling(FILLING.values, {"rounds_rows_managers": ()}, FILLING.fields)
    Template(made(tmp_path / "t.xlsx")).write(tmp_path / "out.xlsx", empty)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["月报"]
    assert [sheet.cell(5, column).value for column in (1, 3, 5)] == [None, None, None]
    assert sheet["B6"].value == "=SUM(B5:B5)"


def test_cancel_leaves_no_file_wherever_the_filling_is(tmp_path: Path) -> None:
    long = Filling(FILLING.values, {"rounds_rows_managers": LINES * LOOK}, FILLING.fields)
    template, out = made(tmp_path / "t.xlsx"), tmp_path / "out.xlsx"
    patient = Stopped(0)
    Template(template).write(out, long, patient)
    whole, looks = out.read_bytes(), -patient.asked
    assert looks > len(LINES)
    for asked in range(1, looks + 1):
        with pytest.raises(Cancelled):
            Template(template).write(out, long, Stopped(asked))
    assert (out.read_bytes(), sorted(each.name for each in tmp_path.glob("*.xlsx*"))) == (whole, ["out.xlsx", "t.xlsx"])


def test_unknown_names_are_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"template\.unknown") as caught:
        Template(made(tmp_path / "t.xlsx", rounds_mnth="月报!$A$4")).write(tmp_path / "out.xlsx", FILLING)
    assert caught.value.values["names"] == "rounds_mnth"
    assert "rounds_month" in str(caught.value.values["known"])
    assert "rounds_rows_managers (manager, visits, on)" in str(caught.value.values["known"])
    assert not (tmp_path / "out.xlsx").exists()
    with pytest.raises(Invalid, match=r"template\.place"):
        Template(made(tmp_path / "t.xlsx", rounds_month="月报!$A$4:$B$9")).check(FILLING)
    with pytest.raises(Invalid, match=r"template\.place"):
        Template(made(tmp_path / "t.xlsx", rounds_rows_managers="月报!$A$4:$B$9")).check(FILLING)


def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(plain)
    with pytest.raises(Invalid, match=r"template\.nothing"):
        Template(plain).check(FILLING)
    text = tmp_path / "t.txt"
    text.write_text("x")
    with pytest.raises(Unreadable):
        Template(text)
