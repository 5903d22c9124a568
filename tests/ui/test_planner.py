"""The planner's page over the demo: what the calendar tells reaches the database, and undo takes it back."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import select

from crm.domain.codes import PlanState
from crm.domain.visits import VisitRow
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.visits import visit_rows
from tests.support.build import at
from tests.support.planner import as_supervisor, give_reason
from tests.support.window import WindowMaker
from ui.planner.colouring import Colouring, colouring
from ui.planner.due_drawer import LEAST
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.theme.look import colour, px, segment_colour
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.painting import block_colour

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The planner of the first manager with accounts."""
    window = windows.open("planner")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def planned(window: MainWindow, day: date) -> list[VisitRow]:
    """Return the person's visits of a day, from the database."""
    found: list[Any] = []
    person = window.context.scope.person_id
    window.context.runner.ask(window, lambda reader: week(reader, person, day, 1), found.append)
    return list(found[0].visits)


def drop(window: MainWindow, start: datetime, end: datetime) -> VisitRow:
    """Drop the first account of the list onto the calendar and return its visit."""
    due = next(iter(page(window).due._rows.values()))
    page(window).calendar.dropped.emit(due.account_id, start, end)
    return next(row for row in planned(window, start.date()) if row.account_id == due.account_id)


def row(store: Store, visit_id: UUID) -> VisitRow:
    with store.read() as reader:
        return visit_rows(reader, [visit_id])[0]


def test_a_dropped_account_is_planned_and_no_longer_due(window: MainWindow) -> None:
    page(window).shown({"day": FRIDAY})
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    assert (visit.start, visit.plan_state) == (at(9, day=FRIDAY), PlanState.PROPOSED)
    assert page(window).due.row(visit.account_id) is None
    window.context.undo.undo()
    assert planned(window, FRIDAY) == []
    assert page(window).due.row(visit.account_id) is not None


def test_a_moved_and_a_resized_block_keep_the_first_approved_date(window: MainWindow, demo_store: Store) -> None:
    as_supervisor(window)
    page(window).shown({"day": FRIDAY})
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    thursday = FRIDAY - timedelta(days=1)
    page(window).calendar.moved.emit(visit.id, at(14, day=thursday), at(15, day=thursday))
    assert row(demo_store, visit.id).planned_on == FRIDAY
    give_reason(page(window), "gate closed")
    assert row(demo_store, visit.id).planned_on == thursday
    with demo_store.read() as reader:
        found = reader.one(select(Visit).where(Visit.c.id == visit.id))
    assert found is not None
    assert (found.first_approved_on, found.reschedule_reason) == (FRIDAY, "gate closed")
    page(window).calendar.resized.emit(visit.id, at(14, day=thursday), at(16, day=thursday))
    assert row(demo_store, visit.id).end == at(16, day=thursday)
    window.context.undo.undo()
    window.context.undo.undo()
    assert (row(demo_store, visit.id).start, row(demo_store, visit.id).end) == (visit.start, visit.end)


def test_delete_takes_a_visit_off_the_plan(window: MainWindow, demo_store: Store) -> None:
    page(window).shown({"day": FRIDAY})
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    page(window).calendar.removed.emit(visit.id)
    assert row(demo_store, visit.id).plan_state is PlanState.CANCELLED
    assert planned(window, FRIDAY) == []


