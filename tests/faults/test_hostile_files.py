"""Files that want to harm, or are not what they seem: refused with a code, in little time,
without a word on stderr."""

import contextlib
import io
import socket
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from crm.domain.errors import Cancelled, RoundsError, Unreadable
from crm.domain.imports import ImportKind
from crm.domain.progress import Progress
from crm.exchange import zipgate
from crm.exchange.incoming import inspect, read_file
from crm.exchange.templates.book import Filling, Template
from crm.exchange.workbook import Limits, read_sheets

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def plain() -> dict[str, bytes]:
    """Return the parts of a small good workbook."""
    book = Workbook()
    book.worksheets[0].append(["户号", "客户名称"])
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: dict[str, bytes], extra: list[tuple[str, bytes]] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*parts.items(), *(extra or [])]:
            archive.writestr(name, content)
    return path


def reason(path: Path, limits: Limits | None = None) -> tuple[str, object]:
    with pytest.raises(Unreadable) as caught:
        read_sheets(path, limits or Limits())
    return caught.value.code, caught.value.values.get("reason")


def test_the_good_one_is_good(tmp_path: Path) -> None:
    assert read_sheets(pack(tmp_path / "a.xlsx", plain()))[0].rows == [("户号", "客户名称")]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "xl/../../evil", "C:evil", "..\\evil", "\\\\host\\evil"])
def test_climbing_names(tmp_path: Path, name: str) -> None:
    assert reason(pack(tmp_path / "a.xlsx", plain(), [(name, b"x")])) == ("file.hostile", "climbing_names")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_repeated_names(tmp_path: Path, name: str) -> None:
    assert reason(pack(tmp_path / "a.xlsx", plain(), [(name, b"x")])) == ("file.hostile", "repeated_names")


def test_too_many_parts(tmp_path: Path) -> None:
    extra = [(f"xl/media/{number}", b"") for number in range(zipgate.PARTS_LIMIT)]
    assert reason(pack(tmp_path / "a.xlsx", plain(), extra)) == ("file.hostile", "parts")


def test_a_bomb(tmp_path: Path) -> None:
    extra = [("xl/media/zeros", bytes(zipgate.RATIO_FROM + 1))]
    assert reason(pack(tmp_path / "a.xlsx", plain(), extra)) == ("file.hostile", "ratio")


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """The directory tells 1,000 bytes; the part inflates to far more."""
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: b"<x>" + b" " * 30_000_000})
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        told = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(content.replace(told, (1000).to_bytes(4, "little")))
    assert reason(path)[0] in ("file.damaged", "file.hostile")


def test_too_much_inflated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipgate, "INFLATED_LIMIT", 1000)
    assert reason(pack(tmp_path / "a.xlsx", plain())) == ("file.hostile", "inflated")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "docProps/app.xml"])
def test_a_document_type_anywhere(tmp_path: Path, part: str, encoding: str) -> None:
    text = '<?xml version="1.0"?><!doctype a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert reason(pack(tmp_path / "a.xlsx", plain() | {part: text.encode(encoding)})) == ("file.hostile", "doctype")


def test_an_encrypted_part(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", plain())
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    assert reason(path)[0] == "file.encrypted"


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(400)
    )
    assert reason(path)[0] == "file.encrypted"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 nothing more", "file.damaged"), (b"PK\x05\x06" + bytes(18), "file.no_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "file.damaged"),
        (b"%PDF-1.7\n%\xe2\xe3", "file.no_workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file.no_workbook"), (b"<html><table>", "file.no_workbook"),
        (b"\xff\xfe\xfd\x00\x01", "file.no_workbook"), (bytes(5000), "file.no_workbook"), (b"\x81", "file.encoding"),
        (b" \r\n\t\r\n", "file.no_rows"), (b'a,b\r\n"' + b"x" * 1_200_000, "file.cell_too_long"),
    ],
)  # fmt: skip
def test_what_is_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert reason(path)[0] == code


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    assert reason(pack(tmp_path / "a.xlsx", {"word/document.xml": b"<a/>"}))[0] == "file.no_workbook"


