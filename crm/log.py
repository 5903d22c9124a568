"""The log file: what was refused and what nobody expected, with its trace."""

import logging
from contextlib import suppress
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import PlatformDirs

KEPT_BYTES = 1_000_000
KEPT_FILES = 3


class LogFile(RotatingFileHandler):
    """The log file; where it cannot be written (a full disk), no trace is printed beside the sentence for the user."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without the line."""


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
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = LogFile(
            folder / "rounds.log", maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
