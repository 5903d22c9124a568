"""Hotline orders in the window: listed, keyed with deadlines at once, opened from the timeline and from the search."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.changes import Kind
from crm.domain.codes import OrderChannel, Role
from crm.domain.lists import ListKind, ListQuery
from crm.domain.orders import KeyedOrder, OrderRow
from crm.domain.timeline import EntryKind
from crm.storage import orders as stored
from crm.storage.store import Store
from crm.storage.tables import Task
from crm.usecases.lists import list_ids
from crm.usecases.orders import add_order
from crm.usecases.people import people
from crm.usecases.search import Hit
from tests.support.window import WindowMaker
from ui.lists.account_popup import AccountPopup
from ui.lists.popups import TaskPopup
from ui.orders.details import OrderDetails
from ui.orders.dialog import OrderDialog
from ui.orders.page import OrdersPage
from ui.orders.panel import OrderPanel
from ui.shell.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The orders of the first manager with accounts."""
    window = windows.open("orders")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> OrdersPage:
    assert isinstance(window.page, OrdersPage)
    return window.page


def row(store: Store, key: UUID) -> OrderRow:
    with store.read() as reader:
        return stored.order(reader, key)


def account_of(window: MainWindow, store: Store) -> UUID:
    return row(store, page(window).model.ids()[0]).account_id


def opened(window: MainWindow, kind: type[QWidget]) -> QWidget:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def begin(window: MainWindow, store: Store) -> OrderDialog:
    """Open the form for the account of the first order."""
    account = account_of(window, store)
    page(window).made.key_in(account)
    dialog = opened(window, OrderDialog)
    assert isinstance(dialog, OrderDialog)
    return dialog


