"""A second count of every kind of file, and the same list in every format that LibreOffice writes."""

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from crm.domain.imports import AccountDraft, ImportKind
from crm.exchange.binary_count import Counted, xls_counted, xlsb_counted, xlsb_sheets
from crm.exchange.binary_formulas import xls_formulas
from crm.exchange.incoming import read_file
from crm.exchange.rowcount import lines_like_rows, ods_faults, ods_rows_with_content
from crm.exchange.sheets import Fault
from crm.exchange.workbook import read_sheets
from tests.support.commands import SAMPLES
from tests.support.xls import EMPTY, NEVER_SAID, figure, said, xls
from tests.support.xlsb import cell, formula, record, xlsb

SOFFICE = shutil.which("soffice")
TABLE = (
    b'<table:table table:name="A&amp;B"><table:table-row><table:table-cell office:value-type="string">'
    b'<text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3">'
    b'<table:table-cell office:value="1"/></table:table-row><table:table-row>'
    b'<table:table-cell calcext:value-type="error"><text:p>#N/A'
    b'</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048570">'
    b'<table:table-cell/></table:table-row></table:table><table:table table:name="C"><table:table-row/></table:table>'
)


def convert(path: Path, ending: str, folder: Path) -> None:
    """Let LibreOffice write a file in another format."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = (profile, "--headless", "--norestore", "--convert-to", ending, "--outdir", folder)
    subprocess.run([SOFFICE, *words, path], check=True, capture_output=True, timeout=300)


def test_an_open_quotation_mark_that_swallows_rows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["户号,名称,分类,容量", '9900000000001,"甲,大工业,630', *["9900000000002,乙,大工业,630"] * 5]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_sheets(path)[0].notes == (("file.count_differs", {"sheet": "a", "read": 2, "counted": 7}),)


@pytest.mark.parametrize(
    "text", ['a,b,c\n1,"two\nlines, and more",3\n', "a,b\n1,2\n", "", ",,,\n,,,\n", "标题\na,b,c\n1,2,3\n合计\n"]
)
def test_lists_that_are_read_whole_are_not_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"x,y,z\n{text}", encoding="utf-8")
    assert read_sheets(path)[0].notes == ()


def test_lines_are_counted_by_their_separators() -> None:
    assert lines_like_rows(["a;b;c", '"1;2";3', "", ";;", "x"], ";") == 2
    assert lines_like_rows(["a\tb", "1\t2"], "\t") == 0


def test_an_opendocument_sheet_is_counted_by_its_tables() -> None:
    assert ods_rows_with_content(TABLE) == {"A&B": 4, "C": 0}


def test_formulas_without_a_result_are_named_in_an_open_document(tmp_path: Path) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    cells = (
        '<table:table-cell table:formula="of:=[.A1]&amp;1"/>',
        '<table:table-cell table:formula="of:=2" office:value-type="float" office:value="2"></table:table-cell>',
        '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>',
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>',
    )
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0" xmlns:of="{names}:of:1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="表"><table:table-row>{"".join(cells)}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    assert read_sheets(tmp_path / "a.ods")[0].faults == {(1, 0): Fault("formula", "[.A1]&1")}


def test_rows_that_a_reader_passes_over_are_told(tmp_path: Path) -> None:
    """A cell of text that does not say that it is text stays blank to the reader."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "<table:table-row><table:table-cell><text:p>lost</text:p></table:table-cell></table:table-row>"
    seen = rows.replace("<table:table-cell>", '<table:table-cell office:value-type="string">')
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">'
        f"{seen}{rows}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    sheet = read_sheets(tmp_path / "a.ods")[0]
    assert tuple(sheet.notes) == (("file.count_differs", {"sheet": "表", "read": 1, "counted": 3}),)


LEDGER: list[list[str | float | None]] = [
    ["户号", "客户名称", "客户分类", "合同容量"],
    ["0990018770000912", "甲岚精密", "大工业", 1000.0],
    [None, None, None, None],
    ["9900000000001", "乙岚精密", "大工业", 630.0],
]


def test_a_binary_workbook_is_read_and_its_rows_counted_again(tmp_path: Path) -> None:
    whole = read_file(xlsb(tmp_path / "a.xlsb", "台账", LEDGER), ImportKind.ACCOUNTS)
    assert [draft.account_no for _row, draft in whole.drafts if isinstance(draft, AccountDraft)] == [
        "0990018770000912",
        "9900000000001",
    ]
    assert tuple(whole.sheet.notes) == ()
    cut = read_sheets(xlsb(tmp_path / "b.xlsb", "台账", LEDGER[:2], late=LEDGER[2:]))[0]
    assert tuple(cut.notes) == (("file.count_differs", {"sheet": "台账", "read": 2, "counted": 3}),)


