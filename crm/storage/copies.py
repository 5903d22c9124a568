"""The copies of a database that lie beside it or where the last one was saved."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct


class Copy(Struct, frozen=True):
    """A copy by its file, its size in bytes and when it was written."""

    path: Path
    size: int
    written_at: datetime


def copies_of(path: Path, folders: Iterable[Path] = ()) -> list[Copy]:
    """Return the copies of a database file, newest first.

    Known by their names: NAME-DAY-TIME.db of a backup, NAME.db.rev-N-….bak before an upgrade and
    NAME.db.before-restore-….bak.
    """
    patterns = (f"{path.stem}-*{path.suffix}", f"{path.name}.rev-*.bak", f"{path.name}.before-restore-*.bak")
    found = {}
    for folder in dict.fromkeys((path.parent, *folders)):
        for pattern in patterns:
            for file in folder.glob(pattern):
                if file.is_file() and file != path:
                    state = file.stat()
                    found[file] = Copy(file, state.st_size, datetime.fromtimestamp(state.st_mtime, UTC))
    return sorted(found.values(), key=lambda copy: copy.written_at, reverse=True)
