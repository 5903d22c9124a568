"""An account deleted from the list: asked once with what goes along, kept by Keep, brought back by Undo."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.bin import going_with_account
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.accounts.page import AccountsPage
from ui.shell.window import MainWindow
from ui.widgets.confirm_popup import ConfirmPopup


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("accounts")


def asked(window: MainWindow, key: UUID) -> ConfirmPopup:
    """Ask for the deletion of an account by the command of its row."""
    page = window.page
    assert isinstance(page, AccountsPage)
    page.table.set_current(key)
    page.run("delete")
    assert page.deletion.popup is not None
    return page.deletion.popup


def test_an_account_goes_with_all_that_is_its_own_and_undo_brings_it_back(
    window: MainWindow, demo_store: Store
) -> None:
    with demo_store.read() as reader:
        key = account_ids(reader)[0]
        going = going_with_account(reader, key)
    assert sum(going.counts.values()) > 0
    popup = asked(window, key)
    assert popup.keep.hasFocus()
    popup.yes.click()
    with demo_store.read() as reader:
        assert key not in account_ids(reader)
    undo = window.context.undo
    assert undo.undo_text is not None
    assert going.name in undo.undo_text
    undo.undo()
    with demo_store.read() as reader:
        assert key in account_ids(reader)
        assert going_with_account(reader, key).counts == going.counts


def test_enter_on_keep_changes_nothing(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        key = account_ids(reader)[0]
    popup = asked(window, key)
    QTest.keyClick(popup.keep, Qt.Key.Key_Return)
    assert window.context.undo.undo_text is None
    with demo_store.read() as reader:
        assert key in account_ids(reader)


def test_a_manager_is_told_why_an_account_with_held_visits_stays(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("accounts")
    with demo_store.read() as reader:
        key = next(each for each in account_ids(reader) if going_with_account(reader, each).held)
    demo_store.act_as(window.context.scope.person_id, Role.MANAGER)
    popup = asked(window, key)
    popup.yes.click()
    assert popup.problem.isVisible()
    assert popup.problem.text()
    with demo_store.read() as reader:
        assert key in account_ids(reader)
