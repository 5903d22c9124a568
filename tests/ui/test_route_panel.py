"""The day's route beside the calendar: map and list say the same, another order is tried before it is taken."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from crm.domain.appointments import AppointmentDraft
from crm.domain.planner import DueRow
from crm.domain.routes import Base
from crm.domain.visits import VisitRow
from crm.planning.travel import distance_km
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.appointments import add_appointment
from crm.usecases.people import people
from crm.usecases.planner import due_list, week
from crm.usecases.routes import begin_of_days
from crm.usecases.visits import plan_visit
from tests.support.build import at
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.planner.route_panel import RoutePanel
from ui.shell.window import MainWindow

DAY = date(2026, 11, 27)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The planner at an empty day on which the first manager has three visits near the office, an hour between each."""
    with demo_store.change() as work:
        person = next(each for each in people(work) if each.accounts)
        base = begin_of_days(work, person.id)
        assert base is not None
        near = sorted(due_list(work, person.id), key=lambda row: away(row, base))[:3]
        for hour, row in zip((9, 11, 14), near, strict=True):
            plan_visit(work, row.account_id, person.id, at(hour, 30, DAY), at(hour + 1, 15, DAY))
    window = windows.open("planner")
    window.context.scope.choose(person.id, person.name, person.role)
    window.navigate("planner", day=DAY)
    page(window)._pick_day(DAY)
    return window


def away(row: DueRow, base: Base) -> float:
    return distance_km(row.lon or 0, row.lat or 0, *base.place)


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def panel(window: MainWindow) -> RoutePanel:
    return page(window).panel


def planned(window: MainWindow, store: Store) -> list[VisitRow]:
    with store.read() as reader:
        return list(week(reader, window.context.scope.person_id, DAY, 1).visits)


def test_map_and_list_show_the_same_stops_in_the_same_order(window: MainWindow, demo_store: Store) -> None:
    visits = planned(window, demo_store)
    assert len(visits) > 1
    lines = panel(window).stops.lines.lines
    assert [line.key for line in lines] == [row.id for row in visits]
    assert [stop.key for stop in panel(window).map.route.stops] == [row.id for row in visits]
    assert all(row.account in line.accessibleName() for row, line in zip(visits, lines, strict=True))
    assert panel(window).stops.first.stop.name == "Leave the office"


def test_a_stop_is_marked_and_opened_by_the_keys(window: MainWindow) -> None:
    line = panel(window).stops.lines.lines[1]
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert panel(window).map.current == line.key
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.page_id == "visit"


def test_another_order_is_tried_discarded_applied_and_undone(window: MainWindow, demo_store: Store) -> None:
    before = [row.id for row in planned(window, demo_store)]
    swapped = [before[1], before[0], *before[2:]]
    shown = panel(window)

    def keys() -> list[object]:
        return [line.key for line in shown.stops.lines.lines]

    QTest.keyClick(shown.stops.lines.lines[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert keys() == swapped
    assert [row.id for row in planned(window, demo_store)] == before
    assert shown.order.isVisible()
    QTest.mouseClick(shown.order.drop, Qt.MouseButton.LeftButton)
    assert keys() == before
    assert not shown.order.isVisible()
    QTest.keyClick(shown.stops.lines.lines[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown.order.apply.isEnabled()
    QTest.mouseClick(shown.order.apply, Qt.MouseButton.LeftButton)
    assert [row.id for row in planned(window, demo_store)] == swapped
    window.context.undo.undo()
    assert [row.id for row in planned(window, demo_store)] == before


def test_an_order_goes_round_the_appointments_of_the_day(window: MainWindow, demo_store: Store) -> None:
    person_id = window.context.scope.person_id
    assert person_id is not None
    with demo_store.change() as work:
        add_appointment(work, AppointmentDraft(person_id, "例会", at(8, 0, DAY), at(10, 30, DAY)))
    page(window)._load()
    shown = panel(window)
    QTest.keyClick(shown.stops.lines.lines[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.mouseClick(shown.order.apply, Qt.MouseButton.LeftButton)
    assert all(row.start is not None and row.start > at(10, 30, DAY) for row in planned(window, demo_store))


def test_hours_of_a_customer_that_an_order_does_not_keep_are_told(window: MainWindow, demo_store: Store) -> None:
    row = planned(window, demo_store)[0]
    with demo_store.change() as work:
        found = work.one(select(Account.c.version).where(Account.c.id == row.account_id))
        assert found is not None
        work.update(Account, row.account_id, found.version, visit_hours="18:00-19:00")
    page(window)._load()
    shown = panel(window)
    QTest.keyClick(shown.stops.lines.lines[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert f"{row.account}: outside the customer's hours, 18:00-19:00." in shown.order.words.text()
