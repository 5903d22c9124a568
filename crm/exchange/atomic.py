"""Files that are there whole or not at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from crm.domain.errors import Denied, DiskFull, NotFound, RoundsError
from crm.domain.progress import Progress

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def atomic_file(path: Path, progress: Progress | None = None) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when the block has ended well and all is on the disk.

    It is written under another name in the same folder. Whatever goes wrong leaves an older file of that name as it
    was and no half one. Raises DiskFull("disk.full"), NotFound("folder.missing") and Denied("file.not_writable");
    Cancelled through `progress`, which is asked a last time before the name is taken.
    """
    unfinished = path.with_name(_unfinished(path))
    try:
        with _told_as_ours(path):
            with unfinished.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if progress is not None:
                progress.look()
            unfinished.replace(path)
            _sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


@contextmanager
def kept_back(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; what stands there becomes `path` only when the block has ended well.

    For a file that tells what the block did: it must be written before the deed is done, and must not stand when the
    deed fails after all. A file of that name which cannot be written is told before the block begins. Raises as
    atomic_file does, and in errors of the block the one name stands for the other.
    """
    waiting = path.with_name(_unfinished(path))
    try:
        with _told_as_ours(path):
            if path.is_file():
                path.open("r+b").close()
        with _named_finally(waiting, path):
            yield waiting
        with _told_as_ours(path):
            waiting.replace(path)
            _sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)


def _unfinished(path: Path) -> str:
    return f".{path.name[:60]}.{uuid4().hex[:8]}.tmp"


@contextmanager
def _named_finally(waiting: Path, path: Path) -> Iterator[None]:
    try:
        yield
    except RoundsError as error:
        if error.values.get("path") == str(waiting):
            error.values["path"] = str(path)
        raise


@contextmanager
def _told_as_ours(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _understood(error, path) from error


def _understood(error: OSError, path: Path) -> Exception:
    if error.errno in _FULL:
        return DiskFull("disk.full", path=str(path))
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NotFound("folder.missing", path=str(path.parent))
    return Denied("file.not_writable", path=str(path), detail=error.strerror)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a loss of power, where a folder can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
