"""The log file itself; `crm.log` opens it with its first line."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

KEPT_BYTES = 1_000_000
KEPT_FILES = 3


class LogFile(RotatingFileHandler):
    """The log file; where it cannot be written (a full disk), no trace is printed beside the sentence for the user."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without the line."""
