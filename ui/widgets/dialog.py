"""A window of its own over the program's."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme.look import colour, theme


class Dialog(QDialog):
    """A dialog on raised ground, as are the tables and lists in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raise()
        theme().changed.connect(self._raise)

    def _raise(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, colour("raised"))
        palette.setColor(QPalette.ColorRole.Base, colour("raised"))
        self.setPalette(palette)
