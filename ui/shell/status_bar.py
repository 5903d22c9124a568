"""The status bar: database state, drafts on this computer, whose accounts are in view."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import LEFT, RIGHT, dot, focus_ring, hairline, shows_focus, text_width, words
from ui.widgets.themed import Themed

HEIGHT = 28


class StatusBar(Themed, QWidget):
    """Three quiet notes; the dot is green while the database answers and amber while it does not.

    A click on the drafts, or Enter while the bar has the focus, asks for their list.
    """

    drafts_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.drafts, self.scope, self.sound = "", "", "", True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start_look()

    def set_state(self, text: str, sound: bool = True) -> None:
        """Say how the database is."""
        self.state, self.sound = text, sound
        self._told()

    def set_drafts(self, text: str) -> None:
        """Say how many drafts lie on this computer."""
        self.drafts = text
        self._told()

    def set_scope(self, text: str) -> None:
        """Say whose accounts are in view."""
        self.scope = text
        self._told()

    def _told(self) -> None:
        self.setAccessibleName(" · ".join(part for part in (self.state, self.drafts, self.scope) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(HEIGHT))

    def _spots(self) -> tuple[QRectF, QRectF]:
        """Return where state and drafts stand."""
        left = px(24) + px(15)
        wide = text_width(self.state, "small")
        state = QRectF(left, 0, wide + 2, self.height())
        drafts = QRectF(left + wide + px(22), 0, text_width(self.drafts, "small") + 2, self.height())
        return state, drafts

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._spots()[1].contains(event.position()):
            self.drafts_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.drafts_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        hairline(painter, 0, 0, self.width())
        middle = self.height() / 2
        dot(painter, QPointF(px(28), middle), px(3.5), colour("ok_fill" if self.sound else "warn_fill"))
        state, drafts = self._spots()
        words(painter, state, self.state, "small", "text2", LEFT)
        words(painter, drafts, self.drafts, "small", "text2", LEFT)
        right = QRectF(drafts.right(), 0, self.width() - px(24) - drafts.right(), self.height())
        words(painter, right, self.scope, "small", "text2", RIGHT)
        if shows_focus(self):
            focus_ring(painter, drafts.adjusted(-px(6), px(4), px(6), -px(3)), px(4))
