"""What tests of the planner do by hand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.planner.page import PlannerPage
from ui.planner.reason_popup import ReasonPopup


def give_reason(page: PlannerPage, words: str = "") -> None:
    """Answer why an approved visit goes to another day: in own words, or with the first reason of the list."""
    popup = [each for each in page.findChildren(ReasonPopup) if each.isVisible()][-1]
    if words:
        popup.words.setText(words)
    QTest.keyClick(popup.words if words else popup.list, Qt.Key.Key_Return)
