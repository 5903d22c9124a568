"""Reading a file that nobody trusts in a process of its own: what hangs or aborts there ends that process only."""

import io
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crm.domain.errors import Unreadable
from crm.domain.memory import no_collection
from crm.domain.progress import Progress

POLL_SECONDS = 0.2
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
    with _start(module, arguments) as process:
        try:
            output = _wait(process, seconds * PATIENCE, progress)
        finally:
            process.kill()
    found = _plain(output, progress)
    answer = found[0] if found else None
    match answer:
        case ("refused", str(code), dict(values)):
            raise Unreadable(code, **values)
        case None:
            if -process.returncode == getattr(signal, "SIGXCPU", None):
                raise Unreadable("file.too_slow", seconds=seconds)
            raise Unreadable("file.damaged", detail=f"reader ended with {process.returncode}")
    return found


def limit_process(megabytes: int, seconds: int) -> None:
    """Limit the own memory and processor time where the system can; elsewhere the caller's clock is the limit."""
    if sys.platform == "win32":
        return
    import resource

    size = megabytes * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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


def _wait(process: "subprocess.Popen[bytes]", seconds: int, progress: Progress | None) -> bytes:
    end = time.monotonic() + seconds
    while True:
        if progress is not None:
            progress.step(0, 1)
        try:
            return process.communicate(timeout=POLL_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise Unreadable("file.too_slow", seconds=seconds // PATIENCE) from None


class _Plain(pickle.Unpickler):
    """Takes plain values and times only: the child has read a file that nobody trusts."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _plain(output: bytes, progress: Progress | None) -> list[object]:
    """Return every value of an answer; nothing of one that is not whole. Raises Cancelled between two of them."""
    stream = io.BytesIO(output)
    found = []
    try:
        with no_collection():
            while stream.tell() < len(output):
                if progress is not None:
                    progress.look()
                found.append(_Plain(stream).load())
    except (pickle.UnpicklingError, EOFError, ValueError, AttributeError, IndexError, MemoryError):
        return []
    return found
