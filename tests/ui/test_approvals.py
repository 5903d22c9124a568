"""The approval of a month in the planner: what each role is offered, what it does, and what the other one sees."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from crm.domain.codes import PlanState, Role
from crm.domain.people import PersonRow
from crm.domain.plan_months import MonthState, PlanMonth
from crm.domain.visits import VisitRow
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases import plan_months
from crm.usecases.people import people
from crm.usecases.planner import due_list, week
from crm.usecases.visits import move_visit, plan_visit
from tests.support.build import at
from tests.support.conflicts import asked, texts
from tests.support.planner import as_supervisor
from tests.support.window import WindowMaker
from ui.planner.changes_dialog import ChangesDialog
from ui.planner.page import PlannerPage
from ui.planner.review_dialog import ReviewDialog
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow
from ui.widgets.words_popup import WordsPopup

FIRST = date(2026, 12, 1)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """December of the first manager with accounts, who has planned two visits in it."""
    window = windows.open("planner")
    with demo_store.read() as reader:
        person = manager(people(reader))
    window.context.scope.choose(person.id, person.name, person.role)
    with demo_store.change() as work:
        for day, due in enumerate(due_list(work, person.id)[:2]):
            start = at(9, day=FIRST + timedelta(days=day))
            plan_visit(work, due.account_id, person.id, start, start + timedelta(hours=1))
    window.navigate("planner", view="month", day=FIRST)
    return window


def manager(persons: Sequence[PersonRow]) -> PersonRow:
    return next(each for each in persons if each.accounts)


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def planned(window: MainWindow, store: Store) -> list[VisitRow]:
    with store.read() as reader:
        return list(week(reader, window.context.scope.person_id, FIRST, 31).visits)


def month(window: MainWindow) -> PlanMonth:
    found = page(window).approvals.month
    assert found is not None
    return found


def remark(window: MainWindow) -> WordsPopup:
    return next(each for each in window.findChildren(WordsPopup) if each.isVisible())


def dialog(kind: type[QDialog]) -> QDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def submit(window: MainWindow) -> None:
    QTest.mouseClick(page(window).approvals.bar.submit, LEFT)


def test_a_manager_submits_with_one_key_and_undo_takes_it_back(window: MainWindow) -> None:
    bar, chip = page(window).approvals.bar, page(window).tools.state
    assert (bar.text.text(), chip.text()) == ("December 2026 is a draft: 2 visit(s) wait for approval", "Draft")
    assert not bar.approve.isVisible()
    assert not bar.send_back.isVisible()
    bar.submit.setFocus()
    QTest.keyClick(bar.submit, Qt.Key.Key_Return)
    assert (month(window).state, chip.text()) == (MonthState.SUBMITTED, "Submitted")
    assert not bar.submit.isVisible()
    assert bar.detail.text() == "since Tue 17 Nov 09:48"
    assert window.context.undo.undo_text == "submission of December 2026"
    window.context.undo.undo()
    assert month(window).state is MonthState.DRAFT
    assert bar.submit.isVisible()


def test_a_supervisor_approves_and_everything_waiting_counts(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    as_supervisor(window)
    bar = page(window).approvals.bar
    assert bar.approve.text() == "Approve 2 visit(s)"
    assert {row.plan_state for row in planned(window, demo_store)} == {PlanState.PROPOSED}
    QTest.mouseClick(bar.approve, LEFT)
    assert {row.plan_state for row in planned(window, demo_store)} == {PlanState.APPROVED}
    assert not bar.isVisible()
    assert page(window).tools.state.text() == "Approved"
    window.context.undo.undo()
    assert {row.plan_state for row in planned(window, demo_store)} == {PlanState.PROPOSED}
    assert month(window).state is MonthState.SUBMITTED


def test_a_remark_comes_back_to_the_manager_who_submits_again(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    as_supervisor(window)
    bar = page(window).approvals.bar
    QTest.mouseClick(bar.send_back, LEFT)
    QTest.mouseClick(remark(window).button, LEFT)
    assert remark(window).problem.text() == "Write what is to be changed: the manager sees it in the planner."
    remark(window).words.setPlainText("先走访逾期客户")
    remark(window).close()
    QTest.mouseClick(bar.send_back, LEFT)
    popup = remark(window)
    assert popup.words.text() == "先走访逾期客户"
    QTest.keyClick(popup.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert month(window).state is MonthState.RETURNED
    with demo_store.read() as reader:
        person = manager(people(reader))
    window.context.scope.choose(person.id, person.name, person.role)
    assert bar.text.text() == "December 2026 was returned"
    assert bar.detail.text() == "先走访逾期客户"
    assert bar.changes.text() == "Remark…"
    QTest.mouseClick(bar.changes, LEFT)
    shown = dialog(ChangesDialog)
    assert isinstance(shown, ChangesDialog)
    assert (shown.remark.text(), shown.nothing.isVisible()) == ("先走访逾期客户", True)
    shown.accept()
    assert bar.submit.text() == "Submit again"
    submit(window)
    assert month(window).state is MonthState.SUBMITTED


def test_what_the_supervisor_changed_is_shown_before_and_after(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    as_supervisor(window)
    visit = planned(window, demo_store)[0]
    with demo_store.change() as work:
        move_visit(work, visit.id, visit.version, at(14, day=date(2026, 12, 8)), at(15, day=date(2026, 12, 8)))
    window.navigate("planner", view="month", day=FIRST)
    bar = page(window).approvals.bar
    assert bar.changes.text() == "1 change(s)"
    QTest.mouseClick(bar.approve, LEFT)
    assert bar.text.text() == "December 2026 was approved with changes"
    QTest.mouseClick(bar.changes, LEFT)
    shown = dialog(ChangesDialog)
    assert isinstance(shown, ChangesDialog)
    row = shown.list.row(0)
    assert row is not None
    assert (row.name, row.value) == (visit.account, "moved")
    assert row.second.startswith("Tue 1 Dec 09:00")
    assert "→ Tue 8 Dec 14:00" in row.second
    shown.accept()


def test_a_visit_added_later_waits_and_is_approved_from_its_menu(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    as_supervisor(window)
    QTest.mouseClick(page(window).approvals.bar.approve, LEFT)
    with demo_store.read() as reader:
        person = manager(people(reader))
    window.context.scope.choose(person.id, person.name, person.role)
    due = next(iter(page(window).due._rows.values()))
    page(window).month.dropped.emit(due.account_id, date(2026, 12, 9))
    assert page(window).tools.state.text() == "Changed since approval"
    added = next(row for row in planned(window, demo_store) if row.account_id == due.account_id)
    block = page(window).month.block(added.id)
    assert block is not None
    assert block.is_waiting
    assert "Waits for approval" in block.lines
    as_supervisor(window)
    page(window).approvals.approve_visit(added)
    assert page(window).tools.state.text() == "Approved"
    block = page(window).month.block(added.id)
    assert block is not None
    assert not block.is_waiting


def test_a_plan_that_changed_while_it_was_looked_at_is_shown_before_it_is_approved(
    window: MainWindow, demo_store: Store
) -> None:
    submit(window)
    as_supervisor(window)
    seen, visit = month(window), planned(window, demo_store)[0]
    with demo_store.change() as work:
        move_visit(work, visit.id, visit.version, at(14, day=FIRST), at(15, day=FIRST))
    page(window).approvals.approve([seen])
    panel = asked(window)
    for words in (visit.account, "14:00–15:00", "09:00–10:00"):
        assert words in texts(panel)
    assert month(window).state is MonthState.SUBMITTED
    panel.save.click()
    assert {row.plan_state for row in planned(window, demo_store)} == {PlanState.APPROVED}


def test_a_manager_who_tries_to_approve_is_told_why_not(window: MainWindow, demo_store: Store) -> None:
    page(window).approvals.approve([month(window)])
    assert "supervisors and administrators" in window.toast.text
    assert {row.plan_state for row in planned(window, demo_store)} == {PlanState.PROPOSED}


def test_the_review_list_approves_what_is_checked_by_keys_alone(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    bar = page(window).approvals.bar
    assert bar.text.text() == "1 plan(s) wait for your review"
    bar.review.setFocus()
    QTest.keyClick(bar.review, Qt.Key.Key_Return)
    shown = dialog(ReviewDialog)
    assert isinstance(shown, ReviewDialog)
    cells = [shown.table.item(0, column) for column in range(shown.table.columnCount())]
    words = [cell.text() for cell in cells if cell is not None]
    assert words[1:6] == ["December 2026", "Submitted", "2", "2", "2.0"]
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert not shown.approve.isEnabled()
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    QTest.mouseClick(shown.approve, LEFT)
    with demo_store.read() as reader:
        assert plan_months.months_to_review(reader) == []
    assert shown.nothing.isVisible()
    shown.accept()
    assert not bar.isVisible()


def test_a_month_is_returned_from_the_review_list(window: MainWindow, demo_store: Store) -> None:
    submit(window)
    person = window.context.scope.person_id
    assert person is not None
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    page(window).approvals.review()
    shown = dialog(ReviewDialog)
    assert isinstance(shown, ReviewDialog)
    QTest.mouseClick(shown.send_back, LEFT)
    popup = next(each for each in shown.findChildren(WordsPopup) if each.isVisible())
    popup.words.setPlainText("先走访逾期客户")
    QTest.mouseClick(popup.button, LEFT)
    assert shown.nothing.isVisible()
    with demo_store.read() as reader:
        found = plan_months.plan_month(reader, person, FIRST)
    assert (found.state, found.remark) == (MonthState.RETURNED, "先走访逾期客户")
    shown.accept()


def test_enter_in_the_review_list_opens_the_managers_month(window: MainWindow) -> None:
    submit(window)
    person = window.context.scope.person_id
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    action = next(each for each in actions_of(window) if each.text == "Review submitted plans")
    action.run()
    shown = dialog(ReviewDialog)
    assert isinstance(shown, ReviewDialog)
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert (window.context.scope.person_id, window.context.scope.role) == (person, Role.SUPERVISOR)
    assert page(window).state() == {"day": FIRST, "view": "month"}
    assert page(window).approvals.bar.approve.isVisible()


def test_the_palette_leads_to_the_button_of_the_month(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    action = next(each for each in actions_of(window) if each.text == "Submit or approve the plan of a month")
    action.run()
    assert page(window).approvals.bar.main is page(window).approvals.bar.submit
    assert page(window).approvals.bar.submit.hasFocus()


def test_a_narrow_row_gives_up_the_state_and_then_the_words_of_a_button(window: MainWindow) -> None:
    tools = page(window).tools
    assert tools.state.isVisible()
    tools.resize(480, tools.height())
    assert not tools.state.isVisible()
    assert (tools.propose.text(), tools.propose.accessibleName()) == ("", "Propose plan")
    tools.resize(1200, tools.height())
    assert tools.state.isVisible()
    assert tools.propose.text() == "Propose plan"


def test_a_bureau_that_wants_no_approval_sees_nothing_of_it(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        put(work, "plan.needs_approval", False, date(2026, 11, 17))
        person = manager(people(work))
    window = windows.open("planner")
    window.context.scope.choose(person.id, person.name, person.role)
    due = next(iter(page(window).due._rows.values()))
    page(window).month.dropped.emit(due.account_id, date(2026, 12, 9))
    window.navigate("planner", view="month", day=FIRST)
    assert planned(window, demo_store)[0].plan_state is PlanState.APPROVED
    assert page(window).tools.state.text() == ""
    assert not page(window).approvals.bar.isVisible()


def test_the_plan_goes_to_excel_pdf_and_paper(window: MainWindow, demo_store: Store, tmp_path: Path) -> None:
    paper = page(window).paper
    assert paper.file_name(FIRST, "pdf").endswith("_visit plan_202612.pdf")
    book, pdf = tmp_path / "plan.xlsx", tmp_path / "plan.pdf"
    paper.save(FIRST, book)
    rows = list(load_workbook(book).active.iter_rows(values_only=True))
    place = rows[6].index("State")
    assert [row[place] for row in rows[7:]] == ["waiting", "waiting"]
    paper.save(FIRST, pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
    texts = [each.text() for each in paper.menu(FIRST).actions()]
    assert [text.partition(" ")[0] for text in texts] == ["Plan", "Plan", "Print"]
    paper.print_out(FIRST)
    preview = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert preview.windowTitle() == "Visit plan"
    preview.close()
