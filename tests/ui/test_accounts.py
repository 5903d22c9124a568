"""The account list and the account page over the demo."""

from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.list_rows import AccountItem
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.store import Store
from crm.usecases.accounts import account_detail
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from crm.usecases.tasks import tasks_of_account
from crm.usecases.timeline import timeline
from tests.support.lists import account_item
from tests.support.window import WindowMaker
from ui.accounts.account_page import AccountPage
from ui.accounts.contact_dialog import ContactDialog
from ui.accounts.page import AccountsPage
from ui.accounts.side_panel import SidePanel
from ui.shell.window import MainWindow
from ui.texts.dates import dated
from ui.texts.rules import rule_name


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The list of the first manager with accounts."""
    window = windows.open("accounts")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> AccountsPage:
    assert isinstance(window.page, AccountsPage)
    return window.page


def account_page(window: MainWindow) -> AccountPage:
    assert isinstance(window.page, AccountPage)
    return window.page


def expected(store: Store, window: MainWindow, *sort: SortKey) -> list[Any]:
    with store.read() as reader:
        query = ListQuery(person_id=window.context.scope.person_id, sort=sort)
        return list(list_ids(reader, ListKind.ACCOUNTS, query))


def shown(window: MainWindow) -> list[Any]:
    model = page(window).model
    return [model.id_at(place) for place in range(model.rowCount())]


def first_row(store: Store, key: Any) -> AccountItem:
    with store.read() as reader:
        return account_item(reader, key)


def test_the_list_is_what_the_database_says(window: MainWindow, demo_store: Store) -> None:
    assert shown(window)
    assert set(shown(window)) == set(expected(demo_store, window))


def test_a_click_on_a_heading_sorts_and_keeps_the_current_row(window: MainWindow, demo_store: Store) -> None:
    key = shown(window)[2]
    page(window).table.set_current(key)
    page(window).table.sort_asked.emit((SortKey("contract_kva", True),))
    assert shown(window) == expected(demo_store, window, SortKey("contract_kva", True))
    assert page(window).table.current_id() == key


def test_typed_words_narrow_the_list(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    name = first_row(demo_store, shown(window)[0]).name
    words = name.removeprefix("深圳市")[:2]
    page(window).filters.set_values({}, words)
    assert first_row(demo_store, shown(window)[0]).name.find(words) >= 0
    assert len(shown(window)) < len(expected(demo_store, window))


def test_a_filter_that_hides_everything_says_so_and_offers_the_way_back(window: MainWindow) -> None:
    page(window).filters.set_values({}, "没有这样的客户")
    assert shown(window) == []
    assert page(window).body.empty.isVisible()
    page(window).body.empty.acted.emit()
    assert shown(window)
    assert not page(window).body.empty.isVisible()


def test_the_panel_follows_the_current_row(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    key = shown(window)[1]
    with qtbot.waitSignal(page(window).table.settled):
        page(window).table.set_current(key)
    panel = page(window).panel
    assert isinstance(panel, SidePanel)
    assert panel.isVisible()
    assert panel.head.title.text() == first_row(demo_store, key).name


def test_add_in_the_panel_opens_a_new_contact(window: MainWindow, demo_store: Store) -> None:
    panel = page(window).panel
    assert isinstance(panel, SidePanel)
    key = shown(window)[0]
    panel.show_account(key)
    panel.add.click()
    dialog = panel.findChildren(ContactDialog)[-1]
    dialog.name.setText("钱演示")
    dialog.save()
    with demo_store.read() as reader:
        assert "钱演示" in [each.name for each in account_detail(reader, key).contacts]


def test_enter_opens_and_the_way_back_finds_the_row(window: MainWindow) -> None:
    key = shown(window)[3]
    page(window).table.set_current(key)
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    assert (window.page_id, window.page.state() if window.page else None) == ("account", {"id": key})
    window.back()
    assert window.page_id == "accounts"
    assert page(window).table.current_id() == key


def test_copied_rows_are_text_and_a_table(window: MainWindow, demo_store: Store) -> None:
    key = shown(window)[0]
    page(window).table.set_current(key)
    QTest.keyClick(page(window).table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert first_row(demo_store, key).name in data.text()
    assert "<table" in data.html()


def open_account(window: MainWindow) -> Any:
    key = shown(window)[0]
    window.navigate("account", id=key)
    return key


def note(window: MainWindow, text: str) -> None:
    field = account_page(window).timeline.note
    field.setPlainText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_note_becomes_an_entry_and_can_be_undone(window: MainWindow, demo_store: Store) -> None:
    key = open_account(window)
    note(window, "电话确认了联系人。(演示)")

    def texts() -> list[str]:
        with demo_store.read() as reader:
            return [str(entry.text) for entry in timeline(reader, key, None, 50, None)]

    assert any("电话确认了联系人" in each for each in texts())
    assert account_page(window).timeline.note.toPlainText() == ""
    window.context.undo.undo()
    assert not any("电话确认了联系人" in each for each in texts())


def test_a_note_that_begins_a_task_makes_one(window: MainWindow, demo_store: Store) -> None:
    key = open_account(window)
    note(window, "客户要报价 #准备四号库报价")
    with demo_store.read() as reader:
        assert "准备四号库报价" in [task.title for task in tasks_of_account(reader, key)]


def test_a_note_that_is_being_typed_waits_for_the_way_back(window: MainWindow) -> None:
    key = open_account(window)
    account_page(window).timeline.note.setPlainText("还没写完")
    window.navigate("accounts")
    window.navigate("account", id=key)
    assert account_page(window).timeline.note.toPlainText() == "还没写完"


def test_a_fact_is_edited_in_place_and_undone(window: MainWindow, demo_store: Store) -> None:
    key = open_account(window)
    before = account_page(window).page_title()
    account_page(window).about.facts.edited.emit("name", "深圳市岚屿新名有限公司(演示)")
    assert account_page(window).page_title() == "深圳市岚屿新名有限公司(演示)"
    assert first_row(demo_store, key).name == "深圳市岚屿新名有限公司(演示)"
    window.context.undo.undo()
    assert account_page(window).page_title() == before


@pytest.mark.parametrize(("field", "text"), [("name", "  "), ("contract_kva", "many"), ("contract_kva", "-5")])
def test_a_wrong_fact_is_refused_and_nothing_is_lost(
    window: MainWindow, demo_store: Store, field: str, text: str
) -> None:
    key = open_account(window)
    before = first_row(demo_store, key)
    account_page(window).about.facts.edited.emit(field, text)
    assert first_row(demo_store, key) == before


def test_an_account_that_is_gone_is_told(windows: WindowMaker) -> None:
    window = windows.open("account", id=uuid4())
    assert account_page(window).problem.isVisible()


def test_the_due_cell_explains_its_rule_and_its_day(window: MainWindow, demo_store: Store) -> None:
    page(window).bar.picked.emit("all")
    places = {column.key: place for place, column in enumerate(page(window).spec.columns)}
    key = expected(demo_store, window, SortKey("due_on"))[0]
    page(window).table.set_current(key)
    row = first_row(demo_store, key)
    assert row.due_on is not None
    assert row.interval_days is not None
    model = page(window).model
    index = model.index(model.place(key), places["due_on"])
    told = model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
    rule, day = told.split("\n")
    assert str(row.interval_days) in rule
    assert day == f"Due on {dated(row.due_on, window.context.clock.today())}."
    assert page(window).table._tip(page(window).table.visualRect(index).center()) == told
    assert model.data(model.index(index.row(), places["duty_rule"])) == rule_name(row.duty_rule or "")


def test_accounts_are_filtered_by_the_rule_in_words(window: MainWindow, demo_store: Store) -> None:
    key = expected(demo_store, window, SortKey("due_on"))[0]
    rule = first_row(demo_store, key).duty_rule or ""
    page(window).filters.set_values({"duty_rule": [rule]})
    assert key in shown(window)
    with demo_store.read() as reader:
        assert {account_item(reader, each).duty_rule for each in shown(window)} == {rule}
    page(window).table.sort_asked.emit((SortKey("phone_due_on"),))
    with demo_store.read() as reader:
        days = [account_item(reader, each).phone_due_on for each in shown(window)]
    known = [day for day in days if day is not None]
    assert known
    assert known == sorted(known)


def test_an_edited_cell_flashes_once_it_is_saved(window: MainWindow, demo_store: Store) -> None:
    table, model = page(window).table, page(window).model
    key = shown(window)[1]
    table.set_current(key)
    place = [column.key for column in page(window).spec.columns].index("name")
    assert model.setData(model.index(1, place), "")
    assert not table.flashes(1, place)
    assert model.setData(model.index(1, place), "别名演示")
    assert table.flashes(model.place(key), place)
    assert not table.flashes(model.place(key), place + 1)
    assert not table.flashes(model.place(key) + 1, place)
    tinted = table.grab().toImage()
    with demo_store.read() as reader:
        assert account_detail(reader, key).name == "别名演示"
    table._flashing.stop()
    assert not table.flashes(model.place(key), place)
    assert table.grab().toImage() != tinted


def test_brackets_lead_through_the_list_that_the_account_was_opened_from(window: MainWindow) -> None:
    keys = shown(window)
    page(window).table.set_current(keys[1])
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    for key, wanted in ((Qt.Key.Key_BracketRight, 2), (Qt.Key.Key_BracketLeft, 1), (Qt.Key.Key_BracketLeft, 0)):
        QTest.keyClick(account_page(window), key)
        assert account_page(window).state()["id"] == keys[wanted]
    QTest.keyClick(account_page(window), Qt.Key.Key_BracketLeft)
    assert account_page(window).state()["id"] == keys[0]
    window.back()
    assert account_page(window).state()["id"] == keys[1]
    QTest.keyClick(account_page(window), Qt.Key.Key_BracketRight)
    assert account_page(window).state()["id"] == keys[2]


def test_brackets_do_nothing_where_an_account_was_found_by_name(window: MainWindow) -> None:
    key = shown(window)[0]
    window.navigate("account", id=key)
    QTest.keyClick(account_page(window), Qt.Key.Key_BracketRight)
    assert account_page(window).state()["id"] == key
