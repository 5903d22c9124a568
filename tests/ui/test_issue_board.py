"""The board of issues: columns by state, walked by keys, cards dragged only where a step leads."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.changes import Changes, Kind
from crm.domain.codes import IssueState, IssueTopic, Role
from crm.domain.ids import new_id
from crm.domain.issues import IssueRow
from crm.domain.lists import ListQuery
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.storage.tables import Issue
from crm.usecases.issue_board import board
from crm.usecases.issues import add_issue, answer_issue
from crm.usecases.people import people
from tests.support.window import WindowMaker
from ui.issues.board import ORDER, IssueBoard
from ui.issues.column import CardList, issue_mime
from ui.issues.page import BOARD, LIST, IssuesPage
from ui.issues.panel import IssuePanel
from ui.issues.step_popup import StepPopup
from ui.shell.window import MainWindow

MOVE, LEFT, NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The issues of the first manager with accounts, as a board."""
    window = windows.open("issues")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    with qtbot.waitActive(window):
        window.activateWindow()
    page(window).looks.picked.emit(BOARD)
    return window


@pytest.fixture
def key(window: MainWindow, demo_store: Store, qtbot: QtBot) -> UUID:
    """A new issue of the person."""
    account, person = row(demo_store, page(window).model.ids()[0]).account_id, window.context.scope.person_id
    made: list[UUID] = []
    window.context.runner.do(
        window,
        lambda work: add_issue(work, account, IssueTopic.BILL, "电费账单看不懂", assignee_id=person),
        made.append,
        undo_text="new issue",
    )
    see(window, qtbot, made[0])
    return made[0]


def page(window: MainWindow) -> IssuesPage:
    assert isinstance(window.page, IssuesPage)
    return window.page


def shown(window: MainWindow) -> IssueBoard:
    return page(window).board


def cards(window: MainWindow, state: IssueState) -> CardList:
    return shown(window).columns[state].cards


def row(store: Store, key: UUID) -> IssueRow:
    with store.read() as reader:
        return stored.issue(reader, key)


def see(window: MainWindow, qtbot: QtBot, key: UUID) -> None:
    shown(window).want(key)
    qtbot.waitUntil(lambda: shown(window).current_id() == key and shown(window).row(key) is not None)


def drag(window: MainWindow, key: UUID, state: IssueState, let_go: bool = True) -> CardList:
    """Take a card over a column, and let it go there."""
    dragged = shown(window).row(key)
    assert dragged is not None
    here, there = cards(window, dragged.state), cards(window, state)
    here.dragged.emit(key)
    place, mime = there.viewport().rect().center(), issue_mime(key)
    move = QDragMoveEvent(place, MOVE, mime, LEFT, NONE)
    there.dragMoveEvent(move)
    assert move.isAccepted()
    if let_go:
        there.dropEvent(QDropEvent(QPointF(place), MOVE, mime, LEFT, NONE))
        here.dragged.emit(None)
    return there


def popups(window: MainWindow) -> list[StepPopup]:
    return [each for each in window.findChildren(StepPopup) if each.isVisible()]


def test_every_issue_of_the_list_stands_in_the_column_of_its_state(window: MainWindow, demo_store: Store) -> None:
    query = ListQuery("open", window.context.scope.person_id)
    with demo_store.read() as reader:
        columns = board(reader, query)
        for state in ORDER:
            rows = [stored.issue(reader, each) for each in columns[state]]
            assert {each.state for each in rows} <= {state}
            dues = [each.due_at for each in rows if each.due_at is not None]
            assert dues == sorted(dues)
            assert list(cards(window, state).rows.ids()) == list(columns[state])
            assert shown(window).columns[state].count.text() == str(len(columns[state]))
    assert {each for keys in columns.values() for each in keys} == set(page(window).model.ids())


def test_list_and_board_share_views_and_filters_and_the_choice_is_kept(window: MainWindow) -> None:
    shared = page(window)
    shared.filters.set_values({"topic": ("bill",)}, "")
    found = {each for state in ORDER for each in cards(window, state).rows.ids()}
    assert found == set(shared.model.ids())
    assert shared.body.isHidden()
    window.navigate("today")
    window.navigate("issues")
    assert page(window).is_board
    page(window).looks.picked.emit(LIST)
    assert page(window).body.isVisible()
    assert not shown(window).isVisible()


