from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.errors import Conflict, Offline
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.tasks import add_task, open_tasks
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui import crash
from ui.accounts.account_page import AccountPage
from ui.app import Language, first_size
from ui.outages.outage_form import OutageForm
from ui.pages import PLACES, RAIL
from ui.shell.actions import actions_of
from ui.shell.history import DEPTH, History, Visited
from ui.shell.palette import Palette
from ui.shell.toast import SHOWN_MS
from ui.shell.window import MainWindow
from ui.widgets.table.view import TableView


def press(window: object, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)  # type: ignore[call-overload]


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("page", [place.id for place in PLACES])
def test_every_page_opens_by_its_line_in_the_registry(windows: WindowMaker, page: str) -> None:
    window = windows.open(page)
    assert window.page_id == page
    assert window.page is not None
    window.page.page_title()


def test_an_unknown_page_opens_today(windows: WindowMaker) -> None:
    assert windows.open("nowhere").page_id == "today"


@pytest.mark.parametrize("place", RAIL, ids=lambda place: place.id)
def test_every_place_of_the_rail_has_a_key_of_its_own(windows: WindowMaker, place: object) -> None:
    keys = [each.key for each in RAIL]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_alt_and_a_number_opens_a_place(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "accounts"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "today"
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "accounts"


def test_a_place_is_left_and_found_again_in_its_state(windows: WindowMaker) -> None:
    window = windows.open("accounts", view="overdue")
    window.navigate("tasks", tab="done")
    window.navigate("accounts", view="all")
    window.back()
    assert (window.page_id, window.page.state()["view"] if window.page else None) == ("tasks", "done")
    window.back()
    assert window.page is not None
    assert window.page.state()["view"] == "overdue"


def test_history_forgets_what_lay_ahead_and_is_bounded() -> None:
    history = History()
    for number in range(DEPTH + 10):
        history.open(Visited(str(number)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == DEPTH
    history.open(Visited("new"))
    assert not history.forth()


def test_new_stands_where_a_page_has_no_buttons_of_its_own(windows: WindowMaker) -> None:
    window = windows.open("today")
    assert window.top.new.isVisible()
    window.navigate("reports")
    assert not window.top.new.isVisible()
    assert len(words_of(window.top.new.menu_of())) == 6


def _pick_new(window: MainWindow, letter: Qt.Key) -> None:
    """Begin something by its letter in the menu of New."""
    window.top.new.offer()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, letter)


def test_a_contact_and_an_outage_are_begun_by_letters_of_the_new_menu(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    _pick_new(window, Qt.Key.Key_C)
    palette = window.findChildren(Palette)[0]
    assert palette.isVisible()
    palette.close()
    _pick_new(window, Qt.Key.Key_O)
    assert window.findChildren(OutageForm)
    assert window.page_id == "outages"


@pytest.mark.parametrize("page", ["today", "tasks", "reports"])
def test_t_takes_the_cursor_to_where_a_task_is_typed(windows: WindowMaker, page: str, qtbot: QtBot) -> None:
    window = windows.open(page)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.setFocus()
    press(window, Qt.Key.Key_T)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    assert window.page_id == ("tasks" if page == "reports" else page)


def test_letters_are_text_while_a_field_has_the_focus(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("reports")
    with qtbot.waitActive(window):
        window.activateWindow()
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    press(window, Qt.Key.Key_T)
    assert field.text() == "t"
    assert window.page_id == "reports"


def test_f6_walks_the_panes(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.rail.settings.setFocus()
    seen = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        panes = {"top": window.top, "body": window.body, "status": window.status, "rail": window.rail}
        seen += [name for name, pane in panes.items() if focused is pane or (focused and pane.isAncestorOf(focused))]
    assert seen == ["top", "body", "status", "rail"]


def test_tab_leaves_the_page_for_the_status_bar_and_that_for_the_rail(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("accounts")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.top.new.setFocus()
    press(window, Qt.Key.Key_Tab)
    assert window.body.isAncestorOf(window.focusWidget())
    window.status.setFocus()
    press(window, Qt.Key.Key_Tab)
    assert window.rail.isAncestorOf(window.focusWidget())
    window.status.setFocus()
    press(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.body.isAncestorOf(window.focusWidget())


def test_tab_goes_over_an_account_as_one_reads_it(windows: WindowMaker, qtbot: QtBot, demo_store: Store) -> None:
    with demo_store.read() as reader:
        window = windows.open("account", id=account_ids(reader)[0])
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = window.page
    assert isinstance(shown, AccountPage)
    parts = (window.top, shown.strip, shown.about, shown.timeline, shown.tasks, window.status)
    window.rail.settings.setFocus()
    seen: list[QWidget] = []
    for _ in range(80):
        press(window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        seen += [part for part in parts if part is focused or part.isAncestorOf(focused)]
        if seen[-1:] == [window.status]:
            break
    assert list(dict.fromkeys(seen)) == list(parts)
    assert [place for place, part in enumerate(seen) if part is shown.about][-1] < seen.index(shown.timeline)
    shown.about.begin_edit()
    assert isinstance(window.focusWidget(), QLineEdit)


def test_what_is_undone_is_said_in_words(windows: WindowMaker) -> None:
    window = windows.open("tasks")
    runner = window.context.runner
    runner.do(window, partial(add_task, title="demo"), undo_text="new task demo")
    window.context.undo.undo()
    assert window.toast.text == "Undone: new task demo"
    titles: list[str] = []
    runner.ask(window, lambda reader: [task.title for task in open_tasks(reader, None)], titles.extend)
    assert "demo" not in titles


def test_a_failed_task_is_said_once_with_details_to_copy(windows: WindowMaker) -> None:
    window = windows.open("today")

    def broken(_reader: object) -> None:
        raise ZeroDivisionError("demo")

    window.context.runner.ask(window, broken)
    assert window.toast.isVisible()
    assert window.toast.copy.isVisible()
    window.toast.copy.click()
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError: demo" in copied
    assert "Rounds" in copied
    assert not window.toast.isVisible()


def test_an_expected_refusal_is_its_sentence(windows: WindowMaker) -> None:
    window = windows.open("today")

    def refused(_work: object) -> None:
        raise Conflict("row.changed")

    window.context.runner.do(window, refused)
    assert window.toast.text
    assert "row.changed" not in window.toast.text


def test_what_falls_through_is_told_to_the_window(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    crash.tell(windows.sessions[0].presenter.arrived.emit)
    try:
        crash._uncaught(ValueError, ValueError("demo"), None)
        qtbot.waitUntil(lambda: window.toast.isVisible())
    finally:
        crash.tell(None)
    assert window.toast.history[-1].details


def test_the_status_bar_tells_when_the_database_is_gone(windows: WindowMaker) -> None:
    window = windows.open("today")

    def gone(_reader: object) -> None:
        raise Offline("database.offline")

    window.context.runner.ask(window, gone, fail=lambda _error: None)
    assert not window.status.sound
    assert window.status.state == "Local database · does not answer since 09:48"
    window.context.runner.ask(window, lambda _reader: None)
    assert window.status.sound


def test_drafts_are_counted_and_can_be_opened(windows: WindowMaker) -> None:
    window = windows.open("today")
    assert window.status.drafts == "No drafts on this computer"
    window.context.drafts.keep("visit-0191", "A demo plant", {})
    assert "1 draft" in window.status.drafts
    window.context.drafts.discard("visit-0191")
    assert window.status.drafts == "No drafts on this computer"


def test_a_toast_waits_while_the_pointer_or_the_focus_is_on_it(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    toast = window.toast
    toast.say("Moved to Thu 19", undo=True)
    assert toast.clock.isActive()
    assert toast.clock.interval() == SHOWN_MS
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    assert not toast.clock.isActive()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.clock.isActive()
    toast.undo.setFocus()
    assert not toast.clock.isActive()
    window.setFocus()
    assert toast.clock.isActive()
    toast.clock.timeout.emit()
    assert not toast.isVisible()


def test_toasts_can_be_read_again_under_the_bell(windows: WindowMaker) -> None:
    window = windows.open("today")
    window.toast.say("Saved the demo", undo=True)
    window.toast.hide()
    window.toast.say_again(window.toast.history[-1])
    assert window.toast.isVisible()
    assert not window.toast.undo.isVisible()


def test_scope_follows_the_choice_of_person_and_is_remembered(windows: WindowMaker) -> None:
    window = windows.open("today")
    menu = window.people.menu_of([])
    assert words_of(menu) == ["Team: all accounts"]
    window.context.runner.ask(window, people, lambda persons: window.people.use(persons[0]))
    name = window.context.scope.name
    assert name
    again = windows.open("today")
    assert again.context.scope.name == name
    assert window.status.scope.split(" · ")[0] in ("My accounts", "Team")


def test_another_language_keeps_place_history_and_undo(windows: WindowMaker, qapp: QApplication) -> None:
    window = windows.open("accounts", view="overdue")
    window.navigate("tasks", tab="done")
    window.context.runner.do(window, partial(add_task, title="demo"), undo_text="new task demo")
    session, language = windows.sessions[0], Language(qapp)
    try:
        language.use("zh_CN")
        session.replace_window()
        assert session.window is not window
        assert session.window.page_id == "tasks"
        assert session.window.page is not None
        assert session.window.page.page_title() == "任务"
        assert session.window.page.state()["view"] == "done"
        session.window.back()
        assert session.window.page_id == "accounts"
        assert session.undo.undo_text == "new task demo"
    finally:
        language.use("en")


def test_the_window_is_never_smaller_than_the_design(windows: WindowMaker) -> None:
    window = windows.open("today")
    window.resize(300, 200)
    assert (window.width(), window.height()) == (1180, 720)
    window.resize(1180, 720)
    corner = window.status.mapTo(window, QPoint(window.status.width(), window.status.height()))
    assert (corner.x(), corner.y()) == (1180, 720)


def test_frame_sizes_are_those_of_the_design(windows: WindowMaker) -> None:
    window = windows.open("today")
    sizes: list[Callable[[], int]] = [window.rail.width, window.top.height, window.status.height]
    assert [size() for size in sizes] == [72, 56, 28]


def test_a_notice_stays_until_it_is_closed(windows: WindowMaker) -> None:
    window = windows.open("today")
    before = window.body.height()
    window.show_notice("No font on this computer can show Chinese.")
    QApplication.processEvents()
    assert window.body.height() < before


def test_the_list_of_visits_has_the_keyboard_at_once(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigate("visits")
    assert isinstance(window.focusWidget(), TableView)


@pytest.mark.parametrize(("room", "size"), [((1920, 1080), (1440, 900)), ((1440, 900), (1440, 860))])
def test_a_first_window_stands_inside_the_screen(room: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*room)) == QSize(*size)


def test_whose_accounts_are_shown_can_be_chosen_from_the_palette(windows: WindowMaker) -> None:
    window = windows.open("today")
    assert "Choose whose accounts to show" in [action.text for action in actions_of(window)]


def test_a_screen_reader_hears_which_page_has_the_keyboard(windows: WindowMaker) -> None:
    window = windows.open("bin")
    page: Any = window.page
    assert page.accessibleName() == "Bin"
