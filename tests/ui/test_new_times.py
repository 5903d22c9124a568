"""New times for visits on days off: from the planner's menu, shown before anything moves, undone in one step."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QMenu

from crm.domain.visits import VisitRow
from crm.storage.store import Store
from crm.storage.visits import visit_row
from crm.usecases.calendar import add_leave
from crm.usecases.people import people
from crm.usecases.planner import week
from tests.support.window import WindowMaker
from ui.planner.new_times import NewTimesDialog
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow

MONDAY = date(2026, 11, 16)


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


def waiting(store: Store, person_id: UUID | None) -> list[VisitRow]:
    """Return planned visits of the days to come."""
    with store.read() as reader:
        found = week(reader, person_id, MONDAY, 14)
        today = store.clock.today()
        return [
            row for row in found.visits if not row.is_done and row.planned_on is not None and row.planned_on > today
        ]


def ask(window: MainWindow, day: date) -> None:
    menu = QMenu(window)
    page(window).new_times.add_to(menu, day)
    menu.actions()[-1].trigger()


def dialogs(window: MainWindow) -> list[NewTimesDialog]:
    return [each for each in window.findChildren(NewTimesDialog) if each.isVisible()]


def test_visits_on_a_day_of_leave_are_shown_moved_and_brought_back(window: MainWindow, demo_store: Store) -> None:
    person_id = window.context.scope.person_id
    assert person_id is not None
    first = waiting(demo_store, person_id)[0]
    day = first.planned_on
    assert day is not None
    forced = {row.id for row in waiting(demo_store, person_id) if row.planned_on == day}
    with demo_store.change() as work:
        add_leave(work, person_id, day, day)
    ask(window, day)
    (dialog,) = dialogs(window)
    assert dialog.list.model().rowCount() >= len(forced)
    assert starts(demo_store, forced) == {
        row.id: row.start for row in waiting(demo_store, person_id) if row.id in forced
    }
    dialog.move_all.click()
    after = starts(demo_store, forced)
    assert all(start is not None and demo_store.clock.local(start).date() != day for start in after.values())
    window.context.undo.undo()
    assert starts(demo_store, forced)[first.id] == first.start


def starts(store: Store, ids: set[UUID]) -> dict[UUID, Any]:
    with store.read() as reader:
        return {key: visit_row(reader, key).start for key in ids}


def test_a_month_without_days_off_says_so(window: MainWindow) -> None:
    ask(window, date(2027, 3, 1))
    assert dialogs(window) == []


def test_a_team_has_no_such_offer(window: MainWindow) -> None:
    window.context.scope.choose(None, "", window.context.scope.role)
    menu = QMenu(window)
    page(window).new_times.add_to(menu, MONDAY)
    assert menu.actions() == []
