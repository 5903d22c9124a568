"""The visit record keeps what is typed with its own visit: follow-ups, files, and visits that cannot be shown."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.domain.codes import Topic
from crm.domain.visits import VisitDetail, VisitRow
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.records import visit_detail
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.build import at
from tests.support.lists import visit_ids
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.shell.window import MainWindow
from ui.visits.record_page import RecordPage


@pytest.fixture
def visit(demo_store: Store) -> VisitRow:
    """A visit of today that nobody has written down."""
    with demo_store.change() as work:
        person = next(each for each in people(work) if each.accounts)
        done = visit_rows(work, visit_ids(work, "done", person.id)[:1])[0]
        key = plan_visit(work, done.account_id, person.id, at(16), at(17))
        return visit_rows(work, [key])[0]


@pytest.fixture
def window(windows: WindowMaker, visit: VisitRow, qtbot: QtBot) -> MainWindow:
    window = windows.open("visit", id=visit.id)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.context.scope.choose(visit.person_id, visit.person, window.context.scope.role)
    return window


def page(window: MainWindow) -> RecordPage:
    assert isinstance(window.page, RecordPage)
    return window.page


def stored(store: Store, visit_id: UUID) -> VisitDetail:
    with store.read() as reader:
        return visit_detail(reader, visit_id)


def is_idle(record: RecordPage) -> bool:
    """Say whether nothing on the page can be typed into or sent."""
    return not record.form.content.isEnabled() and record.page_actions() == []


def test_a_visit_that_is_gone_leaves_no_other_visit_to_type_into(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    page(window).form.content.setPlainText("第一户的话。(演示)")
    window.navigate("visit", id=uuid4())
    assert page(window).problem.isVisible()
    assert is_idle(page(window))
    assert len(window.context.drafts) == 1
    window.back()
    assert not page(window).problem.isVisible()
    assert page(window).form.value().content == "第一户的话。(演示)"
    assert page(window).form.content.isEnabled()


def test_without_a_person_a_new_record_says_so_and_shows_no_other(window: MainWindow, visit: VisitRow) -> None:
    window.context.scope.choose(None, "", window.context.scope.role)
    window.navigate("visit", account_id=visit.account_id)
    assert page(window).banner.isVisible()
    assert page(window).form.value().participants == ()
    assert is_idle(page(window))


def test_what_is_typed_before_the_next_visit_is_there_stays_with_its_own(
    windows: WindowMaker, visit: VisitRow, demo_store: Store, qtbot: QtBot
) -> None:
    window = windows.open("visit", Runner, id=visit.id)
    runner = windows.sessions[0].runner
    with demo_store.read() as reader:
        other = next(key for key in visit_ids(reader, "planned") if key != visit.id)
    window.navigate("visit", id=other)
    page(window).form.content.setPlainText("太早的字")
    assert window.context.drafts.load(f"visit-{other}") is None
    qtbot.waitUntil(lambda: runner.is_idle)
    assert page(window).form.value().content == stored(demo_store, other).draft.content


def test_a_follow_up_becomes_a_task_of_the_visit(window: MainWindow, visit: VisitRow, demo_store: Store) -> None:
    line = page(window).follow_ups.line.line
    line.insertPlainText("送增容方案 周五")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.title for each in page(window).form.value().follow_ups] == ["送增容方案"]
    form = page(window).form
    form.topics.set_value((Topic.POLICY,))
    form.content.setPlainText("谈了增容。(演示)")
    form.satisfaction.set_value(5)
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    with demo_store.read() as reader:
        task = reader.connection.execute(
            text("SELECT visit_id, account_id, due_on FROM task WHERE title = '送增容方案'")
        ).one()
    assert (UUID(bytes=task[0]), UUID(bytes=task[1])) == (visit.id, visit.account_id)
    assert date.fromisoformat(str(task[2])) == date(2026, 11, 20)


def test_finish_takes_the_focus_to_the_first_problem(window: MainWindow) -> None:
    page(window).form.content.setPlainText("没有议题")
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page(window).form.topics.isAncestorOf(focused)


def test_escape_closes_the_banner_and_keeps_what_was_typed(window: MainWindow) -> None:
    page(window).form.content.setPlainText("没有议题")
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    assert page(window).banner.isVisible()
    QTest.keyClick(page(window), Qt.Key.Key_Escape)
    assert not page(window).banner.isVisible()
    assert page(window).form.value().content == "没有议题"


def test_a_dropped_file_is_kept_with_the_visit_and_can_be_taken_back(
    window: MainWindow, visit: VisitRow, demo_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "meter.txt"
    path.write_text("demo", encoding="utf-8")
    page(window).form.content.setPlainText("边写边加文件")
    page(window).panel.files_given.emit([path])
    assert [each.name for each in stored(demo_store, visit.id).files] == ["meter.txt"]
    assert page(window).form.value().content == "边写边加文件"
    window.context.undo.undo()
    assert stored(demo_store, visit.id).files == ()


def test_save_and_close_keeps_a_draft_in_the_database_and_leaves(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    window.navigate("visits")
    window.navigate("visit", id=visit.id)
    page(window).form.content.setPlainText("明天再写。(演示)")
    QTest.mouseClick(page(window).save, Qt.MouseButton.LeftButton)
    assert window.page_id == "visits"
    assert stored(demo_store, visit.id).draft.content == "明天再写。(演示)"
    assert window.context.drafts.load(f"visit-{visit.id}") is None
