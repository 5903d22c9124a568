"""A pause is when nobody types or points, and each is told once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ui.leisure import Leisure


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    return field


def test_a_pause_is_told_once_until_somebody_types(field: QLineEdit) -> None:
    leisure = Leisure(field, quiet=0)
    leisure.start()
    assert leisure.take()
    assert not leisure.take()
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "a"
    assert leisure.take()
    field.windowHandle().requestUpdate()
    QTest.qWait(0)
    assert not leisure.take(), "painting is no work of anybody"


def test_a_pause_comes_only_some_time_after_the_last_key(field: QLineEdit) -> None:
    leisure = Leisure(field)
    leisure.start()
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert not leisure.take()


def test_work_of_the_program_puts_a_pause_off_by_a_moment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("ui.leisure.time.monotonic", lambda: now)
    leisure = Leisure()
    for _second in range(4):
        now += 0.9
        leisure.put_off()
        assert not leisure.take()
    now += 1
    assert leisure.take(), "the last key is long ago"
    leisure.put_off()
    now += 1
    assert leisure.take(), "what was made since can be tidied up"
    leisure.over()
    now += 2.9
    assert not leisure.take()


def test_a_window_that_comes_later_is_watched_too(qtbot: QtBot, field: QLineEdit) -> None:
    leisure = Leisure(field, quiet=0)
    leisure.start()
    later = QLineEdit()
    qtbot.addWidget(later)
    later.show()
    later.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is later.windowHandle())
    assert leisure.take()
    QTest.keyClick(later.windowHandle(), Qt.Key.Key_A)
    assert leisure.take()


def test_an_open_menu_is_no_pause(qtbot: QtBot, field: QLineEdit) -> None:
    leisure = Leisure(field, quiet=0)
    menu = QMenu(field)
    menu.addAction("demo")
    menu.popup(field.mapToGlobal(field.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    assert not leisure.take()
    menu.close()
    assert leisure.take()


def test_the_filter_takes_nothing_away(field: QLineEdit) -> None:
    leisure = Leisure(field)
    assert not leisure.eventFilter(field, QEvent(QEvent.Type.KeyPress))
