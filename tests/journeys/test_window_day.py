"""A manager's whole day in the window, on the demo of an office: brief, record, photo, issues, a promise, review."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.codes import FileKind, IssueState, IssueTopic, RecordState, Role, TaskState, Topic
from crm.domain.issues import IssueRow as IssueFacts
from crm.domain.issues import Urgency
from crm.domain.people import PersonRow
from crm.storage import issues as stored_issues
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Account, Issue, Task
from crm.usecases.demo.fill import fill
from crm.usecases.people import people
from crm.usecases.records import visit_detail
from crm.usecases.surveys.shipped import bring_shipped
from crm.usecases.today import today
from tests.support.window import WindowMaker
from ui.brief.page import BriefPage
from ui.issues.page import IssuesPage
from ui.issues.step_popup import StepPopup
from ui.reviewing.page import ReviewsPage
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.survey.form_view import FormView
from ui.today.page import TodayPage
from ui.visits.issue_list import IssueRow
from ui.visits.record_page import RecordPage
from ui.widgets.buttons import Button
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.tiles import ChoiceTiles

SEED, NAME = 7, "林晓岚"
LEFT = Qt.MouseButton.LeftButton
Page = TypeVar("Page")


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """The demo of an office with the forms that are shipped."""
    opened = open_store(tmp_path / "office.db", clock)
    with opened.change() as work:
        fill(work, "office", SEED)
        bring_shipped(work)
    yield opened
    opened.close()


@pytest.fixture
def manager(store: Store) -> PersonRow:
    with store.read() as reader:
        return next(each for each in people(reader) if each.name == NAME)


@pytest.fixture
def window(light_theme: None, store: Store, manager: PersonRow, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    maker = WindowMaker(store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    window = maker.open("today")
    window.context.scope.choose(manager.id, manager.name, manager.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    maker.close()


def page(window: MainWindow, kind: type[Page]) -> Page:
    assert isinstance(window.page, kind)
    return window.page


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_from_the_brief_to_the_review(
    window: MainWindow, store: Store, manager: PersonRow, tmp_path: Path, qtbot: QtBot
) -> None:
    visit, account = next_visit(store, manager)
    read_briefs(window)
    write_record(window, visit, tmp_path)
    due = due_of(store, account)
    page(window, RecordPage).finish.click()
    check_stored(store, visit)
    assert due_of(store, account) != due

    window.context.undo.undo()
    with store.read() as reader:
        assert visit_detail(reader, visit).row.record_state is RecordState.NONE
        assert issues_of(store, visit) == []
    window.context.undo.redo()
    check_stored(store, visit)

    review(window, store, manager, visit)
    issue = next(each for each in issues_of(store, visit) if each.topic is IssueTopic.BILL)
    bring_to_its_close(window, store, qtbot, issue.id)


def next_visit(store: Store, manager: PersonRow) -> tuple[UUID, UUID]:
    """Return the first visit of today that nobody has held, and its account."""
    with store.read() as reader:
        row = next(each for each in today(reader, manager.id).timed if not each.is_done)
    return row.id, row.account_id


def due_of(store: Store, account: UUID) -> object:
    with store.read() as reader:
        return reader.scalar(select(Account.c.last_onsite_on).where(Account.c.id == account))


def read_briefs(window: MainWindow) -> None:
    """Open the briefs of the day and turn through them."""
    page(window, TodayPage).day.briefs.click()
    brief = page(window, BriefPage)
    assert brief.view.isVisible()
    first = brief.page_subtitle()
    brief.next.click()
    assert brief.page_subtitle() != first


def write_record(window: MainWindow, visit: UUID, folder: Path) -> None:
    """Write down what was said, with a form, a photo, two issues and a promise."""
    window.navigate("visit", id=visit)
    record = page(window, RecordPage)
    form = record.form
    form.topics.set_value((Topic.SATISFACTION, Topic.BILL_EXPLAIN))
    form.topics.changed.emit()
    offered = next(each for each in form.surveys.offered if each.form.name == "satisfaction")
    form.surveys.wanted.emit(offered.version_id)
    answer_all(form.surveys.boxes[0].view)
    form.content.setPlainText("讲解分时电价，客户希望每月推送用电分析。(演示)")
    form.satisfaction.setFocus()
    QTest.keyClick(form.satisfaction, Qt.Key.Key_5)
    for words, kind in (("电费账单尖峰电量看不懂", IssueTopic.BILL), ("临时停电通知偏晚", IssueTopic.NOTICE)):
        QTest.mouseClick(form.issues.add, LEFT)
        line = form.issues._lines[-1]
        line.words.insert(words)
        line.second.set_value(kind)  # type: ignore[union-attr]
        assert isinstance(line, IssueRow)
        line.urgency.set_value(Urgency.PLANNING if kind is IssueTopic.NOTICE else Urgency.GENERAL)
        line.unit.setText("调度中心")
    image = QImage(2400, 1600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    image.save(str(folder / "配电房.jpg"))
    record.panel.files_given.emit([folder / "配电房.jpg"])
    promise = record.follow_ups.line.line
    promise.insertPlainText("寄出电价说明 周五")
    QTest.keyClick(promise, Qt.Key.Key_Return)


def answer_all(view: FormView) -> None:
    """Answer whatever a form asks until nothing is missing."""
    for _round in range(5):
        for problem in view.session.problems():
            row = view.row(problem.name, problem.index)
            assert row is not None
            assert row.control is not None
            options = view._options((problem.name, problem.index))
            row.control.set_text(options[0][0] if options else "5")
            row.control.changed.emit()
    assert view.session.problems() == ()


def issues_of(store: Store, visit: UUID) -> list[IssueFacts]:
    with store.read() as reader:
        return stored_issues.open_where(reader, Issue.c.visit_id == visit)


def check_stored(store: Store, visit: UUID) -> None:
    """The record, its form, photo, issues and promise are in the database."""
    with store.read() as reader:
        detail = visit_detail(reader, visit)
        promises = reader.rows(select(Task.c.title, Task.c.state).where(Task.c.visit_id == visit))
    assert detail.row.record_state is RecordState.SUBMITTED
    assert detail.draft.surveys[0].answers.values
    assert [each.kind for each in detail.files] == [FileKind.PHOTO]
    raised = {(each.topic, each.urgency, each.unit) for each in issues_of(store, visit)}
    general, planning = Urgency.GENERAL, Urgency.PLANNING
    assert raised == {(IssueTopic.BILL, general, "调度中心"), (IssueTopic.NOTICE, planning, "调度中心")}
    assert [tuple(row) for row in promises] == [("寄出电价说明", TaskState.OPEN)]


def review(window: MainWindow, store: Store, manager: PersonRow, visit: UUID) -> None:
    """Let the supervisor of the unit approve the record in the list of what waits for a review."""
    with store.read() as reader:
        leaders = [each for each in people(reader) if each.role is Role.SUPERVISOR]
        leader = next(each for each in leaders if each.area_id == manager.area_id)
    window.context.scope.choose(None, "", Role.SUPERVISOR, leader.id)
    window.navigate("reviews", row=visit)
    shown = page(window, ReviewsPage)
    shown.table.set_current(visit)
    QTest.keyClick(shown.table, Qt.Key.Key_A)
    with store.read() as reader:
        assert visit_detail(reader, visit).row.record_state is RecordState.APPROVED
    window.context.scope.choose(manager.id, manager.name, manager.role)


def bring_to_its_close(window: MainWindow, store: Store, qtbot: QtBot, key: UUID) -> None:
    """Take an issue on, answer it, ask the customer; before that no step closes it."""
    window.navigate("issues", view="open", row=key)
    shown = page(window, IssuesPage)
    for words, state in (("Take on", IssueState.IN_PROGRESS), ("Answer…", IssueState.TO_CONFIRM)):
        panel_shows(shown, store, qtbot, key)
        assert "Ask the customer…" not in offered(shown)
        press(shown, words)
        for popup in popups(window):
            fill_in(popup)
            QTest.mouseClick(popup.button, LEFT)
        assert issue(store, key).state is state
    panel_shows(shown, store, qtbot, key)
    press(shown, "Ask the customer…")
    (popup,) = popups(window)
    popup.findChild(ChoiceTiles).set_values(["yes"])  # type: ignore[union-attr]
    fill_in(popup)
    QTest.mouseClick(popup.button, LEFT)
    assert issue(store, key).state is IssueState.CLOSED


def issue(store: Store, key: UUID) -> IssueFacts:
    with store.read() as reader:
        return stored_issues.issue(reader, key)


def panel_shows(shown: IssuesPage, store: Store, qtbot: QtBot, key: UUID) -> None:
    shown.take_waiting()
    shown.table.set_current(key)
    ready = "Open the account"  # The steps stand before it; they are made anew with every row.
    qtbot.waitUntil(lambda: getattr(shown.panel, "row", None) == issue(store, key) and ready in offered(shown))


def offered(shown: IssuesPage) -> list[str]:
    return [each.text() for each in buttons(shown)]


def buttons(shown: IssuesPage) -> list[Button]:
    assert shown.panel is not None
    return [each for each in shown.panel.findChildren(Button) if each.isVisibleTo(shown.panel) and each.text()]


def press(shown: IssuesPage, words: str) -> None:
    QTest.mouseClick(next(each for each in buttons(shown) if each.text() == words), LEFT)


def popups(window: MainWindow) -> list[StepPopup]:
    return [each for each in window.findChildren(StepPopup) if each.isVisible()]


def fill_in(popup: StepPopup) -> None:
    """Write into every empty field of words."""
    for box in popup.findChildren(GrowingText):
        box.set_text(box.text() or "已书面说明")
    for line in popup.findChildren(QLineEdit):
        if line.accessibleName() in ("Department", "Evidence", "Who said it"):
            line.setText(line.text() or "营销部工单 1")
