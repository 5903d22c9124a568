"""Today: the day of one manager, or the managers of the team, with the figures of the database."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.codes import Role
from crm.domain.routes import DayRoute
from crm.domain.today import TodayBoard
from crm.storage import visits
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.planner import slot_rules
from crm.usecases.routes import begin_of_days, route_of
from crm.usecases.today import today
from crm.usecases.visits import visit_rows
from tests.support.window import WindowMaker
from ui.outages.page import OutagesPage
from ui.shell.window import MainWindow
from ui.theme.look import colour
from ui.today.figures import figures_of
from ui.today.page import TodayPage
from ui.today.visit_block import VisitBlock


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("today")


def page(window: MainWindow) -> TodayPage:
    assert isinstance(window.page, TodayPage)
    return window.page


def board(window: MainWindow) -> TodayBoard:
    found: list[TodayBoard] = []
    person = window.context.scope.person_id
    window.context.runner.ask(window, lambda reader: today(reader, person), found.append)
    return found[0]


def manager(store: Store) -> Any:
    """Return a manager who has visits today."""
    with store.read() as reader:
        team = today(reader, None).team
        return next(each for each in people(reader) if each.id == team[0].person_id)


def test_the_team_stands_in_the_place_of_one_day(window: MainWindow, demo_store: Store) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    now = board(window)
    assert now.route == DayRoute()
    assert sum(each.visits for each in now.team) == len(now.visits) > 0
    assert sum(each.done for each in now.team) == sum(visit.is_done for visit in now.visits)
    assert page(window).day.team.isVisible()
    assert not page(window).day.axis.isVisible()


def test_the_visits_of_the_team_in_short_are_those_of_the_day(demo_store: Store) -> None:
    with demo_store.read() as reader:
        day = reader.clock.today()
        short = [(each.person, each.account, each.start, each.is_done) for each in today(reader, None).visits]
        whole = visits.between(reader, None, day, day)
    assert short == [(each.person, each.account, each.start, each.is_done) for each in whole] != []


def test_who_leaves_next_comes_first(window: MainWindow) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    starts = [each.next_start for each in board(window).team]
    coming = [start for start in starts if start is not None]
    assert coming == sorted(coming)
    assert starts[: len(coming)] == coming


def test_enter_on_a_manager_shows_that_managers_day(window: MainWindow, demo_store: Store) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    first = board(window).team[0]
    page(window).day.team.set_current(first.person_id)
    QTest.keyClick(page(window).day.team, Qt.Key.Key_Return)
    assert window.context.scope.person_id == first.person_id
    assert page(window).day.axis.isVisible()
    assert not page(window).day.team.isVisible()


def test_a_visit_of_the_day_opens_its_record(window: MainWindow, demo_store: Store) -> None:
    person = manager(demo_store)
    window.context.scope.choose(person.id, person.name, person.role)
    block = page(window).day.axis._blocks[0]
    block.setFocus()
    QTest.keyClick(block, Qt.Key.Key_Space)
    assert window.page_id == "visit"
    assert window.page is not None
    with demo_store.read() as reader:
        assert visit_rows(reader, [window.page.state()["id"]])[0].person_id == person.id


def test_the_present_time_crosses_the_visit_that_goes_on(window: MainWindow, demo_store: Store) -> None:
    """A block is at least as high as its words, so the line may meet one that is over, too."""
    person = manager(demo_store)
    window.context.scope.choose(person.id, person.name, person.role)
    axis = page(window).day.axis
    visit = axis._visits[0]
    assert visit.start is not None
    axis.show_day(axis._visits, axis._legs, window.context.clock.local(visit.start) + timedelta(minutes=20))
    block, place = axis._blocks[0], axis.line.geometry().center()
    assert block.geometry().contains(place)
    picture = axis.grab().toImage()
    assert all(picture.pixelColor(place.x(), y) == colour("now") for y in (place.y(), place.y() + 1))
    assert axis.childAt(place) is block


def test_figures_count_every_task_though_few_are_shown(window: MainWindow, demo_store: Store) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    now = board(window)
    with demo_store.read() as reader:
        due = reader.connection.exec_driver_sql(
            "SELECT count(*) FROM task WHERE state = 'open' AND deleted_at IS NULL AND due_on <= '2026-11-17'"
        ).scalar_one()
    assert now.tasks_late + now.tasks_today == due
    figures = {figure.key: figure for figure in figures_of(now, window.context.clock)}
    assert figures["tasks"].number == str(due)


@pytest.mark.parametrize(
    ("key", "target"), [("overdue", "accounts"), ("tasks", "tasks"), ("visits", "planner"), ("outages", "outages")]
)
def test_a_figure_leads_to_its_list(window: MainWindow, key: str, target: str) -> None:
    page(window).strip.opened.emit(key)
    assert window.page_id == target


def test_who_is_still_to_be_told_is_one_press_away(window: MainWindow) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    shown = dict(zip(page(window).outages.items, board(window).outages, strict=False))
    waiting = {item.tell: each for item, each in shown.items() if item.tell is not None}
    assert list(waiting.values()) == [each for each in shown.values() if each.told < each.reached] != []
    assert all(str(each.reached - each.told) in offer.text() for offer, each in waiting.items())
    offer, outage = next(iter(waiting.items()))
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, OutagesPage)
    assert window.page.found is not None
    assert window.page.found.head.outage_id == outage.id
    assert len(window.page.table.chosen()) == outage.reached - outage.told


def test_who_may_not_tell_is_offered_the_board_alone(window: MainWindow) -> None:
    window.context.scope.choose(None, "", Role.READONLY)
    shown = page(window).outages
    assert not shown.board.isHidden()
    assert [item.tell for item in shown.items] == [None] * len(shown.items)


def test_a_day_is_driven_as_far_as_in_the_planner(window: MainWindow, demo_store: Store) -> None:
    somebody = manager(demo_store)
    window.context.scope.choose(somebody.id, somebody.name, somebody.role)
    now = board(window)
    with demo_store.read() as reader:
        base = begin_of_days(reader, somebody.id)
        planned = route_of(now.timed, base, slot_rules(reader))
    assert base is not None
    assert now.route == planned
    assert now.route.home is not None
    assert len(now.route.legs) == len(now.timed) > 0
    header = page(window).day.header
    assert header is not None
    assert header.note is not None
    assert f"{round(planned.km)} km" in header.note.text()


def test_the_smallest_window_holds_the_day_without_scrolling(window: MainWindow, demo_store: Store) -> None:
    person = manager(demo_store)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    window.resize(1180, 720)
    QTest.qWait(0)
    day = page(window)
    assert day.issues.isVisible()
    assert day.minimumSizeHint().height() <= day.height() <= 636


def test_a_short_visit_shows_whole_lines_alone(window: MainWindow, demo_store: Store) -> None:
    person = manager(demo_store)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    block = page(window).day.axis.findChildren(VisitBlock)[0]
    for high in (24, 36, 40, 44, 60):
        block.resize(400, high)
        image = block.grab().toImage()
        last = [image.pixelColor(x, high - 2) for x in range(120, 260)]
        assert len({shade.name() for shade in last}) == 1
