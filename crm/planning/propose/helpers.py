"""The second process, which searches for some of many managers while this one searches for the others."""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from uuid import UUID

from crm.domain.proposal import DaySchedule, Problem

Add = Callable[[UUID, Sequence[DaySchedule], int], None]
GRACE = 3.0
"""Seconds that the process may take beyond its time before it is ended; its managers then keep their first plans."""


class Helper:
    """A running second process."""

    def __init__(self, problem: Problem, managers: Sequence[UUID], seconds: float, seed: int) -> None:
        self.answers: queue.SimpleQueue[tuple[UUID, list[DaySchedule], int] | None] = queue.SimpleQueue()
        self.is_over = False
        command = [sys.executable, "-m", "crm.planning.propose.child"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.task = pickle.dumps((problem, list(managers), seconds, seed))
        self.thread = threading.Thread(target=self._read, daemon=True, name="planner")
        self.thread.start()

    def _read(self) -> None:
        """Hand the task over and read answers until the process ends."""
        sent, got = self.process.stdin, self.process.stdout
        if sent is None or got is None:
            return
        try:
            sent.write(self.task)
            sent.flush()
            while True:
                self.answers.put(pickle.load(got))
        except (EOFError, OSError, pickle.UnpicklingError):
            self.answers.put(None)

    def collect(self, add: Add) -> None:
        """Hand on what has come."""
        while not self.answers.empty():
            self._take(add, self.answers.get())

    def _take(self, add: Add, answer: tuple[UUID, list[DaySchedule], int] | None) -> None:
        if answer is None:
            self.is_over = True
        else:
            add(*answer)

    def finish(self, add: Add, end: float, cancelled: Callable[[], bool] | None) -> None:
        """Wait for the last answers, or end the process when it takes too long."""
        while not self.is_over and time.perf_counter() < end + GRACE:
            if cancelled is not None and cancelled():
                end = min(end, time.perf_counter() - GRACE + 0.2)
                self._stop()
                cancelled = None
            try:
                self._take(add, self.answers.get(timeout=0.02))
            except queue.Empty:
                continue
        self._stop()
        if not self.is_over:
            self.process.kill()
        self.process.wait()
        self.thread.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()

    def _stop(self) -> None:
        """Say that enough was searched, by ending the input."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            try:
                self.process.stdin.close()
            except OSError:
                return
