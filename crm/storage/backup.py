"""Copies of a SQLite file through SQLite's own backup, checked before they get their name."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from crm.domain.errors import Denied, DiskFull, Invalid, TooNew, Unreadable
from crm.storage.engine import is_server

PAGES_A_STEP = 4096
SIDE_FILES = ("-wal", "-shm")


def backup(where: str | Path, out: Path) -> int:
    """Copy an open or closed database to `out` and return the copy's size in bytes.

    Raises Invalid("backup.server") for a server, whose own tools make backups.
    """
    if is_server(where):
        raise Invalid("backup.server")
    source = Path(where)
    if not source.is_file():
        raise Unreadable("database.missing_file", path=str(source))
    if out.exists() and out.samefile(source):
        raise Invalid("backup.same_file", path=str(out))
    safe_copy(source, out)
    return out.stat().st_size


def safe_copy(source: Path, out: Path) -> None:
    """Copy to a temporary name beside `out`, check, sync, and only then rename."""
    if not out.parent.is_dir():
        raise Unreadable("folder.missing", path=str(out.parent))
    rough = out.with_name(f".{out.name}.part")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(rough)) as new:
            old.execute("PRAGMA query_only=ON")
            old.backup(new, pages=PAGES_A_STEP)
        check_copy(rough)
        with rough.open("rb+") as file:
            os.fsync(file.fileno())
        rough.replace(out)
        sync_folder(out.parent)
    except sqlite3.OperationalError as error:
        raise _told(error, out) from error
    except sqlite3.DatabaseError as error:
        is_foreign = getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"
        raise Unreadable("database.not_ours" if is_foreign else "database.damaged", path=str(source)) from error
    finally:
        for ending in ("", "-journal"):
            rough.with_name(rough.name + ending).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Let a new name outlive a power cut, where the system can be asked for it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(error: sqlite3.OperationalError, out: Path) -> Exception:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return DiskFull("disk.full", path=str(out))
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return Denied("folder.read_only", path=str(out.parent))
    return Unreadable("database.cannot_read", path=str(out))


def check_copy(path: Path) -> str:
    """Return the revision of a sound Rounds database; raises Unreadable for anything else."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Unreadable("database.damaged", path=str(path))
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT 1 FROM account LIMIT 1")
    except sqlite3.DatabaseError as error:
        raise Unreadable("database.not_ours", path=str(path)) from error
    if row is None:
        raise Unreadable("database.not_ours", path=str(path))
    return str(row[0])


def restore(source: Path, where: str | Path, stamp: str, newest: str) -> Path | None:
    """Put a backup in the place of a database and return where the former one is kept.

    `stamp` names the kept file. Raises Unreadable for a file that is no sound Rounds database, and TooNew for one of a
    later revision than `newest`, which nobody here could open; then nothing changes.
    """
    if is_server(where):
        raise Invalid("backup.server")
    target = Path(where)
    if source.is_dir():
        raise Unreadable("file.is_folder", path=str(source))
    if not source.is_file():
        raise Unreadable("database.missing_file", path=str(source))
    if target.exists() and target.samefile(source):
        raise Invalid("backup.same_file", path=str(source))
    revision = check_copy(source)
    if revision > newest:
        raise TooNew("database.newer", revision=revision, known=newest)
    fresh = target.with_name(f".{target.name}.restored")
    try:
        safe_copy(source, fresh)
        kept = _keep(target, stamp) if target.exists() else None
        for ending in SIDE_FILES:
            target.with_name(target.name + ending).unlink(missing_ok=True)
        fresh.replace(target)
    except DiskFull as error:
        raise DiskFull("disk.full", path=str(target)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _keep(target: Path, stamp: str) -> Path:
    """Copy what stands in the place; a damaged database, for which one restores most, byte by byte."""
    kept = target.with_name(f"{target.name}.before-restore-{stamp}.bak")
    try:
        safe_copy(target, kept)
    except Unreadable:
        for ending in ("", *SIDE_FILES):
            piece = target.with_name(target.name + ending)
            if piece.exists():
                shutil.copyfile(piece, kept.with_name(kept.name + ending))
    return kept
