"""The visit record: drafts that come back, what is missing, what finishing does, and undo."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import RecordState, Topic
from crm.domain.issues import Urgency
from crm.domain.visits import RecordDraft, VisitRow
from crm.storage.store import Store
from crm.storage.tables import Task
from crm.usecases.people import people
from crm.usecases.record_paper import RecordOnPaper
from crm.usecases.records import visit_detail
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.build import at
from tests.support.lists import visit_ids
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.visits.issue_list import IssueRow
from ui.visits.record_page import RecordPage
from ui.visits.record_print import paper_of

DAY = date(2026, 11, 17)


@pytest.fixture
def visit(demo_store: Store) -> VisitRow:
    """A visit of today that nobody has written down."""
    with demo_store.change() as work:
        person = next(each for each in people(work) if each.accounts)
        done = visit_rows(work, visit_ids(work, "done", person.id)[:1])[0]
        key = plan_visit(work, done.account_id, person.id, at(16, 0), at(17, 0))
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


def stored(store: Store, visit_id: UUID) -> tuple[RecordState, RecordDraft]:
    with store.read() as reader:
        detail = visit_detail(reader, visit_id)
    return detail.row.record_state, detail.draft


def fill(form: Any) -> None:
    form.topics.set_value((Topic.SATISFACTION,))
    form.content.setPlainText("核对联系人。(演示)")
    form.satisfaction.setFocus()
    QTest.keyClick(form.satisfaction, Qt.Key.Key_4)


def test_a_fresh_record_begins_with_what_was_planned(window: MainWindow, visit: VisitRow) -> None:
    draft = page(window).form.value()
    assert draft.held_on == DAY
    assert draft.arrived_at == at(16)
    assert [each.name for each in draft.participants][:1] == [visit.person]


def test_urgency_and_department_of_an_issue_are_kept_as_typed(
    window: MainWindow, windows: WindowMaker, visit: VisitRow, demo_store: Store
) -> None:
    form = page(window).form
    QTest.mouseClick(form.issues.add, Qt.MouseButton.LeftButton)
    line = form.issues._lines[-1]
    assert isinstance(line, IssueRow)
    line.words.insert("停电抢修太慢")
    line.urgency.set_value(Urgency.URGENT)
    line.unit.setText(" 运检部 ")
    (typed,) = form.value().issues
    assert (typed.urgency, typed.unit) == (Urgency.URGENT, "运检部")
    page(window).state()
    windows.sessions[0].replace_window()
    again = windows.sessions[0].window
    again.navigate("visit", id=visit.id)
    assert page(again).form.value().issues == (typed,)


def test_in_a_wide_window_the_form_stands_in_the_middle_over_its_follow_ups(window: MainWindow) -> None:
    window.resize(2560, 1440)
    QTest.qWait(0)
    record = page(window)
    form, below = record.form, record.follow_ups.inner
    beside = form.mapTo(record.centre, QPoint(0, 0)).x()
    assert beside == below.mapTo(record.centre, QPoint(0, 0)).x() > 200
    assert form.width() == below.width() <= 840


def test_what_was_typed_is_back_in_a_new_window(
    window: MainWindow, windows: WindowMaker, visit: VisitRow, demo_store: Store
) -> None:
    page(window).form.content.setPlainText("断电也不丢的话。(演示)")
    page(window).state()
    assert stored(demo_store, visit.id)[1].content == ""
    windows.sessions[0].replace_window()
    again = windows.sessions[0].window
    again.navigate("visit", id=visit.id)
    assert page(again).form.value().content == "断电也不丢的话。(演示)"


def test_finish_names_what_is_missing_and_keeps_what_was_typed(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    page(window).form.content.setPlainText("只有内容")
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    assert page(window).banner.isVisible()
    assert window.page_id == "visit"
    assert page(window).form.value().content == "只有内容"
    assert stored(demo_store, visit.id)[0] is RecordState.NONE


def test_finish_stores_moves_the_duty_clock_and_can_be_undone(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    fill(page(window).form)
    QTest.keyClick(page(window).form.satisfaction, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    state, draft = stored(demo_store, visit.id)
    assert state is RecordState.SUBMITTED
    assert (draft.satisfaction, draft.content) == (4, "核对联系人。(演示)")
    window.context.undo.undo()
    assert stored(demo_store, visit.id)[0] is RecordState.NONE


def test_a_low_score_opens_a_call_back_in_the_language_of_the_window(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    fill(page(window).form)
    QTest.keyClick(page(window).form.satisfaction, Qt.Key.Key_2)
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    with demo_store.read() as reader:
        titles = reader.scalars(select(Task.c.title).where(Task.c.source_id == visit.id))
    assert "Call back: rating 2 of 5" in titles


def test_a_finished_record_is_locked(window: MainWindow, visit: VisitRow) -> None:
    fill(page(window).form)
    QTest.mouseClick(page(window).finish, Qt.MouseButton.LeftButton)
    window.navigate("visit", id=visit.id)
    assert page(window).page_actions() == []
    assert not page(window).form.content.isEnabled()


def test_what_stands_on_the_page_is_printed_as_a_draft(
    window: MainWindow, visit: VisitRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, printed = page(window), list[RecordOnPaper]()
    monkeypatch.setattr(shown.paper, "_print", printed.append)
    fill(shown.form)
    shown.print_page()
    QTest.mouseClick(shown.finish, Qt.MouseButton.LeftButton)
    page(window).print_page()
    assert [each.is_draft for each in printed] == [True, False]
    titles = [paper_of(each).title for each in printed]
    assert titles[0].startswith("Draft, not submitted")
    assert not titles[1].startswith("Draft")
    assert [dict(each.texts)["Content"] for each in printed] == ["核对联系人。(演示)"] * 2


def test_ctrl_s_keeps_a_draft_in_the_database(window: MainWindow, visit: VisitRow, demo_store: Store) -> None:
    page(window).form.content.setPlainText("先存一下。(演示)")
    QTest.keyClick(page(window).form.content, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    state, draft = stored(demo_store, visit.id)
    assert (state, draft.content) == (RecordState.DRAFT, "先存一下。(演示)")


def test_problems_go_one_by_one_as_they_are_solved(window: MainWindow) -> None:
    form, sections = page(window).form, page(window).sections
    page(window).finish.click()
    missing = [name for name in ("topics", "content", "satisfaction") if form.field(name).error()]
    assert missing == ["topics", "content", "satisfaction"]
    assert form.topics.isAncestorOf(window.focusWidget()) or form.topics.hasFocus()
    form.content.setPlainText("谈了错峰。(演示)")
    assert form.field("content").error() == ""
    assert form.field("satisfaction").error()
    assert sections._buttons["rating"]._problem
    form.topics.set_value((Topic.SATISFACTION,))
    QTest.keyClick(form.satisfaction, Qt.Key.Key_5)
    assert form.field("satisfaction").error() == ""
    assert not sections._buttons["rating"]._problem
    assert not page(window).banner.isVisible()


def test_a_field_emptied_again_waits_for_the_next_try(window: MainWindow) -> None:
    form = page(window).form
    fill(form)
    form.content.setPlainText("")
    assert form.field("content").error() == ""


def test_leaving_before_arriving_is_told_at_its_field_and_nothing_typed_is_lost(
    window: MainWindow, visit: VisitRow, demo_store: Store
) -> None:
    form = page(window).form
    fill(form)
    form.arrived.set_value(time(8))
    form.left.set_value(time(7))
    page(window).finish.click()
    assert form.field("left_at").error().startswith("Leaving is before arriving: correct one of the two times.")
    assert stored(demo_store, visit.id)[0] is not RecordState.SUBMITTED
    assert form.content.toPlainText() == "核对联系人。(演示)"
    form.left.set_value(time(8, 30))
    page(window).finish.click()
    assert stored(demo_store, visit.id)[0] is RecordState.SUBMITTED
