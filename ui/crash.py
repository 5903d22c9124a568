"""What nobody expected: written to the log with its trace, so that it can be mended."""

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from types import TracebackType

from ui.settings import DIRS

log = logging.getLogger("rounds")
KEPT_BYTES = 1_000_000
KEPT_FILES = 3


def install() -> None:
    """Log to a rotating file, and catch what falls through in any thread."""
    folder = DIRS.user_log_path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "rounds.log", maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    if sys.stderr is not None:
        faulthandler.enable()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        log.critical("uncaught in %s", what.thread, exc_info=(what.exc_type, what.exc_value, what.exc_traceback))
