"""One line of a list of the import pages."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import px
from ui.widgets.paint import hairline
from ui.widgets.themed import Themed

SIDE = 20


class LinedRow(Themed, QWidget):
    """A row over a hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_look()

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), px(SIDE), self.height() - 1, self.width() - 2 * px(SIDE))
