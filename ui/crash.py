"""What nobody expected: written to the log with its trace, so that it can be mended."""

import faulthandler
import logging
import sys
import threading
from types import TracebackType

from crm.log import start_log

log = logging.getLogger("rounds")


def install() -> None:
    """Log to a rotating file, and catch what falls through in any thread."""
    start_log()
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
