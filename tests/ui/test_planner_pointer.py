"""The planner by pointer and keys: what is done to a block reaches the database, and what is refused says why."""

from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import PlanState
from crm.domain.planner import Week
from crm.domain.visits import VisitRow
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.visits import visit_rows
from tests.support.build import at
from tests.support.planner import as_supervisor, give_reason
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.widgets.calendar.block import BlockStyle
from ui.widgets.rows.items import account_mime

TODAY = date(2026, 11, 17)
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The planner of the first manager with accounts, in a week without visits."""
    window = windows.open("planner", day=FRIDAY)
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.grab()
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def of_days(window: MainWindow, first: date, days: int = 1) -> Week:
    found: list[Week] = []
    person = window.context.scope.person_id
    window.context.runner.ask(window, lambda reader: week(reader, person, first, days), found.append)
    return found[0]


def row(store: Store, visit_id: UUID) -> VisitRow:
    with store.read() as reader:
        return visit_rows(reader, [visit_id])[0]


def spot(window: MainWindow, moment: datetime) -> QPoint:
    """Return the middle of a day's column at a time, brought into view."""
    view = page(window).calendar.grid
    grid, moment = view.grid, window.context.clock.local(moment)
    x = grid.left(moment.date()) + grid.column_width(moment.date()) / 2
    view.centerOn(QPointF(x, grid.y_at(moment)))
    return view.mapFromScene(QPointF(x, grid.y_at(moment)))


