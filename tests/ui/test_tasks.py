"""Tasks in the window: added with a typed day, ticked, moved, renamed, deleted, and all of it taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from crm.domain.codes import TaskState
from crm.domain.tasks import TaskRow
from crm.usecases.tasks import add_task, done_tasks, open_tasks
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.tasks.card import TasksCard
from ui.tasks.menu import TaskMenu
from ui.today.page import TodayPage

TODAY = date(2026, 11, 17)
TITLE = "核对演示变压器"


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    """Today with one more task, of the whole team."""
    window = windows.open("today")
    window.context.scope.choose(None, "", window.context.scope.role)
    window.context.runner.do(window, lambda work: add_task(work, TITLE, due_on=TODAY), undo_text="new task")
    return window


def card(window: MainWindow) -> TasksCard:
    assert isinstance(window.page, TodayPage)
    return window.page.tasks


def task(window: MainWindow, title: str = TITLE) -> TaskRow | None:
    found: list[list[TaskRow]] = []
    window.context.runner.ask(
        window, lambda reader: [*open_tasks(reader, None), *done_tasks(reader, None)], found.append
    )
    return next((each for each in found[0] if each.title == title), None)


def choose(window: MainWindow) -> TaskRow:
    """Make the task current and return it."""
    found = task(window)
    assert found is not None
    card(window).list.set_current(found.id)
    return found


def menu(window: MainWindow) -> QMenu:
    """Ask for the menu of the current task by the menu key."""
    rows = card(window).list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    QApplication.sendEvent(rows.viewport(), event)
    return rows.findChildren(TaskMenu)[-1]


def pick(menu: QMenu, words: str) -> None:
    action = next(each for each in menu.actions() if each.text().split("\t")[0] == words)
    menu.close()
    action.trigger()


@pytest.mark.parametrize(
    ("words", "day"),
    [("Tomorrow", TODAY + timedelta(days=1)), ("Next Monday", date(2026, 11, 23)), ("Without a day", None)],
)
def test_a_task_is_moved_by_its_menu_and_back_by_undo(window: MainWindow, words: str, day: date | None) -> None:
    choose(window)
    pick(menu(window), words)
    moved = task(window)
    assert moved is not None
    assert moved.due_on == day
    window.context.undo.undo()
    back = task(window)
    assert back is not None
    assert back.due_on == TODAY


def test_the_day_it_has_is_not_offered(window: MainWindow) -> None:
    choose(window)
    offered = [each.text().split("\t")[0] for each in menu(window).actions()]
    assert "Today" not in offered
    assert "Tomorrow" in offered


def test_another_day_is_picked_in_a_month(window: MainWindow) -> None:
    choose(window)
    asked = menu(window)
    assert isinstance(asked, TaskMenu)
    pick(asked, "Another day…")
    QTest.keyClick(asked.days.days, Qt.Key.Key_Down)
    QTest.keyClick(asked.days.days, Qt.Key.Key_Return)
    moved = task(window)
    assert moved is not None
    assert moved.due_on == TODAY + timedelta(days=7)


def test_space_ticks_and_undo_opens_it_again(window: MainWindow) -> None:
    choose(window)
    QTest.keyClick(card(window).list, Qt.Key.Key_Space)
    done = task(window)
    assert done is not None
    assert done.state is TaskState.DONE
    window.context.undo.undo()
    again = task(window)
    assert again is not None
    assert again.state is TaskState.OPEN


def test_delete_takes_it_away_and_undo_brings_it_back(window: MainWindow) -> None:
    choose(window)
    QTest.keyClick(card(window).list, Qt.Key.Key_Delete)
    assert task(window) is None
    window.context.undo.undo()
    assert task(window) is not None


@pytest.mark.parametrize(("typed", "day"), [("周四", date(2026, 11, 19)), ("Tue 24", date(2026, 11, 24))])
def test_a_typed_day_becomes_the_tasks_day(window: MainWindow, typed: str, day: date) -> None:
    line = card(window).line
    line.line.insertPlainText(f"Quote for the demo store {typed}")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    added = task(window, "Quote for the demo store")
    assert added is not None
    assert added.due_on == day
    assert line.entry().text == ""
