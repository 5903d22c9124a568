"""What tests of tasks in the window stand on: a manager's Today and one task of it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from crm.domain.codes import Role
from crm.domain.people import PersonRow
from crm.domain.tasks import TaskRow
from crm.storage.tasks import task as stored
from crm.usecases.people import people
from crm.usecases.tasks import add_task, open_tasks
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.tasks.card import TasksCard
from ui.tasks.panel import TaskPanel
from ui.today.page import TodayPage

TODAY = date(2026, 11, 17)
TITLE = "核对演示变压器"


def managers_today(windows: WindowMaker) -> MainWindow:
    """Open Today of a manager."""
    window = windows.open("today")
    me = persons(window)[0]
    window.context.scope.choose(me.id, me.name, Role.MANAGER)
    return window


def new_task(window: MainWindow) -> UUID:
    """Add a task of today and return its key."""
    added: UUID = do(window, lambda work: add_task(work, TITLE, due_on=TODAY))
    return added


def persons(window: MainWindow) -> list[PersonRow]:
    found: list[list[PersonRow]] = []
    window.context.runner.ask(window, people, found.append)
    return [one for one in found[0] if one.accounts]


def do(window: MainWindow, command: Callable[[Any], Any]) -> Any:
    found: list[Any] = []
    window.context.runner.do(window, command, found.append, undo_text="prepared")
    return found[0]


def card(window: MainWindow) -> TasksCard:
    assert isinstance(window.page, TodayPage)
    return window.page.tasks


def opened(window: MainWindow, key: UUID) -> TaskPanel:
    """Open the task as somebody does without a pointer."""
    card(window).list.setFocus()
    card(window).list.set_current(key)
    QTest.keyClick(card(window).list, Qt.Key.Key_Return)
    sheet = card(window).sheet
    assert sheet is not None
    assert sheet.is_open
    return sheet.panel


def row(window: MainWindow, key: UUID) -> TaskRow:
    found: list[TaskRow] = []
    window.context.runner.ask(window, lambda reader: stored(reader, key), found.append)
    return found[0]


def undo(window: MainWindow) -> None:
    window.context.undo.undo()
    QApplication.processEvents()


def choose(menu: QMenu, words: str) -> None:
    action = next(each for each in menu.actions() if each.text().split("\t")[0] == words)
    menu.close()
    action.trigger()


def mine(window: MainWindow) -> list[TaskRow]:
    found: list[list[TaskRow]] = []
    person_id = window.context.scope.person_id
    window.context.runner.ask(window, lambda reader: open_tasks(reader, person_id), found.append)
    return found[0]
