"""Tasks on Today by keyboard: snoozed, given away, important, repeated, typed in one line."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from msgspec.structs import force_setattr
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.domain.codes import Priority, Role, TaskState
from crm.domain.repeats import Every, Pattern
from crm.storage.store import Store
from crm.usecases.delegating import delegate_task
from crm.usecases.repeating import set_repeat
from crm.usecases.snoozing import snooze_task
from crm.usecases.tasks import tick_task
from tests.support.tasks import (
    TITLE,
    TODAY,
    card,
    choose,
    do,
    managers_today,
    mine,
    new_task,
    opened,
    persons,
    row,
    undo,
)
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.tasks.menu import TaskMenu
from ui.tasks.page import TasksPage
from ui.tasks.panel import TaskPanel
from ui.tasks.snooze_popup import SnoozePopup
from ui.widgets.filter_popup import FilterPopup


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    """Today of a manager."""
    return managers_today(windows)


@pytest.fixture
def key(window: MainWindow) -> UUID:
    """A task of today."""
    return new_task(window)


def test_a_ticked_task_that_repeats_tells_the_next(window: MainWindow, key: UUID) -> None:
    do(window, lambda work: set_repeat(work, key, 1, Pattern(Every.WEEK, weekdays=(0,))))
    shown = card(window).list.row(key)
    assert shown is not None
    assert [sign.words for sign in shown.signs] == ["Every Monday"]
    card(window).list.set_current(key)
    QTest.keyClick(card(window).list, Qt.Key.Key_Space)
    assert "next on Mon 23 Nov" in window.toast.text
    assert TITLE in [task.title for task in mine(window)]
    undo(window)
    assert [task.id for task in mine(window) if task.title == TITLE] == [key]


def test_s_snoozes_and_the_task_is_gone_from_today(window: MainWindow, key: UUID) -> None:
    rows = card(window).list
    rows.set_current(key)
    QTest.keyClick(rows, Qt.Key.Key_S)
    menu = next(each for each in rows.findChildren(QMenu) if each.isVisible())
    choose(menu, "Until tomorrow")
    assert rows.row(key) is None
    assert row(window, key).snoozed_until == datetime(2026, 11, 18, 8, tzinfo=BUREAU_ZONE)
    undo(window)
    assert rows.row(key) is not None


def test_another_moment_is_typed_and_a_past_one_refused(window: MainWindow, key: UUID) -> None:
    popup = SnoozePopup(row(window, key), window.context, card(window).commands, window)
    popup.day.setText("today")
    popup.at.setText("9")
    popup.button.click()
    assert "past" in popup.problem.text()
    popup.at.setText("14:30")
    QTest.keyClick(popup.at, Qt.Key.Key_Return)
    assert row(window, key).snoozed_until == datetime(2026, 11, 17, 14, 30, tzinfo=BUREAU_ZONE)


def test_a_resting_task_comes_back_by_itself(window: MainWindow, key: UUID, demo_store: Store) -> None:
    do(window, lambda work: snooze_task(work, key, 1, TODAY, time(10)))
    board = card(window)
    assert board.list.row(key) is None
    assert board.waking.timer.isActive()
    board.waking.timer.timeout.emit()
    assert board.list.row(key) is None
    later = FixedClock(datetime(2026, 11, 17, 10, 0, tzinfo=BUREAU_ZONE))
    demo_store.clock = later
    force_setattr(window.context, "clock", later)
    board.waking.timer.timeout.emit()
    assert board.list.row(key) is not None
    assert not board.waking.timer.isActive()


def test_the_list_of_tasks_has_it_under_snoozed_and_brings_it_back(window: MainWindow, key: UUID) -> None:
    do(window, lambda work: snooze_task(work, key, 1, TODAY + timedelta(days=3)))
    window.navigate("tasks", view="snoozed")
    page = window.page
    assert isinstance(page, TasksPage)
    assert key in page.model.ids()
    assert isinstance(page.panel, TaskPanel)
    page.table.set_current(key)
    page.panel.show_task(key)
    assert "rests until" in page.panel.badge.text()
    page.panel.snooze.click()
    menu = next(each for each in page.panel.findChildren(QMenu) if each.isVisible())
    choose(menu, "Bring it back now")
    assert row(window, key).snoozed_until is None


def test_what_was_given_away_comes_back_and_is_looked_at(window: MainWindow, key: UUID, demo_store: Store) -> None:
    other = persons(window)[1]
    do(window, lambda work: delegate_task(work, key, 1, other.id))
    me = window.context.scope.person_id
    demo_store.act_as(other.id, Role.MANAGER)
    do(window, lambda work: tick_task(work, key, 2))
    demo_store.act_as(me, Role.MANAGER)
    shown = card(window).list.row(key)
    assert shown is not None
    assert (shown.value, shown.done) == (f"Done by {other.name}", False)
    panel = opened(window, key)
    assert panel.done.text() == "Looked at"
    panel.reopen.click()
    assert row(window, key).state is TaskState.OPEN
    undo(window)
    panel.done.click()
    assert (row(window, key).state, row(window, key).returned_at) == (TaskState.DONE, None)


def test_the_tabs_of_the_list_show_what_was_given_away_and_what_came_back(
    window: MainWindow, key: UUID, demo_store: Store
) -> None:
    other = persons(window)[1]
    do(window, lambda work: delegate_task(work, key, 1, other.id))
    window.navigate("tasks", view="delegated")
    page = window.page
    assert isinstance(page, TasksPage)
    assert key in page.model.ids()
    page.bar.picked.emit("returned")
    assert key not in page.model.ids()
    me = window.context.scope.person_id
    demo_store.act_as(other.id, Role.MANAGER)
    do(window, lambda work: tick_task(work, key, 2))
    demo_store.act_as(me, Role.MANAGER)
    page.bar.picked.emit("delegated")
    assert key not in page.model.ids()
    page.bar.picked.emit("returned")
    assert key in page.model.ids()


def test_the_menu_gives_a_task_to_a_colleague_by_keys(window: MainWindow, key: UUID) -> None:
    board = card(window)
    board.list.set_current(key)
    menu = TaskMenu(row(window, key), window.context, board.commands, board.list)
    menu.popup(board.mapToGlobal(board.rect().center()))
    choose(menu, "Give to…")
    popup = board.list.findChildren(FilterPopup)[-1]
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert row(window, key).delegated_by == window.context.scope.person_id


def test_the_exclamation_mark_makes_a_task_important_and_normal_again(window: MainWindow, key: UUID) -> None:
    rows = card(window).list
    rows.set_current(key)
    QTest.keyClicks(rows, "!")
    assert row(window, key).priority == Priority.HIGH
    QTest.keyClicks(rows, "!")
    assert row(window, key).priority == Priority.NORMAL


def test_f2_renames_in_place(window: MainWindow, key: UUID) -> None:
    rows = card(window).list
    rows.setFocus()
    rows.set_current(key)
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = rows.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Check the meter")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert row(window, key).title == "Check the meter"


def test_a_line_adds_everything_at_once(window: MainWindow) -> None:
    other = persons(window)[1]
    board = card(window)
    board.focus_line()
    board.line.line.insertPlainText(f"抄表 每周四 9:30 @{other.name} !")
    QTest.keyClick(board.line.line, Qt.Key.Key_Return)
    (added,) = [task for task in mine(window) if task.title == "抄表"]
    assert (added.due_on, added.due_time, added.priority) == (date(2026, 11, 19), time(9, 30), "high")
    assert (added.assignee_id, added.repeat_rule) == (other.id, "FREQ=WEEKLY;BYDAY=TH")
    assert added.delegated_by == window.context.scope.person_id


def test_what_is_refused_stands_in_the_line_again(window: MainWindow) -> None:
    line = card(window).line
    typed = "抄表 每周四到2026年11月18日"
    line.line.insertPlainText(typed)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert line.line.toPlainText() == typed
    assert "18 Nov" in window.toast.text
