"""Pages that have no place on the rail are reached from what stands around them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.support.window import WindowMaker
from ui.options.section_list import OptionsList, SectionButton


@pytest.mark.parametrize("page", ["accounts", "contacts"])
@pytest.mark.parametrize(("place", "words"), [("top100", "Top-100"), ("duplicates", "Duplicates"), ("bin", "Bin")])
def test_the_lists_of_accounts_lead_to_the_ranking_the_duplicates_and_the_bin(
    page: str, place: str, words: str, windows: WindowMaker
) -> None:
    window = windows.open(page)
    QTest.keyClick(window.page.more, Qt.Key.Key_Return)  # type: ignore[union-attr]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    assert window.page_id == place


@pytest.mark.parametrize(("place", "words"), [("duplicates", "Duplicates"), ("bin", "Bin")])
def test_the_settings_lead_to_the_duplicates_and_the_bin(place: str, words: str, windows: WindowMaker) -> None:
    window = windows.open("settings")
    [sections] = window.stack.findChildren(OptionsList)
    link = next(each for each in sections.findChildren(SectionButton) if each.text() == words)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert window.page_id == place
