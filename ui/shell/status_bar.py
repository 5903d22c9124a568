"""The status bar: database state, drafts on this computer, whose accounts are in view."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import LEFT, RIGHT, dot, text_width, words
from ui.widgets.themed import Themed

HEIGHT = 28


class StatusBar(Themed, QWidget):
    """Three quiet notes; the dot is green while the database answers and amber while it does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._drafts, self._scope, self._sound = "", "", "", True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_state(self, text: str, sound: bool = True) -> None:
        """Say how the database is."""
        self._state, self._sound = text, sound
        self._told()

    def set_drafts(self, text: str) -> None:
        """Say how many drafts lie on this computer."""
        self._drafts = text
        self._told()

    def set_scope(self, text: str) -> None:
        """Say whose accounts are in view."""
        self._scope = text
        self._told()

    def _told(self) -> None:
        self.setAccessibleName(" · ".join(part for part in (self._state, self._drafts, self._scope) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("border"))
        left, middle = float(px(24)), self.height() / 2
        dot(painter, QPointF(left + px(4), middle), px(3.5), colour("ok_fill" if self._sound else "warn_fill"))
        left += px(15)
        for text in (self._state, self._drafts):
            wide = text_width(text, "small")
            words(painter, QRectF(left, 0, wide + 2, self.height()), text, "small", "text2", LEFT)
            left += wide + px(22)
        right = QRectF(left, 0, self.width() - px(24) - left, self.height())
        words(painter, right, self._scope, "small", "text2", RIGHT)