def test_keys_walk_the_cards_and_open_one(window: MainWindow, qtbot: QtBot, key: UUID) -> None:
    shown(window).come()
    first = cards(window, IssueState.NEW)
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Home)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert first.currentIndex().row() == 1
    QTest.keyClick(first, Qt.Key.Key_Right)
    other = QApplication.focusWidget()
    assert isinstance(other, CardList)
    assert other.current_id() is not None
    assert first.current_id() is None
    assert shown(window).current_id() == other.current_id()
    QTest.keyClick(other, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    panel = page(window).panel
    assert isinstance(panel, IssuePanel)
    qtbot.waitUntil(lambda: panel.row is not None and panel.row.id == first.current_id())
    assert panel.isVisible()


def test_the_menu_offers_the_steps_that_may_be_taken(window: MainWindow, key: UUID) -> None:
    cards(window, IssueState.NEW).menu_asked.emit(key, QPoint(0, 0))
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    words = [action.text() for action in menu.actions()]
    assert "Take on" in words
    assert "Ask the customer…" not in words
    menu.close()


def test_x_transfers_the_current_card(window: MainWindow, key: UUID) -> None:
    shown(window).come()
    QTest.keyClick(cards(window, IssueState.NEW), Qt.Key.Key_X)
    assert len(popups(window)) == 1
    popups(window)[0].close()


def test_a_card_is_taken_on_by_a_drop_and_undone(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID
) -> None:
    drag(window, key, IssueState.IN_PROGRESS)
    assert row(demo_store, key).state is IssueState.IN_PROGRESS
    assert cards(window, IssueState.IN_PROGRESS).rows.place(key) >= 0
    assert cards(window, IssueState.NEW).rows.place(key) < 0
    window.context.undo.undo()
    assert row(demo_store, key).state is IssueState.NEW


def test_a_drop_that_needs_words_opens_the_form_of_its_step(window: MainWindow, demo_store: Store, key: UUID) -> None:
    for state, field in ((IssueState.SUSPENDED, "Reason"), (IssueState.TO_CONFIRM, "Result")):
        drag(window, key, state)
        (popup,) = popups(window)
        assert any(each.accessibleName() == field for each in popup.findChildren(type(popup._first)))
        popup.close()
    assert row(demo_store, key).state is IssueState.NEW


def test_a_refused_drop_says_why_before_and_after(window: MainWindow, demo_store: Store, key: UUID) -> None:
    said: list[str] = []
    closed = drag(window, key, IssueState.CLOSED, let_go=False)
    assert "has not been asked" in (closed.over or "")
    window.toast.said.connect(said.append)
    drag(window, key, IssueState.CLOSED)
    assert closed.over is None
    assert popups(window) == []
    assert row(demo_store, key).state is IssueState.NEW
    assert len(said) == 1
    assert "has not been asked" in said[0]


def test_an_answered_issue_closes_only_through_the_customers_word(
    window: MainWindow, demo_store: Store, qtbot: QtBot, key: UUID
) -> None:
    window.context.runner.do(
        window, lambda work: answer_issue(work, key, 1, "已说明", "营销部", "工单 1"), undo_text="answer"
    )
    see(window, qtbot, key)
    qtbot.waitUntil(lambda: (shown(window).row(key) or row(demo_store, key)).state is IssueState.TO_CONFIRM)
    drag(window, key, IssueState.CLOSED)
    (popup,) = popups(window)
    assert popup.isVisible()
    assert row(demo_store, key).state is IssueState.TO_CONFIRM


def test_a_card_that_a_colleague_changed_is_read_again(
    window: MainWindow, qtbot: QtBot, demo_store: Store, key: UUID
) -> None:
    with demo_store.change() as work:
        version = work.scalar(select(Issue.c.version).where(Issue.c.id == key))
        work.update(Issue, key, version, text="电费账单已看懂")
    window.context.hub.changed.emit(Changes(elsewhere=frozenset({Kind.ISSUE})), None)

    def is_new() -> bool:
        found = shown(window).row(key)
        return found is not None and found.text == "电费账单已看懂"

    qtbot.waitUntil(is_new)


def test_five_thousand_cards_fetch_only_what_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[int] = []
    keys = [new_id() for _ in range(5000)]
    column = cards(window, IssueState.NEW)
    column.rows._fetch = lambda ids, then: asked.append(len(ids))
    shown(window).show_columns({IssueState.NEW: keys})
    qtbot.waitUntil(lambda: bool(asked))
    assert column.rows.rowCount() == 5000
    assert sum(asked) <= 200
