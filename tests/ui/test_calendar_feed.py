"""The calendar file for other programs: chosen, written anew after changes, told once when it cannot be written."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from crm.domain.changes import Changes
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.visits import move_visit
from tests.support.build import at
from tests.support.window import WindowMaker
from ui.calendar_feed import CalendarFeed, Feed
from ui.options.frame import OptionsPage
from ui.options.reminders import ReminderOptions
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    window = windows.open("today")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    return window


@pytest.fixture
def section(window: MainWindow) -> ReminderOptions:
    window.navigate("settings", section="reminders")
    assert isinstance(window.page, OptionsPage)
    found = window.page.section()
    assert isinstance(found, ReminderOptions)
    return found


def move_one(window: MainWindow, store: Store) -> bytes:
    """Move a planned visit in the window's way and return its new beginning as the file has it."""
    with store.read() as reader:
        rows = week(reader, window.context.scope.person_id, store.clock.today()).visits
    row = next(each for each in rows if not each.is_done and each.start is not None)
    start, end = at(6, 10), at(6, 40)
    window.context.runner.do(window, lambda work: move_visit(work, row.id, row.version, start, end))
    return b"T061000"


def test_it_is_written_when_chosen_and_after_each_change(
    window: MainWindow, section: ReminderOptions, demo_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "林 演示"
    section.use_file(path)
    file, feed = path.with_name("林 演示.ics"), window.context.feed
    before = file.read_bytes()
    assert before.count(b"BEGIN:VEVENT") > 0
    assert file.stat().st_mode & 0o222 == 0
    assert section.stop.isVisibleTo(section)
    moved = move_one(window, demo_store)
    assert feed.timer.isActive()
    feed.write()
    assert moved in file.read_bytes()
    assert moved not in before
    section.stop.click()
    assert feed.feed is None
    assert file.exists()


def test_nothing_is_written_without_a_change_of_this_person(
    window: MainWindow, section: ReminderOptions, tmp_path: Path
) -> None:
    path, feed = tmp_path / "a.ics", window.context.feed
    section.use_file(path)
    first = path.stat().st_mtime_ns
    feed.write()
    assert path.stat().st_mtime_ns == first
    feed.look_again(Changes(), None)
    assert not feed.timer.isActive()
    path.chmod(0o644)
    path.unlink()
    feed.write()
    assert path.exists()


def test_it_stays_whose_it_was_and_of_its_database(
    window: MainWindow, section: ReminderOptions, tmp_path: Path
) -> None:
    section.use_file(tmp_path / "a.ics")
    whose = window.context.feed.feed
    window.context.scope.choose(None, "", window.context.scope.role)
    assert window.context.feed.feed == whose
    other = CalendarFeed(window.context.runner, window.context.settings, "postgresql://demo/other", window)
    assert other.feed is None


def test_a_failure_is_told_once_until_it_works_again(window: MainWindow, tmp_path: Path) -> None:
    context = window.context
    told: list[object] = []
    person = context.scope.person_id
    assert person is not None
    feed = CalendarFeed(context.runner, context.settings, context.where, QObject(window))
    feed.failed.connect(told.append)
    feed.use(Feed(tmp_path / "gone" / "a.ics", person, False))
    feed.write()
    assert len(told) == 1
    (tmp_path / "gone").mkdir()
    feed.write()
    assert (tmp_path / "gone" / "a.ics").exists()
    assert len(told) == 1


def test_appointments_go_along_where_wished(window: MainWindow, section: ReminderOptions, tmp_path: Path) -> None:
    section.use_file(tmp_path / "a.ics")
    section.others.click()
    found = window.context.feed.feed
    assert found is not None
    assert found.with_appointments
