"""Pages that were not looked at lately go, and come back as they were left; what is under way stays."""

import threading
import weakref
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from crm.domain.changes import Changes
from crm.domain.codes import Role, Segment
from crm.domain.lists import SortKey
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.lists.page import ListPage
from ui.pages import BY_ID, PLACES
from ui.shell.shelf import KEPT
from ui.shell.window import MainWindow
from ui.theme.look import theme

OTHERS = ("issues", "orders", "tasks", "figures", "satisfaction", "network", "reviews", "honesty", "audit", "bin")
"""More passing pages than are kept."""


def walk(window: MainWindow) -> None:
    """Look at other pages until all that may go has gone."""
    for page in OTHERS:
        window.navigate(page)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def list_page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


@pytest.fixture
def accounts(windows: WindowMaker) -> MainWindow:
    """The accounts of everybody, narrowed, sorted, with the last row chosen."""
    window = windows.open("accounts")
    window.context.scope.choose(None, "", window.context.scope.role)
    window.navigate(
        "accounts", view="all", values={"segment": [Segment.LARGE_INDUSTRIAL]}, sort=[SortKey("name", True)]
    )
    model = list_page(window).model
    assert model.rowCount() > 2
    list_page(window).table.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    return window


def test_few_passing_pages_stay_built(windows: WindowMaker) -> None:
    window = windows.open("today")
    for place in PLACES:
        if place.passing and not place.of_row:
            window.navigate(place.id)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    built = [place.id for place in PLACES if place.id in window.shelf]
    assert sum(BY_ID[page].passing for page in built) == KEPT
    assert window.stack.count() == len(built)
    assert {"today", window.page_id} <= set(built)


@pytest.mark.parametrize("way", ["rail", "back"])
def test_a_page_comes_back_as_it_was_left(accounts: MainWindow, way: str) -> None:
    former, state, rows = accounts.page, list_page(accounts).state(), list(list_page(accounts).model.ids())
    walk(accounts)
    assert not shiboken6.isValid(former)
    if way == "rail":
        accounts.navigate("accounts")
    else:
        for _ in OTHERS:
            accounts.back()
    assert accounts.page_id == "accounts"
    assert accounts.page is not former
    assert list_page(accounts).state() == state
    assert list(list_page(accounts).model.ids()) == rows
    assert list_page(accounts).table.current_id() == rows[-1]


def test_what_is_asked_of_a_page_goes_before_how_it_was_left(accounts: MainWindow) -> None:
    walk(accounts)
    accounts.navigate("accounts", view="overdue")
    assert list_page(accounts).present().view == "overdue"
    assert not list_page(accounts).present().filters


def test_a_page_stays_while_something_typed_stands_in_it(windows: WindowMaker) -> None:
    window = windows.open("tasks")
    page: Any = window.page
    page.new_task()
    QTest.keyClicks(page.line.line, "Ask for the new number")
    for place in PLACES:
        if place.passing and not place.of_row and place.id != "tasks":
            window.navigate(place.id)
    window.navigate("tasks")
    assert window.page is page


def test_a_page_stays_while_several_rows_are_chosen(accounts: MainWindow) -> None:
    page = list_page(accounts)
    page.model.check_all(True)
    chosen = list(page.table.chosen_ids())
    walk(accounts)
    accounts.navigate("accounts")
    assert accounts.page is page
    assert list(page.table.chosen_ids()) == chosen
    assert len(chosen) > 1


def test_a_page_stays_while_a_window_of_it_is_open(accounts: MainWindow) -> None:
    page = list_page(accounts)
    dialog = QDialog(page)
    dialog.show()
    walk(accounts)
    assert "accounts" in accounts.shelf
    dialog.close()
    walk(accounts)
    assert "accounts" not in accounts.shelf


def test_a_page_stays_while_a_job_of_it_is_under_way(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("accounts", Runner)
    runner, part, go_on = window.context.runner, list_page(window).table, threading.Event()
    runner.ask(part, lambda _reader: go_on.wait())
    assert runner.works_for(list_page(window))
    assert not runner.works_for(window.rail)
    for page in OTHERS:
        window.navigate(page)
    assert "accounts" in window.shelf
    go_on.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    walk(window)
    assert "accounts" not in window.shelf


def test_the_buttons_of_a_page_go_with_it(windows: WindowMaker) -> None:
    window = windows.open("audit")
    page = window.page
    assert page is not None
    buttons = page.page_actions()
    assert buttons
    for other in ("accounts", *OTHERS):
        if other != "audit":
            window.navigate(other)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(shiboken6.isValid(button) for button in buttons)


def test_what_a_page_has_read_goes_with_it(accounts: MainWindow) -> None:
    page = list_page(accounts)
    rows = weakref.ref(page.model.ids())
    assert len(rows() or ()) > 2
    del page
    walk(accounts)
    assert rows() is None


def test_pages_that_went_heed_nothing(windows: WindowMaker) -> None:
    """What still asked a part of theirs would raise in the event loop, which fails any test of a window."""
    window = windows.open("today")
    for _round in range(2):
        window.context.scope.choose(None, "", Role.ADMIN)
        for place in PLACES:
            if not place.of_row:
                window.navigate(place.id)
        walk(window)
        window.context.hub.changed.emit(Changes(everything=True), None)
        window.context.scope.changed.emit()
        window.context.undo.changed.emit()
        theme().use("light" if theme().is_dark else "dark")
        window.resize(window.width() - 100, window.height() - 40)
        walk(window)
