"""The runner: all work with the database, off the GUI thread, in two lanes."""

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any, Protocol, TypeVar
from uuid import UUID

import shiboken6
from msgspec import Struct, field
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crm.domain.changes import Changes
from crm.domain.conflicts import Answer, MergedRow
from crm.domain.errors import Cancelled, Offline
from crm.domain.progress import Progress
from crm.domain.undo import UndoSteps
from ui import heap
from ui.collector import set_aside
from ui.hub import Hub

T = TypeVar("T")
READERS = 2
STEP_SECONDS = 0.05
"""How often progress is told at most; the last step always is."""
TURN_SECONDS = 0.008
"""Answers that arrive together are handed over in one turn of the GUI thread as long as that takes no longer."""


class AnyReader(Protocol):
    """What a read gets: see crm.storage.reader.Reader."""

    def interrupt(self) -> None: ...


class AnyWork(AnyReader, Protocol):
    """What a command gets: see crm.storage.unit.UnitOfWork."""

    changes: Changes
    discarded: bool
    merges: list[MergedRow]

    @property
    def undo(self) -> UndoSteps: ...

    def heed(self, answers: Iterable[Answer]) -> None: ...


class AnyStore(Protocol):
    """The database as the runner sees it: see crm.storage.store.Store."""

    def read(self, progress: Progress | None = None) -> AbstractContextManager[Any]: ...

    def run(
        self, command: Callable[[Any], T], progress: Progress | None = None, key: UUID | None = None
    ) -> tuple[T, Any] | None: ...

    def let_go(self) -> None: ...


Then = Callable[[Any], None] | None
Fail = Callable[[BaseException], None] | None


class Job(Struct, eq=False):
    """One piece of work, a read or a change; `cancel` makes it end silently.

    A change knows its `command`, so that it can be tried again as a whole with what was decided (`answers`). A server
    commits a change with a `key` once, also when another run of the program has sent it.
    """

    owner: QObject
    then: Then
    fail: Fail
    undo_text: str | None = None
    command: Callable[[Any], Any] | None = None
    answers: tuple[Answer, ...] = ()
    undone: Callable[[bool], None] | None = None
    progress: Progress = field(default_factory=Progress)
    reader: AnyReader | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    told_at: float = float("-inf")
    key: UUID | None = None

    def cancel(self) -> None:
        """Stop the work; neither `then` nor `fail` is called any more.

        A statement that runs is stopped from a thread of its own: to reach a server that stands still takes a while.
        """
        self.progress.cancel()
        if self.reader is not None:
            threading.Thread(target=self._interrupt, daemon=True).start()

    def _interrupt(self) -> None:
        """Stop the statement, and let go of its connection only then: the next work on it must not be stopped."""
        with self.lock, suppress(Exception):  # A server that is not reached any more has nothing to stop.
            if self.reader is not None:
                self.reader.interrupt()

    def take(self, reader: AnyReader | None) -> None:
        """Remember the reader while it reads; raises Cancelled when the job was cancelled before it began."""
        with self.lock:
            self.reader = reader
            if reader is not None and self.progress.cancelled:
                raise Cancelled

    @property
    def is_wanted(self) -> bool:
        """Say whether anybody still waits for the result."""
        return not self.progress.cancelled and shiboken6.isValid(self.owner)


class _Outcome(Struct, frozen=True):
    job: Job
    result: Any = None
    error: BaseException | None = None
    changes: Changes | None = None
    undo: UndoSteps = ()
    merges: Sequence[MergedRow] = ()


class Arbiter(Protocol):
    """Is asked before a failed change is told; True when it takes the change over and will end it."""

    def __call__(self, job: Job, error: BaseException) -> bool: ...


