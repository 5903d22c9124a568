"""Text of several lines that grows with what is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.look import font, metrics, px
from ui.widgets.themed import Themed


class GrowingText(Themed, QPlainTextEdit):
    """At least `least` and at most `most` lines high; Tab goes on to the next field. `changed()` on every key."""

    ROOM = 22
    """Above and below the lines, together."""
    changed = Signal()
    left = Signal()
    """The cursor went elsewhere."""

    def __init__(self, placeholder: str = "", least: int = 3, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.changed)
        self.start_look()

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text; the cursor stays when it is the same."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def retheme(self) -> None:
        self.setFont(font("body"))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _grow(self) -> None:
        wanted = round(self.document().size().height())
        lines = min(max(wanted, self._least), self._most)
        high = round(lines * metrics("body").lineSpacing()) + px(self.ROOM)
        full = wanted > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if high != self.height():
            self.setFixedHeight(high)
