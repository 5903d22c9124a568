"""The right to change a database file, shared with the window's QLockFile and without Qt.

Two programs that write and checkpoint one WAL file at the same time can damage it (SQLite up to 3.51.2), so a command
that changes a file keeps a window off it, and an open window keeps the command off.
"""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from crm.domain.errors import Busy
from crm.storage.engine import is_server

if sys.platform != "win32":
    import fcntl

TRIES = 3


@contextmanager
def claimed(where: str | Path) -> Iterator[None]:
    """Hold a file for the length of a block; raises Busy("database.in_use").

    A server needs no such thing, and a folder that cannot be written is left to whoever opens the file.
    """
    path = Path(where).absolute()
    if is_server(where) or not os.access(path.parent, os.W_OK):
        yield
        return
    lock = path.with_name(f"{path.name}.lock")
    file = _held(lock)
    if file is None:
        raise Busy("database.in_use", path=str(where))
    try:
        yield
    finally:
        _let_go(file, lock)


def _held(lock: Path) -> IO[str] | None:
    """Return the open lock file, or None while somebody else holds it; what a dead program left is taken over."""
    for _ in range(TRIES):
        try:
            file = lock.open("a", encoding="utf-8")
        except PermissionError:
            return None
        if not _locks(file):
            file.close()
            return None
        # Whoever held it before may have taken the name away between our opening and our locking.
        if lock.exists() and os.path.samestat(os.fstat(file.fileno()), lock.stat()):
            file.truncate(0)
            file.write(f"{os.getpid()}\nrounds\n{socket.gethostname()}\n")
            file.flush()
            return file
        file.close()
    return None


def _locks(file: IO[str]) -> bool:
    """Say whether the file is ours now. On Windows nobody can even open one that QLockFile holds."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _let_go(file: IO[str], lock: Path) -> None:
    """Take the name away before the lock, where a system allows it."""
    if sys.platform == "win32":
        file.close()
    lock.unlink(missing_ok=True)
    file.close()
