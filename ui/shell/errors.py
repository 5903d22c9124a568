"""The one place where a failed background task is shown: a toast with the sentence, the details in the log."""

import logging

from PySide6.QtCore import QObject

from crm.domain.errors import RoundsError
from ui.context import Toast
from ui.texts.errors import sentence

log = logging.getLogger("rounds")


class Presenter(QObject):
    """Turns an error into a sentence; what nobody expected goes to the log with its trace."""

    def __init__(self, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toast = toast

    def show(self, error: BaseException) -> None:
        """Say what happened."""
        if isinstance(error, RoundsError):
            log.warning("refused: %s", error)
        else:
            log.error("unexpected", exc_info=error)
        self._toast(sentence(error))
