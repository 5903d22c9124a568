"""Workbooks and text files on the way in and out (invented demo data)."""

import datetime
import errno
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from crm.domain.errors import Cancelled, Denied, DiskFull, NotFound, Unreadable
from crm.domain.imports import ImportKind
from crm.domain.messages import LANGUAGES, sentence, sentences
from crm.exchange import textfile
from crm.exchange.atomic import atomic_file, kept_back
from crm.exchange.child import PART
from crm.exchange.faults import faults_of
from crm.exchange.fields import fields
from crm.exchange.incoming import inspect, match, read_file
from crm.exchange.sheets import Fault
from crm.exchange.verdicts import VerdictLine, write_verdicts
from crm.exchange.workbook import read_sheets
from tests.support.stopped import Stopped

TOP = ["户号", "客户名称", "客户分类", "合同容量"]
ROW = ["9900000001", "演示客户", "大工业", 630]


def book(path: Path, rows: list[list[Any]]) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    made.create_sheet("hidden").sheet_state = "hidden"
    made.save(path)
    return path


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "named.xls", "without ending", "走访 台账.xlsx"])
def test_a_workbook_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    source = book(tmp_path / "source.xlsx", [[], [None, "文", 1.5, True, datetime.datetime(2026, 9, 1, 8, 30)]])
    sheets = read_sheets(source.rename(tmp_path / name))
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Sheet", False), ("hidden", True)]
    assert sheets[0].rows[1] == ("", "文", 1.5, True, datetime.datetime(2026, 9, 1, 8, 30))


def test_equal_texts_of_a_list_are_one(tmp_path: Path) -> None:
    """A list of 200,000 rows tells the same units, people and dates over and over."""
    rows = read_sheets(book(tmp_path / "a.xlsx", [["甲供电所", 1], ["甲供电所", 1.0], ["乙", True], ["甲供电所", ""]]))[
        0
    ].rows
    assert rows[0][0] is rows[1][0] is rows[3][0]
    assert [type(row[1]) for row in rows] == [float, float, bool, str]


def test_an_open_document_sheet(tmp_path: Path) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    cells = (
        '<table:table-cell office:value-type="string"><text:p>户号</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2026-09-01"><text:p/></table:table-cell>'
    )
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="演示">'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    sheet = read_sheets(tmp_path / "a.ods")[0]
    assert sheet.name == "演示"
    assert sheet.rows == [("户号", datetime.date(2026, 9, 1))]


def test_error_cells_and_formulas_without_result_are_found(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["a", "=1+1"], ["#N/A", "#REF!"]])
    faults = read_sheets(path)[0].faults
    assert {place: (fault.kind, fault.text) for place, fault in faults.items()} == {
        (1, 1): ("formula", "1+1"),
        (2, 0): ("error", "#N/A"),
        (2, 1): ("error", "#REF!"),
    }


