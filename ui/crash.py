"""What nobody expected: written to the log with its trace, so that it can be mended."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
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


class _Listener:
    tell: Callable[[BaseException], None] | None = None


def tell(listener: Callable[[BaseException], None] | None) -> None:
    """Have what falls through also told to somebody, from whatever thread it comes."""
    _Listener.tell = listener


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
    if _Listener.tell is not None and isinstance(error, Exception):
        _Listener.tell(error)


def _uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        log.critical("uncaught in %s", what.thread, exc_info=(what.exc_type, what.exc_value, what.exc_traceback))
        if _Listener.tell is not None and isinstance(what.exc_value, Exception):
            _Listener.tell(what.exc_value)
