"""The planner's month: what stands in it, drops and moves, load, coverage of who is in view, what needs attention."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.planner import week
from tests.support.planner import as_supervisor, give_reason
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.widgets.calendar.block import Verdict

TODAY, FRIDAY = date(2026, 11, 17), date(2026, 11, 27)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The month of the first manager with accounts."""
    window = windows.open("planner")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    window.navigate("planner", view="month", day=TODAY)
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def test_every_visit_of_the_six_weeks_has_its_line_or_is_counted(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    with demo_store.read() as reader:
        found = week(reader, window.context.scope.person_id, date(2026, 10, 26), 42)
    expected = {row.id for row in found.visits if row.start is not None}
    assert expected
    assert all(shown.month.block(key) is not None for key in expected)
    assert shown.days.right.currentWidget() is shown.month_panel
    assert shown.month_panel.share.text().endswith("%")
    assert shown.month_panel.segments.model().rowCount() > 0
    assert shown.month_panel.attention.model().rowCount() > 0


def test_an_account_dropped_on_a_day_is_planned_at_its_first_free_time(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    due = next(iter(shown.due._rows.values()))
    verdict = shown.board.judge_day(due.account_id, FRIDAY)
    assert verdict.ok
    shown.month.dropped.emit(due.account_id, FRIDAY)
    with demo_store.read() as reader:
        (visit,) = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    assert visit.account_id == due.account_id
    assert visit.start is not None
    assert verdict.text.endswith(f"{window.context.clock.local(visit.start):%H:%M}")


@pytest.mark.parametrize("day", [date(2026, 11, 16), date(2026, 11, 28)])
def test_a_past_day_and_a_weekend_refuse_with_the_reason(window: MainWindow, day: date) -> None:
    due = next(iter(page(window).due._rows.values()))
    verdict = page(window).board.judge_day(due.account_id, day)
    assert verdict != Verdict(False, "")
    assert not verdict.ok
    page(window).month.dropped.emit(due.account_id, day)
    assert window.context.undo.undo_text is None


def test_a_visit_is_moved_by_keys_with_its_reason_and_a_day_opens(window: MainWindow, demo_store: Store) -> None:
    as_supervisor(window)
    shown = page(window)
    due = next(iter(shown.due._rows.values()))
    shown.month.dropped.emit(due.account_id, FRIDAY)
    with demo_store.read() as reader:
        (visit,) = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    shown.month.setFocus()
    shown.month._focus(visit.id)
    QTest.keyClick(shown.month, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    give_reason(shown)
    with demo_store.read() as reader:
        found = week(reader, window.context.scope.person_id, date(2026, 11, 26), 1).visits
    assert [row.id for row in found] == [visit.id]
    shown.month._focus(None)
    shown.month.pick(date(2026, 11, 26))
    QTest.keyClick(shown.month, Qt.Key.Key_Return)
    assert shown.state() == {"day": date(2026, 11, 26), "view": "day"}


def test_ctrl_copies_a_line_to_another_day(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    due = next(iter(shown.due._rows.values()))
    shown.month.dropped.emit(due.account_id, FRIDAY)
    with demo_store.read() as reader:
        (visit,) = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    shown.month.setFocus()
    shown.month._focus(visit.id)
    QTest.keyClick(shown.month, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    with demo_store.read() as reader:
        found = week(reader, window.context.scope.person_id, date(2026, 11, 26), 2).visits
    assert sorted(row.start - visit.start for row in found if row.start and visit.start) == [
        timedelta(days=-1),
        timedelta(0),
    ]
