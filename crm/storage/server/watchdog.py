"""Lets no call wait for a server for ever: a stalled server answers keepalives too, so the call's socket is shut."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

PATIENCE_SECONDS = 30.0
"""How long one statement may take at most unless the user has another patience."""
LOOKS = 4
"""How often in one patience it is looked whose patience is over."""


class _Call(Struct, eq=False):
    fd: int
    since: float
    is_shut: bool = False


class Watchdog:
    """Shuts the sockets of calls that wait longer than `patience` seconds; the call then ends as a lost connection.

    One thread looks after all of them, and only while there are some. Sockets are shut under the lock under which a
    call ends, so that none is shut that has become another one's.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS, now: Callable[[], float] = time.monotonic) -> None:
        self.patience = patience
        self._now = now
        self._calls: set[_Call] = set()
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    @contextmanager
    def over(self, fd: int) -> Iterator[None]:
        """Watch a call that waits on a socket for the length of a block."""
        call = _Call(fd, self._now())
        with self._lock:
            self._calls.add(call)
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._watch, name="rounds-watchdog", daemon=True)
                self._thread.start()
            elif len(self._calls) == 1:
                self._lock.notify()
        try:
            yield
        finally:
            with self._lock:
                self._calls.discard(call)

    def look(self) -> int:
        """Shut the sockets of the calls whose patience is over and return how many those are."""
        with self._lock:
            late = [each for each in self._calls if not each.is_shut and self._now() - each.since >= self.patience]
            for call in late:
                call.is_shut = True
                _shut(call.fd)
            return len(late)

    def close(self) -> None:
        """End the thread."""
        with self._lock:
            self._is_closed = True
            self._lock.notify()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while True:
            with self._lock:
                while not self._calls and not self._is_closed:
                    self._lock.wait()
                if self._is_closed:
                    return
                self._lock.wait(self.patience / LOOKS)
            self.look()


def _shut(fd: int) -> None:
    with suppress(OSError), socket.fromfd(fd, socket.AF_INET, socket.SOCK_STREAM) as copy:
        copy.shutdown(socket.SHUT_RDWR)
