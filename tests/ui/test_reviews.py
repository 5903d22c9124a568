"""Reviewing records in the window: by keyboard alone, together and one by one, with undo, and what the manager sees."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import RecordState, Role
from crm.domain.lists import ListKind, ListQuery
from crm.domain.people import PersonRow
from crm.storage.store import Store
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from crm.usecases.reviewing import RecordReview, record_review
from tests.support.window import WindowMaker
from ui.reports.report_tabs import ReportTabs
from ui.reviewing.page import ReviewsPage
from ui.reviewing.panel import ReviewPanel
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow
from ui.today.page import TodayPage
from ui.visits.record_page import RecordPage
from ui.widgets.labels import Text
from ui.widgets.popup import Popup
from ui.widgets.words_popup import WordsPopup


def found(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def words_popup(window: MainWindow) -> WordsPopup:
    (popup,) = found(window, WordsPopup)
    assert isinstance(popup, WordsPopup)
    return popup


def page(window: MainWindow) -> ReviewsPage:
    assert isinstance(window.page, ReviewsPage)
    return window.page


def review(store: Store, key: UUID) -> RecordReview:
    with store.read() as reader:
        return record_review(reader, key)


def someone(store: Store, role: Role) -> PersonRow:
    with store.read() as reader:
        return next(
            each for each in people(reader) if each.role is role and (each.accounts or role is not Role.MANAGER)
        )


def act_as(window: MainWindow, role: Role, person: PersonRow | None = None) -> None:
    if person is None:
        window.context.scope.choose(None, "", role)
    else:
        window.context.scope.choose(person.id, person.name, role)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The records that wait, as a supervisor of the whole team sees them."""
    window = windows.open("today")
    act_as(window, Role.SUPERVISOR)
    window.navigate("reviews", view="waiting")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: len(page(window).model.ids()) > 3)
    return window


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page(window).table.setFocus()
    QTest.keyClick(page(window).table, key, modifier)


def test_one_record_is_approved_by_a_key_and_taken_back(window: MainWindow, demo_store: Store) -> None:
    key = page(window).table.current_id()
    assert key is not None
    before = len(page(window).model.ids())
    press(window, Qt.Key.Key_A)
    assert review(demo_store, key).state is RecordState.APPROVED
    assert len(page(window).model.ids()) == before - 1
    window.context.undo.undo()
    assert review(demo_store, key).state is RecordState.SUBMITTED
    assert len(page(window).model.ids()) == before


def test_several_are_approved_together_as_one_step(window: MainWindow, demo_store: Store) -> None:
    keys = list(page(window).model.ids())[:3]
    for _ in keys:
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_Down)
    assert set(page(window).chosen()) == set(keys)
    press(window, Qt.Key.Key_A)
    assert {review(demo_store, key).state for key in keys} == {RecordState.APPROVED}
    window.context.undo.undo()
    assert {review(demo_store, key).state for key in keys} == {RecordState.SUBMITTED}


def test_a_record_is_returned_with_a_remark_and_the_manager_sees_it(window: MainWindow, demo_store: Store) -> None:
    key = page(window).table.current_id()
    assert key is not None
    press(window, Qt.Key.Key_X)
    popup = words_popup(window)
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert popup.problem.text()
    popup.words.set_text("补写满意度")
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review(demo_store, key).state is RecordState.RETURNED
    with demo_store.read() as reader:
        author = next(each for each in people(reader) if each.name == review(demo_store, key).author)
    act_as(window, Role.MANAGER, author)
    window.navigate("today")
    assert isinstance(window.page, TodayPage)
    assert window.page.desk.returned.isVisible()
    assert not window.page.desk.waiting.isVisible()
    QTest.keyClick(window.page.desk.open, Qt.Key.Key_Space)
    assert isinstance(window.page, RecordPage)
    assert "补写满意度" in window.page.review.banners[RecordState.RETURNED].accessibleName()
    assert window.page.page_actions()


def test_what_was_typed_into_a_remark_is_still_there(window: MainWindow) -> None:
    press(window, Qt.Key.Key_X)
    popup = words_popup(window)
    popup.words.set_text("半句")
    popup.close()
    press(window, Qt.Key.Key_X)
    assert words_popup(window).words.text() == "半句"


def test_the_panel_shows_the_whole_record(window: MainWindow, qtbot: QtBot) -> None:
    panel = page(window).panel
    assert isinstance(panel, ReviewPanel)
    qtbot.waitUntil(lambda: panel.sheet is not None)
    assert panel.sheet is not None
    shown = " ".join(each.text() for each in panel.findChildren(Text))
    assert panel.sheet.draft.content in shown


def test_nothing_left_says_so(window: MainWindow, demo_store: Store) -> None:
    page(window).model.check_all(True)
    press(window, Qt.Key.Key_A)
    assert not len(page(window).model.ids())
    assert page(window).body.empty.isVisible()


def test_managers_have_no_review(window: MainWindow, demo_store: Store) -> None:
    act_as(window, Role.MANAGER, someone(demo_store, Role.MANAGER))
    assert not len(page(window).model.ids())
    window.navigate("reports")
    (tabs,) = found(window, ReportTabs)
    assert isinstance(tabs, ReportTabs)
    offered = tabs.keys()
    assert "reviews" not in offered
    assert "Records to review" not in [each.text for each in actions_of(window)]
    act_as(window, Role.SUPERVISOR)
    offered = tabs.keys()
    assert "reviews" in offered
    assert "Records to review" in [each.text for each in actions_of(window)]


def test_today_counts_what_waits(window: MainWindow) -> None:
    count = len(page(window).model.ids())
    window.navigate("today")
    assert isinstance(window.page, TodayPage)
    assert str(count) in window.page.desk.waiting.accessibleName()
    QTest.keyClick(window.page.desk.review, Qt.Key.Key_Space)
    assert isinstance(window.page, ReviewsPage)


def test_a_correction_of_an_approved_record_asks_why_and_leaves_a_trace(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        key = list_ids(reader, ListKind.REVIEWS, ListQuery(view="approved"))[0]
    window.navigate("visit", id=key)
    record = window.page
    assert isinstance(record, RecordPage)
    assert record.page_actions() == []
    popup = record.review.ask_reason()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert popup.problem.isVisible()
    popup.words.set_text("客户来电更正")
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert record.page_actions() == [record.finish]
    record.form.content.set_text("更正后的内容")
    QTest.keyClick(record, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = review(demo_store, key)
    assert after.state is RecordState.SUBMITTED
    assert after.events[-1].said == "客户来电更正"
    assert any(change.field == "content" for change in after.events[-1].changes)
    assert record.page_actions() == []
    history = record.review.show_history()
    assert isinstance(history, Popup)
    assert any("更正后的内容" in each.text() for each in history.findChildren(Text))
    history.close()
    window.context.undo.undo()
    assert review(demo_store, key).state is RecordState.APPROVED
