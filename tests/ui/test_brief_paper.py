"""The brief on paper: one page whatever it holds, every name literally, fonts in the file."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from PySide6.QtGui import QTextDocument

from crm.domain.brief import Brief
from tests.support.briefs import BRIEFS, calm, coming, contact, judged, outage, promise
from ui.brief.lines import clipped, width_of
from ui.brief.sheet import ROOMS, brief_paper, brief_papers
from ui.printing.paper import extent_of, image_of, pdf_of

pytestmark = pytest.mark.usefixtures("qapp")
FULL = judged(
    calm(
        contacts=tuple(contact(f"演示 {number}", "10012345678") for number in range(20)),
        outages=tuple(outage(number) for number in range(30)),
        coming=(coming(),) * 3,
        promises=tuple(promise(text=f"承诺 {number}") for number in range(40)),
    )
)


def words(brief: Brief, masks: bool = False) -> str:
    document = QTextDocument()
    document.setHtml(brief_paper(brief, masks).body)
    return document.toPlainText()


@settings(max_examples=25, deadline=None)
@given(BRIEFS)
def test_any_brief_fits_on_one_page(brief: Brief) -> None:
    assert extent_of(brief_paper(judged(brief))).pages == 1


def test_what_was_left_out_is_counted() -> None:
    assert extent_of(brief_paper(FULL)).pages == 1
    shown = words(FULL)
    left_out = 40 - sum(f"承诺 {number}\n" in shown for number in range(40))
    assert left_out > 0
    assert f"and {left_out}" in shown


def test_the_rooms_only_become_narrower() -> None:
    for wide, narrow in pairwise(ROOMS):
        assert all(narrow.lines[part] <= count for part, count in wide.lines.items())
        assert narrow.text <= wide.text
        assert narrow.bars <= wide.bars


@pytest.mark.parametrize("name", ["<b>粗</b>&amp;", "مصنع", "🏭 工厂", "甲" * 500])
def test_names_are_shown_literally_and_cut_where_they_are_too_long(name: str) -> None:
    assert clipped(name, 64).removesuffix("…") in words(calm(account_values={"name": name}))


def test_numbers_stand_whole_on_paper_and_masked_on_a_screen() -> None:
    assert "10012345678" in words(calm())
    assert "10012345678" not in words(calm(), masks=True)
    assert "100****5678" in words(calm(), masks=True)


def test_a_bare_account_says_what_is_not_known() -> None:
    shown = words(judged(calm(contacts=(), months=())))
    for each in ("No contact is known", "There are no readings", "Nothing is known of the way in"):
        assert each in shown


def test_several_are_as_many_pages_with_their_fonts() -> None:
    pdf = pdf_of(brief_papers([FULL, calm(), judged(calm(months=()))]))
    assert pdf.count(b"/Type /Page\n") == 3
    assert pdf.count(b"/FontFile") == pdf.count(b"/FontDescriptor\n") > 0


def test_the_picture_for_the_screen_is_the_page() -> None:
    image = image_of(brief_paper(FULL), 600)
    assert (image.width(), image.height()) == (600, 849)
    inks = {image.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 840, 7)}
    assert len(inks) > 3


@given(BRIEFS.map(lambda brief: brief.account.name))
def test_a_clipped_text_is_no_wider_than_its_room(text: str) -> None:
    found = clipped(text, 20)
    assert sum(width_of(letter) for letter in found.removesuffix("…")) <= 20
