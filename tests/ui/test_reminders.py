"""Reminders in the window: shown once, opened, resting, gone with their visit; their settings count at once."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec import Struct

from crm.domain.clock import FixedClock
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.visits import cancel_visit, move_visit, plan_visit
from tests.support.build import at
from tests.support.reminding import NotedTray, StoreClock
from tests.support.window import WindowMaker
from ui.options.frame import OptionsPage
from ui.options.reminders import ReminderOptions
from ui.settings import REMIND_MINUTES, REMINDS
from ui.shell.reminder_bar import ReminderBar
from ui.shell.reminders import Reminders
from ui.shell.window import MainWindow

SATURDAY = date(2026, 11, 28)
"""A day without visits."""


class World(Struct):
    """A window, and a visit on a day without others, at ten."""

    window: MainWindow
    store: Store
    visit: UUID
    tray: NotedTray
    reminders: Reminders

    def look(self, minutes: int) -> list[ReminderBar]:
        """Look so many minutes after ten."""
        self.store.clock = FixedClock(at(10, 0, SATURDAY) + timedelta(minutes=minutes))
        self.reminders.look()
        return list(self.reminders.bars.values())

    def again(self) -> "World":
        """Start the reminders anew, as another start of the program does."""
        context = self.window.context
        clock, tray = StoreClock(self.store), NotedTray(self.window)
        reminders = Reminders(context.runner, clock, context.settings, context.scope, tray, self.window)
        reminders.use(self.window)
        return World(self.window, self.store, self.visit, tray, reminders)


@pytest.fixture
def world(windows: WindowMaker, demo_store: Store) -> World:
    window = windows.open("today")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
        account = week(reader, person.id, SATURDAY).due[0].account_id
    window.context.scope.choose(person.id, person.name, person.role)
    with demo_store.change() as work:
        key = plan_visit(work, account, person.id, at(10, 0, SATURDAY), at(11, 0, SATURDAY))
    clock, tray = StoreClock(demo_store), NotedTray(window)
    context = window.context
    reminders = Reminders(context.runner, clock, context.settings, context.scope, tray, window)
    reminders.use(window)
    return World(window, demo_store, key, tray, reminders)


def test_a_visit_is_shown_once_before_it_begins_and_opened(world: World) -> None:
    assert world.look(-31) == []
    (bar,) = world.look(-30)
    assert bar.isVisible()
    assert bar.banner.accessibleName().startswith("10:00 ")
    assert "in 30 minute" in bar.banner.accessibleName()
    assert len(world.tray.said) == 1
    assert world.look(-20) == [bar]
    assert len(world.tray.said) == 1
    world.tray.clicked.emit(bar.reminder)
    assert world.window.page_id == "visit"
    assert world.look(-10) == []


def test_it_rests_for_some_minutes_or_until_it_begins(world: World) -> None:
    (bar,) = world.look(-30)
    names = [words for words, _until in bar.choices()]
    assert names[-1] == "Until it begins"
    bar.snoozed.emit(bar.choices()[1][1])
    assert world.look(-16) == []
    (bar,) = world.look(-15)
    bar.snoozed.emit(bar.choices()[-1][1])
    assert world.look(-1) == []
    (bar,) = world.look(0)
    assert "begins now" in bar.banner.accessibleName()
    bar.closed.emit()
    assert world.look(1) == []


def test_after_sleep_it_is_shown_once_when_the_visit_has_not_begun_long_ago(world: World) -> None:
    assert len(world.look(10)) == 1
    assert "began 10 minute" in world.tray.said[0]
    assert world.again().look(12) == []
    assert world.look(20) == []


def test_what_was_not_seen_for_too_long_is_let_go(world: World) -> None:
    assert world.look(16) == []


def test_a_moved_visit_takes_its_bar_away_and_reminds_anew(world: World) -> None:
    world.look(-30)
    with world.store.change() as work:
        move_visit(work, world.visit, 1, at(12, 0, SATURDAY), at(13, 0, SATURDAY))
    assert world.look(-20) == []
    assert len(world.look(91)) == 1
    with world.store.change() as work:
        cancel_visit(work, world.visit, 2)
    assert world.look(95) == []


def test_another_window_takes_the_bars_over(world: World) -> None:
    (bar,) = world.look(-10)
    world.reminders.use(world.window)
    (other,) = world.reminders.bars.values()
    assert other is not bar
    assert other.reminder == bar.reminder


def test_it_can_be_turned_off_and_the_minutes_chosen(world: World) -> None:
    world.window.navigate("settings", section="reminders")
    page = world.window.page
    assert isinstance(page, OptionsPage)
    section = page.section()
    assert isinstance(section, ReminderOptions)
    assert section.reminds.isChecked()
    assert section.minutes.value() == "30"
    section.minutes.set_value("60")
    section.minutes.changed.emit("60")
    settings = world.window.context.settings
    assert settings.number(*REMIND_MINUTES) == 60
    assert len(world.look(-60)) == 1
    section.reminds.click()
    assert not settings.flag(*REMINDS)
    assert world.look(-50) == []
