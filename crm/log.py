"""The log file: what was refused and what nobody expected, with its trace."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import PlatformDirs

KEPT_BYTES = 1_000_000
KEPT_FILES = 3


def log_folder() -> Path:
    """Return where the log files of this user lie."""
    return PlatformDirs("Rounds", appauthor=False).user_log_path


def start_log() -> None:
    """Log to a rotating file in the user's log folder; without one (no room, no right) the program goes on."""
    root = logging.getLogger("rounds")
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "rounds.log", maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
