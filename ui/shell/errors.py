"""The one place where a failed background task is shown: a toast with the sentence, details to copy and in the log."""

import logging
import sys
import traceback

import PySide6
from PySide6.QtCore import QObject, Qt, Signal

import crm
from crm.domain.errors import RoundsError
from ui.context import Toast
from ui.texts.errors import sentence

log = logging.getLogger("rounds")


class Presenter(QObject):
    """Turns an error into a sentence; what nobody expected goes to the log with its trace."""

    arrived = Signal(object)
    """Emit it from any thread to have an error shown that the log has already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toast: Toast | None = None
        self.arrived.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def say_through(self, toast: Toast) -> None:
        """Say what happens through the toast of the window in use."""
        self._toast = toast

    def show(self, error: BaseException) -> None:
        """Say what happened."""
        if isinstance(error, RoundsError):
            log.warning("refused: %s", error)
        else:
            log.error("unexpected", exc_info=error)
        self._say(error)

    def _say(self, error: BaseException) -> None:
        if self._toast is not None:
            self._toast(sentence(error), details=details_of(error))


def details_of(error: BaseException) -> str:
    """Return what somebody who mends the program needs: versions, the error and where it came from."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    head = f"Rounds {crm.__version__}, Python {python}, Qt {PySide6.__version__}, {sys.platform}"
    return head + "\n" + "".join(traceback.format_exception(error))