def test_a_cut_workbook(tmp_path: Path) -> None:
    content = pack(tmp_path / "a.xlsx", plain()).read_bytes()
    for size in range(4, len(content), len(content) // 25):
        (tmp_path / "b.xlsx").write_bytes(content[:size])
        assert reason(tmp_path / "b.xlsx")[0] == "file.damaged"


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in (1, 1_048_576))
        + b'<row r="1"><c r="ZZ1"><v>1</v></c></row>',
    ],
)
def test_sheets_that_break_their_reader(tmp_path: Path, cells: bytes) -> None:
    """The reader may abort, panic or run out of memory: in its own process, and within the limits."""
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet})
    tracemalloc.start()
    try:
        code = reason(path, Limits(megabytes=512, seconds=10))[0]
        assert code in ("file.damaged", "file.beyond_limits", "file.no_rows")
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def rows_xml(count: int) -> bytes:
    return b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (each, each, each * 7919) for each in range(1, count)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_memory_is_limited(tmp_path: Path) -> None:
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + rows_xml(200_000) + b"</sheetData></worksheet>"
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet})
    assert reason(path, Limits(megabytes=45))[0] in ("file.damaged", "file.beyond_limits")


def test_a_million_blank_rows_are_none(tmp_path: Path) -> None:
    blank = b"".join(b'<row r="%d"/>' % row for row in range(2, 1_000_000))
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row>' + blank + b'<row r="1000000"><c r="A1000000"><v>2</v></c></row>'
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet})
    tracemalloc.start()
    try:
        rows = read_sheets(path)[0].rows
        assert (rows[0], rows[-1], len(rows)) == ((1.0,), (2.0,), 1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 500_000_000
    finally:
        tracemalloc.stop()


def test_three_thousand_sheets_are_refused_with_their_number(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    for number in range(3000):
        book.create_sheet(f"S{number}").append([number])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable) as caught:
        read_sheets(tmp_path / "a.xlsx")
    assert (caught.value.code, caught.value.values["count"]) == ("file.too_many_sheets", 3000)


def test_a_cell_of_forty_megabytes_is_cut_to_what_a_cell_can_hold(tmp_path: Path) -> None:
    text = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"ab" * 20_000_000 + b"</t></is></c></row>"
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + text + b"</sheetData></worksheet>"
    parts = plain() | {SHEET: sheet}
    assert reason(pack(tmp_path / "a.xlsx", parts))[0] == "file.hostile"
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert reason(tmp_path / "b.xlsx")[0] == "file.cell_too_long"


def test_a_text_is_read_within_the_same_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("户号,客户名称\n9900000001," + "ab" * 20_000_000, encoding="utf-8")
    tracemalloc.start()
    try:
        assert reason(path)[0] == "file.cell_too_long"
        path.write_text("a,b\n" * 100_000, encoding="utf-8")
        assert reason(path, Limits(seconds=0))[0] == "file.too_slow"
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_the_memory_of_a_text_is_limited(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("".join(f"{each},{each * 7}\n" for each in range(1_000_000)), encoding="utf-8")
    assert reason(tmp_path / "a.csv", Limits(megabytes=100))[0] == "file.beyond_limits"


def test_an_entity_from_elsewhere_is_refused_in_every_kind_of_workbook(tmp_path: Path) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    assert reason(pack(tmp_path / "a.ods", {"content.xml": evil})) == ("file.hostile", "doctype")
    assert reason(pack(tmp_path / "a.xlsx", plain() | {"xl/sharedStrings.xml": evil})) == ("file.hostile", "doctype")


def test_a_document_that_nests_its_entities_is_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>'.encode()
    assert reason(pack(tmp_path / "a.xlsx", plain() | {SHEET: text})) == ("file.hostile", "doctype")


def test_no_file_makes_the_program_call_out(tmp_path: Path) -> None:
    """Linked workbooks, pictures, queries and formulas of the web point to a listener to which nobody may come."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        links = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{address}" '
            'TargetMode="External"/></Relationships>'
        ).encode()
        cells = (
            f'<row r="1"><c r="A1"><f>WEBSERVICE("{address}")</f><v>1</v></c>'
            '<c r="B1"><f>[1]Sheet!A1</f><v>2</v></c></row>'
            f'</sheetData><hyperlinks><hyperlink ref="A1" location="{address}"/></hyperlinks>'
        ).encode()
        sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + cells + b"</worksheet>"
        more = {"xl/worksheets/_rels/sheet1.xml.rels": links, "xl/externalLinks/_rels/externalLink1.xml.rels": links}
        path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet} | more)
        assert read_sheets(path)[0].rows == [(1.0, 2.0)]
        with contextlib.suppress(RoundsError):
            Template(path).check(Filling({}, {}, {}))
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_merged_sheets_and_macros_are_read_and_said(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in (("台账", None), ("户号", "客户名称"), ("9900000001", "演示")):
        sheet.append(row)
    for area in ("A1:B1", "A4:XFD1048576"):
        sheet.merge_cells(area) if area == "A1:B1" else sheet.merged_cells.add(area)
    made.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = read_sheets(pack(tmp_path / "b.xlsm", parts | {"xl/vbaProject.bin": b"\x00macro"}))[0]
    assert found.rows[-1] == ("9900000001", "演示")
    assert found.notes == (("file.macros", {}),)


def test_a_reader_that_passes_over_rows_is_found_out(tmp_path: Path) -> None:
    """Cells without an address, in a namespace of their own: what a second count finds is said."""
    cells = b"".join(b'<x:row r="%d"><x:c r="A%d"><x:v>%d</x:v></x:c></x:row>' % (n, n, n) for n in range(1, 9))
    space = b'xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    sheet = b"<x:worksheet " + space + b"><x:sheetData>" + cells + b"</x:sheetData></x:worksheet>"
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet})
    with contextlib.suppress(Unreadable):  # a refusal is a word, too
        found = read_sheets(path)[0]
        read = sum(1 for row in found.rows if any(cell != "" for cell in row))
        assert read == 8 or [values["counted"] for _code, values in found.notes] == [8]


def test_time_is_limited_and_the_user_can_stop(tmp_path: Path) -> None:
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + rows_xml(600_000) + b"</sheetData></worksheet>"
    path = pack(tmp_path / "a.xlsx", plain() | {SHEET: sheet})
    assert reason(path, Limits(seconds=0))[0] == "file.too_slow"
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_sheets(path, progress=progress)


def test_files_above_the_limit_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("户号,客户名称\n" * 100, encoding="utf-8")
    assert reason(tmp_path / "a.csv", Limits(text_bytes=1000))[0] == "file.beyond_limits"
    assert reason(tmp_path / "a.csv", Limits(file_bytes=1000))[0] == "file.beyond_limits"


def test_the_child_can_only_answer_with_plain_values(monkeypatch: pytest.MonkeyPatch) -> None:
    from crm.exchange import apart

    for attack in (b"cos\nsystem\n(S'exit 1'\ntR.", b"", b"\x80\x05", b"garbage", b"\x80\x05]."):
        assert apart._plain(io.BufferedReader(io.BytesIO(attack)), None) in ([], [[]])


def test_formula_texts_and_huge_values_stay_data(tmp_path: Path) -> None:
    lines = ["户号,客户名称,客户分类,合同容量,备注", "9900000001,=cmd|' /C calc'!A0,大工业,630,<img src=x>"]
    lines += [
        "9900000002,演示,大工业," + "9" * 300 + ",",
        "9" * 400 + ",演示,大工业,630,",
        "9900000003," + "名" * 600 + ",大工业,1,",
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = read_file(path, ImportKind.ACCOUNTS)
    assert [draft.name for _, draft in result.drafts if hasattr(draft, "name")] == ["=cmd|' /C calc'!A0"]
    assert [each.code for each in result.problems] == ["cell.number", "cell.account_no", "cell.too_long"]
    assert all(len(each.value) <= 120 for each in result.problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=3000))
def test_no_bytes_break_the_program(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with contextlib.suppress(RoundsError):
        inspect(path)
        read_file(path, ImportKind.ACCOUNTS)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=12))
def test_no_damage_to_a_workbook_breaks_the_program(tmp_path: Path, damage: list[tuple[int, int]]) -> None:
    content = bytearray(pack(tmp_path / "a.xlsx", plain()).read_bytes())
    for place, byte in damage:
        content[place % len(content)] = byte
    (tmp_path / "a.xlsx").write_bytes(content)
    with contextlib.suppress(RoundsError):
        inspect(tmp_path / "a.xlsx")
