"""A list as a workbook and as a text file, opened again by two programs that did not write it."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from python_calamine import load_workbook

from crm.domain.codes import Segment
from crm.domain.errors import Cancelled, DiskFull, Invalid, NotFound
from crm.exchange import list_workbook
from crm.exchange.list_workbook import HEADING_ROW, HIDDEN, ListHeading, ListSheet, write_list
from crm.exchange.sheet_xml import written as spelled

SHEET = ListSheet(
    "客户 [全部]: 逾期/严重",
    ("分群：百强", "2026-11-17"),
    (ListHeading("户号", 18), ListHeading("客户", 32), ListHeading("值")),
)
ROW = ("0990001861508", "甲厂", 1250.0, "key", 3)


def written(path: Path, *rows: Any) -> Any:
    assert write_list(path, SHEET, iter(rows)) == len(rows)
    return openpyxl.load_workbook(path).active


def values(path: Path, *cells: Any) -> list[Any]:
    """Return cells as they come back."""
    sheet = written(path, *(("n", "m", cell, "key", 1) for cell in cells))
    return [sheet.cell(HEADING_ROW + 1 + place, 3).value for place in range(len(cells))]


def test_the_sheet_says_what_it_is_and_holds_its_head(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", ROW, ROW)
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [SHEET.title, *SHEET.lines, None]
    heads = [cell.value for cell in sheet[HEADING_ROW]]
    assert heads == ["户号", "客户", "值", *HIDDEN]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B6", "A5:C7")
    assert not any(sign in sheet.title for sign in "[]:*?/\\")
    widths = {letter: sheet.column_dimensions[letter] for letter in "ABCDE"}
    assert [widths[letter].hidden for letter in "ABCDE"] == [False, False, False, True, True]
    assert widths["B"].width == 32
    assert [sheet.cell(HEADING_ROW + 1, place).value for place in (4, 5)] == ["key", 3]


def test_cells_are_what_they_are(tmp_path: Path) -> None:
    given = (7, 0.1, date(2026, 11, 17), datetime(2026, 11, 17, 9, 48), time(9, 30), None, "", Segment.TOP100)
    found = values(tmp_path / "a.xlsx", *given)
    assert found[:2] == [7, 0.1]
    assert found[2:5] == [datetime(2026, 11, 17), datetime(2026, 11, 17, 9, 48), time(9, 30)]
    assert found[5:] == [None, None, "top100"]


@pytest.mark.parametrize("text", ["=1+1", "+8613800000000", "-5", "@a", "007", "0990001861508", "1e5", "2026-01-01"])
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    sheet = written(tmp_path / "a.xlsx", ("n", "m", text, "key", 1))
    cell = sheet.cell(HEADING_ROW + 1, 3)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_days_before_spreadsheets_know_them_are_text(tmp_path: Path) -> None:
    early = (date(1900, 1, 1), date(1, 1, 1), datetime(1899, 12, 31, 8, 0), float("nan"), float("inf"))
    assert values(tmp_path / "a.xlsx", *early) == ["1900-01-01", "0001-01-01", "1899-12-31 08:00", None, None]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    sheet = written(path, *(("n", "m", text, "key", 1) for text in texts))
    other = load_workbook(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[HEADING_ROW:]
    for place, text in enumerate(texts):
        plain = "".join("\ufffd" if "\ud800" <= each <= "\udfff" or each in "\ufffe\uffff" else each for each in text)
        assert (sheet.cell(HEADING_ROW + 1 + place, 3).value or "") == openpyxl_sees(plain)
        assert len(other[place]) == 5


def openpyxl_sees(text: str) -> str:
    """Return a text as openpyxl gives it: it leaves the format's own spelling of signs as it stands."""
    return unescape(spelled(text)).replace("\r", "\n")


def test_a_very_long_text_is_cut_where_a_cell_ends(tmp_path: Path) -> None:
    assert len(values(tmp_path / "a.xlsx", "长" * 40_000)[0]) == 32_767


def test_an_empty_list_is_a_whole_workbook(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx").auto_filter.ref == "A5:C6"


def test_a_text_file_is_guarded_and_known_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.CSV"
    cells = (
        "=1+1",
        "+86 138",
        "-5",
        "@x",
        '"',
        "a,b\nc",
        "0012",
        "99001877000009123",
        "12",
        -5,
        date(2026, 1, 2),
        datetime(2026, 1, 2, 3, 4),
        time(9),
        None,
    )
    write_list(path, SHEET, [("n", "m", cell, "key", 1) for cell in cells])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["户号", "客户", "值", *HIDDEN]
    told = [
        "'=1+1",
        "'+86 138",
        "'-5",
        "'@x",
        '"',
        "a,b\nc",
        "\t0012",
        "\t99001877000009123",
        "12",
        "-5",
        "2026-01-02",
        "2026-01-02 03:04",
        "09:00",
        "",
    ]
    assert [row[2] for row in rows[1:]] == told


def failing(error: Exception) -> Iterator[Any]:
    yield ROW
    raise error


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize("error", [Cancelled(), OSError(28, "no space")])
def test_what_goes_wrong_leaves_the_older_file(tmp_path: Path, name: str, error: Exception) -> None:
    path = tmp_path / name
    path.write_text("older")
    with pytest.raises(DiskFull if isinstance(error, OSError) else Cancelled):
        write_list(path, SHEET, failing(error))
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_list(tmp_path / "no" / "a.xlsx", SHEET, [ROW])


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_workbook, "ROWS_AT_MOST", 2)
    with pytest.raises(Invalid, match=r"export\.too_many_rows"):
        write_list(tmp_path / "a.xlsx", SHEET, [ROW] * 3)
    assert list(tmp_path.iterdir()) == []


def test_the_parts_are_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_list(path, ListSheet("R&D <'x'>", ("<a>", "&"), (ListHeading('"<&>"'),), 'F"o&nt'), [("<&>", "k", 1)])
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            etree.fromstring(packed.read(name))
    assert openpyxl.load_workbook(path).active.title == "R&D <'x'>"