def keyed(window: MainWindow, store: Store, number: str = "TEST0001") -> UUID:
    account = account_of(window, store)
    made: list[UUID] = []
    draft = KeyedOrder(number, "complaint", "", store.clock.now(), "频繁停电", channel=OrderChannel.HOTLINE)
    window.context.runner.do(page(window), lambda work: add_order(work, account, draft), made.append, undo_text="new")
    return made[0]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_an_order_is_keyed_by_the_keyboard_alone(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    account = account_of(window, demo_store)
    window.recents.note(account)
    before = set(page(window).model.ids())
    page(window).new.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    dialog = opened(window, OrderDialog)
    assert isinstance(dialog, OrderDialog)
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    popup = dialog.findChild(AccountPopup)
    assert popup is not None
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert dialog.account_id == account
    dialog.number.setFocus()
    QTest.keyClicks(dialog.number, "TEST 0001")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (new,) = set(page(window).model.ids()) - before
    made = row(demo_store, new)
    assert (made.order_no, made.account_id, made.official_state) == ("TEST0001", account, "")
    window.context.undo.undo()
    assert set(page(window).model.ids()) == before


def test_deadlines_follow_what_is_typed(window: MainWindow, demo_store: Store) -> None:
    dialog = begin(window, demo_store)
    dialog.received.set_texts(["16 Nov", "09:00"])
    dialog.kind.set_value("complaint/")
    dialog.look()
    assert dialog.due.text() == "Contact by 17 Nov 09:00 · Answer by 23 Nov 18:00"
    dialog.kind.set_value("praise/")
    dialog.look()
    assert dialog.due.text() == "Orders of this type have no deadline."


def test_the_text_tells_whether_the_order_repeats(window: MainWindow, demo_store: Store) -> None:
    keyed(window, demo_store)
    dialog = begin(window, demo_store)
    assert not dialog.repeat.isVisibleTo(dialog)
    dialog.text.set_text("又停电了")
    dialog.look()
    assert dialog.repeat.isVisibleTo(dialog)


@pytest.mark.parametrize(
    ("typed", "said"), [("TEST0001", "There is an order TEST0001 already"), ("???", "is no order number")]
)
def test_a_number_that_cannot_be_gets_a_sentence(
    window: MainWindow, demo_store: Store, qtbot: QtBot, typed: str, said: str
) -> None:
    keyed(window, demo_store)
    dialog = begin(window, demo_store)
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    QTest.keyClicks(dialog.number, typed)
    dialog.look()
    assert dialog.number_field.error() == ""
    dialog.text.setFocus()
    assert said in dialog.number_field.error()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert said in dialog.problem.text()
    assert dialog.number.text() == typed


def test_what_is_typed_is_there_again(window: MainWindow, demo_store: Store) -> None:
    dialog = begin(window, demo_store)
    dialog.number.setText("TEST0009")
    dialog.text.set_text("电表不走")
    dialog.kind.set_value("opinion/")
    dialog.kind.changed.emit("opinion/")
    dialog.reject()
    again = begin(window, demo_store)
    assert (again.number.text(), again.text.text(), again.kind.value()) == ("TEST0009", "电表不走", "opinion/")
    again.save()
    assert len(window.context.drafts) == 0


def test_of_a_report_no_caller_is_kept(window: MainWindow, demo_store: Store) -> None:
    dialog = begin(window, demo_store)
    dialog.number.setText("TEST0002")
    dialog.caller.setText("王工")
    dialog.kind.set_value("report/")
    dialog.look()
    assert not dialog.caller.isEnabled()
    dialog.save()
    (new,) = [key for key in page(window).model.ids() if row(demo_store, key).order_no == "TEST0002"]
    assert row(demo_store, new).caller == ""


def test_only_what_was_keyed_can_be_corrected(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    from_file = shown.model.ids()[0]
    key = keyed(window, demo_store)
    panel = shown.panel
    assert isinstance(panel, OrderPanel)
    for each, can in ((from_file, False), (key, True)):
        panel.show_row(each, row(demo_store, each))
        assert panel.correct.isVisibleTo(panel) is can
        assert "Official state" in [fact.label for fact in panel._facts(row(demo_store, each))]
    panel.correct.click()
    dialog = opened(window, OrderDialog)
    assert isinstance(dialog, OrderDialog)
    dialog.number.setText("TEST0003")
    dialog.save()
    assert row(demo_store, key).order_no == "TEST0003"
    shown.made.correct(row(demo_store, from_file))
    assert not [each for each in window.findChildren(OrderDialog) if each.isVisible()]


def test_a_task_and_an_issue_come_from_an_order(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    key = shown.model.ids()[0]
    shown.table.set_current(key)
    shown.run("task")
    popup = opened(window, TaskPopup)
    assert isinstance(popup, TaskPopup)
    popup.line.set_text("回电")
    QTest.keyClick(popup.line.line, Qt.Key.Key_Return)
    with demo_store.read() as reader:
        assert reader.scalar(select(Task.c.title).where(Task.c.source_id == key, Task.c.source_kind == Kind.WORK_ORDER))
    shown.run("issue")
    panel = shown.panel
    assert isinstance(panel, OrderPanel)
    panel.show_row(key, row(demo_store, key))
    assert row(demo_store, key).issue_id is not None
    assert not panel.make.isVisibleTo(panel)


def test_the_timeline_opens_an_order_whole(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    key = keyed(window, demo_store)
    made = row(demo_store, key)
    window.navigate("account", id=made.account_id)
    timeline = window.page.timeline  # type: ignore[union-attr]
    timeline.show_kinds(EntryKind.WORK_ORDER)
    entries = timeline.view.entries
    shown = next(entries.entry(place) for place in range(entries.rowCount()) if entries.entry(place).id.id == key)
    assert "Complaint · 频繁停电" in shown.lines
    timeline.view.opened.emit(shown.id)
    details = opened(window, OrderDetails)
    assert isinstance(details, OrderDetails)
    assert details.panel.row == made
    details.panel.account.click()
    assert not details.isVisible()
    assert window.page_id == "account"


def test_the_search_finds_an_order_by_its_number_and_opens_it(window: MainWindow, demo_store: Store) -> None:
    key = keyed(window, demo_store, "95598202611170042")
    window.navigate("today")
    window.open_palette("95598202611170042")
    palette = window.palette_over
    assert palette is not None
    hit = next(entry for entry in palette.model.entries if isinstance(entry, Hit) and entry.kind == Kind.WORK_ORDER)
    palette.chosen.emit(hit, "open")
    details = opened(window, OrderDetails)
    assert isinstance(details, OrderDetails)
    assert details.panel.row == row(demo_store, key)
    assert window.page_id == "today"


def test_the_panel_marks_only_what_is_late_or_repeats(windows: WindowMaker, demo_store: Store) -> None:
    shown = windows.open("orders").page
    assert isinstance(shown, OrdersPage)
    panel = shown.panel
    assert isinstance(panel, OrderPanel)
    with demo_store.read() as reader:
        now, keys = reader.clock.now(), list_ids(reader, ListKind.ORDERS, ListQuery())
    marks = set()
    for key in keys:
        order = row(demo_store, key)
        panel.show_row(key, order)
        is_late = order.finished_at is None and order.due_at is not None and order.due_at < now
        assert panel.late.isVisibleTo(panel) is is_late, order
        assert panel.repeat.isVisibleTo(panel) is order.is_repeat, order
        marks.add((is_late, order.is_repeat))
    assert {late for late, _repeats in marks} == {True, False}
