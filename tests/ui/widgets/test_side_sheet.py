import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.side_sheet import NARROW, SidePlace


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.panel = QPushButton("panel")
        self.panel.setFixedWidth(300)
        row = QHBoxLayout(self)
        row.addWidget(self.field, 1)
        self.side = SidePlace(self, row, self.panel)


@pytest.fixture
def page(qtbot: QtBot) -> _Page:
    page = _Page()
    qtbot.addWidget(page)
    page.resize(NARROW + 100, 700)
    page.show()
    page.activateWindow()
    return page


def test_a_wide_window_has_the_panel_beside_the_rest(page: _Page) -> None:
    assert page.panel.isVisible()
    assert page.field.geometry().right() < page.panel.geometry().left()
    assert not page.side.handle.isVisible()


def test_a_narrow_window_gives_the_room_to_the_rest(page: _Page) -> None:
    narrowed: list[bool] = []
    page.side.narrowed.connect(narrowed.append)
    page.resize(NARROW - 100, 700)
    assert not page.panel.isVisible()
    assert page.side.handle.isVisible()
    assert narrowed == [True]
    page.resize(NARROW + 100, 700)
    assert page.panel.isVisible()
    assert narrowed == [True, False]


def test_the_key_opens_the_sheet_and_esc_gives_the_focus_back(page: _Page, qtbot: QtBot) -> None:
    page.resize(NARROW - 100, 700)
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    QTest.keyClick(page.field, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.isVisible()
    sheet = page.panel.parentWidget()
    assert sheet is not None
    assert sheet.size() == page.size()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.field.hasFocus()


def test_a_click_beside_the_sheet_closes_it_and_one_on_it_does_not(page: _Page) -> None:
    page.resize(NARROW - 100, 700)
    page.side.open()
    sheet = page.panel.parentWidget()
    assert sheet is not None
    QTest.mouseClick(page.panel, Qt.MouseButton.LeftButton)
    assert page.panel.isVisible()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().topLeft())
    assert not page.panel.isVisible()


def test_hiding_in_a_wide_window_is_a_wish_to_keep(page: _Page) -> None:
    kept: list[bool] = []
    page.side.kept.connect(kept.append)
    page.side.toggle()
    page.resize(NARROW - 100, 700)
    page.resize(NARROW + 100, 700)
    assert not page.panel.isVisible()
    page.side.toggle()
    assert page.panel.isVisible()
    assert kept == [False, True]
