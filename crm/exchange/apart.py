"""Reading a file that nobody trusts in a process of its own: what hangs or aborts there ends that process only."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from threading import Event, Thread
from typing import Any

from crm.domain.errors import Cancelled, Unreadable
from crm.domain.memory import no_collection
from crm.domain.progress import Progress

POLL_SECONDS = 0.05
PATIENCE = 1 if sys.platform == "win32" else 3
"""Where the child's processor time is limited, a busy machine may take several times as long by the clock."""


def answer_of(module: str, arguments: Sequence[str], seconds: int, progress: Progress | None = None) -> object:
    """Return the first of the plain values that a process answers with; raises as answers_of does."""
    return answers_of(module, arguments, seconds, progress)[0]


def answers_of(module: str, arguments: Sequence[str], seconds: int, progress: Progress | None = None) -> list[object]:
    """Run `python -m MODULE ARGUMENTS` and return the plain values that it pickles to its standard output.

    They come one after the other, so that no other thread waits for all of them. Raises Unreadable("file.too_slow") and
    Unreadable("file.damaged"), or what the process refuses with: an answer of ("refused", code, values); Cancelled
    through `progress`.
    """
    with _start(module, arguments) as process, _minded(process, seconds * PATIENCE, progress) as late:
        assert isinstance(process.stdout, BufferedReader)
        found = _plain(process.stdout, progress)
    if late.is_set():
        raise Unreadable("file.too_slow", seconds=seconds)
    answer = found[0] if found else None
    match answer:
        case ("refused", str(code), dict(values)):
            raise Unreadable(code, **values)
        case None:
            if -process.returncode == getattr(signal, "SIGXCPU", None):
                raise Unreadable("file.too_slow", seconds=seconds)
            raise Unreadable("file.damaged", detail=f"reader ended with {process.returncode}")
    return found


def _start(module: str, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    root = str(Path(__file__).resolve().parents[2])
    search = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(search)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


@contextmanager
def _minded(process: "subprocess.Popen[bytes]", seconds: int, progress: Progress | None) -> Iterator[Event]:
    """End a process that takes too long, which the event tells, or whose answer nobody wants any more."""
    over, late = Event(), Event()

    def mind() -> None:
        end = time.monotonic() + seconds
        with suppress(Cancelled):
            while not over.wait(POLL_SECONDS) and time.monotonic() <= end:
                if progress is not None:
                    progress.look()
        if not over.is_set():
            if time.monotonic() > end:
                late.set()
            process.kill()

    minder = Thread(target=mind, daemon=True)
    minder.start()
    try:
        yield late
    finally:
        over.set()
        minder.join()
        process.kill()
    if progress is not None:
        progress.look()


class _Plain(pickle.Unpickler):
    """Takes plain values and times only: the child has read a file that nobody trusts."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _plain(stream: BufferedReader, progress: Progress | None) -> list[object]:
    """Return every value of an answer as it comes; nothing of one that is not whole. Raises Cancelled between two."""
    found = []
    try:
        with no_collection():
            while stream.peek(1):
                if progress is not None:
                    progress.look()
                found.append(_Plain(stream).load())
    except (pickle.UnpicklingError, EOFError, ValueError, AttributeError, IndexError, MemoryError):
        return []
    return found
