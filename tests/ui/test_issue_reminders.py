"""Reminders of issues in the window: one bar, once, resting, gone when the issue is; and the card of the day."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.clock import FixedClock, at_local
from crm.domain.codes import IssueTopic, Role
from crm.domain.issue_reminders import Stage
from crm.storage.issues import belonging, open_where
from crm.storage.store import Store
from crm.storage.tables import Issue
from crm.storage.unit import UnitOfWork
from crm.usecases.issues import accept_issue, add_issue, cancel_issue
from crm.usecases.people import people
from crm.usecases.planner import week
from tests.support.reminding import NotedTray, StoreClock
from tests.support.window import WindowMaker
from ui.issues.page import IssuesPage
from ui.options.frame import OptionsPage
from ui.options.reminders import ReminderOptions
from ui.shell.issue_bar import IssueBar
from ui.shell.issue_reminders import IssueReminders
from ui.shell.window import MainWindow
from ui.today.page import TodayPage

NEAR, REACHED = date(2026, 11, 26), date(2026, 12, 1)


class World(Struct):
    """A window of a manager with one new issue, and no other one."""

    window: MainWindow
    store: Store
    key: UUID
    tray: NotedTray
    reminders: IssueReminders

    def look(self, day: date, hour: int = 18) -> IssueBar | None:
        """Look at an hour of a day."""
        self.store.clock = FixedClock(at_local(day, hour))
        self.reminders.look()
        return self.reminders.bar

    @property
    def said(self) -> list[str]:
        return getattr(self.tray, "said", [])


@pytest.fixture
def world(windows: WindowMaker, demo_store: Store) -> World:
    window = windows.open("today")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
        place = week(reader, person.id, REACHED).due[0].account_id
    context = window.context
    context.scope.choose(person.id, person.name, Role.SUPERVISOR)
    with demo_store.change() as work:
        for other in open_where(work, belonging(work, person.id)):
            cancel_issue(work, other.id, other.version)
        key = add_issue(work, place, IssueTopic.BILL, "电费账单看不懂", assignee_id=person.id)
    context.scope.choose(person.id, person.name, Role.MANAGER)
    tray = NotedTray(window)
    clock = StoreClock(demo_store)
    made = IssueReminders(context.runner, context.hub, clock, context.settings, context.scope, tray, window)
    made.use(window)
    return World(window, demo_store, key, tray, made)


def close(bar: IssueBar | None) -> None:
    if bar is not None:
        bar.closed.emit()


def change(world: World, command: Callable[[UnitOfWork], object]) -> None:
    """Change data as a colleague's window would."""
    world.window.context.runner.do(world.window, command, undo_text="change")


def test_an_issue_is_shown_near_and_at_its_deadline_once_each_and_opened(world: World) -> None:
    bar = world.look(NEAR)
    assert bar is not None
    assert bar.isVisible()
    assert bar.words()[0] == "Deadline near: 电费账单看不懂"
    assert world.look(NEAR, 19) is bar
    assert len(world.said) == 1
    close(bar)
    assert world.look(NEAR, 20) is None
    reached = world.look(REACHED)
    assert reached is not None
    assert reached.words()[0] == "Deadline reached: 电费账单看不懂"


def test_a_message_of_the_system_opens_the_issue(world: World) -> None:
    bar = world.look(NEAR)
    assert bar is not None
    world.tray.clicked.emit(bar.reminders)
    assert isinstance(world.window.page, IssuesPage)
    assert world.window.page.table.current_id() == world.key
    assert world.reminders.bar is None


def test_it_rests_and_comes_back_once(world: World) -> None:
    bar = world.look(NEAR)
    assert bar is not None
    assert bar.choices()[-1][0] == "Until tomorrow morning"
    bar.snoozed.emit(bar.choices()[1][1])
    assert world.look(NEAR, 19) is None
    again = world.look(NEAR, 20)
    assert again is not None
    close(again)
    assert world.look(NEAR, 21) is None


def test_after_sleep_and_a_new_start_only_the_newest_is_shown(world: World) -> None:
    bar = world.look(REACHED, 20)
    assert bar is not None
    assert [each.stage for each in bar.reminders] == [Stage.DUE]
    context, tray = world.window.context, NotedTray(world.window)
    again = IssueReminders(
        context.runner, context.hub, StoreClock(world.store), context.settings, context.scope, tray, world.window
    )
    again.use(world.window)
    again.look()
    assert again.bar is None


def test_the_bar_goes_with_its_issue_and_stays_for_another_window(world: World) -> None:
    first = world.look(NEAR)
    assert first is not None
    world.reminders.use(world.window)
    assert world.reminders.bar is not first
    change(world, lambda work: work.remove(Issue, world.key, 1))
    assert world.reminders.bar is None


def test_a_supervisor_hears_daily_of_all_that_is_late_in_one_message(world: World) -> None:
    scope = world.window.context.scope
    scope.choose(None, "", Role.SUPERVISOR)
    morning = world.look(REACHED, 8)
    assert morning is not None
    assert {each.stage for each in morning.reminders} == {Stage.LATE}
    assert len(morning.reminders) > 1
    close(morning)
    before = len(world.said)
    assert world.look(REACHED, 9) is None
    assert world.look(date(2026, 12, 2), 8) is not None
    assert len(world.said) == before + 1


def test_it_can_be_turned_off(world: World) -> None:
    world.window.navigate("settings", section="reminders")
    page = world.window.page
    assert isinstance(page, OptionsPage)
    section = page.section()
    assert isinstance(section, ReminderOptions)
    assert section.issues.isChecked()
    section.issues.click()
    assert world.look(NEAR) is None


def test_the_day_shows_what_needs_somebody_and_opens_it(world: World) -> None:
    world.store.clock = FixedClock(at_local(NEAR, 18))
    world.window.navigate("today")
    page = world.window.page
    assert isinstance(page, TodayPage)
    change(world, lambda work: accept_issue(work, world.key, 1))
    assert page.issues.isVisible()
    page.issues.list.setFocus()
    page.issues.list.set_current(world.key)
    QTest.keyClick(page.issues.list, Qt.Key.Key_Return)
    assert isinstance(world.window.page, IssuesPage)
    assert world.window.page.table.current_id() == world.key