def drag(window: MainWindow, start: datetime, end: datetime, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press at one moment of the calendar, move and let go at another."""
    port = page(window).calendar.grid.viewport()
    first = spot(window, start)
    QTest.mousePress(port, LEFT, NONE, first)
    for place in (first + QPoint(12, 12), spot(window, end)):
        where = QPointF(place), QPointF(port.mapToGlobal(place))
        QApplication.sendEvent(port, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, LEFT, NONE))
    QTest.mouseRelease(port, LEFT, keys, spot(window, end))
    window.grab()


def plan(window: MainWindow, start: datetime) -> VisitRow:
    """Double click on a free hour: the account that is chosen in the list is planned there."""
    due = page(window).due
    chosen = next(iter(due._rows))
    due.list.set_current(chosen)
    QTest.mouseDClick(page(window).calendar.grid.viewport(), LEFT, NONE, spot(window, start + timedelta(minutes=10)))
    window.grab()
    return next(each for each in of_days(window, start.date()).visits if each.account_id == chosen)


def test_a_double_click_plans_the_chosen_account(window: MainWindow) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    assert (visit.start, visit.end) == (at(9, day=THURSDAY), at(10, day=THURSDAY))
    window.context.undo.undo()
    assert of_days(window, THURSDAY).visits == ()


def test_a_double_click_plans_as_long_as_the_class_of_the_account_takes(window: MainWindow) -> None:
    for key in ("direct_service", "top100", "large_industrial", "small_business"):
        window.context.runner.do(window, partial(put, key=f"visit.minutes.{key}", value=90, starts_on=TODAY))
    visit = plan(window, at(9, day=THURSDAY))
    assert (visit.start, visit.end) == (at(9, day=THURSDAY), at(10, 30, THURSDAY))


def test_a_block_is_dragged_to_another_day_and_back_by_undo(window: MainWindow, demo_store: Store) -> None:
    as_supervisor(window)
    visit = plan(window, at(9, day=THURSDAY))
    drag(window, at(9, 20, THURSDAY), at(14, 20, FRIDAY))
    give_reason(page(window))
    assert row(demo_store, visit.id).start == at(14, day=FRIDAY)
    window.context.undo.undo()
    assert row(demo_store, visit.id).start == at(9, day=THURSDAY)


def test_the_lower_edge_of_a_block_resizes_it(window: MainWindow, demo_store: Store) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    drag(window, at(9, 58, THURSDAY), at(11, 2, THURSDAY))
    after = row(demo_store, visit.id)
    assert (after.start, after.end) == (at(9, day=THURSDAY), at(11, day=THURSDAY))


def test_an_edge_drawn_over_the_beginning_leaves_a_visit_that_ends_later(window: MainWindow, demo_store: Store) -> None:
    visit = plan(window, at(14, day=THURSDAY))
    drag(window, at(14, 58, THURSDAY), at(9, 2, THURSDAY))
    after = row(demo_store, visit.id)
    assert after.start == at(14, day=THURSDAY)
    assert after.end is not None
    assert after.end > at(14, day=THURSDAY)


def test_a_block_is_not_dropped_onto_another(window: MainWindow, demo_store: Store) -> None:
    first, second = plan(window, at(9, day=THURSDAY)), plan(window, at(14, day=THURSDAY))
    drag(window, at(14, 20, THURSDAY), at(9, 20, THURSDAY))
    assert row(demo_store, second.id).start == at(14, day=THURSDAY)
    block = page(window).calendar.grid.block(second.id)
    assert block is not None
    reason = page(window).calendar.grid.take(block, at(9, day=THURSDAY), at(10, day=THURSDAY))
    assert first.account in reason


def test_a_double_click_on_a_forbidden_hour_says_why(window: MainWindow) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    page(window).due.list.set_current(next(iter(page(window).due._rows)))
    page(window).calendar.created.emit(at(9, 30, THURSDAY), at(10, 30, THURSDAY))
    assert visit.account in window.toast.text
    assert len(of_days(window, THURSDAY).visits) == 1


def test_an_account_is_dragged_from_the_list(window: MainWindow) -> None:
    key = next(iter(page(window).due._rows))
    port = page(window).calendar.grid.viewport()
    place, mime = spot(window, at(13, 8, FRIDAY)), account_mime([key])
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(port, QDragEnterEvent(place, action, mime, LEFT, NONE))
    QApplication.sendEvent(port, QDropEvent(QPointF(place), action, mime, LEFT, NONE))
    assert [each.account_id for each in of_days(window, FRIDAY).visits] == [key]


def test_keys_move_resize_open_and_remove_a_block(window: MainWindow, demo_store: Store) -> None:
    as_supervisor(window)
    visit = plan(window, at(9, day=THURSDAY))
    grid = page(window).calendar.grid
    page(window).calendar.setFocus()
    grid.focus_block(visit.id)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    give_reason(page(window))
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    after = row(demo_store, visit.id)
    assert (after.start, after.end) == (at(9, 15, FRIDAY), at(10, 30, FRIDAY))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert row(demo_store, visit.id).plan_state is PlanState.CANCELLED
    assert grid.block(visit.id) is None


def test_the_first_free_hour_is_free_whatever_week_is_in_view(window: MainWindow) -> None:
    due = page(window).due
    for account_id in list(due._rows)[:4]:
        due.list.set_current(account_id)
        QTest.keyClick(due.list, Qt.Key.Key_P)
    visits = sorted(of_days(window, TODAY, 15).visits, key=lambda each: each.start or at(0))
    assert len(visits) >= 4
    for before, after in pairwise(visits):
        assert before.end is not None
        assert after.start is not None
        assert before.end <= after.start, f"{before.account} and {after.account} at {after.start}"


def test_a_day_shows_its_stops_beside_the_calendar(window: MainWindow) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    page(window).calendar.day_picked.emit(THURSDAY)
    assert page(window).panel.stops.lines.keys() == [visit.id]
    page(window).calendar.day_picked.emit(FRIDAY)
    assert page(window).panel.stops.lines.keys() == []
    assert page(window).panel.empty.isVisible()


def test_a_span_drawn_on_free_time_asks_what_it_is(window: MainWindow) -> None:
    page(window).due.list.set_current(None)
    drag(window, at(9, 2, THURSDAY), at(10, 32, THURSDAY))
    dialog = page(window).appointments.dialog
    assert dialog is not None
    assert (dialog.when.start.value(), dialog.when.end.value()) == (time(9, 0), time(10, 30))
    dialog.reject()


def test_a_drag_with_ctrl_copies(window: MainWindow, demo_store: Store) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    drag(window, at(9, 20, THURSDAY), at(14, 20, FRIDAY), Qt.KeyboardModifier.ControlModifier)
    assert row(demo_store, visit.id).start == at(9, day=THURSDAY)
    assert [each.start for each in of_days(window, FRIDAY).visits] == [at(14, day=FRIDAY)]


def test_ctrl_with_an_arrow_copies_to_the_next_day_and_not_over_something(
    window: MainWindow, demo_store: Store
) -> None:
    visit = plan(window, at(9, day=THURSDAY))
    grid = page(window).calendar.grid
    grid.setFocus()
    for _ in range(2):
        grid.focus_block(visit.id)
        QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert row(demo_store, visit.id).start == at(9, day=THURSDAY)
    assert [each.start for each in of_days(window, FRIDAY).visits] == [at(9, day=FRIDAY)]


def test_a_says_that_the_customer_agreed_and_a_move_takes_it_back(window: MainWindow, demo_store: Store) -> None:
    as_supervisor(window)
    visit = plan(window, at(9, day=THURSDAY))
    grid = page(window).calendar.grid
    grid.setFocus()
    grid.focus_block(visit.id)
    QTest.keyClick(grid, Qt.Key.Key_A)
    block = grid.block(visit.id)
    assert block is not None
    assert block.style is BlockStyle.FIXED
    assert row(demo_store, visit.id).plan_state is PlanState.APPOINTED
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert row(demo_store, visit.id).start == at(9, 15, THURSDAY)
    assert row(demo_store, visit.id).plan_state is PlanState.APPROVED
