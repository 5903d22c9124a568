"""Bars, headers and checks that no style sheet of a window dresses."""

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from ui.theme.look import colour
from ui.theme.style import SCROLL_BAR, dress
from ui.widgets.bars import bare
from ui.widgets.table.plain import PlainTable


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    bare(view)
    view.setModel(QStringListModel([f"row {number}" for number in range(400)], view))
    view.resize(200, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_bar_is_slim_and_its_handle_goes_from_end_to_end(view: QListView) -> None:
    bar = view.verticalScrollBar()
    assert bar.width() == SCROLL_BAR
    middle = bar.width() // 2
    for value, place in ((bar.minimum(), 4), (bar.maximum(), bar.height() - 5)):
        bar.setValue(value)
        assert bar.grab().toImage().pixelColor(middle, place) == colour("border_strong")
    assert bar.grab().toImage().pixelColor(middle, bar.height() // 2) != colour("border_strong")


def test_a_click_beside_the_handle_pages_and_a_drag_goes_along(view: QListView) -> None:
    bar = view.verticalScrollBar()
    middle = bar.width() // 2
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(middle, bar.height() - 4))
    assert bar.value() == bar.pageStep()
    bar.setValue(0)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
    QTest.mouseMove(bar, QPoint(middle, bar.height()))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(middle, bar.height()))
    assert bar.value() == bar.maximum()


def test_a_header_has_no_other_ground_where_its_titles_end(qtbot: QtBot) -> None:
    table = PlainTable(QStringListModel(["one"]))
    qtbot.addWidget(table)
    table.resize(400, 120)
    table.show()
    header = table.horizontalHeader()
    image = header.grab().toImage()
    assert header.length() < header.width() - 8
    assert image.pixelColor(header.width() - 4, 8) == image.pixelColor(header.length() - 4, 8)


@pytest.mark.parametrize(("state", "token"), [(Qt.CheckState.Checked, "accent"), (Qt.CheckState.Unchecked, "surface")])
def test_checks_in_tables_are_those_of_the_theme(qtbot: QtBot, state: Qt.CheckState, token: str) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    dress(table, "rows")
    bare(table)
    item = QTableWidgetItem("")
    item.setCheckState(state)
    table.setItem(0, 0, item)
    table.show()
    box = table.viewport().grab(table.visualItemRect(item)).toImage()
    seen = {box.pixelColor(x, box.height() // 2 - 5).name() for x in range(6, 16)}
    assert colour(token).name() in seen
