"""Telling when a list shows what it was given."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QListView


class Painted(QObject):
    """Says when a list was painted for the first time since its rows became others."""

    def __init__(self, watched: QListView) -> None:
        super().__init__(watched)
        self._is_filled = self.is_done = False
        watched.model().modelReset.connect(self._filled)
        watched.viewport().installEventFilter(self)

    def begin(self) -> None:
        """Wait for other rows."""
        self._is_filled = self.is_done = False

    def _filled(self) -> None:
        self._is_filled = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The rows are painted after this, but before the event loop is left.
        self.is_done = self.is_done or (self._is_filled and event.type() == QEvent.Type.Paint)
        return super().eventFilter(watched, event)
