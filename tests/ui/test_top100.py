"""The top-100 page with real widgets: looking, applying, taking back, entering a figure."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from crm.domain.codes import Segment
from crm.storage.store import Store
from crm.usecases.accounts import account_detail
from tests.support.window import WindowMaker
from ui.accounts.account_page import AccountPage
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.top100.page import Top100Page


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("top100")


def page(window: MainWindow) -> Top100Page:
    assert isinstance(window.page, Top100Page)
    return window.page


def first_entrant(window: MainWindow) -> tuple[str, UUID]:
    found = page(window)._ranking
    assert found is not None
    place = next(each for each in found.entrants if all(not account.is_direct_service for account in each.accounts))
    return place.customer, place.accounts[0].id


def segment(store: Store, account_id: UUID) -> Segment:
    with store.read() as reader:
        return account_detail(reader, account_id).segment


def test_the_tabs_count_what_the_ranking_says(window: MainWindow) -> None:
    found = page(window)._ranking
    assert found is not None
    assert page(window).model.rowCount() == len(found.places) > 0
    page(window).tabs.set_current("entrants")
    page(window).tabs.picked.emit("entrants")
    assert page(window).model.rowCount() == len(found.entrants)


def test_applying_gives_the_segment_and_can_be_taken_back(window: MainWindow, demo_store: Store) -> None:
    _name, account_id = first_entrant(window)
    before = segment(demo_store, account_id)
    QTest.mouseClick(page(window).apply_button, Qt.MouseButton.LeftButton)
    assert segment(demo_store, account_id) is Segment.TOP100
    found = page(window)._ranking
    assert found is not None
    assert found.applied
    assert found.entrants == ()
    page(window).context.undo.undo()
    assert segment(demo_store, account_id) is before


def test_an_entered_energy_moves_an_account_up(window: MainWindow) -> None:
    found = page(window)._ranking
    assert found is not None
    last = next(place for place in reversed(found.places) if len(place.accounts) == 1)
    row = page(window).model.place(last.customer_id)
    column = [each.key for each in page(window).model.columns].index("kwh")
    page(window).model.setData(page(window).model.index(row, column), "9.9亿千瓦时")
    after = page(window)._ranking
    assert after is not None
    assert after.places[0].customer_id == last.customer_id
    assert after.places[0].kwh == 990_000_000


def test_what_is_no_energy_changes_nothing(window: MainWindow) -> None:
    before = page(window)._ranking
    assert before is not None
    column = [each.key for each in page(window).model.columns].index("kwh")
    page(window).model.setData(page(window).model.index(0, column), "viel")
    after = page(window)._ranking
    assert after is not None
    assert after.same_as(before)


def test_accounts_that_lack_months_are_read_as_they_come_into_view(window: MainWindow) -> None:
    shown = page(window)
    shown.tabs.set_current("lacking")
    shown.tabs.picked.emit("lacking")
    found = shown._ranking
    assert found is not None
    assert list(shown.model.ids()) == list(found.lacking) != []
    asked = shown.model.row_at(0)
    assert asked is None or asked.id == found.lacking[0]
    shown.model._ask_wanted()
    first = shown.model.row_at(0)
    assert first is not None
    assert first.id == found.lacking[0]
    column = [each.key for each in shown.model.columns].index("kwh")
    shown.model.setData(shown.model.index(0, column), "12")
    after = page(window)._ranking
    assert after is not None
    assert first.id not in after.lacking


def test_a_year_without_energy_offers_nothing_to_apply(windows: WindowMaker) -> None:
    window = windows.open("top100", year=2022)
    assert page(window).empty.isVisible()
    assert not page(window).apply_button.isEnabled()


def test_a_page_that_is_left_holds_no_ranking_and_comes_back_to_its_row(window: MainWindow) -> None:
    shown = page(window)
    row = shown.model.ids()[3]
    shown.table.set_current(row)
    window.navigate("today")
    assert shown._ranking is None
    assert not shown.model.ids()
    window.back()
    assert page(window) is shown
    assert shown.table.current_id() == row


def menu_by_keys(window: MainWindow) -> QMenu:
    """Open the menu of the current row as the keyboard does."""
    QTest.keyClick(page(window).table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = page(window).menu.menu
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_row_offers_its_work_and_copies_by_keys_alone(window: MainWindow) -> None:
    row = page(window)._rows[page(window).model.ids()[0]]
    page(window).table.set_current(row.id)
    menu = menu_by_keys(window)
    words = words_of(menu)
    assert words[:3] == ["Open", "Plan", "Record a visit"]
    assert "Enter the energy" in words
    assert "Tag…" not in words
    for _ in range(words.index("Copy number") + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == row.account_no


def test_the_energy_is_entered_from_the_menu(window: MainWindow) -> None:
    menu = menu_by_keys(window)
    next(action for action in menu.actions() if action.text().startswith("Enter the energy")).trigger()
    assert page(window).table.state() == page(window).table.State.EditingState
    menu.close()


def test_checked_rows_offer_what_goes_for_many(window: MainWindow) -> None:
    page(window).model.check_all(True)
    menu = menu_by_keys(window)
    assert {"Open", "Record a visit", "Enter the energy", "Copy number"}.isdisjoint(words_of(menu))
    assert {"Plan", "Add task…", "Copy"} <= set(words_of(menu))
    menu.close()


def test_work_on_a_legal_entity_is_for_all_of_its_accounts(window: MainWindow) -> None:
    found = page(window)._ranking
    assert found is not None
    place = max(found.places, key=lambda each: len(each.accounts))
    page(window).table.set_current(place.customer_id)
    handed: list[object] = []
    page(window).with_accounts(handed.extend)
    assert handed == [each.id for each in place.accounts]


def test_p_plans_and_enter_opens_the_account_of_the_row(window: MainWindow) -> None:
    found = page(window)._ranking
    assert found is not None
    place = next(each for each in found.places if len(each.accounts) == 1)
    page(window).table.set_current(place.customer_id)
    QTest.keyClick(page(window).table, Qt.Key.Key_P)
    assert isinstance(window.page, PlannerPage)
    window.back()
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    assert isinstance(window.page, AccountPage)
