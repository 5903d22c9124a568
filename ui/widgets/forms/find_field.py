"""A field for words to look for, with its icon before them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import pixmap, px
from ui.widgets.forms.text_line import TextLine

ICON = 16
EDGE = 10


class FindField(TextLine):
    """A line with a leading icon that grows with the text; `well` sinks it into a card, without an edge of its own.

    Down and Enter go on to what was found (`left`), Esc empties the field first.
    """

    left = Signal()

    def __init__(
        self, words: str = "", icon: str = "funnel-simple", well: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, well=well)
        self._icon = icon
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.start_look()

    def lead(self) -> int:
        return px(EDGE + ICON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        image = pixmap(self._icon, "text3", ICON, self.devicePixelRatioF())
        QPainter(self).drawPixmap(px(EDGE), (self.height() - px(ICON)) // 2, image)
