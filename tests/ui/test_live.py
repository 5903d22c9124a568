"""What is heard from elsewhere reaches pages at a calm pace, and the bar tells how the line is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from crm.domain.changes import Changes, Kind
from crm.domain.clock import FixedClock
from crm.domain.errors import Denied, Offline
from crm.domain.ids import new_id
from crm.storage.server.listening import Line
from crm.storage.store import Store
from crm.storage.tables import Task
from crm.usecases.tasks import add_task
from tests.conftest import NOW
from tests.support.build import DAY
from tests.support.window import WindowMaker
from ui.background import InlineRunner
from ui.drafts import Drafts
from ui.hub import Hub
from ui.lists.page import ListPage
from ui.live import Live
from ui.outbox import Outbox, wait_with_note
from ui.shell.line_bar import LineBar


class Ear:
    """A listener whose part the test plays."""

    def __init__(self) -> None:
        self.looks = 0
        self.hear: Callable[[frozenset[str] | None], None] = lambda _names: None
        self.tell: Callable[[Line], None] = lambda _line: None

    def listen(self, hear: Any, tell: Any) -> "Ear":
        self.hear, self.tell = hear, tell
        return self

    def start(self) -> None:
        """Nothing to begin."""

    def stop(self) -> None:
        """Nothing to end."""

    def look(self) -> None:
        self.looks += 1


class World:
    """Live with an ear, a clock and a list of what pages were told."""

    def __init__(self, store: Store) -> None:
        self.seconds = 100.0
        self.hub, self.ear, self.told = Hub(), Ear(), list[Changes]()
        self.runner = InlineRunner(store, self.hub)
        self.clock = FixedClock(NOW)
        self.live = Live(self.hub, self.clock, self.runner, None, lambda: self.seconds)
        self.hub.changed.connect(lambda changes, _origin: self.told.append(changes))
        self.live.start(self.ear.listen)


@pytest.fixture
def world(demo_store: Store, qtbot: QtBot) -> Any:
    made = World(demo_store)
    yield made
    made.live.stop()
    made.runner.close()


def test_ten_thousand_notifications_are_one_refresh_a_second(world: World, qtbot: QtBot) -> None:
    for number in range(10_000):
        world.ear.hear(frozenset({"visit" if number % 2 else "task"}))
    qtbot.waitUntil(lambda: len(world.told) == 1)
    for _storm in range(5):
        for _number in range(2_000):
            world.ear.hear(frozenset({"visit"}))
        world.live.take()
    assert len(world.told) == 1
    assert world.live.timer.isActive()
    world.seconds += 1.0
    world.live.take()
    assert [changes.elsewhere for changes in world.told] == [{Kind.VISIT, Kind.TASK}, {Kind.VISIT}]
    world.seconds += 1.0
    world.live.take()
    assert len(world.told) == 2


def test_names_that_are_no_kinds_reach_no_page(world: World, qtbot: QtBot) -> None:
    noticed: list[str] = []
    world.hub.noticed.connect(noticed.append)
    world.ear.hear(frozenset({"presence", "<b>forged</b>"}))
    qtbot.waitUntil(lambda: len(noticed) == 2)
    assert world.told == []


def test_after_a_new_connection_everything_is_read_again(world: World, qtbot: QtBot) -> None:
    world.ear.hear(None)
    qtbot.waitUntil(lambda: bool(world.told))
    assert world.told[0].everything


def test_the_bar_says_since_when_and_as_of_when(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, world.runner)
    outbox = Outbox(drafts, world.runner, drafts)
    bar = LineBar(world.live, outbox, world.clock)
    qtbot.addWidget(bar)
    world.ear.tell(Line())
    qtbot.waitUntil(lambda: world.live.as_of is not None)
    assert bar.isHidden()
    world.live._clock = replace(world.clock, moment=world.clock.moment + timedelta(minutes=1))
    world.ear.tell(Line(Offline("database.offline")))
    qtbot.waitUntil(lambda: not bar.isHidden())
    assert "09:49" in bar.banner.accessibleName()
    assert "09:48" in bar.banner.accessibleName()
    bar.again.click()
    assert world.ear.looks == 1
    wait_with_note(drafts, new_id(), new_id(), "for later", "Note")
    assert "1 wait" in bar.banner.accessibleName()
    world.ear.tell(Line(Denied("login.disabled")))
    qtbot.waitUntil(lambda: isinstance(world.live.problem, Denied))
    assert "09:48" not in bar.banner.accessibleName()
    world.ear.tell(Line())
    qtbot.waitUntil(bar.again.isHidden)
    assert bar.banner.accessibleName().startswith("1 wait")
    assert not bar.list.isHidden()
    assert not bar.send.isHidden()
    drafts.discard(outbox.waiting()[0].key)
    assert bar.isHidden()
    drafts.close()


def test_a_page_that_gets_no_answer_has_the_line_tried(world: World) -> None:
    def read(_reader: Any) -> None:
        raise Offline("database.offline")

    world.runner.ask(world.runner, read, fail=lambda _error: None)
    assert world.ear.looks == 1


def test_rows_of_other_desks_wait_and_rows_in_view_change_in_place(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("tasks")
    window.context.scope.choose(None, "", window.context.scope.role)
    page = window.page
    assert isinstance(page, ListPage)
    before = list(page.model.ids())
    rows: list[Any] = []
    page.model.with_rows(before[:1], rows.extend)
    version = rows[0].version
    with demo_store.change() as work:
        work.update(Task, before[0], version, title="Changed at another desk")
        add_task(work, "New at another desk", due_on=DAY.replace(year=2020))
    window.context.hub.changed.emit(Changes(elsewhere=frozenset({Kind.TASK})), None)
    assert list(page.model.ids()) == before
    assert page.pill.text() == "1 new"
    found: list[Any] = []
    page.model.with_rows(before[:1], found.extend)
    assert found[0].title == "Changed at another desk"