def test_error_cells_of_every_format_are_named(tmp_path: Path) -> None:
    rows: list[list[str | float | None]] = [*LEDGER[:2], ["9900000000001", 42, "大工业", 630.0]]
    wrong = read_sheets(xlsb(tmp_path / "a.xlsb", "台账", rows))[0]
    assert wrong.faults == {(3, 1): Fault("error", "#N/A")}
    refused = read_file(tmp_path / "a.xlsb", ImportKind.ACCOUNTS)
    assert [(each.row, each.field, each.value) for each in refused.problems] == [(3, "name", "#N/A")]
    table = TABLE.replace(
        b"<table:table-cell calcext", b'<table:table-cell table:number-columns-repeated="2"/><table:table-cell calcext'
    )
    assert ods_faults(table) == {"A&B": {(5, 2): ("error", "#N/A")}}
    assert (ods_faults(b"<table:table>"), ods_rows_with_content(b"<table:table>")) == ({}, {})


LACKING = Fault("formula", "=…")
HEADS = ["户号", "客户名称", "客户分类", "合同容量"]


def test_formulas_that_nobody_calculated_are_named_in_an_xls(tmp_path: Path) -> None:
    """As programs write them that do not calculate: an empty text in the place of the result."""
    path = xls(
        tmp_path / "a.xls", {"台账": [HEADS, ["9900000000001", EMPTY, "大工业", 630.0]], "说明": [["a"], [EMPTY]]}
    )
    assert [sheet.faults for sheet in read_sheets(path)] == [{(2, 1): LACKING}, {(2, 0): LACKING}]
    refused = read_file(path, ImportKind.ACCOUNTS)
    assert [(each.row, each.field, each.code) for each in refused.problems] == [(2, "name", "cell.formula")]


def test_an_xls_that_was_calculated_may_have_empty_results(tmp_path: Path) -> None:
    rows: list[Sequence[str | float | bytes | None]] = [HEADS, ["9900000000001", said("甲岚"), EMPTY, figure(630)]]
    sheets = read_sheets(xls(tmp_path / "a.xls", {"台账": rows, "说明": [["a"], [EMPTY]]}))
    assert [sheet.faults for sheet in sheets] == [{}, {}]
    assert sheets[0].rows[1] == ("9900000000001", "甲岚", "", 630.0)
    told = read_sheets(xls(tmp_path / "b.xls", {"台账": [*rows, ["9900000000002", NEVER_SAID, "大工业", figure(1)]]}))
    assert told[0].faults == {(3, 1): LACKING}


def test_formulas_that_nobody_calculated_are_named_in_an_xlsb(tmp_path: Path) -> None:
    rows: list[Sequence[str | float | bytes | None]] = [HEADS, ["9900000000001", formula(""), "大工业", 630.0]]
    assert read_sheets(xlsb(tmp_path / "a.xlsb", "台账", rows))[0].faults == {(2, 1): LACKING}
    for result in ("甲", 1.5):
        calculated = read_sheets(xlsb(tmp_path / "b.xlsb", "台账", [*rows, ["9900000000002", formula(result)]]))[0]
        assert calculated.faults == {}
        assert calculated.rows[2][1] == result


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_errors_that_libreoffice_wrote_are_named(ending: str, tmp_path: Path) -> None:
    made = Workbook()
    for line in (
        ["户号", "客户名称", "合同容量"],
        ["9900000000001", "甲", "=1/0"],
        [None],
        ["9900000000002", "=NA()", 5],
    ):
        made.worksheets[0].append(line)
    made.save(tmp_path / "e.xlsx")
    convert(tmp_path / "e.xlsx", ending, tmp_path)
    found = read_sheets(tmp_path / f"e.{ending}")[0]
    assert found.faults == {(2, 2): Fault("error", "#DIV/0!"), (4, 1): Fault("error", "#N/A")}


def test_blanks_errors_and_truncated_records_are_no_rows() -> None:
    row = record(0, bytes(17))
    blank, error, empty = record(1, bytes(8)), record(3, bytes(9)), record(6, bytes(12))
    assert xlsb_counted(row + blank + row + error + row + empty).rows == 0
    assert xlsb_counted(row + cell(0, 1.5) + cell(1, "x") + row + blank + row + cell(3, "x")).rows == 2
    assert xlsb_counted(row + b"\x85") == xlsb_counted(b"") == Counted()
    for content in (b"", bytes(600), b"\xd0\xcf\x11\xe0" + bytes(2000), b"\xff" * 3000):
        assert xls_counted(content) == {}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=4000))
def test_no_bytes_break_a_count(content: bytes) -> None:
    assert all(each.rows >= 0 for each in xls_counted(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content).values())
    assert xls_formulas(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content) == {}
    assert 0 <= xlsb_counted(content).rows <= len(content)
    xlsb_sheets(content)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_another_format_of_a_list_says_the_same(ending: str, tmp_path: Path) -> None:
    convert(SAMPLES / "走访记录.xlsx", ending, tmp_path)
    old = read_file(SAMPLES / "走访记录.xlsx", ImportKind.VISITS)
    new = read_file(tmp_path / f"走访记录.{ending}", ImportKind.VISITS)
    assert (new.drafts, new.refused, tuple(new.sheet.notes)) == (old.drafts, old.refused, ())
    if ending == "xls":
        content = (tmp_path / "走访记录.xls").read_bytes()
        (counted,) = xls_counted(content).values()
        assert counted.rows == old.read + 2  # its title and its headings
