"""The second process: of many managers it searches for some, of few for all, from another seed."""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence

from crm.planning.propose.model import Answer, Model

Add = Callable[[int, Answer], None]
"""Takes the number of a model and an answer to it."""
HURRY = 0.2
"""Seconds that the process has for its last answer once it is told to stop; those before it have come."""


class Helper:
    """A running second process."""

    def __init__(self, models: Sequence[Model], seconds: float, seed: int, clock: Callable[[], float]) -> None:
        self.answers: queue.SimpleQueue[tuple[int, Answer] | None] = queue.SimpleQueue()
        self.is_over = False
        command = [sys.executable, "-m", "crm.planning.propose.child"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.task = pickle.dumps((list(models), seconds, seed, clock))
        self.thread = threading.Thread(target=self._read, daemon=True, name="planner")
        self.thread.start()

    def _read(self) -> None:
        """Hand the task over, read answers until the process ends, and see it off."""
        sent, got = self.process.stdin, self.process.stdout
        assert sent is not None
        assert got is not None
        try:
            sent.write(self.task)
            sent.flush()
            while True:
                self.answers.put(pickle.load(got))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.answers.put(None)
        self.process.wait()
        self.stop()
        got.close()

    def collect(self, add: Add) -> None:
        """Hand on what has come."""
        while not self.answers.empty():
            self._take(add, self.answers.get())

    def _take(self, add: Add, answer: tuple[int, Answer] | None) -> None:
        if answer is None:
            self.is_over = True
        else:
            add(*answer)

    def finish(self, add: Add, seconds: float, cancelled: Callable[[], bool] | None) -> None:
        """Wait for the last answers for some seconds at most, then end the process; it may die by itself."""
        end = time.perf_counter() + seconds
        while not self.is_over and time.perf_counter() < end and not (cancelled is not None and cancelled()):
            try:
                self._take(add, self.answers.get(timeout=0.02))
            except queue.Empty:
                continue
        self.collect(add)
        self.stop()
        if not self.is_over:
            self.process.kill()

    def stop(self) -> None:
        """Say that enough was searched, by ending the input."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            try:
                self.process.stdin.close()
            except OSError:
                return
