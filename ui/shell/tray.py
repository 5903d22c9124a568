"""Messages of the system beside its clock, where it has a place for them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.theme.look import icon


class Tray(QObject):
    """`clicked(what)` when the last message was pressed, with what it was about; without a tray nothing is said."""

    clicked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._last: object = None

    def say(self, what: object, title: str, text: str) -> None:
        """Show a message."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(icon("calendar-check", "accent"), self)
            self._icon.messageClicked.connect(self._press)
            self._icon.activated.connect(lambda _reason: self._press())
        self._icon.show()
        self._last = what
        self._icon.showMessage(title, text, icon("calendar-check", "accent"))

    def _press(self) -> None:
        if self._last is not None:
            self.clicked.emit(self._last)
