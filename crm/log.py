"""The log file: what was refused and what nobody expected, with its trace."""

import logging
from contextlib import suppress
from datetime import date
from pathlib import Path

from platformdirs import PlatformDirs

FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


class FirstLine(logging.Handler):
    """Opens the log file when there is something to tell: what writes it would be loaded at every start."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from crm.log_file import LogFile

            self._file = LogFile(self._path)
            self._file.setFormatter(logging.Formatter(FORM))
        self._file.handle(record)


def log_folder() -> Path:
    """Return where the log files of this user lie."""
    return PlatformDirs("Rounds", appauthor=False).user_log_path


def forget_older(folder: Path, before: date) -> None:
    """Take the lines away that were written before a day; a line without a day belongs to the one above it."""
    for file in folder.glob("rounds.log*"):
        with suppress(OSError):
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            first = next((place for place, line in enumerate(lines) if _is_from(line, before)), len(lines))
            if first == len(lines):
                file.unlink()
            elif first:
                file.write_text("".join(lines[first:]), encoding="utf-8")


def _is_from(line: str, day: date) -> bool:
    try:
        return date.fromisoformat(line[:10]) >= day
    except ValueError:
        return False


def start_log() -> None:
    """Log to a rotating file in the user's log folder; without one (no room, no right) the program goes on."""
    root = logging.getLogger("rounds")
    if any(isinstance(handler, FirstLine) for handler in root.handlers):
        return
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    root.addHandler(FirstLine(folder / "rounds.log"))
    root.setLevel(logging.INFO)
    root.propagate = False
