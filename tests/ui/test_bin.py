"""The bin with real widgets: looking, filtering, restoring by the keys, deleting for good."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.bin import bin_rows, delete_account, going_with_account
from crm.usecases.tasks import add_task, remove_task
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.bin.page import BinPage
from ui.shell.window import MainWindow
from ui.widgets.confirm_popup import ConfirmPopup


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.change() as work:
        key = account_ids(work)[0]
        delete_account(work, key, going_with_account(work, key).version)
        task_id = add_task(work, "早先删除 <b>")
        remove_task(work, task_id, 1)
    return key


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID) -> MainWindow:
    return windows.open("bin")


def page(window: MainWindow) -> BinPage:
    assert isinstance(window.page, BinPage)
    return window.page


def is_deleted(store: Store, account_id: UUID) -> bool:
    with store.read() as reader:
        return account_id not in account_ids(reader)


def test_enter_restores_and_undo_deletes_again(window: MainWindow, demo_store: Store, account_id: UUID) -> None:
    before = page(window).model.rowCount()
    page(window).table.set_current(account_id)
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    assert not is_deleted(demo_store, account_id)
    assert page(window).model.rowCount() == before - 1
    page(window).context.undo.undo()
    assert is_deleted(demo_store, account_id)
    assert page(window).model.rowCount() == before


def test_many_come_back_in_one_step(window: MainWindow, demo_store: Store, account_id: UUID) -> None:
    every = page(window).model.rowCount()
    assert every > 1
    QTest.keyClick(page(window).table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page(window).restore_button, Qt.MouseButton.LeftButton)
    assert page(window).model.rowCount() == 0
    assert page(window).empty.isVisible()
    page(window).context.undo.undo()
    assert page(window).model.rowCount() == every


def test_kind_and_text_narrow_the_bin_and_are_cleared(window: MainWindow, account_id: UUID) -> None:
    every = page(window).model.rowCount()
    page(window).filter.setText("早先")
    assert page(window).model.rowCount() == 1
    page(window).kind.set_value("account")
    page(window).load()
    assert page(window).empty.isVisible()
    page(window).empty.acted.emit()
    assert page(window).model.rowCount() == every


def test_a_row_tells_who_deleted_what(window: MainWindow, qtbot: QtBot, demo_store: Store, account_id: UUID) -> None:
    model = page(window).model
    qtbot.waitUntil(lambda: model.row(account_id) is not None)
    told = {column.key: column.text(model.row(account_id)) for column in model.columns}
    with demo_store.read() as reader:
        (entry,) = bin_rows(reader, [account_id])
    assert told["title"] == entry.title
    assert told["kind"] == "Account"
    clock = page(window).context.clock
    assert told["moment"].endswith(f"{clock.local(entry.deleted_at):%H:%M}")
    assert told["by"] == entry.deleted_by != ""
    assert told["with"].split()[0] == str(sum(entry.with_it.values()))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR])
def test_only_an_administrator_is_offered_to_delete_for_good(window: MainWindow, role: Role) -> None:
    page(window).context.scope.choose(None, "", role)
    assert not page(window).purge_button.isVisible()
    page(window).context.scope.choose(None, "", Role.ADMIN)
    assert page(window).purge_button.isVisible()


def test_no_button_of_the_bin_stands_over_another_page(window: MainWindow) -> None:
    left = page(window)
    window.navigate("settings")
    left.context.scope.choose(None, "", Role.ADMIN)
    assert not left.purge_button.isVisible()
    window.navigate("bin")
    assert left.purge_button.isVisible()


def test_deleting_for_good_asks_once(window: MainWindow, account_id: UUID) -> None:
    page(window).context.scope.choose(None, "", Role.ADMIN)
    before = page(window).model.rowCount()
    page(window).table.set_current(account_id)
    for answer in ("keep", "yes"):
        QTest.mouseClick(page(window).purge_button, Qt.MouseButton.LeftButton)
        popup = page(window).findChildren(ConfirmPopup)[-1]
        QTest.mouseClick(getattr(popup, answer), Qt.MouseButton.LeftButton)
        assert page(window).model.rowCount() == (before if answer == "keep" else before - 1)
    assert account_id not in page(window).model.ids()
