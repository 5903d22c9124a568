"""The team's week: a row for each manager, readable with many of them; drops plan for whoever they land on."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.appointments import AppointmentDraft, whole_days
from crm.domain.clock import FixedClock
from crm.domain.codes import PlanState, Role
from crm.domain.visits import VisitRow
from crm.storage.store import Store
from crm.usecases.appointments import add_appointment
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.visits import visit_rows
from tests.support.build import at
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.texts.names import short_name
from ui.theme.look import colour
from ui.widgets.calendar.block import OutageStrip, strips_by_day
from ui.widgets.calendar.team import TeamView
from ui.widgets.rows.items import account_mime

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 27)
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    """The planner of the whole team, this week."""
    window = windows.open("planner")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    window.navigate("planner", view="week", day=date(2026, 11, 17))
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def team(window: MainWindow) -> TeamView:
    return page(window).team


def managers(store: Store) -> list[UUID]:
    with store.read() as reader:
        return [row.id for row in people(reader) if row.accounts]


def test_the_route_beside_the_team_says_whose_it_is_and_where_that_day_begins(window: MainWindow) -> None:
    shown, panel = team(window), page(window).panel
    for number, row in enumerate(shown._rows):
        assert shown.manager == row.id
        assert row.name in panel.accessibleName()
        assert panel.stops.first.isVisibleTo(panel) == bool(panel.stops.lines.lines)
        QTest.keyClick(shown, Qt.Key.Key_Down)
        assert shown.cell[0] == min(number + 1, len(shown._rows) - 1)


def test_every_manager_has_a_row_with_every_visit_in_its_day(window: MainWindow, demo_store: Store) -> None:
    shown = team(window)
    assert [row.id for row in shown._rows] == managers(demo_store)
    with demo_store.read() as reader:
        visits = [row for row in week(reader, None, MONDAY).visits if row.start is not None]
    assert set(shown.blocks) == {row.id for row in visits}
    for number, row in enumerate(shown._rows):
        for column, head in enumerate(shown._heads):
            for place, _block in enumerate(row.blocks.get(head.day, ())):
                assert shown.room(number, column).contains(shown.line_of(number, column, place))


def test_outages_stand_in_the_days_of_those_whose_accounts_they_reach(
    window: MainWindow, demo_store: Store, clock: FixedClock
) -> None:
    shown = team(window)
    told = 0
    for number, row in enumerate(shown._rows):
        with demo_store.read() as reader:
            own = week(reader, row.id, MONDAY).outages
        strips = [OutageStrip(clock.local(each.start), clock.local(each.end), each.feeder) for each in own]
        assert row.outages == strips_by_day(strips)
        for column, head in enumerate(shown._heads):
            place = QPoint(int(shown.room(number, column).left()) + 2, int(shown.room(number, column).center().y()))
            is_off = shown.grab().toImage().pixelColor(place) == colour("info_fill")
            assert is_off == (head.day in row.outages)
            shown._go((number, column), None)
            assert all(each.title in shown.accessibleName() for each in row.outages.get(head.day, ()))
            told += is_off
    assert told


def test_an_account_is_dropped_on_a_managers_day(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    window.navigate("planner", view="week", day=FRIDAY)
    shown, due = team(window), next(iter(page(window).due._rows.values()))
    place = shown.room(1, 4).center()
    buttons, actions, data = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, account_mime([due.account_id])
    QApplication.sendEvent(shown, QDragEnterEvent(place.toPoint(), actions, data, buttons, NONE))
    QApplication.sendEvent(shown, QDropEvent(QPointF(place), actions, data, buttons, NONE))
    person = managers(demo_store)[1]
    with demo_store.read() as reader:
        found = week(reader, person, FRIDAY, 1).visits
    assert [row.person_id for row in found if row.account_id == due.account_id] == [person]


def test_keys_alone_walk_and_open_a_managers_own_week(window: MainWindow, demo_store: Store) -> None:
    shown = team(window)
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.cell == (1, 1)
    assert shown.accessibleName().startswith(shown._rows[1].name)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert window.context.scope.person_id == managers(demo_store)[1]
    assert page(window).days.currentWidget() is page(window).calendar


def test_a_visit_opens_by_keys(window: MainWindow) -> None:
    QTest.keyClick(team(window), Qt.Key.Key_J)
    assert team(window).focused_id is not None
    QTest.keyClick(team(window), Qt.Key.Key_Return)
    assert window.page_id == "visit"


def test_g_goes_to_a_day(window: MainWindow) -> None:
    QTest.keyClick(page(window), Qt.Key.Key_G)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_names_lose_the_city_only_where_enough_is_left() -> None:
    assert short_name("深圳市岚湖精密有限公司") == "岚湖精密有限公司"
    assert short_name("深圳市民") == "深圳市民"
    assert short_name("Meilin Hospital") == "Meilin Hospital"


def test_whole_days_stand_first_in_their_managers_row_and_take_no_visit(window: MainWindow, demo_store: Store) -> None:
    first, other = managers(demo_store)[:2]
    days = [FRIDAY - timedelta(days=1), FRIDAY]
    draft = AppointmentDraft(first, "Fair <b>", *whole_days(days[0], days[1]), is_all_day=True)
    with demo_store.change() as work:
        (key,) = add_appointment(work, draft)
    window.navigate("planner", view="week", day=FRIDAY)
    shown, due = team(window), next(iter(page(window).due._rows.values()))
    row = shown._rows[0].blocks
    assert [row[day][0].id for day in days] == [key, key]
    assert key in shown.blocks
    board = page(window).board
    assert not board.judge_cell(due.account_id, first, FRIDAY).ok
    assert board.judge_cell(due.account_id, other, FRIDAY).ok


def planned_on_friday(window: MainWindow, store: Store) -> VisitRow:
    """Plan a visit for the second manager on Friday."""
    window.navigate("planner", view="week", day=FRIDAY)
    due, person = next(iter(page(window).due._rows.values())), managers(store)[1]
    team(window).dropped.emit(due.account_id, person, FRIDAY)
    with store.read() as reader:
        return next(row for row in week(reader, person, FRIDAY, 1).visits if row.account_id == due.account_id)


def visit_of(store: Store, visit: VisitRow) -> VisitRow:
    with store.read() as reader:
        return visit_rows(reader, [visit.id])[0]


def accounts_of(store: Store, person: UUID, day: date) -> list[UUID]:
    """Return whom somebody is planned to visit on a day."""
    with store.read() as reader:
        return [row.account_id for row in week(reader, person, day, 1).visits]


def drag(shown: TeamView, visit: VisitRow, end: QPoint, held: Qt.KeyboardModifier) -> None:
    """Drag the second manager's visit of Friday to a place, with a key held at the end."""
    blocks = shown._rows[1].blocks[FRIDAY]
    place = next(number for number, block in enumerate(blocks) if block.id == visit.id)
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(shown, button, NONE, shown.line_of(1, 4, place).center().toPoint())
    where = QPointF(end), QPointF(shown.mapToGlobal(end))
    QApplication.sendEvent(shown, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, button, NONE))
    QTest.mouseRelease(shown, button, held, end)


