"""The comparison uses the room of a high window for feeders, and of a wide one for what stands out."""

import pytest
from pytestqt.qtbot import QtBot

from tests.support.energy_page import page
from tests.support.window import WindowMaker
from ui.energy.compare_view import BESIDE, FEEDERS
from ui.shell.window import MainWindow
from ui.theme.look import px


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("energy")
    qtbot.waitUntil(lambda: page(window).compare.strips.table() != [])
    return window


def lines(window: MainWindow) -> int:
    return len(page(window).compare.losses.table.figures.rows)


def test_a_high_window_shows_more_feeders_without_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    view = page(window).compare
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: lines(window) == FEEDERS)
    view.losses.table.selectRow(2)
    window.resize(1440, 1400)
    qtbot.waitUntil(lambda: lines(window) > FEEDERS)
    bottom = view.losses.mapTo(view, view.losses.rect().bottomLeft()).y()
    assert view.height() - view.losses.table.row_height() < bottom <= view.height()
    assert view.losses.table.currentIndex().row() == 2
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: lines(window) == FEEDERS)


def test_a_wide_window_gives_room_to_what_stands_out(window: MainWindow) -> None:
    window.resize(1440, 900)
    assert page(window).compare.stands_out.width() == px(BESIDE)
    window.resize(2560, 900)
    assert page(window).compare.stands_out.width() > px(BESIDE)
