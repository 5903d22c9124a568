"""The list of contacts: numbers stay masked until somebody looks, and the look is written down."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.phones import masked
from crm.storage.store import Store
from crm.storage.tables import PhoneLook
from crm.usecases.contacts import contact_row, remove_contact
from tests.support.window import WindowMaker
from ui.accounts.contacts_page import ContactsPage
from ui.accounts.reach_popup import ReachPopup
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    """The contacts of the whole team; the current one has a number."""
    window = windows.open("contacts")
    window.context.scope.choose(None, "", window.context.scope.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    page(window).model.with_rows(page(window).model.ids()[:50], lambda rows: _stand_on(window, rows))
    return window


def _stand_on(window: MainWindow, rows: list[Any]) -> None:
    page(window).table.set_current(next(row.id for row in rows if row.phones))


def page(window: MainWindow) -> ContactsPage:
    assert isinstance(window.page, ContactsPage)
    return window.page


def number(window: MainWindow, store: Store) -> str:
    key = page(window).table.current_id()
    assert key is not None
    with store.read() as reader:
        return contact_row(reader, key).phones[0].number


def popup(window: MainWindow) -> ReachPopup:
    found = page(window).popup
    assert found is not None
    assert found.isVisible()
    return found


def looks(store: Store) -> int:
    with store.read() as reader:
        return len(reader.rows(select(PhoneLook.c.id)))


def test_c_opens_the_numbers_and_a_look_is_logged(window: MainWindow, demo_store: Store) -> None:
    whole = number(window, demo_store)
    QTest.keyClick(page(window).table, Qt.Key.Key_C)
    shown = popup(window).numbers[0].number
    assert shown.text() == masked(whole) != whole
    assert looks(demo_store) == 0
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert shown.text() == QGuiApplication.clipboard().text() == whole
    assert looks(demo_store) == 1


def test_a_click_on_a_masked_number_opens_it(window: MainWindow, demo_store: Store) -> None:
    table = page(window).table
    column = [column.key for column in page(window).spec.columns].index("phones")
    place = table.visualRect(page(window).model.index(table.currentIndex().row(), column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert popup(window).numbers[0].number.text() == masked(number(window, demo_store))


def test_a_contact_that_is_gone_is_told(window: MainWindow, demo_store: Store) -> None:
    key = page(window).table.current_id()
    assert key is not None
    with demo_store.change() as work:
        remove_contact(work, key, contact_row(work, key).version)
    QTest.keyClick(page(window).table, Qt.Key.Key_C)
    assert page(window).popup is None
    assert "no longer exists" in window.toast.text
