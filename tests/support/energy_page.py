"""The page Energy in tests: its tabs by the arrow keys, and the cells of its tables."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.energy.page import EnergyPage
from ui.shell.window import MainWindow
from ui.widgets.table.figure_table import FigureTable


def page(window: MainWindow) -> EnergyPage:
    assert isinstance(window.page, EnergyPage)
    return window.page


def cells(table: FigureTable) -> list[list[str]]:
    model = table.figures
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def go(window: MainWindow, qtbot: QtBot, tab: str, table: FigureTable) -> None:
    """Walk along the tabs by the arrow keys."""
    tabs = page(window).tabs
    tabs.setFocus()
    while tabs.current() != tab:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: table.figures.rowCount() > 0)
