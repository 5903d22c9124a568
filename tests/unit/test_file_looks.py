"""What a look into a file of another program shows, and that no such file does harm."""

from pathlib import Path

import openpyxl
import pytest

from crm.domain.errors import Unreadable
from crm.domain.file_looks import LookKind, PageLook, SheetsLook, WordsLook, look_kind
from crm.exchange.inside import look_inside
from crm.exchange.pdf_page import HIGHEST, WIDEST
from tests.support.foreign import WORD, archive, docx, odt, pdf, slide

PROTECTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>]"


def words(path: Path) -> str:
    found = look_inside(path, LookKind.WORDS)
    assert isinstance(found, WordsLook)
    return found.text


def page(path: Path, number: int = 0) -> PageLook:
    found = look_inside(path, LookKind.PAGES, number)
    assert isinstance(found, PageLook)
    return found


def refused(path: Path, kind: LookKind) -> str:
    with pytest.raises(Unreadable) as caught:
        look_inside(path, kind)
    assert caught.value.values["path"] == path.name
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("合同.PDF", LookKind.PAGES),
        ("负荷.xlsx", LookKind.SHEETS),
        ("old.xls", LookKind.SHEETS),
        ("函.docx", LookKind.WORDS),
        ("会议.odp", LookKind.WORDS),
        ("old.doc", None),
        ("pdf", None),
        ("a.exe", None),
    ],
)
def test_the_ending_tells_how_a_file_is_shown(name: str, kind: LookKind | None) -> None:
    assert look_kind(name) is kind


def test_each_page_of_a_pdf_is_drawn(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", pages=3)
    for number in range(3):
        found = page(path, number)
        assert (found.number, found.count, found.width) == (number, 3, WIDEST)
        assert len(found.pixels) == found.width * found.height * 3
        inside, below = (round((20 * (number + part)) * WIDEST / 595) for part in (0.5, 1.5))
        first = [found.pixels[3 * found.width * row] for row in (inside, below)]
        assert first == [0, 255]


def test_a_page_beyond_the_last_is_the_last(tmp_path: Path) -> None:
    assert page(pdf(tmp_path / "a.pdf", pages=2), 9).number == 1


def test_a_page_of_any_shape_stays_small(tmp_path: Path) -> None:
    tall = page(pdf(tmp_path / "tall.pdf", size=(10, 14_400)))
    assert (tall.width, tall.height) == (3, HIGHEST)
    wide = page(pdf(tmp_path / "wide.pdf", size=(14_400, 10)))
    assert (wide.width, wide.height) == (WIDEST, 1)


def test_a_protected_pdf_and_a_damaged_one_are_told_apart(tmp_path: Path) -> None:
    assert refused(pdf(tmp_path / "a.pdf", trailer=PROTECTED), LookKind.PAGES) == "file.encrypted"
    for name, content in (("b.pdf", b"%PDF-1.4 and then nothing"), ("c.pdf", b""), ("d.pdf", b"PK\x03\x04")):
        path = tmp_path / name
        path.write_bytes(content)
        assert refused(path, LookKind.PAGES) == "file.damaged"


def test_the_first_rows_of_each_sheet_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "负荷"
    sheet.append(["户号", "kW"])
    for number in range(300):
        sheet.append([f"{number:010}", number * 1.5, None])
    book.create_sheet("Empty")
    book.create_sheet("Hidden").sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = look_inside(path, LookKind.SHEETS)
    assert isinstance(found, SheetsLook)
    first, empty = found.sheets
    assert (first.title, first.headings, first.count) == ("负荷", ["A", "B"], 301)
    assert first.rows[:3] == [["户号", "kW"], ["0000000000", "0"], ["0000000001", "1.5"]]
    assert len(first.rows) == 200
    assert first.figures == (False, True)
    assert (empty.title, empty.rows, empty.headings) == ("Empty", [], [])


def test_the_words_of_a_document_keep_paragraphs_and_tables(tmp_path: Path) -> None:
    row = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("户号", "07551", "&lt;b&gt;"))
    body = (
        "<w:p><w:r><w:t>供电</w:t></w:r><w:r><w:t>协议</w:t><w:tab/><w:t>甲方</w:t></w:r></w:p>"
        "<w:p><w:r><w:delText>struck out</w:delText></w:r></w:p>"
        f"<w:tbl><w:tr>{row}</w:tr></w:tbl><w:p><w:r><w:t>end</w:t></w:r></w:p>"
    )
    assert words(docx(tmp_path / "a.docx", body)) == "供电协议\t甲方\n\n户号\t07551\t<b>\nend"


def test_slides_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    parts = {f"ppt/slides/slide{number}.xml": slide(f"slide {number}") for number in (10, 2, 1)}
    assert words(archive(tmp_path / "a.pptx", parts)) == "slide 1\n\nslide 2\n\nslide 10"


def test_the_words_of_an_open_document(tmp_path: Path) -> None:
    cells = "<table:table-cell><text:p>甲</text:p></table:table-cell>" * 2
    body = (
        "<text:h>标题</text:h><text:p>一<text:span>二</text:span>三<text:line-break/>四</text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    )
    assert words(odt(tmp_path / "a.odt", body)) == "标题\n一二三\n四\n甲\t甲"


def test_a_long_document_is_cut(tmp_path: Path) -> None:
    body = f"<w:p><w:r><w:t>{'长' * 1000}</w:t></w:r></w:p>" * 1000
    assert len(words(docx(tmp_path / "a.docx", body))) == 200_000


def test_hostile_documents_are_refused(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.docx", {"word/document.xml": "0" * 50_000_000})
    assert refused(bomb, LookKind.WORDS) == "file.hostile"
    laughs = f'<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="{WORD}">&a;</w:document>'
    assert refused(archive(tmp_path / "l.docx", {"word/document.xml": laughs}), LookKind.WORDS) == "file.hostile"
    assert refused(archive(tmp_path / "none.docx", {"other.xml": "<a/>"}), LookKind.WORDS) == "file.damaged"
    assert refused(archive(tmp_path / "broken.docx", {"word/document.xml": "<a>"}), LookKind.WORDS) == "file.damaged"