def test_a_formula_with_an_empty_result_is_none_without_a_result() -> None:
    said = b'<c r="A1" s="1" t="str"><f>IF(B1="","",1)</f><v></v></c><c r="D1"><f>1</f><v>1</v></c>'
    lacking = b'<c r="B1"><f>B2</f><v/></c><c r="C1"><f t="shared" ref="C1:C2" si="0">A1&amp;B1</f></c>'
    follower = b'</row><row r="2"><c r="C2"><f t="shared" si="0"/></c>'
    found = faults_of(b'<row r="1">' + said + lacking + follower + b"</row>")
    assert found == {
        (1, 1): Fault("formula", "B2"),
        (1, 2): Fault("formula", "A1&amp;B1"),
        (2, 2): Fault("formula", "=…"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(map(str, row)) for row in (TOP, [*ROW[:3], '"1,250"'], ROW))
    rows, _counted = textfile.rows(text.encode(encoding))
    assert rows == [tuple(TOP), (*ROW[:3], "1,250"), tuple(map(str, ROW))]


def test_a_separator_may_be_declared() -> None:
    assert textfile.rows(b"sep=|\r\na|b\r\n")[0] == [(), ("a", "b")]


@pytest.mark.parametrize("content", [b"a,b\n" * 6, b"\n" * 11, b"a,b,c,d\n" * 3])
def test_a_text_may_have_as_many_cells_as_a_workbook(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textfile, "CELLS_LIMIT", 10)
    assert len(textfile.rows(b"a,b\n" * 5)[0]) == 5
    assert refusal(lambda: textfile.rows(content)) == "file.beyond_limits"


def refusal(run: Callable[[], object]) -> str:
    with pytest.raises((Unreadable, NotFound)) as caught:
        run()
    return caught.value.code


def test_each_bad_file_has_its_own_code(tmp_path: Path) -> None:
    def text(content: str) -> Path:
        path = tmp_path / "list.csv"
        path.write_text(content, encoding="utf-8")
        return path

    def read(path: Path) -> Callable[[], object]:
        return lambda: read_file(path, ImportKind.ACCOUNTS)

    (tmp_path / "empty.xlsx").touch()
    assert refusal(read(tmp_path / "none.xlsx")) == "file.missing"
    assert refusal(read(tmp_path)) == "file.is_folder"
    assert refusal(read(tmp_path / "empty.xlsx")) == "file.empty"
    assert refusal(read(book(tmp_path / "blank.xlsx", []))) == "file.no_rows"
    assert refusal(read(text("9900000001,演示,大工业,630\n9900000002,演示,大工业,630\n"))) == "file.no_headings"
    assert refusal(read(text("甲,乙,丙\n1,2,3\n"))) == "file.no_columns"
    assert refusal(read(text("户号,客户名称\n9900000001,演示\n"))) == "file.columns_missing"
    good = book(tmp_path / "good.xlsx", [TOP, ROW])
    assert refusal(lambda: read_file(good, ImportKind.ACCOUNTS, sheet="none")) == "file.no_sheet"


def test_the_steps_of_the_wizard(tmp_path: Path) -> None:
    view = inspect(book(tmp_path / "a.xlsx", [["演示台账"], [], TOP, ROW]))
    assert (view.kind, view.heading_row) == (ImportKind.ACCOUNTS, 3)
    assert view.sheet is not None
    assert view.sample(view.sheet, 2) == [(1, ("演示台账", "", "", "")), (3, tuple(TOP))]
    found = match(view, ImportKind.ACCOUNTS, "Sheet", 3)
    assert found.missing == ()


LINES = [VerdictLine(4, ("0099", "=1+1", 630.0, datetime.date(2026, 9, 1), 9.9e17, None), ("refused", "@reason"))]


def test_verdicts_keep_text_as_text(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    heads = ["户号", "+名称", "容量", "日期", "大数", "空"]
    assert write_verdicts(out, "台账/[1]", heads, ["行", "结果", "原因"], LINES) == 1
    sheet = load_workbook(out).worksheets[0]
    assert sheet.title == "台账  1"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:I2"
    assert [cell.value for cell in sheet[1]] == ["行", "结果", "原因", *heads]
    values = [cell.value for cell in sheet[2]]
    assert values[:6] == [4, "refused", "@reason", "0099", "=1+1", 630]
    assert values[6] == datetime.datetime(2026, 9, 1)
    assert values[7] == "9.9e+17"
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s", "s", "s", "n", "d", "s", "n"]


def test_a_file_takes_its_name_only_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.bin"
    out.write_bytes(b"old")

    def broken() -> None:
        with atomic_file(out) as file:
            file.write(b"new")
            raise KeyError("stop")

    with pytest.raises(KeyError):
        broken()
    assert out.read_bytes() == b"old"
    with atomic_file(out) as file:
        file.write(b"new")
        assert out.read_bytes() == b"old"
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_is_open_in_excel_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to put another file in the place of one that is open."""
    out = tmp_path / "汇总.xlsx"
    out.write_bytes(b"old")

    def refused(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Denied) as caught, atomic_file(out) as file:
        file.write(b"new")
    assert caught.value.code == "file.not_writable"
    for language in ("en", "zh_CN"):
        assert "Excel" in sentence(caught.value.code, language, caught.value.values)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"folder\.missing"), atomic_file(tmp_path / "none" / "out.bin"):
        pass
    with pytest.raises(Denied, match=r"file\.not_writable"), atomic_file(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("size", [0, 200, 3000, 10_000, 30_000])
def test_a_full_disk_leaves_no_file(tmp_path: Path, size: int) -> None:
    """A limit on the size of files fails in the same calls as a full disk, at every stage of writing."""
    import resource

    lines = [VerdictLine(row, (f"{row * 7919 % 10007}", "演示"), ("added", "")) for row in range(4000)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        with pytest.raises(DiskFull) as caught:
            write_verdicts(tmp_path / "out.xlsx", "demo", ["a", "b"], ["行", "结果", "原因"], lines)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.code == "disk.full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_field_has_a_name_for_people(kind: ImportKind, language: str) -> None:
    assert [field for field in fields(kind) if f"field.{field}" not in sentences(language)] == []


def test_what_is_kept_back_takes_its_name_only_after_the_deed(tmp_path: Path) -> None:
    out = tmp_path / "out.bin"
    with kept_back(out) as waiting:
        waiting.write_bytes(b"done")
        assert not out.exists()
    assert out.read_bytes() == b"done"
    with pytest.raises(DiskFull) as raised, kept_back(out) as waiting:
        waiting.write_bytes(b"not done")
        raise DiskFull("disk.full", path=str(waiting))
    assert raised.value.values == {"path": str(out)}
    assert out.read_bytes() == b"done"
    assert list(tmp_path.iterdir()) == [out]


def test_cancel_holds_wherever_the_reading_of_a_text_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("户号,名称,容量\n" + "1,甲,630\n" * (3 * PART), encoding="utf-8")
    patient = Stopped(0)
    assert len(read_sheets(tmp_path / "a.csv", progress=patient)[0].rows) == 3 * PART + 1
    assert -patient.asked >= 7  # while the process reads, between the parts of its answer, and over its rows
    for asked in range(1, 8):
        with pytest.raises(Cancelled):
            read_sheets(tmp_path / "a.csv", progress=Stopped(asked))
