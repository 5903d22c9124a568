import gc
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from crm.domain.changes import Changes, Kind
from crm.domain.errors import Cancelled, Invalid, Offline
from crm.domain.progress import Progress
from crm.storage.store import Store
from crm.usecases.tasks import add_task, open_tasks
from ui.background import InlineRunner, Runner
from ui.hub import Hub


def titles(reader: Any) -> set[str]:
    return {task.title for task in open_tasks(reader, None)}


def test_a_read_runs_elsewhere_and_answers_on_the_gui_thread(runner: Runner, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    seen: list[tuple[bool, bool]] = []

    def read(_reader: Any) -> bool:
        return QThread.currentThread() is here

    runner.ask(runner, read, lambda was_here: seen.append((was_here, QThread.currentThread() is here)))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert seen == [(False, True)]


def test_a_command_is_kept_and_told_with_its_way_back(runner: Runner, qtbot: QtBot) -> None:
    told: list[tuple[Changes, str | None]] = []
    runner.changed.connect(lambda job, changes, steps: told.append((changes, job.undo_text)) if steps else None)
    runner.do(runner, lambda work: add_task(work, "Call the demo plant"), undo_text="new task")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [text for _changes, text in told] == ["new task"]
    assert told[0][0].touches(Kind.TASK)
    found: list[set[str]] = []
    runner.ask(runner, titles, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert "Call the demo plant" in found[0]


def test_changes_keep_their_order(runner: Runner, qtbot: QtBot) -> None:
    ends: list[int] = []
    for number in range(12):
        runner.do(runner, partial(add_task, title=f"demo {number}"), lambda _id, n=number: ends.append(n))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(ends) == 12)
    assert ends == list(range(12))


def test_the_latest_question_of_a_slot_wins_and_the_running_read_is_interrupted(runner: Runner, qtbot: QtBot) -> None:
    begun = threading.Event()
    answers: list[str] = []
    failures: list[BaseException] = []

    def endless(reader: Any) -> str:
        driver = reader.connection.connection.dbapi_connection
        driver.create_function("begun", 0, begun.set)
        counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        driver.execute(f"SELECT begun(), ({counting} WHERE begun() IS NULL)").fetchall()
        return "old"

    runner.ask(runner, endless, answers.append, failures.append, slot="list")
    assert begun.wait(5)
    runner.ask(runner, lambda _reader: "new", answers.append, failures.append, slot="list")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert (answers, failures) == (["new"], [])


def test_what_a_cancelled_read_had_read_goes_with_it(runner: Runner, qtbot: QtBot) -> None:
    class Answer:
        pass

    begun = threading.Event()
    answers: list[weakref.ref[Answer]] = []

    def endless(reader: Any) -> None:
        answer = Answer()
        answers.append(weakref.ref(answer))
        begun.set()
        try:
            while True:
                reader.progress.step(0, 1)
        except Cancelled as error:
            kept = error  # it holds this frame, which holds it and the answer
            assert kept
            raise

    gc.disable()
    try:
        job = runner.ask(runner, endless)
        assert begun.wait(5)
        job.cancel()
        qtbot.waitUntil(lambda: runner.is_idle)
        qtbot.waitUntil(lambda: answers[0]() is None)
    finally:
        gc.enable()


def test_slots_of_different_owners_do_not_meet(inline: InlineRunner) -> None:
    first, second = QObject(), QObject()
    answers: list[str] = []
    inline.ask(first, lambda _reader: "first", answers.append, slot="list")
    inline.ask(second, lambda _reader: "second", answers.append, slot="list")
    assert answers == ["first", "second"]


def test_an_owners_end_drops_its_reads(runner: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    answers: list[object] = []
    runner.ask(owner, lambda _reader: gate.wait(5), answers.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []


def test_a_cancelled_change_is_silent_and_leaves_nothing(runner: Runner, qtbot: QtBot) -> None:
    half, told = threading.Event(), threading.Event()
    calls: list[Any] = []

    def command(work: Any) -> None:
        add_task(work, "never kept")
        half.set()
        told.wait(5)
        work.progress.step(1, 2)

    runner.failed.connect(calls.append)
    job = runner.do(runner, command, calls.append, calls.append, undo_text="import")
    assert half.wait(5)
    job.cancel()
    told.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert calls == []
    runner.ask(runner, titles, calls.append)
    qtbot.waitUntil(lambda: bool(calls))
    assert "never kept" not in calls[0]


def test_a_change_is_cancelled_in_the_middle_of_a_statement(runner: Runner, qtbot: QtBot) -> None:
    begun = threading.Event()
    calls: list[object] = []

    def endless(work: Any) -> None:
        add_task(work, "never kept")
        driver = work.connection.connection.dbapi_connection
        driver.create_function("begun", 0, begun.set)
        counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        driver.execute(f"SELECT begun(), ({counting} WHERE begun() IS NULL)").fetchall()

    job = runner.do(runner, endless, calls.append, calls.append, undo_text="import")
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert calls == []
    runner.ask(runner, titles, calls.append)
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == [calls[0]]
    assert "never kept" not in calls[0]  # type: ignore[operator]


def test_a_server_that_stands_still_keeps_nobody_waiting_who_cancels(runner: Runner, qtbot: QtBot) -> None:
    begun, asked, answered = threading.Event(), threading.Event(), threading.Event()
    calls: list[object] = []

    def interrupt() -> None:
        asked.set()
        answered.wait(5)
        raise ConnectionError

    def read(reader: Any) -> str:
        reader.interrupt = interrupt
        begun.set()
        assert asked.wait(5)
        return "too late"

    job = runner.ask(runner, read, calls.append, calls.append)
    assert begun.wait(5)
    job.cancel()
    assert not answered.is_set()
    assert asked.wait(5)
    assert not runner.is_idle  # its connection is held until the server has answered
    answered.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert calls == []


class Late:
    """A database in which a change is cancelled when it is committed already."""

    def __init__(self, store: Store) -> None:
        self.read, self.let_go = store.read, store.let_go
        self._store = store

    def run(self, command: Any, progress: Progress | None = None, key: UUID | None = None) -> Any:
        done = self._store.run(command, progress, key)
        assert progress is not None
        progress.cancel()
        return done


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_change_that_cancel_reached_too_late_is_told(demo_store: Store, qapp: object, is_kept: bool) -> None:
    runner = InlineRunner(Late(demo_store), Hub())
    calls: list[str] = []

    def command(work: Any) -> str:
        add_task(work, "too late")
        if not is_kept:
            work.discard()
        return "kept"

    runner.do(runner, command, calls.append)
    runner.close()
    assert calls == (["kept"] if is_kept else [])


def test_a_job_cancelled_while_it_waits_never_begins(runner: Runner, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[object] = []
    runner.do(runner, lambda _work: gate.wait(5))
    job = runner.do(runner, lambda _work: ran.append(True))
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert ran == []


@pytest.mark.parametrize("own_path", [True, False])
def test_every_failure_has_a_path(inline: InlineRunner, own_path: bool) -> None:
    own: list[BaseException] = []
    general: list[BaseException] = []
    inline.failed.connect(general.append)

    def command(work: Any) -> None:
        add_task(work, " ")

    inline.do(inline, command, fail=own.append if own_path else None)
    assert [type(error) for error in own] == ([Invalid] if own_path else [])
    assert [type(error) for error in general] == ([] if own_path else [Invalid])


def test_progress_arrives_on_the_gui_thread_not_too_often_and_to_the_end(runner: Runner, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    steps: list[tuple[int, int]] = []

    def command(work: Any) -> None:
        for number in range(1, 5001):
            work.progress.step(number, 5000)

    def watch(done: int, total: int) -> None:
        assert QThread.currentThread() is here
        steps.append((done, total))

    runner.do(runner, command, progress=watch)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert steps[0] == (1, 5000)
    assert steps[-1] == (5000, 5000)
    assert len(steps) < 100
    assert steps == sorted(steps)


class Unreachable:
    """A database that answers or not, as it is told."""

    def __init__(self, store: Store) -> None:
        self._store, self.answers = store, True
        self.let_go = store.let_go

    @contextmanager
    def read(self, progress: Progress | None = None) -> Iterator[Any]:
        if not self.answers:
            raise Offline("database.offline")
        with self._store.read(progress) as reader:
            yield reader

    def run(self, command: Any, progress: Progress | None = None, key: UUID | None = None) -> Any:
        return self._store.run(command, progress, key)


def test_it_tells_once_when_the_database_is_gone_and_when_it_is_back(demo_store: Store, qapp: object) -> None:
    store = Unreachable(demo_store)
    runner = InlineRunner(store, Hub())
    told: list[bool] = []
    runner.reached.connect(told.append)
    for store.answers in (True, False, False, True, True):
        runner.ask(runner, titles, fail=lambda _error: None)
    runner.close()
    assert told == [False, True]


def test_closing_lets_a_change_end_and_calls_nobody(demo_store: Store, qtbot: QtBot) -> None:
    runner = Runner(demo_store, Hub())
    calls: list[object] = []
    begun = threading.Event()

    def command(work: Any) -> None:
        begun.set()
        add_task(work, "kept while closing")

    runner.do(runner, command, calls.append, undo_text="new task")
    assert begun.wait(5)
    runner.close()
    qtbot.wait(0)
    assert calls == []
    with demo_store.read() as reader:
        assert "kept while closing" in titles(reader)


def test_after_the_end_nothing_begins(demo_store: Store, qapp: object) -> None:
    runner = Runner(demo_store, Hub())
    runner.close()
    calls: list[object] = []
    runner.ask(runner, titles, calls.append, calls.append)
    runner.do(runner, lambda work: add_task(work, "too late"), calls.append, calls.append)
    assert calls == []
    assert runner.is_idle


def test_works_take_turns_with_everything_else(runner: Runner, qtbot: QtBot) -> None:
    order: list[str] = []

    def works() -> Iterator[None]:
        for number in range(3):
            order.append(f"work {number}")
            yield

    runner.in_turns(runner, works())
    QTimer.singleShot(0, lambda: order.append("key"))
    assert order == ["work 0"]
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order.index("key") < order.index("work 2")


def test_works_end_with_their_owner(runner: Runner, qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()

    def works() -> Iterator[None]:
        for number in range(3):
            done.append(number)
            yield

    runner.in_turns(owner, works())
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert done == [0]


def test_works_are_done_at_once_inline(inline: InlineRunner) -> None:
    done: list[int] = []
    inline.in_turns(inline, map(done.append, range(3)))
    assert done == [0, 1, 2]
    assert inline.is_idle


def test_what_arrives_after_a_failure_is_handed_over_too(runner: Runner, qtbot: QtBot) -> None:
    answers: list[int] = []

    def fail(_answer: object) -> None:
        raise ValueError

    with qtbot.captureExceptions() as raised:
        runner.ask(runner, lambda _reader: 1, fail)
        runner.ask(runner, lambda _reader: 2, answers.append)
        qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == [2]
    assert [kind for kind, _error, _trace in raised] == [ValueError]


def test_reads_go_on_around_a_rest(runner: Runner, qtbot: QtBot) -> None:
    found: list[object] = []
    for _read in range(3):
        runner.ask(runner, lambda reader: open_tasks(reader, None, None), found.append)
        runner.rest()
    qtbot.waitUntil(lambda: len(found) == 3)
    assert found[0] == found[1] == found[2]
