"""The place of the pages: one that is too high scrolls as a whole, and the next one does not for its sake."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.page_stack import PageStack, page_area
from ui.widgets.labels import Text

HIGH = 700


def page(height: int) -> QWidget:
    """Make a page whose words wrap, as all pages' do, with a part of a fixed height."""
    made, fixed = QWidget(), QWidget()
    fixed.setFixedHeight(height)
    column = QVBoxLayout(made)
    column.addWidget(Text("words that wrap " * 8, "body", wrap=True))
    column.addWidget(fixed)
    return made


def test_a_page_is_as_high_as_it_must_be_and_not_as_another_one(qtbot: QtBot) -> None:
    stack = PageStack()
    high, low = page(HIGH), page(40)
    stack.addWidget(high)
    stack.addWidget(low)
    area = page_area(stack)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    qtbot.waitUntil(lambda: stack.height() > HIGH)
    stack.setCurrentWidget(low)
    qtbot.waitUntil(lambda: stack.height() == area.viewport().height())
    stack.setCurrentWidget(high)
    qtbot.waitUntil(lambda: stack.height() > HIGH)
