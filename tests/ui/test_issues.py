"""The list of issues in the window: an issue goes round to its close, and no early way stands there."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import IssueState, IssueTopic, Role
from crm.domain.issues import Extension, IssueRow
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.storage.tables import ExportLog
from crm.usecases.attachments import attach
from crm.usecases.issues import add_issue
from crm.usecases.people import people
from tests.support.window import WindowMaker
from ui.accounts.file_preview import FilePreview
from ui.issues.page import IssuesPage
from ui.issues.panel import IssuePanel
from ui.issues.step_popup import StepPopup
from ui.lists.account_popup import AccountPopup
from ui.shell.window import MainWindow
from ui.widgets.buttons import Button
from ui.widgets.filter_popup import FilterPopup
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.tiles import ChoiceTiles
from ui.widgets.rows.items import Row, RowModel

CONTROLS = (QLineEdit, GrowingText, ChoiceTiles)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The issues of the first manager with accounts, who has a new one."""
    window = windows.open("issues")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> IssuesPage:
    assert isinstance(window.page, IssuesPage)
    return window.page


def row(store: Store, key: UUID) -> IssueRow:
    with store.read() as reader:
        return stored.issue(reader, key)


@pytest.fixture
def key(window: MainWindow, demo_store: Store, qtbot: QtBot) -> UUID:
    """A new issue of the person, shown in the panel."""
    old = page(window).model.ids()[0]
    account, person = row(demo_store, old).account_id, window.context.scope.person_id
    made: list[UUID] = []
    window.context.runner.do(
        window,
        lambda work: add_issue(work, account, IssueTopic.BILL, "电费账单看不懂", assignee_id=person),
        made.append,
        undo_text="new issue",
    )
    page(window).take_waiting()
    show(window, demo_store, qtbot, made[0])
    return made[0]


def show(window: MainWindow, store: Store, qtbot: QtBot, key: UUID) -> None:
    shown = page(window)
    shown.take_waiting()
    shown.table.set_current(key)
    qtbot.waitUntil(lambda: shown_row(window) == row(store, key) and "Open the account" in offered(window))


def shown_row(window: MainWindow) -> IssueRow | None:
    panel = page(window).panel
    assert isinstance(panel, IssuePanel)
    return panel.row


def offered(window: MainWindow) -> list[str]:
    panel = page(window).panel
    assert panel is not None
    return [each.text() for each in panel.findChildren(Button) if each.isVisibleTo(panel) and each.text()]


def press(window: MainWindow, words: str) -> StepPopup | None:
    panel = page(window).panel
    assert panel is not None
    button = next(each for each in panel.findChildren(Button) if each.text() == words and each.isVisibleTo(panel))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    found = [each for each in window.findChildren(StepPopup) if each.isVisible()]
    return found[0] if found else None


def control(popup: StepPopup, name: str) -> QWidget:
    return next(
        each for each in popup.findChildren(QWidget) if each.accessibleName() == name and isinstance(each, CONTROLS)
    )


def write(popup: StepPopup, **texts: str) -> None:
    for name, text in texts.items():
        field = control(popup, name)
        if isinstance(field, GrowingText):
            field.set_text(text)
        else:
            assert isinstance(field, QLineEdit)
            field.setText(text)


def answer(window: MainWindow) -> None:
    popup = press(window, "Answer…")
    assert popup is not None
    write(popup, Result="已书面说明", Department="营销部", Evidence="工单 1")
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def ask(window: MainWindow, tile: int) -> None:
    popup = press(window, "Ask the customer…")
    assert popup is not None
    tiles = popup.findChild(ChoiceTiles)
    assert tiles is not None
    tiles.set_values([("yes", "no")[tile]])
    write(popup, **{"Who said it": "王工"})
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)


def test_an_issue_goes_round_to_its_close_and_back(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID
) -> None:
    assert "Ask the customer…" not in offered(window)
    press(window, "Take on")
    assert row(demo_store, key).state is IssueState.IN_PROGRESS
    show(window, demo_store, qtbot, key)
    answer(window)
    assert row(demo_store, key).state is IssueState.TO_CONFIRM
    show(window, demo_store, qtbot, key)
    ask(window, 0)
    assert row(demo_store, key).state is IssueState.CLOSED
    window.context.undo.undo()
    assert row(demo_store, key).state is IssueState.TO_CONFIRM


def test_a_form_says_what_is_missing_and_keeps_what_was_typed(window: MainWindow, demo_store: Store, key: UUID) -> None:
    popup = press(window, "Answer…")
    assert popup is not None
    write(popup, Result="已书面说明", Department="营销部")
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert popup.isVisible()
    assert "evidence" in popup.problem.text().lower()
    field = control(popup, "Result")
    assert isinstance(field, GrowingText)
    assert field.text() == "已书面说明"
    assert row(demo_store, key).state is IssueState.NEW


def test_a_supervisor_grants_what_a_manager_asks_for(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID
) -> None:
    first = row(demo_store, key).due_on
    assert first is not None
    popup = press(window, "Ask for more time…")
    assert popup is not None
    until = control(popup, "Until")
    assert isinstance(until, DateField)
    until.set_value(first + timedelta(days=30))
    write(popup, Reason="等待停电窗口")
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert row(demo_store, key).extension is Extension.ASKED
    show(window, demo_store, qtbot, key)
    assert "Grant the extension" not in offered(window)
    scope = window.context.scope
    scope.choose(scope.person_id, scope.name, Role.SUPERVISOR)
    show(window, demo_store, qtbot, key)
    qtbot.waitUntil(lambda: "Grant the extension" in offered(window))
    press(window, "Grant the extension")
    assert row(demo_store, key).due_on == first + timedelta(days=30)


