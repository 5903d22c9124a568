"""Paper: pages, fonts and markup, looked for in the file itself."""

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QGuiApplication, QPageLayout, QPalette, QTextDocument
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.pdf_text import pages_of
from ui.printing import markup
from ui.printing.dialog import print_papers
from ui.printing.paper import Paper, _Sheet, _writer, image_of, pdf_of
from ui.printing.whole_rows import cut_rows

pytestmark = pytest.mark.usefixtures("qapp")


def _has_pages(view: QPrintPreviewWidget, count: int) -> bool:
    return view.pageCount() == count


def long(rows: int) -> str:
    return markup.table(
        ["户号", "kVA"], [[f"{number:04}", "蓝鲸"] for number in range(rows)], right={1}, widths=[30, 70]
    )


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def boxes(pdf: bytes) -> list[tuple[float, float]]:
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in found]


def test_a_short_paper_is_one_page_of_a4_and_a_long_one_goes_on() -> None:
    short, more = pdf_of([Paper("One", long(3))]), pdf_of([Paper("More", long(120))])
    assert pages(short) == 1
    assert pages(more) > 2
    assert boxes(short) == [(595, 842)]


def test_each_paper_begins_on_a_page_of_its_own_way_up() -> None:
    pdf = pdf_of([Paper("Tall", long(3)), Paper("Wide", long(3), landscape=True), Paper("Tall again", long(3))])
    assert boxes(pdf) == [(595, 842), (842, 595), (595, 842)]


def test_each_page_says_which_of_how_many_of_its_paper_it_is() -> None:
    shown = pages_of(pdf_of([Paper("Visit summary", long(120)), Paper("Short", long(3))]))
    count = len(shown) - 1
    assert count > 2
    feet = [text[text.rindex("蓝鲸") + 2 :] for text in shown]
    assert feet == [*(f"Visit summaryPage {at} of {count}" for at in range(1, count + 1)), "ShortPage 1 of 1"]


def test_the_fonts_lie_in_the_file() -> None:
    pdf = pdf_of([Paper("走访", markup.paragraph("走访 Visit"))])
    assert pdf.count(b"/FontFile") == pdf.count(b"/FontDescriptor\n")
    assert b"/FontFile" in pdf


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1))
def test_every_text_is_shown_literally(text: str) -> None:
    document = QTextDocument()
    document.setHtml(markup.table(["a"], [[text]]) + markup.paragraph(text) + markup.heading(text))
    shown = [line for line in document.toPlainText().split("\n") if line]
    assert shown == ["a", text, text, text]


def test_ink_stays_dark_when_the_window_is_light_on_dark() -> None:
    before = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette(QColor("white"), QColor("black")))
    try:
        image = image_of(Paper("Ink", markup.paragraph("█" * 20)), 400)
    finally:
        QGuiApplication.setPalette(before)
    dark = sum(image.pixelColor(x, y).lightness() < 100 for x in range(0, 400, 2) for y in range(0, 80, 2))
    assert dark > 20


def test_facts_stand_in_pairs_and_the_last_row_is_filled_up() -> None:
    made = markup.facts([("One", "1"), ("Two", "2"), ("Three", "3")])
    assert made.count("<tr>") == 2
    assert made.count("<td") == 8


def test_the_preview_shows_what_is_printed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = print_papers([Paper("Month", long(120), landscape=True)], parent)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Month"
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    view = dialog.findChild(QPrintPreviewWidget)
    assert view is not None
    qtbot.waitUntil(lambda: view.pageCount() > 3)


def test_papers_of_both_ways_are_shown_in_one_preview_and_a_second_one_after_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    papers = [Paper("Month", long(2), landscape=True), Paper("Brief", long(2)), Paper("Brief", long(2))]
    for _ in range(3):
        dialog = print_papers(papers, parent)
        view = dialog.findChild(QPrintPreviewWidget)
        assert view is not None
        qtbot.waitUntil(partial(_has_pages, view, 3))
        dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("lines", [2, 5, 9])
def test_no_row_of_a_table_stands_on_two_pages(landscape: bool, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in the layout itself, beside the same rows as Qt alone would set them."""
    rows = [[str(number), "\n".join(["蓝鲸新材料 kVA"] * (number % lines + 1)), "一"] for number in range(80)]
    paper = Paper("Rows", markup.title("Rows") + markup.table(["a", "b", "c"], rows), landscape)
    sheet = _Sheet(paper, _writer(paper))
    document, high = sheet._document, sheet._page.height()
    assert cut_rows(document, high) == 0
    assert sheet.pages > 1
    shown = document.toPlainText()
    assert [shown.count(f"\n{number}\n") for number in range(80)] == [1] * 80
    tops = rows_at_page_tops(document, high)
    assert len(tops) == sheet.pages - 1
    assert max(tops) < high / 12, "each goes on right under the headings"
    monkeypatch.setattr("ui.printing.paper.keep_rows_whole", lambda *_: None)
    before = _Sheet(paper, _writer(paper))
    assert cut_rows(before._document, high) > 0


def test_a_row_that_is_higher_than_a_page_is_left_to_break() -> None:
    paper = Paper("High", markup.table(["a"], [["一"], ["\n".join(["蓝鲸"] * 200)], ["二"]]))
    assert _Sheet(paper, _writer(paper)).pages > 2


def rows_at_page_tops(document: QTextDocument, high: float) -> list[float]:
    """Return how far under the top of its page the first text of every page but the first stands."""
    layout, firsts, block = document.documentLayout(), dict[int, float](), document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        if block.text():
            firsts[int(top // high)] = min(top % high, firsts.get(int(top // high), high))
        block = block.next()
    return [top for page, top in firsts.items() if page]
