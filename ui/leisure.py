"""Pauses of whoever works: nobody has typed or pointed for some seconds, so a moment's work is noticed by nobody."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

QUIET_SECONDS = 3.0
MOMENT_SECONDS = 1.0
"""After what ran by itself: on a shared database that may be every few seconds, and pauses are to come there too."""
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Leisure(QObject):
    """Watches the windows of the program, which get every key and movement first, and tells of each pause once."""

    def __init__(self, parent: QObject | None = None, quiet: float = QUIET_SECONDS) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._moment = min(quiet, MOMENT_SECONDS)
        self._since = self._ran = time.monotonic()
        self._is_taken = False

    def start(self) -> None:
        """Watch from now on whatever window gets the keys."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def over(self) -> None:
        """Begin to wait for another pause: somebody works."""
        self._since, self._is_taken = time.monotonic(), False

    def put_off(self) -> None:
        """Let a moment pass before the next pause: something is under way, or has just been."""
        self._ran, self._is_taken = time.monotonic(), False

    def take(self) -> bool:
        """Say whether a pause has come that was not taken yet; an open menu is none."""
        now = time.monotonic()
        is_early = now - self._since < self._quiet or now - self._ran < self._moment
        if self._is_taken or is_early or QApplication.activePopupWidget():
            return False
        self._is_taken = True
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self.over()
        return False

    def _watch(self, window: QWindow | None) -> None:
        self.over()
        if window is not None:
            window.installEventFilter(self)
