"""What was said lately, under the bell: a toast can be read again, and the details of an error copied."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.shell.toast import Toast
from ui.theme.look import icon

SHOWN = 10


class MessagesMenu(QMenu):
    """The newest ten, newest first."""

    def __init__(self, toast: Toast, parent: QWidget) -> None:
        super().__init__(parent)
        for message in reversed(toast.history[-SHOWN:]):
            image = icon("warning-circle", "warn") if message.details else icon("check-circle", "ok")
            action = self.addAction(image, message.text)
            action.triggered.connect(lambda _checked=False, what=message: toast.say_again(what))
        if self.isEmpty():
            self.addAction(self.tr("Nothing yet")).setEnabled(False)

    def open_under(self, anchor: QWidget) -> None:
        """Show it under the bell."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
