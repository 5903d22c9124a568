"""Days of workbooks that count from another year, or from a day that never was."""

import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from crm.domain.imports import ImportKind, Severity
from crm.exchange.incoming import read_file
from crm.exchange.rowcount import rows_with_content
from crm.exchange.workbook import read_sheets

SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    made = Workbook()
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0].append([datetime(2026, 11, 3)])
    made.save(tmp_path / "a.xlsx")
    assert str(read_sheets(tmp_path / "a.xlsx")[0].rows[0][0])[:10] == "2026-11-03"


def test_the_29th_of_february_1900_is_no_day(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["户号", "走访日期", "方式", "走访人员", "事由", "内容"])
    for day in (60, "1900-02-29"):
        sheet.append(["9900000000001", day, "现场", "林演示", "政策宣传", "讲解电价"])
    sheet["B2"].number_format = "yyyy-mm-dd"
    made.save(tmp_path / "a.xlsx")
    assert [row[1] for row in read_sheets(tmp_path / "a.xlsx")[0].rows[1:]] == [date(1900, 2, 28), "1900-02-29"]
    result = read_file(tmp_path / "a.xlsx", ImportKind.VISITS)
    assert [(each.row, each.field, each.code, each.severity) for each in result.problems] == [
        (2, "held_on", "cell.date", Severity.ERROR),
        (3, "held_on", "cell.date", Severity.ERROR),
    ]
    assert result.drafts == []


def test_a_second_count_leaves_errors_aside(tmp_path: Path) -> None:
    made = Workbook()
    for row in (("户号", 1), ("a",), (None, 2.5), ("#N/A",), ()):
        made.worksheets[0].append(row)
    made.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert rows_with_content(archive.read(SHEET)) == 3
    assert read_sheets(tmp_path / "a.xlsx")[0].notes == ()