def test_a_visit_is_dragged_to_another_managers_day(window: MainWindow, demo_store: Store) -> None:
    visit, shown = planned_on_friday(window, demo_store), team(window)
    drag(shown, visit, shown.room(0, 4).center().toPoint(), NONE)
    after = visit_of(demo_store, visit)
    assert (after.person_id, after.planned_on) == (managers(demo_store)[0], FRIDAY)
    window.context.undo.undo()
    assert visit_of(demo_store, visit).person_id == managers(demo_store)[1]


def test_a_drag_with_ctrl_and_ctrl_with_an_arrow_leave_the_visit_and_plan_a_copy(
    window: MainWindow, demo_store: Store
) -> None:
    visit, shown = planned_on_friday(window, demo_store), team(window)
    first, second = managers(demo_store)[:2]
    drag(shown, visit, shown.room(0, 4).center().toPoint(), CTRL)
    assert visit_of(demo_store, visit) == visit
    assert visit.account_id in accounts_of(demo_store, first, FRIDAY)
    window.context.undo.undo()
    assert visit.account_id not in accounts_of(demo_store, first, FRIDAY)
    shown.setFocus()
    shown._go((1, 4), visit.id)
    QTest.keyClick(shown, Qt.Key.Key_Left, CTRL)
    assert visit_of(demo_store, visit) == visit
    assert visit.account_id in accounts_of(demo_store, second, FRIDAY - timedelta(days=1))


def test_alt_with_an_arrow_gives_a_visit_away_and_delete_takes_it_off(window: MainWindow, demo_store: Store) -> None:
    visit, shown = planned_on_friday(window, demo_store), team(window)
    shown.setFocus()
    shown._go((1, 4), visit.id)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert visit_of(demo_store, visit).person_id == managers(demo_store)[0]
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert visit_of(demo_store, visit).plan_state is PlanState.CANCELLED


def test_an_appointment_stays_with_whose_it_is(window: MainWindow, demo_store: Store) -> None:
    first = managers(demo_store)[0]
    with demo_store.change() as work:
        (key,) = add_appointment(work, AppointmentDraft(first, "例会", at(9, day=FRIDAY), at(10, day=FRIDAY)))
    window.navigate("planner", view="week", day=FRIDAY)
    shown = team(window)
    shown._go((0, 4), key)
    QTest.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    block = shown.block(key)
    assert block is not None
    assert block in shown._rows[0].blocks[FRIDAY]
    QTest.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in shown._rows[0].blocks[FRIDAY - timedelta(days=1)]] == [key]