class Runner(QObject):
    """Reads run side by side, changes one after the other; callbacks run on the GUI thread."""

    failed = Signal(object)
    changed = Signal(object, object, object)
    """(Job, Changes, UndoSteps) after each command."""
    merged = Signal(object)
    """(list of MergedRow) after a change that kept what others had changed beside it."""
    reached = Signal(bool)
    """Whether the database answers, told when that changes."""
    delivery = Qt.ConnectionType.QueuedConnection
    _ready = Signal(object)
    _stepped = Signal(object, int, int)

    def __init__(self, store: AnyStore, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._hub = hub
        self.arbiter: Arbiter | None = None
        self._reads = ThreadPoolExecutor(READERS, "rounds-read")
        self._changes = ThreadPoolExecutor(1, "rounds-change")
        self._slots: dict[tuple[int, str], Job] = {}
        self._watching: dict[Job, Callable[[int, int], None]] = {}
        self._open: set[Job] = set()
        self._is_closed = False
        self._owners: set[int] = set()
        self._answers = True
        self.begun = 0
        """How many jobs have begun: whoever looks now and then sees that there was work meanwhile."""
        self._arrived: deque[_Outcome] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._hand_over)
        self._ready.connect(self._arrive, self.delivery)
        self._stepped.connect(self._show_step, self.delivery)

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is under way."""
        return not self._open

    @property
    def is_changing(self) -> bool:
        """Say whether a change that can be undone is under way."""
        return any(job.undo_text is not None for job in self._open)

    def ask(
        self,
        owner: QObject,
        read: Callable[[Any], T],
        then: Then = None,
        fail: Fail = None,
        slot: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Read in the background; a newer question in the same slot of an owner supersedes this one."""
        job = Job(owner, then, fail)
        self._watch(job, progress)
        if slot is not None:
            former = self._slots.get((id(owner), slot))
            if former is not None and former in self._open:
                former.cancel()
            self._slots[id(owner), slot] = job
        self._submit(self._reads, job, self._run_read, read)
        return job

    def do(
        self,
        owner: QObject,
        command: Callable[[Any], T],
        then: Then = None,
        fail: Fail = None,
        progress: Callable[[int, int], None] | None = None,
        undo_text: str | None = None,
        undone: Callable[[bool], None] | None = None,
        key: UUID | None = None,
    ) -> Job:
        """Change something in one unit of work; `undo_text` names the change in words and makes it undoable.

        `undone(True)` is called when it was taken back, `undone(False)` when it was done again, before pages are told.
        A change under a `key` that was committed before answers None.
        """
        job = Job(owner, then, fail, undo_text, command, undone=undone, key=key)
        self._watch(job, progress)
        self._submit(self._changes, job, self._run_change, command)
        return job

    def again(self, job: Job, answers: Iterable[Answer] = ()) -> None:
        """Try a change that the arbiter has taken over once more as a whole, with what was decided."""
        assert job.command is not None
        job.answers = (*job.answers, *answers)
        self._submit(self._changes, job, self._run_change, job.command)

    def give_up(self, job: Job, error: BaseException) -> None:
        """End a change that the arbiter has taken over: it is told as any that failed."""
        if job.is_wanted:
            (job.fail or self.failed.emit)(error)

    def work_beside(self) -> None:
        """Note that work is under way which the runner does not do: whoever looks sees that no pause has come."""
        self.begun += 1

    def in_turns(self, owner: QObject, works: Iterator[object]) -> None:
        """Go through works, each in a turn of the GUI thread of its own, so that keys and painting come between.

        The works are a generator's: what it does until its next `yield` is one of them. They end with their owner.
        """
        job = Job(owner, None, None)
        self._open.add(job)
        self._follow(owner)
        self._take_turn(job, works)

    def _take_turn(self, job: Job, works: Iterator[object]) -> None:
        is_over = True
        try:
            is_over = self._is_closed or not job.is_wanted or next(works, self) is self
        finally:
            if is_over:
                self._open.discard(job)
            else:
                QTimer.singleShot(0, self, lambda: self._take_turn(job, works))

    def rest(self) -> None:
        """Let the database give back what it keeps to be quick, in a pause of whoever works."""
        if not self._is_closed:
            self._reads.submit(self._rest)

    def _rest(self) -> None:
        self._store.let_go()
        heap.give_back()

    def close(self) -> None:
        """Drop what only reads or tries, let real changes end, and free the threads; nobody is called any more."""
        self._is_closed = True
        for job in list(self._open):
            if job.undo_text is None:
                job.cancel()
        self._reads.shutdown(wait=True, cancel_futures=True)
        self._changes.shutdown(wait=True)
        self._ready.disconnect(self._arrive)
        self._stepped.disconnect(self._show_step)
        self._open.clear()
        self._turn.stop()
        self._arrived.clear()

    def _watch(self, job: Job, progress: Callable[[int, int], None] | None) -> None:
        """Tell how far a job is."""
        if progress is not None:
            self._watching[job] = progress
            job.progress = Progress(lambda done, total: self._step(job, done, total))

    def _submit(self, lane: ThreadPoolExecutor, job: Job, run: Callable[..., None], work: Callable[[Any], T]) -> None:
        if self._is_closed:
            return
        self.begun += 1
        self._open.add(job)
        self._follow(job.owner)
        self._start(lane, job, run, work)

    def _start(self, lane: ThreadPoolExecutor, job: Job, run: Callable[..., None], work: Callable[[Any], T]) -> None:
        lane.submit(run, job, work)

    def _follow(self, owner: QObject) -> None:
        """Stop what an owner only reads or tries when it ends; its real changes go on and are told to the hub."""
        key = id(owner)
        if key not in self._owners:
            self._owners.add(key)
            owner.destroyed.connect(lambda: self._owner_gone(key))

    def _owner_gone(self, key: int) -> None:
        self._owners.discard(key)
        for place in [place for place in self._slots if place[0] == key]:
            del self._slots[place]
        for job in self._open:
            if id(job.owner) == key and job.undo_text is None:
                job.cancel()

    def _run_read(self, job: Job, read: Callable[[Any], T]) -> None:
        try:
            if not job.is_wanted:
                raise Cancelled
            with self._store.read(job.progress) as reader:
                try:
                    job.take(reader)
                    result = read(reader)
                    set_aside()
                finally:
                    job.take(None)
            self._ready.emit(_Outcome(job, result))
        except BaseException as error:
            _let_go_of_frames(error)
            self._ready.emit(_Outcome(job, error=error))

    def _run_change(self, job: Job, command: Callable[[Any], T]) -> None:
        try:
            if job.progress.cancelled:
                raise Cancelled

            def heeding(work: Any) -> T:
                work.heed(job.answers)
                try:
                    job.take(work)
                    return command(work)
                finally:
                    job.take(None)

            done = self._store.run(heeding, job.progress, job.key)
            if done is None:
                self._ready.emit(_Outcome(job, None))
                return
            result, work = done
            kept = not work.discarded
            changes, undo, merges = (work.changes, work.undo, work.merges) if kept else (None, (), ())
            self._ready.emit(_Outcome(job, result, None, changes, undo, merges))
        except BaseException as error:
            _let_go_of_frames(error)
            self._ready.emit(_Outcome(job, error=error))

    def _arrive(self, outcome: _Outcome) -> None:
        self._arrived.append(outcome)
        self._turn.start()

    def _hand_over(self) -> None:
        """Hand over what has arrived, the rest in another turn when it takes longer than anybody should notice."""
        begin = time.monotonic()
        try:
            while self._arrived and time.monotonic() - begin <= TURN_SECONDS:
                self._deliver(self._arrived.popleft())
        finally:
            if self._arrived:
                self._turn.start()

    def _deliver(self, outcome: _Outcome) -> None:
        job = outcome.job
        self._open.discard(job)
        self._watching.pop(job, None)
        self._note_answer(outcome.error)
        if outcome.changes is not None and outcome.changes:
            self.changed.emit(job, outcome.changes, outcome.undo)
            self._hub.changed.emit(outcome.changes, job.owner if shiboken6.isValid(job.owner) else None)
        if isinstance(outcome.error, Exception) and self._is_taken_over(job, outcome.error):
            return
        self._tell(outcome)
        if outcome.merges:
            self.merged.emit(outcome.merges)

    def _is_taken_over(self, job: Job, error: Exception) -> bool:
        """Let somebody decide of a change that met others'; its owner may be gone, what was typed must not be."""
        is_over = job.progress.cancelled or isinstance(error, Cancelled) or job.command is None
        return not is_over and self.arbiter is not None and self.arbiter(job, error)

    def _tell(self, outcome: _Outcome) -> None:
        job = outcome.job
        # What was committed before Cancel reached it is told: else somebody believes that nothing was changed.
        is_done = outcome.changes is not None and shiboken6.isValid(job.owner)
        if not (job.is_wanted or is_done) or isinstance(outcome.error, Cancelled):
            return
        if outcome.error is None:
            if job.then is not None:
                job.then(outcome.result)
        elif job.fail is not None:
            job.fail(outcome.error)
        else:
            self.failed.emit(outcome.error)

    def _note_answer(self, error: BaseException | None) -> None:
        """Tell when the database stops answering or answers again."""
        answers = not isinstance(error, Offline)
        if not isinstance(error, Cancelled) and answers != self._answers:
            self._answers = answers
            self.reached.emit(answers)

    def _step(self, job: Job, done: int, total: int) -> None:
        """Pass a step on from the worker's thread, unless the last one was told a moment ago."""
        now = time.monotonic()
        if done >= total or now - job.told_at >= STEP_SECONDS:
            job.told_at = now
            self._stepped.emit(job, done, total)

    def _show_step(self, job: Job, done: int, total: int) -> None:
        watcher = self._watching.get(job)
        if watcher is not None and job.is_wanted:
            watcher(done, total)


def _let_go_of_frames(error: BaseException) -> None:
    """Free what the work held when it failed or was cancelled; only lines of code are told of an error.

    An error and the frames it came through hold each other, and with them all that was read so far.
    """
    told: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in told:
        traceback.clear_frames(each.__traceback__)
        told.append(each)
        each = each.__cause__ or each.__context__


class InlineRunner(Runner):
    """The same verbs, done at once in the calling thread: for tests of pages."""

    delivery = Qt.ConnectionType.DirectConnection

    def _start(self, lane: ThreadPoolExecutor, job: Job, run: Callable[..., None], work: Callable[[Any], T]) -> None:
        run(job, work)

    def _arrive(self, outcome: _Outcome) -> None:
        self._deliver(outcome)

    def in_turns(self, owner: QObject, works: Iterator[object]) -> None:
        for _work in works:
            pass