def test_the_checked_ones_are_transferred_together_for_one_reason(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    keys = [each for each in shown.model.ids() if row(demo_store, each).state is IssueState.IN_PROGRESS][:2]
    shown.model.set_checked(keys, True)
    shown.run("transfer")
    popup = next(each for each in window.findChildren(StepPopup) if each.isVisible())
    assert popup.before.isVisible()
    assert popup.before.text().startswith("2 issue")
    write(popup, Department="计量中心")
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert popup.problem.text() == "No reason is given. Write one, so that others understand."
    write(popup, Reason="统一由计量中心处理")
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert {(row(demo_store, each).unit, row(demo_store, each).transfer_reason) for each in keys} == {
        ("计量中心", "统一由计量中心处理")
    }
    window.context.undo.undo()
    assert "计量中心" not in {row(demo_store, each).unit for each in keys}


def test_a_transfer_says_before_which_stay_and_why(window: MainWindow, demo_store: Store, key: UUID) -> None:
    shown = page(window)
    ended = replace(row(demo_store, key), id=UUID(int=1), state=IssueState.CLOSED, text="早已闭环")
    popup = shown.steps.transfer([row(demo_store, key), ended], shown.new)
    first, second = popup.before.text().splitlines()
    assert first.startswith("1 issue")
    assert second.startswith("Stays: 早已闭环 · This step is not possible")
    popup.close()


def test_what_was_raised_by_telephone_is_written_down(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    before = set(shown.model.ids())
    account = row(demo_store, shown.model.ids()[0]).account_id
    QTest.mouseClick(shown.new, Qt.MouseButton.LeftButton)
    accounts = window.findChild(AccountPopup)
    assert accounts is not None
    accounts.picked.emit(account)
    popup = next(each for each in window.findChildren(StepPopup) if each.isVisible())
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert popup.problem.text() == "The issue says nothing. Write what the customer raised."
    write(popup, **{"What was raised": "电压暂降"})
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    (new,) = set(shown.model.ids()) - before
    assert (row(demo_store, new).text, row(demo_store, new).account_id) == ("电压暂降", account)
    assert row(demo_store, new).assignee_id == window.context.scope.person_id
    window.context.undo.undo()
    assert set(shown.model.ids()) == before


def test_a_report_of_a_period_is_saved_and_noted(window: MainWindow, demo_store: Store, tmp_path: Path) -> None:
    shown, out = page(window), tmp_path / "report.xlsx"
    popup = shown.reports.ask(shown.report)
    first, last = (control(popup, name) for name in ("Raised from", "until"))
    assert isinstance(first, DateField)
    assert isinstance(last, DateField)
    last.set_value(date(2020, 1, 1))
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert popup.problem.text() == "Type two days, the earlier one first."
    popup.close()
    begin, end = first.value(), window.context.clock.today()
    assert begin is not None
    shown.reports.write(out, begin, end, False)
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    with demo_store.read() as reader:
        raised = stored.raised_between(reader, begin, end)
        noted = reader.rows(select(ExportLog.c.kind, ExportLog.c.rows, ExportLog.c.is_personal))
    assert {row.text for row in raised} <= {cell for row in rows for cell in row}
    assert [tuple(row) for row in noted] == [("issues", len(raised), False)]
    assert not shown.foot.export.isVisible()


def test_a_dropped_file_proves_an_issue_and_closes_it(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID, tmp_path: Path
) -> None:
    """By the mouse a drop, by the keyboard Enter to look at it and Delete to leave it out; each can be undone."""
    paper = tmp_path / "答复函.txt"
    paper.write_text("已说明", encoding="utf-8")
    panel = page(window).panel
    assert isinstance(panel, IssuePanel)
    files = panel.evidence
    drop(files, paper)
    qtbot.waitUntil(lambda: [each.name for each in shown_files(panel)] == ["答复函.txt"])
    files.list.setFocus()
    files.list.set_current(shown_files(panel)[0].id)
    QTest.keyClick(files.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(panel.findChildren(FilePreview)))
    panel.findChildren(FilePreview)[0].reject()
    QTest.keyClick(files.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not shown_files(panel))
    window.context.undo.undo()
    qtbot.waitUntil(lambda: len(shown_files(panel)) == 1)
    popup = press(window, "Answer…")
    assert popup is not None
    write(popup, Result="已书面说明", Department="营销部")
    QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert (row(demo_store, key).state, row(demo_store, key).evidence) == (IssueState.TO_CONFIRM, "答复函.txt")
    show(window, demo_store, qtbot, key)
    qtbot.waitUntil(lambda: len(shown_files(panel)) == 1)
    told: list[str] = []
    window.toast.said.connect(told.append)
    files.list.set_current(shown_files(panel)[0].id)
    QTest.keyClick(files.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(told))
    assert "答复函.txt" in told[0]
    assert len(shown_files(panel)) == 1, "its answer stands on it"


def test_a_file_of_the_account_is_chosen(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID, tmp_path: Path
) -> None:
    paper = tmp_path / "现场.txt"
    paper.write_text("照片", encoding="utf-8")
    with demo_store.change() as work:
        attach(work, row(demo_store, key).account_id, paper)
    panel = page(window).panel
    assert isinstance(panel, IssuePanel)
    QTest.mouseClick(panel.evidence.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.findChildren(FilterPopup)))
    popup = panel.findChildren(FilterPopup)[0]
    popup.list.setCurrentRow(0)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(shown_files(panel)) == 1)
    window.context.undo.undo()
    qtbot.waitUntil(lambda: not shown_files(panel))


def shown_files(panel: IssuePanel) -> list[Row]:
    model = panel.evidence.list.model()
    assert isinstance(model, RowModel)
    return [each for each in model.items if isinstance(each, Row)]


def drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, buttons = QPointF(8, 8), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    given = QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(widget, given)
