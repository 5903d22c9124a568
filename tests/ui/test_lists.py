"""The page of all long lists, over the accounts of the demo: views, chips, sorting, columns, keys, foot, panel."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event, text

from crm.domain.errors import Offline
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.store import Store
from crm.usecases.lists import columns_of, list_ids, list_totals, view_counts, views_of
from tests.support.window import WindowMaker
from ui.lists.page import ListPage
from ui.shell.window import MainWindow
from ui.widgets.table.chooser import ColumnChooser

PLACES = {kind: kind.value for kind in ListKind}
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_list(windows: WindowMaker, qtbot: QtBot, place: str = "accounts", **arguments: Any) -> MainWindow:
    window = windows.open(place, **arguments)
    window.context.scope.choose(None, "", window.context.scope.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    """The accounts of the whole team."""
    return open_list(windows, qtbot)


def page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


def shown(window: MainWindow) -> list[UUID]:
    return list(page(window).model.ids())


def asked(store: Store, **query: Any) -> list[UUID]:
    with store.read() as reader:
        return list(list_ids(reader, ListKind.ACCOUNTS, ListQuery(**query)))


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


@pytest.mark.parametrize("kind", list(ListKind))
def test_each_list_shows_what_the_database_says(
    windows: WindowMaker, qtbot: QtBot, demo_store: Store, kind: ListKind
) -> None:
    window = open_list(windows, qtbot, PLACES[kind])
    state = page(window).present()
    with demo_store.read() as reader:
        query = ListQuery(state.view, sort=state.sort)
        assert shown(window) == list_ids(reader, kind, query)
        counts = view_counts(reader, kind, query)
        everything = f"{list_totals(reader, kind, ListQuery()).count:,}"
    tabs = {tab.key: tab.count for tab in page(window).bar.views()}
    assert tabs == counts
    assert everything in page(window).foot.line.sums.text()


@pytest.mark.parametrize("kind", list(ListKind))
def test_each_list_knows_every_column_and_view_of_the_database(
    windows: WindowMaker, qtbot: QtBot, kind: ListKind
) -> None:
    spec = page(open_list(windows, qtbot, PLACES[kind])).spec
    known = {column.key: column for column in columns_of(kind)}
    assert {column.key for column in spec.columns} == set(known)
    assert {column.key for column in spec.columns if column.sortable} == set(known)
    assert {view.key for view in spec.views} == set(views_of(kind))
    assert set(spec.shown) <= set(known)
    assert set(spec.pinned) <= {key for key, column in known.items() if column.is_filtered}


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_row_can_be_worded_in_every_column(windows: WindowMaker, qtbot: QtBot, kind: ListKind) -> None:
    window = open_list(windows, qtbot, PLACES[kind])
    window.navigate(PLACES[kind], view=page(window).spec.views[-1].key)
    rows: list[Any] = []
    page(window).model.with_rows(shown(window)[:200], rows.extend)
    assert rows
    for column in page(window).spec.columns:
        for row in rows:
            assert column.text(row)
            if column.value is not None:
                column.value(row)
            if column.raw is not None:
                column.raw(row)


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_filter_offers_choices_that_say_something(windows: WindowMaker, qtbot: QtBot, kind: ListKind) -> None:
    window = open_list(windows, qtbot, PLACES[kind])
    for one in page(window).chips.all():
        found: list[Any] = []
        one.choices(found.extend)
        assert all(choice.label for choice in found), one.key
        assert "-" not in [choice.label for choice in found], one.key


def test_a_page_is_a_fixed_number_of_questions(windows: WindowMaker, qtbot: QtBot, demo_store: Store) -> None:
    window = open_list(windows, qtbot)
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        page(window)._load()
        loads = len(said)
        page(window).filters.set_values({"segment": ["top100"]})
        narrowed = len(said) - loads
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert loads <= 8
    assert narrowed <= 10


def test_two_keys_sort_and_the_header_shows_both(window: MainWindow, demo_store: Store) -> None:
    table = page(window).table
    head = table.horizontalHeader().viewport()
    places = {column.key: place for place, column in enumerate(page(window).spec.columns)}

    def click(key: str, modifier: Qt.KeyboardModifier) -> None:
        left = table.columnViewportPosition(places[key])
        QTest.mouseClick(head, Qt.MouseButton.LeftButton, modifier, QPoint(left + 60, 18))

    click("district", NONE)
    click("contract_kva", SHIFT)
    click("contract_kva", SHIFT)
    sort = (SortKey("district"), SortKey("contract_kva", True))
    assert page(window).present().sort == sort
    assert shown(window) == asked(demo_store, sort=sort)
    click("rating", NONE)
    assert page(window).present().sort == (SortKey("rating"),)


def test_the_titles_sort_by_two_keys_from_the_keyboard_and_keep_it(
    windows: WindowMaker, qtbot: QtBot, demo_store: Store
) -> None:
    window = open_list(windows, qtbot)
    head = page(window).table.horizontalHeader()
    head.setFocus()
    for key, modifier in ((Qt.Key.Key_Right, NONE), (Qt.Key.Key_Return, NONE)):
        press(window, key, modifier)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return, SHIFT)
    sort = page(window).present().sort
    assert len({each.column for each in sort}) == 2
    assert shown(window) == asked(demo_store, sort=sort)
    assert QApplication.focusWidget() is head


def test_what_is_typed_stays_in_the_filter_after_the_titles_had_the_keyboard(window: MainWindow) -> None:
    page(window).table.horizontalHeader().setFocus()
    page(window).filters.focus_text()
    page(window).filters.set_values({}, "深圳")
    assert QApplication.focusWidget() is page(window).filters.line


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_filter_leads_on_to_the_rows_that_it_finds(window: MainWindow, demo_store: Store, key: Qt.Key) -> None:
    shown_page, every = page(window), len(shown(window))
    shown_page.filters.focus_text()
    QTest.keyClicks(shown_page.filters.line, "jm")
    QTest.keyClick(shown_page.filters.line, key)
    assert QApplication.focusWidget() is shown_page.table
    assert set(shown(window)) == set(asked(demo_store, text="jm"))
    assert len(shown(window)) < every
    shown_page.filters.focus_text()
    QTest.keyClick(shown_page.filters.line, Qt.Key.Key_Escape)
    assert shown_page.filters.text() == ""
    QTest.keyClick(shown_page.filters.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is shown_page.table
    assert len(shown(window)) == every


def test_a_chip_of_any_column_narrows_and_clear_brings_everything_back(window: MainWindow, demo_store: Store) -> None:
    everything = shown(window)
    page(window).filters.set_values({"contract_kva": ["1000..3150"], "is_high_risk": ["no"]})
    expected = asked(
        demo_store, filters={"contract_kva": ("1000..3150",), "is_high_risk": ("no",)}, sort=page(window).spec.sort
    )
    assert 0 < len(expected) < len(everything)
    assert shown(window) == expected
    assert page(window).filters.chip("contract_kva").text() == "Capacity, kVA: 1,000–3,150"
    press(window, Qt.Key.Key_F, CONTROL | SHIFT)
    assert shown(window) == everything


def test_a_range_of_ones_own_is_typed_into_the_popup(window: MainWindow, demo_store: Store) -> None:
    filters = page(window).filters
    filters.open_filter("due_on")
    popup = filters._popup
    assert popup is not None
    assert popup.span is not None
    QTest.keyClicks(popup.span.high, "2026-12-31")
    QTest.keyClick(popup.span.high, Qt.Key.Key_Return)
    assert filters.values() == {"due_on": ("..2026-12-31",)}
    assert shown(window) == asked(demo_store, filters={"due_on": ("..2026-12-31",)}, sort=(SortKey("due_on"),))


def test_a_wrong_range_is_told_and_changes_nothing(window: MainWindow) -> None:
    filters = page(window).filters
    before = shown(window)
    filters.open_filter("contract_kva")
    popup = filters._popup
    assert popup is not None
    assert popup.span is not None
    QTest.keyClicks(popup.span.low, "many")
    popup.span.apply.click()
    assert popup.span.problem.text()
    assert popup.isVisible()
    assert shown(window) == before


def test_columns_are_chosen_ordered_and_remembered(windows: WindowMaker, window: MainWindow, qtbot: QtBot) -> None:
    arrangement = page(window).arrangement
    chooser: ColumnChooser = arrangement.choose_columns()
    chooser.open_under(arrangement.columns)
    order = chooser.list.order()
    chooser.list.toggle(order.index("tags"))
    chooser.list.setCurrentRow(chooser.list.order().index("tags"))
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert arrangement.shown()[0] == "name"
    assert "tags" in arrangement.shown()
    kept = arrangement.shown()
    chooser.close()
    again = open_list(windows, qtbot)
    assert page(again).arrangement.shown() == kept
    reset = page(again).arrangement.choose_columns()
    reset.back.click()
    assert page(again).arrangement.shown() == page(again).spec.shown


def test_a_column_is_moved_and_widened_by_keys(window: MainWindow) -> None:
    table = page(window).table
    head = table.horizontalHeader()
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Right)
    before, width = table.columns.shown(), table.columns.widths()["segment"]
    QTest.keyClick(head, Qt.Key.Key_Right, CONTROL)
    assert table.columns.shown()[1:3] == [before[2], before[1]]
    QTest.keyClick(head, Qt.Key.Key_Right, SHIFT)
    assert table.columns.widths()["segment"] > width


def test_the_first_column_stays_when_the_others_scroll_sideways(window: MainWindow) -> None:
    table = page(window).table
    table.show_columns([column.key for column in page(window).spec.columns])
    QApplication.processEvents()
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    before = table.viewport().grab().toImage().copy(0, 0, 160, 200)
    bar.setValue(bar.maximum())
    assert table.viewport().grab().toImage().copy(0, 0, 160, 200) == before
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert page(window).model.checked_ids() == [shown(window)[1]]
    assert bar.value() == bar.maximum()


def test_the_list_is_worked_by_the_keyboard_alone(window: MainWindow) -> None:
    model, table = page(window).model, page(window).table
    table.setFocus()
    first = shown(window)
    table.set_current(first[0])
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Down, SHIFT)
    assert model.checked_ids() == first[1:3]
    assert page(window).foot.currentWidget() is page(window).foot.bulk
    press(window, Qt.Key.Key_A, CONTROL)
    assert model.checked_count == len(first)
    press(window, Qt.Key.Key_Escape)
    assert model.checked_count == 0
    assert page(window).foot.currentWidget() is page(window).foot.line
    press(window, Qt.Key.Key_Slash)
    assert page(window).filters.line.hasFocus()
    table.setFocus()
    press(window, Qt.Key.Key_Return, CONTROL)
    assert window.page_id == "planner"


def test_single_letters_are_text_while_something_is_typed(window: MainWindow) -> None:
    page(window).filters.focus_text()
    for key in (Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_T):
        press(window, key)
    assert window.page_id == "accounts"
    assert page(window).filters.line.text() == "prt"


def test_a_name_is_edited_in_place_and_undone(window: MainWindow, demo_store: Store) -> None:
    key = shown(window)[0]
    page(window).table.set_current(key)
    page(window).table.grab()
    page(window).model.edited.emit(key, "name", "新名字(演示)")
    names: list[Any] = []
    page(window).model.with_rows([key], names.extend)
    assert names[0].name == "新名字(演示)"
    assert window.context.undo.undo_text is not None
    window.context.undo.undo()
    names.clear()
    page(window).model.with_rows([key], names.extend)
    assert names[0].name != "新名字(演示)"


def test_the_menu_key_offers_what_can_be_done_with_the_row(window: MainWindow) -> None:
    table = page(window).table
    table.set_current(shown(window)[0])
    QTest.keyClick(table, Qt.Key.Key_F10, SHIFT)
    menu = page(window).menu.menu
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[:6] == ["Open", "Plan", "Record a visit", "Phone contact", "Log a contact…", "Add task…"]
    menu.close()


def test_a_right_click_works_on_the_row_under_it_unless_it_is_checked(window: MainWindow) -> None:
    table, model = page(window).table, page(window).model
    first = shown(window)
    model.set_checked(first[:2], True)

    def click(row: int) -> None:
        place = QPoint(200, table.rowViewportPosition(row) + 10)
        where = table.viewport().mapToGlobal(place)
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where, NONE))
        menu = page(window).menu.menu
        assert menu is not None
        menu.close()
        QApplication.processEvents()

    click(1)
    assert page(window).chosen() == first[:2]
    click(4)
    assert page(window).chosen() == [first[4]]


def test_copied_rows_are_the_columns_in_view(window: MainWindow) -> None:
    page(window).table.show_columns(["account_no", "name"])
    page(window).model.set_checked(shown(window)[:2], True)
    press(window, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().mimeData().text().split("\n")
    assert lines[0].split("\t") == ["Account", "Account no."]
    assert len(lines) == 3


def test_the_panel_follows_and_never_takes_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    table = page(window).table
    table.setFocus()
    with qtbot.waitSignal(table.settled):
        press(window, Qt.Key.Key_J)
    assert table.hasFocus()
    press(window, Qt.Key.Key_Backslash, CONTROL)
    panel = page(window).panel
    assert panel is not None
    assert not panel.isVisible()


def test_an_error_is_told_where_the_rows_are_and_tried_again(window: MainWindow) -> None:
    body = page(window).body
    page(window).body.show_error(Offline("database.gone"))
    assert body.problem.isVisible()
    body.problem.retry.emit()
    assert page(window).table.isVisible()


def test_three_kinds_of_emptiness_are_worded_differently(window: MainWindow, demo_store: Store) -> None:
    body = page(window).body
    page(window).filters.set_values({}, "没有这样的客户")
    hidden = body.empty.accessibleName()
    body.empty.acted.emit()
    assert page(window).table.isVisible()
    with demo_store.change() as work:
        work.connection.execute(text("UPDATE account SET rating = 5, version = version + 1"))
    window.navigate("accounts", view="low_rating")
    nothing_left = body.empty.accessibleName()
    body.empty.acted.emit()
    assert page(window).views.chosen == "all"
    with demo_store.change() as work:
        work.connection.execute(text("UPDATE account SET deleted_at = '2026-01-01 00:00:00', version = version + 1"))
    window.navigate("today")
    window.navigate("accounts")
    nothing_yet = body.empty.accessibleName()
    assert len({hidden, nothing_left, nothing_yet}) == 3
    body.empty.acted.emit()
    assert window.page_id == "import"