def test_the_menu_puts_a_visit_into_the_bin_and_undo_brings_it_back(window: MainWindow) -> None:
    page(window).shown({"day": FRIDAY})
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    page(window).acts.offer(visit.id, QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Delete").trigger()
    menu.close()
    assert planned(window, FRIDAY) == []
    assert window.toast.text.endswith("is in the bin")
    window.context.undo.undo()
    assert [each.id for each in planned(window, FRIDAY)] == [visit.id]


def test_a_slot_over_another_visit_is_refused_with_its_reason(window: MainWindow) -> None:
    page(window).shown({"day": FRIDAY})
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    other = next(iter(page(window).due._rows))
    verdict = page(window).board.judge(other, FRIDAY, at(9, 30, FRIDAY), at(10, 30, FRIDAY))
    assert not verdict.ok
    assert visit.account in verdict.text


def test_p_plans_the_chosen_account_at_the_first_free_time(window: MainWindow) -> None:
    due = page(window).due
    account_id = next(iter(due._rows))
    due.list.set_current(account_id)
    QTest.keyClick(due.list, Qt.Key.Key_P)
    assert due.row(account_id) is None


@pytest.mark.parametrize(("key", "days"), [(Qt.Key.Key_BracketRight, 7), (Qt.Key.Key_BracketLeft, -7)])
def test_brackets_turn_the_weeks(window: MainWindow, key: Qt.Key, days: int) -> None:
    before = page(window).state()["day"]
    QTest.keyClick(page(window), key)
    assert page(window).state()["day"] == before + timedelta(days=days)


def test_d_w_and_m_change_the_view_and_home_goes_to_today(window: MainWindow) -> None:
    QTest.keyClick(page(window), Qt.Key.Key_D)
    assert page(window).views.current() == "day"
    QTest.keyClick(page(window), Qt.Key.Key_W)
    assert page(window).views.current() == "week"
    assert page(window).state() == {"day": date(2026, 11, 17), "view": "week"}
    QTest.keyClick(page(window), Qt.Key.Key_M)
    assert page(window).views.current() == "month"
    QTest.keyClick(page(window), Qt.Key.Key_BracketRight)
    assert page(window).span.text() == "December 2026"
    QTest.keyClick(page(window), Qt.Key.Key_Home)
    assert page(window).state() == {"day": date(2026, 11, 17), "view": "month"}


def test_the_whole_team_cannot_be_planned_for(window: MainWindow, demo_store: Store) -> None:
    window.context.scope.choose(None, "", window.context.scope.role)
    before = len(planned(window, FRIDAY))
    account_id = next(iter(page(window).due._rows))
    page(window).calendar.dropped.emit(account_id, at(9, day=FRIDAY), at(10, day=FRIDAY))
    assert len(planned(window, FRIDAY)) == before


def test_a_filter_that_hides_everybody_says_so_and_can_be_cleared(window: MainWindow) -> None:
    due = page(window).due
    QTest.keyClick(page(window), Qt.Key.Key_Slash)
    due.filter.setText("没有这样的客户")
    assert due.list.isHidden()
    assert due.empty.accessibleName() == "No account matches"
    due.empty.acted.emit()
    assert due.filter.text() == ""
    assert not due.list.isHidden()


def test_keys_lead_from_the_filter_into_the_list(window: MainWindow) -> None:
    due = page(window).due
    QTest.keyClick(due.filter, Qt.Key.Key_Down)
    assert due.current() == next(iter(due._rows.values()))
    due.filter.setText("没有")
    QTest.keyClick(due.filter, Qt.Key.Key_Escape)
    assert due.filter.text() == ""


def test_the_next_account_is_chosen_when_one_was_planned(window: MainWindow) -> None:
    due = page(window).due
    first, second = list(due._rows)[:2]
    due.list.set_current(first)
    QTest.keyClick(due.list, Qt.Key.Key_P)
    assert due.list.current_id() == second


@pytest.mark.parametrize(
    ("rule", "is_first", "words"),
    [
        ("visit.interval.outages", True, "outages"),
        ("visit.interval.complaint", False, "complaint"),
        ("visit.interval.new_connection", True, "connection"),
        ("visit.interval.top100", True, "first visit"),
        ("visit.interval.top100", False, "60 min"),
    ],
)
def test_a_due_account_says_what_beside_the_cycle_makes_it_due(
    window: MainWindow, rule: str, is_first: bool, words: str
) -> None:
    due = page(window).due
    row = replace(next(iter(due._rows.values())), rule=rule, is_first=is_first)
    due.show_due([row], None)
    shown = due.list.row(row.account_id)
    assert shown is not None
    assert shown.second.endswith(words)


def test_a_drop_changes_duty_route_and_load_in_the_same_moment(window: MainWindow) -> None:
    shown = page(window)
    shown.shown({"day": FRIDAY})
    due = next(iter(shown.due._rows.values()))
    assert shown.panel.stops.lines.keys() == []
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    assert due.account_id not in shown.due._rows
    assert shown.panel.stops.lines.keys() == [visit.id]
    assert [stop.key for stop in shown.panel.map.route.stops] == [visit.id]
    note = {head.day: head.note for head in shown.calendar._heads}[FRIDAY]
    assert note.startswith("1 visit")
    shown.calendar.moved.emit(visit.id, at(14, day=FRIDAY), at(16, day=FRIDAY))
    assert {head.day: head.note for head in shown.calendar._heads}[FRIDAY] == note.replace("1.0", "2.0")


def test_in_a_narrow_page_the_accounts_wait_behind_a_handle(window: MainWindow) -> None:
    shown, tall = page(window), window.height()
    rail = window.width() - shown.width()
    assert shown.due.isVisible()
    assert not shown.drawer.handle.isVisible()
    window.setMinimumSize(0, 0)
    window.resize(px(LEAST) + rail - 1, tall)
    assert not shown.due.isVisible()
    assert shown.drawer.handle.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Slash)
    assert shown.due.isVisible()
    assert shown.due.filter.hasFocus()
    shown.drawer.handle.click()
    assert not shown.due.isVisible()
    shown.shown({"account_id": next(iter(shown.due._rows))})
    assert shown.due.isVisible()
    shown.drawer.toggle()
    window.resize(px(LEAST) + rail, tall)
    assert shown.due.isVisible()
    assert not shown.drawer.handle.isVisible()


def test_visits_are_coloured_by_how_far_their_plan_is(window: MainWindow) -> None:
    shown = page(window)
    visit = drop(window, at(9, day=FRIDAY), at(10, day=FRIDAY))
    shown.shown({"day": FRIDAY})

    def block() -> CalendarBlock | None:
        return shown.calendar.grid.block(visit.id)

    by_segment = block()
    assert by_segment is not None
    assert block_colour(by_segment, "mark") == segment_colour(visit.segment, "mark")
    menu = QMenu()
    shown.tools.add_colours(menu)
    menu.actions()[1].trigger()
    assert shown.tools.colour.text() == "Colour: state"
    by_state = block()
    assert by_state is not None
    assert block_colour(by_state, "mark") == colour("warn_fill")
    shown.acts.agree(visit.id)
    agreed = block()
    assert agreed is not None
    assert block_colour(agreed, "mark") == colour("ok_fill")
    assert colouring(window.context.settings) is Colouring.STATE


def test_the_button_offers_the_calendar_of_whoever_is_in_view(window: MainWindow) -> None:
    page(window).tools.export.click()
    dialog = page(window).files.dialog
    assert dialog is not None
    assert window.context.scope.name in dialog.windowTitle()
    dialog.reject()
