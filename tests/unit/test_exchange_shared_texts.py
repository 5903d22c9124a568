"""A second count of lists whose cells all point to shared texts, as Excel saves them."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.exchange.binary_count import xlsb_counted, xlsb_texts
from crm.exchange.rowcount import rows_with_content, shared_texts
from crm.exchange.workbook import read_sheets
from tests.support.xlsb import record, wide

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Fifty rows of four texts; the last part of the archive is that of the texts."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("表")
        for row in range(50):
            sheet.write_row(row, 0, [f"演示{row}厂", "大工业", "林演示", " 岚湖路 "])
    return tmp_path / "a.xlsx"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(content, key=lambda name: name == TEXTS):
            archive.writestr(name, content[name])


def test_rows_of_shared_texts_are_counted(listed: Path) -> None:
    content = parts(listed)
    assert rows_with_content(content[SHEET], shared_texts(content[TEXTS])) == 50
    assert read_sheets(listed)[0].notes == ()


def test_rows_of_shared_texts_that_a_reader_passes_over_are_told(listed: Path) -> None:
    content = parts(listed)
    whole = content[SHEET].replace(b'<row r="41"', b'</sheetData><row r="41"')
    rows, behind, end = whole.rpartition(b"</sheetData>")
    assert behind
    write(listed, {**content, SHEET: rows + end})
    sheet = read_sheets(listed)[0]
    assert sheet.notes == (("file.count_differs", {"sheet": "表", "read": 40, "counted": 50}),)


def test_shared_texts_that_hold_nothing_are_no_rows() -> None:
    texts = shared_texts(
        b"<sst><si><t/></si><si/><si><t>x</t></si><si><t> </t><rPh><t>a</t></rPh></si>"
        b'<si><r><rPr><b/></rPr><t xml:space="preserve">y </t></r></si></sst>'
    )
    assert texts == b"\0\0\1\0\1"
    row = b'<row r="1"><c r="A1" t="s"><v>%d</v></c></row>'
    assert [rows_with_content(row % place, texts) for place in range(6)] == [0, 0, 1, 0, 1, 0]
    assert rows_with_content(row % 0 + b'<row r="2"><c t="s"><v>1</v></c><c><v>5</v></c></row>', texts) == 1


def test_shared_texts_of_binary_workbooks() -> None:
    texts = xlsb_texts(record(159, bytes(8)) + b"".join(record(19, b"\0" + wide(text)) for text in ("", "甲")))
    assert texts == b"\0\1"
    rows = [record(0, bytes(17)) + record(7, struct.pack("<III", 0, 0, place)) for place in range(3)]
    assert [xlsb_counted(row, texts).rows for row in rows] == [0, 1, 0]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2000), st.binary(max_size=20))
def test_no_bytes_break_the_texts(content: bytes, texts: bytes) -> None:
    xlsb_texts(content)
    xlsb_counted(content, texts)
    assert len(shared_texts(content)) <= content.count(b"si")
