"""The key sheet tells the truth: what the window and its pages listen to stands in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.window import WindowMaker
from ui.app import Language
from ui.pages import PLACES
from ui.shell.key_rows import groups
from ui.shell.key_sheet import KeySheet
from ui.shell.window import MainWindow
from ui.widgets.labels import Text


def listed() -> set[str]:
    """Return every sequence of the sheet, written as Qt writes it."""
    keys = {key for group in groups() for row in group.rows for key in row.keys}
    return {QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) or key for key in keys}


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_shortcut_of_a_page_stands_in_the_sheet(windows: WindowMaker, place: str) -> None:
    window = windows.open(place)
    found = {each.key().toString(QKeySequence.SequenceFormat.PortableText) for each in window.findChildren(QShortcut)}
    assert found - listed() == set()


def opened(window: MainWindow) -> KeySheet:
    return window.findChildren(KeySheet)[-1]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_it_opens_by_its_keys_scrolls_and_closes_by_esc(windows: WindowMaker, qtbot: QtBot, key: Qt.Key) -> None:
    window = windows.open("reports")
    window.resize(1180, 720)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.setFocus()
    QTest.keyClick(window, key)
    sheet = opened(window)
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.width() <= 1180
    assert sheet.height() <= 720
    bar = sheet.area.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(sheet.area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_every_word_has_its_chinese(qapp: QApplication) -> None:
    language = Language(qapp)
    english = {row.does for group in groups() for row in group.rows} | {group.title for group in groups()}
    language.use("zh_CN")
    try:
        chinese = {row.does for group in groups() for row in group.rows} | {group.title for group in groups()}
    finally:
        language.use("en")
    assert not english & chinese


def test_nothing_is_cut_at_the_smallest_window(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    window.resize(1180, 720)
    window.show_keys()
    sheet = opened(window)
    qtbot.waitUntil(sheet.isVisible)
    inner = sheet.area.widget()
    assert inner is not None
    assert inner.width() <= sheet.area.viewport().width()
    for text in sheet.findChildren(Text):
        assert text.height() >= text.heightForWidth(text.width())
    sheet.close()
