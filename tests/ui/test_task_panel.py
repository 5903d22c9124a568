"""A task whole: every field in place, by keyboard, taken back by undo; nothing that was typed is lost."""

from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import TaskState
from crm.domain.repeats import LAST, Every, Pattern
from crm.storage.store import Store
from crm.usecases.repeating import set_repeat
from crm.usecases.tasks import tick_task
from tests.support.tasks import (
    TITLE,
    TODAY,
    card,
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
from ui.background import Runner
from ui.lists.account_popup import AccountPopup
from ui.shell.window import MainWindow
from ui.tasks.repeat_popup import RepeatPopup


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    """Today of a manager."""
    return managers_today(windows)


@pytest.fixture
def key(window: MainWindow) -> UUID:
    """A task of today."""
    return new_task(window)


def test_enter_or_e_opens_a_task_and_esc_goes_back(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    assert panel.form.title.text() == TITLE
    assert panel.form.title.hasFocus()
    QTest.keyClick(panel.form.title, Qt.Key.Key_Escape)
    sheet = card(window).sheet
    assert sheet is not None
    assert not sheet.is_open
    assert card(window).list.hasFocus()
    QTest.keyClick(card(window).list, Qt.Key.Key_E)
    assert sheet.is_open


def test_esc_closes_a_task_that_is_still_loading(windows: WindowMaker, key: UUID, qtbot: QtBot) -> None:
    slow = windows.open("today", Runner)
    qtbot.waitUntil(lambda: card(slow).list.row(key) is not None)
    card(slow).open_task(key)
    sheet, focus = card(slow).sheet, QApplication.focusWidget()
    assert sheet is not None
    assert focus is not None
    assert not sheet.panel.isEnabled()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not sheet.is_open


def test_a_task_that_has_loaded_has_the_keyboard(windows: WindowMaker, key: UUID, qtbot: QtBot) -> None:
    slow = windows.open("today", Runner)
    qtbot.waitUntil(lambda: card(slow).list.row(key) is not None)
    card(slow).open_task(key)
    sheet = card(slow).sheet
    assert sheet is not None
    qtbot.waitUntil(sheet.panel.form.title.hasFocus)


def test_title_and_note_are_stored_when_they_are_left(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.title.selectAll()
    panel.form.title.insertPlainText("核对表计")
    assert window.context.drafts.load(f"task-{key}") is not None
    QTest.keyClick(panel.form.title, Qt.Key.Key_Return)
    assert row(window, key).title == "核对表计"
    assert window.context.drafts.load(f"task-{key}") is None
    panel.form.note.setFocus()
    panel.form.note.insertPlainText("带清单")
    panel.form.day.setFocus()
    assert row(window, key).note == "带清单"
    undo(window)
    assert row(window, key).note is None
    undo(window)
    assert row(window, key).title == TITLE


def test_a_title_without_words_is_not_stored_and_says_so(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.title.clear()
    panel.form.note.setFocus()
    assert row(window, key).title == TITLE
    assert panel.form.title_field.error() == "Write what is to be done."


def test_what_was_typed_is_there_again(windows: WindowMaker, window: MainWindow, key: UUID) -> None:
    draft = {"title": TITLE, "note": "halb getippt"}
    window.context.drafts.keep(f"task-{key}", TITLE, draft)
    panel = opened(window, key)
    assert panel.form.note.text() == "halb getippt"
    assert row(window, key).note is None


def test_a_day_and_a_time_are_typed(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.day.setText("周四")
    QTest.keyClick(panel.form.day, Qt.Key.Key_Return)
    panel.form.at.setText("2pm")
    QTest.keyClick(panel.form.at, Qt.Key.Key_Return)
    moved = row(window, key)
    assert (moved.due_on, moved.due_time) == (date(2026, 11, 19), time(14))
    undo(window)
    undo(window)
    assert (row(window, key).due_on, row(window, key).due_time) == (TODAY, None)


def test_a_task_due_in_1900_is_refused_in_a_sentence(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.day.setText("1900-01-01")
    QTest.keyClick(panel.form.day, Qt.Key.Key_Return)
    assert "1900" in panel.form.due_field.error()
    assert "2000" in panel.form.due_field.error()
    assert panel.form.day.text().endswith("1900")
    assert row(window, key).due_on == TODAY


def test_text_that_is_no_day_stays_and_is_marked(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.day.setText("31 Feb")
    QTest.keyClick(panel.form.day, Qt.Key.Key_Return)
    assert panel.form.due_field.error().startswith("This is not a date")
    assert panel.form.day.text() == "31 Feb"
    assert row(window, key).due_on == TODAY


def test_priority_and_assignee_are_chosen(window: MainWindow, key: UUID) -> None:
    other = persons(window)[1]
    panel = opened(window, key)
    panel.form.priority.setCurrentIndex(panel.form.priority.findData("high"))
    panel.form.priority.activated.emit(panel.form.priority.currentIndex())
    assert row(window, key).priority == "high"
    panel.form.assignee.setCurrentIndex(panel.form.assignee.findData(str(other.id)))
    panel.form.assignee.activated.emit(panel.form.assignee.currentIndex())
    given = row(window, key)
    assert (given.assignee_id, given.delegated_by) == (other.id, window.context.scope.person_id)
    shown = card(window).list.row(key)
    assert shown is not None
    assert f"with {other.name}" in shown.second
    assert [sign.words for sign in shown.signs] == ["High"]
    undo(window)
    undo(window)
    back = row(window, key)
    assert (back.assignee_id, back.delegated_by, back.priority) == (window.context.scope.person_id, None, "normal")


def test_another_account_is_found_by_its_name(window: MainWindow, key: UUID, demo_store: Store) -> None:
    panel = opened(window, key)
    assert panel.form.account.text() == "No account"
    panel.form.account.click()
    popup = panel.findChildren(AccountPopup)[-1]
    popup.line.setText("深圳")
    popup.look()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    found = row(window, key)
    assert found.account_id is not None
    undo(window)
    assert row(window, key).account_id is None


def test_a_repetition_is_typed_in_words(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.repeat.click()
    popup = panel.findChildren(RepeatPopup)[-1]
    popup.typed.setFocus()
    popup.typed.textEdited.emit("每月最后一个工作日")
    assert popup.pattern() == Pattern(Every.MONTH_WORKDAY, nth=LAST)
    assert popup.words.text() == "Every month on the last workday"
    popup.moves.setChecked(True)
    QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    QApplication.processEvents()
    repeating = row(window, key)
    assert repeating.repeat_rule == "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert "last workday" in panel.form.repeat.toolTip() + panel.form.repeat.text()
    undo(window)
    assert row(window, key).repeat_rule is None


def test_words_that_name_no_repetition_are_refused(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.repeat.click()
    popup = panel.findChildren(RepeatPopup)[-1]
    popup.typed.setText("now and then")
    QTest.keyClick(popup.typed, Qt.Key.Key_Return)
    assert popup.problem.text().startswith("These words name no repetition")
    popup.typed.clear()
    popup.ends.set_value("times")
    popup.times.line.setText("1e9")
    popup.save.click()
    assert popup.problem.text() == "At most 999."
    assert row(window, key).repeat_rule is None


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(Every.DAY, 3),
        Pattern(Every.WORKDAY),
        Pattern(Every.WEEK, 2, (0, 3), count=4),
        Pattern(Every.MONTH_DAY, day=31),
        Pattern(Every.MONTH_DAY, day=LAST, until=date(2027, 3, 1)),
        Pattern(Every.MONTH_WEEKDAY, weekdays=(1,), nth=2),
        Pattern(Every.MONTH_WORKDAY, nth=1),
        Pattern(Every.YEAR, day=1, month=3),
    ],
)
def test_the_editor_says_what_it_was_shown(window: MainWindow, key: UUID, pattern: Pattern) -> None:
    popup = RepeatPopup(row(window, key), window.context, card(window).commands, window)
    popup.show_pattern(pattern)
    assert popup.pattern() == pattern


def test_skip_is_in_the_panel_of_what_repeats(window: MainWindow, key: UUID) -> None:
    do(window, lambda work: set_repeat(work, key, 1, Pattern(Every.WEEK, weekdays=(0,))))
    panel = opened(window, key)
    assert panel.skip.isVisible()
    panel.skip.click()
    assert row(window, key).state is TaskState.CANCELLED
    undo(window)
    assert row(window, key).state is TaskState.OPEN


def test_the_history_says_who_changed_what(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.form.day.setText("tomorrow")
    QTest.keyClick(panel.form.day, Qt.Key.Key_Return)
    panel.show_task(key)
    assert "Due: Tue 17 Nov → Wed 18 Nov" in panel.history.text()


def test_a_task_that_is_gone_closes_the_sheet(window: MainWindow, key: UUID) -> None:
    panel = opened(window, key)
    panel.delete.click()
    panel.show_task(key)
    sheet = card(window).sheet
    assert sheet is not None
    assert not sheet.is_open
    undo(window)
    assert row(window, key).title == TITLE


def test_the_repeated_task_leads_back_to_the_former(window: MainWindow, key: UUID) -> None:
    do(window, lambda work: set_repeat(work, key, 1, Pattern(Every.WEEK, weekdays=(0,))))
    do(window, lambda work: tick_task(work, key, 2))
    (coming,) = [task for task in mine(window) if task.title == TITLE]
    panel = opened(window, coming.id)
    assert panel.came_from.text().startswith("Repeat · Tue 17 Nov")
    panel.came_from.click()
    assert panel.badge.text() == "Done"
