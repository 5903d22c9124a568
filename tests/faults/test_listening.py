"""Other people's changes are heard: over a sound line, over one that loses notifications, and over none."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from crm.domain.changes import Changes
from crm.storage.server.listening import Line, Listener, Pace
from crm.storage.store import Store
from tests.faults.conftest import Broken
from tests.support.proxy import proxy_to
from ui.background import InlineRunner
from ui.hub import Hub
from ui.live import Live

pytestmark = pytest.mark.postgresql
QUICK = Pace(beat=0.2, poll=0.05, echo=2.0, back_off=(0.05,))
CALM = Pace(beat=3600.0, echo=10.0, back_off=(0.05,))
LONG = 60.0
"""Seconds until a test gives up; none waits for a time, each for what is told."""


class Ear:
    """Keeps what a listener tells, in order."""

    def __init__(self) -> None:
        self.names: queue.Queue[frozenset[str] | None] = queue.Queue()
        self.lines: queue.Queue[Line] = queue.Queue()

    def until(self, wanted: Callable[[frozenset[str] | None], bool]) -> None:
        """Wait until such names are told."""
        while not wanted(self.names.get(timeout=LONG)):
            pass

    def line(self, wanted: Callable[[Line], bool]) -> Line:
        """Wait until the line is so."""
        while not wanted(found := self.lines.get(timeout=LONG)):
            pass
        return found


@contextmanager
def _listening(store: Store, pace: Pace) -> Iterator[tuple[Ear, Listener]]:
    ear = Ear()
    listener = store.listen(ear.names.put, ear.lines.put, pace)
    assert listener is not None
    listener.start()
    try:
        yield ear, listener
    finally:
        listener.stop()


@pytest.fixture
def desk(sound: Broken) -> Iterator[Store]:
    """A manager's desk."""
    store = sound.open("mai")
    yield store
    store.close()


def _touch(sound: Broken, table: str = "visit") -> None:
    """Change a row as somebody else."""
    with psycopg.connect(sound.server.url("rounds", sound.bureau.login("sun"))) as connection:
        key = sound.bureau.rows[table]["own"]
        connection.execute(f"UPDATE {table} SET version = version + 1 WHERE id = %s", (key,))


def _has(table: str) -> Callable[[Any], bool]:
    return lambda names: names is not None and table in names


def test_a_colleagues_change_is_heard_and_ones_own_is_not(sound: Broken, desk: Store) -> None:
    with _listening(desk, CALM) as (ear, _listener):
        assert ear.line(lambda line: line.problem is None).polls is False
        ear.until(lambda names: names is None)
        with desk.change() as work:
            key = sound.bureau.rows["contact"]["own"]
            work.connection.exec_driver_sql("UPDATE contact SET version = version + 1 WHERE id = %s", (key,))
        _touch(sound)
        assert ear.names.get(timeout=LONG) == frozenset({"visit"})


def test_where_nothing_can_be_heard_news_are_asked_for(sound: Broken) -> None:
    with proxy_to(sound.server.port) as proxy:
        proxy.loses_notes = True
        store = sound.open("mai", proxy.port)
        with _listening(store, Pace(poll=0.05, echo=0.2, back_off=(0.05,))) as (ear, _listener):
            assert ear.line(lambda line: line.problem is None).polls is True
            ear.until(lambda names: names is None)
            _touch(sound)
            ear.until(_has("visit"))
        store.close()


def test_a_line_that_goes_deaf_is_noticed_and_everything_read_again(sound: Broken) -> None:
    with proxy_to(sound.server.port) as proxy:
        store = sound.open("mai", proxy.port)
        with _listening(store, Pace(beat=0.2, poll=0.05, echo=0.5, back_off=(0.05,))) as (ear, _listener):
            ear.until(lambda names: names is None)
            proxy.loses_notes = True
            _touch(sound, "issue")
            ear.until(lambda names: names is None)
            assert ear.line(lambda line: line.problem is None and line.polls).polls
        store.close()


def test_a_broken_line_is_told_comes_back_and_everything_is_read_again(sound: Broken, desk: Store) -> None:
    with _listening(desk, QUICK) as (ear, _listener):
        ear.until(lambda names: names is None)
        with psycopg.connect(sound.server.url("rounds"), autocommit=True) as installer:
            installer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s",
                (sound.bureau.login("mai"),),
            )
        ear.line(lambda line: line.problem is not None)
        ear.line(lambda line: line.problem is None)
        ear.until(lambda names: names is None)
        _touch(sound, "contact")
        ear.until(_has("contact"))


def test_what_was_missed_between_two_beats_is_told(sound: Broken) -> None:
    with proxy_to(sound.server.port) as proxy:
        store = sound.open("mai", proxy.port)
        with _listening(store, Pace(beat=0.2, echo=2.0, back_off=(0.05,))) as (ear, _listener):
            ear.until(lambda names: names is None)
            with psycopg.connect(sound.server.url("rounds"), autocommit=True) as installer:
                installer.execute("ALTER TABLE task DISABLE TRIGGER task_told")
                _touch(sound, "task")
                installer.execute("ALTER TABLE task ENABLE TRIGGER task_told")
            ear.until(_has("task"))
        store.close()


def test_a_storm_of_forged_notes_is_heard_as_names_and_drowns_nothing(sound: Broken, desk: Store, qtbot: QtBot) -> None:
    """Anybody with a login can send: a window wakes at most once a second, and a real change is still heard."""
    forged = ["account", "visit", "no_such_table", "'; DROP TABLE account; --", "王敏", "x" * 7000]
    woken: list[Changes] = []
    hub = Hub()
    hub.changed.connect(lambda changes, _origin: woken.append(changes))
    runner = InlineRunner(desk, hub)
    live = Live(hub, desk.clock, runner, runner, now=lambda: 1000.0)
    with _listening(desk, CALM) as (ear, _listener):
        ear.until(lambda names: names is None)
        with psycopg.connect(sound.bureau.url("far"), autocommit=True) as stranger:
            for number in range(3000):
                stranger.execute("SELECT pg_notify('rounds', %s)", (forged[number % len(forged)],))
        _touch(sound, "contact")
        heard = _until(ear, "contact")
    for names in heard:
        live.hear(names)
    assert set().union(*(names or () for names in heard)) <= {*forged, "contact"}
    qtbot.waitUntil(lambda: bool(woken))
    assert len(woken) == 1
    live.timer.stop()
    runner.close()


def _until(ear: Ear, table: str) -> list[frozenset[str] | None]:
    """Return what is told up to a change of a table."""
    heard: list[frozenset[str] | None] = []
    while not heard or not _has(table)(heard[-1]):
        heard.append(ear.names.get(timeout=LONG))
    return heard
