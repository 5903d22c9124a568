"""The contacts of an account: masked numbers, adding, doubting, removing, and all of it taken back."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.domain.accounts import AccountDetail
from crm.storage.store import Store
from crm.usecases.accounts import account_detail
from tests.support.window import WindowMaker
from ui.accounts.about_card import ContactDialog
from ui.accounts.account_page import AccountPage
from ui.accounts.contact_list import ContactLine, masked
from ui.shell.window import MainWindow

TWO_CONTACTS = """
SELECT account_id FROM contact WHERE deleted_at IS NULL GROUP BY account_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1
"""


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        return UUID(bytes=reader.connection.execute(text(TWO_CONTACTS)).scalar_one())


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID, qtbot: QtBot) -> MainWindow:
    window = windows.open("account", id=account_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> AccountPage:
    assert isinstance(window.page, AccountPage)
    return window.page


def stored(store: Store, account_id: UUID) -> AccountDetail:
    with store.read() as reader:
        return account_detail(reader, account_id)


def lines(window: MainWindow) -> list[ContactLine]:
    return page(window).about.contacts._lines


def pick(line: ContactLine, words: str) -> None:
    """Choose from the menu of a contact that was opened last."""
    menu = line.findChildren(QMenu)[-1]
    action = next(each for each in menu.actions() if words in each.text())
    menu.close()
    action.trigger()


def test_contacts_stand_in_call_order_with_masked_numbers(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    contacts = stored(demo_store, account_id).contacts
    assert [line._contact.id for line in lines(window)] == [contact.id for contact in contacts]
    number = contacts[0].phones[0].number
    assert masked(number) in lines(window)[0]._second()
    assert number not in lines(window)[0]._second()


def test_a_number_is_shown_and_copied_when_it_is_asked_for(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    number = stored(demo_store, account_id).contacts[0].phones[0].number
    QTest.mouseClick(lines(window)[0].phone, Qt.MouseButton.LeftButton)
    pick(lines(window)[0], number)
    assert QGuiApplication.clipboard().text() == number


def test_a_number_is_doubted_and_believed_again(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    QTest.mouseClick(lines(window)[0].phone, Qt.MouseButton.LeftButton)
    pick(lines(window)[0], "failed")
    assert stored(demo_store, account_id).contacts[0].phones[0].is_doubtful
    assert "in doubt" in lines(window)[0]._second()
    window.context.undo.undo()
    assert not stored(demo_store, account_id).contacts[0].phones[0].is_doubtful


def test_a_contact_is_added_and_taken_back(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = len(lines(window))
    QTest.mouseClick(page(window).about.add_button, Qt.MouseButton.LeftButton)
    dialog = page(window).about.findChildren(ContactDialog)[-1]
    add = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Add contact")
    assert not add.isEnabled()
    QTest.keyClicks(dialog.name, "Demo Contact")
    QTest.keyClicks(dialog.number, "13000000000")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    added = next(each for each in stored(demo_store, account_id).contacts if each.name == "Demo Contact")
    assert [phone.number for phone in added.phones] == ["13000000000"]
    assert len(lines(window)) == before + 1
    window.context.undo.undo()
    assert len(lines(window)) == before


def test_a_contact_is_removed_and_brought_back(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    names = [contact.name for contact in stored(demo_store, account_id).contacts]
    QTest.mouseClick(lines(window)[1].more, Qt.MouseButton.LeftButton)
    pick(lines(window)[1], "Remove")
    assert [contact.name for contact in stored(demo_store, account_id).contacts] == [names[0], *names[2:]]
    window.context.undo.undo()
    assert [contact.name for contact in stored(demo_store, account_id).contacts] == names
