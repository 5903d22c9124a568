"""The list of visits: its tabs are the database's, Enter opens a record, changes arrive, empty tabs say what to do."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.storage.store import Store
from crm.usecases.bin import bin_rows
from crm.usecases.people import people
from crm.usecases.visits import cancel_visit, visit_rows
from tests.support.window import WindowMaker
from ui.shell.window import MainWindow
from ui.visits.page import VisitsPage

COUNTS = {
    "planned": "plan_state IN ('proposed', 'approved', 'appointed') AND record_state = 'none'",
    "drafts": "record_state IN ('draft', 'returned')",
    "done": "record_state IN ('submitted', 'approved')",
}
PLACES = {view: place for place, view in enumerate(("planned", "drafts", "done"))}


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The visits of the first manager with accounts."""
    window = windows.open("visits")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> VisitsPage:
    assert isinstance(window.page, VisitsPage)
    return window.page


def shown(window: MainWindow) -> list[UUID]:
    return list(page(window).model.ids())


def counted(window: MainWindow, store: Store, view: str) -> int:
    person = window.context.scope.person_id
    assert person is not None
    statement = f"SELECT count(*) FROM visit WHERE deleted_at IS NULL AND person_id = :person AND {COUNTS[view]}"
    with store.read() as reader:
        return int(reader.connection.execute(text(statement), {"person": person.bytes}).scalar_one())


@pytest.mark.parametrize("view", list(COUNTS))
def test_a_tab_shows_and_counts_what_the_database_holds(window: MainWindow, demo_store: Store, view: str) -> None:
    page(window).bar.tabs.setCurrentIndex(PLACES[view])
    expected = counted(window, demo_store, view)
    assert len(shown(window)) == expected
    assert page(window).bar.tabs.tabText(PLACES[view]).endswith(f" {expected:,}")
    assert page(window).state()["view"] == view


def test_planned_visits_come_by_time_and_finished_ones_newest_first(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        planned = [row.start for row in visit_rows(reader, shown(window)) if row.start is not None]
    assert planned == sorted(planned)
    assert len(planned) > 1
    page(window).bar.tabs.setCurrentIndex(PLACES["done"])
    with demo_store.read() as reader:
        held = [row.held_on for row in visit_rows(reader, shown(window)) if row.held_on is not None]
    assert held == sorted(held, reverse=True)
    assert len(held) > 1


def test_the_whole_team_has_more_visits_than_one_manager(window: MainWindow) -> None:
    own = set(shown(window))
    window.context.scope.choose(None, "", window.context.scope.role)
    assert own < set(shown(window))


def test_a_row_says_whom_when_and_by_whom(window: MainWindow, demo_store: Store) -> None:
    table, model = page(window).table, page(window).model
    first = shown(window)[0]
    table.set_current(first)
    with demo_store.read() as reader:
        row = visit_rows(reader, [first])[0]
    texts = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert texts[0] == row.account
    assert row.person in texts
    assert "Planned" in texts or "Appointed" in texts or "Waits for approval" in texts


def test_enter_opens_the_record_and_back_finds_the_row(window: MainWindow) -> None:
    key = shown(window)[1]
    page(window).table.set_current(key)
    QTest.keyClick(page(window).table, Qt.Key.Key_Return)
    assert window.page_id == "visit"
    assert window.page is not None
    assert window.page.state()["id"] == key
    window.back()
    assert page(window).table.current_id() == key


def test_a_visit_that_is_cancelled_elsewhere_leaves_the_list(window: MainWindow, demo_store: Store) -> None:
    first, second = shown(window)[:2]
    page(window).table.set_current(second)
    with demo_store.read() as reader:
        version = visit_rows(reader, [first])[0].version
    window.context.runner.do(window, lambda work: cancel_visit(work, first, version), undo_text="cancel")
    assert first not in shown(window)
    assert page(window).table.current_id() == second
    window.context.undo.undo()
    assert shown(window)[:2] == [first, second]


def test_an_empty_tab_says_so_and_leads_to_the_planner(window: MainWindow, demo_store: Store) -> None:
    with demo_store.change() as work:
        work.connection.execute(text("DELETE FROM visit_topic"))
        work.connection.execute(text("DELETE FROM visit WHERE record_state = 'none' AND plan_state <> 'cancelled'"))
    window.navigate("today")
    window.navigate("visits", view="planned")
    assert page(window).body.empty.isVisible()
    assert not page(window).table.isVisible()
    page(window).body.empty.acted.emit()
    assert window.page_id == "planner"


def version_of(store: Store, key: UUID) -> int:
    with store.read() as reader:
        return visit_rows(reader, [key])[0].version


def test_delete_takes_a_visit_off_the_plan_and_undo_brings_it_back(window: MainWindow) -> None:
    key, *rest = shown(window)
    page(window).table.set_current(key)
    QTest.keyClick(page(window).table, Qt.Key.Key_Delete)
    assert shown(window) == rest
    assert window.toast.text == "1 visit(s) taken off the plan"
    window.context.undo.undo()
    assert shown(window) == [key, *rest]


def test_checked_visits_go_into_the_bin_as_one_step(window: MainWindow, demo_store: Store) -> None:
    before = shown(window)
    page(window).model.set_checked(before[:2], True)
    page(window).run("delete")
    assert shown(window) == before[2:]
    with demo_store.read() as reader:
        assert len(bin_rows(reader, before[:2])) == 2
    window.context.undo.undo()
    assert shown(window) == before


def test_a_held_visit_is_not_taken_away(window: MainWindow, demo_store: Store) -> None:
    page(window).bar.tabs.setCurrentIndex(PLACES["done"])
    before = shown(window)
    page(window).table.set_current(before[0])
    version = version_of(demo_store, before[0])
    for command in ("remove", "delete"):
        page(window).run(command)
        assert window.toast.text == "Only a visit that is planned and not held can be taken away"
    assert (shown(window), version_of(demo_store, before[0])) == (before, version)
