"""The toast: what was just done, with the way to take it back, for eight seconds."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.theme.look import colour, font, px
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

SHOWN_MS = 8000
KEPT = 30


class Toast(Themed, QWidget):
    """One at a time, bottom left of the body; it waits while the pointer or the focus is on it."""

    undo_asked = Signal()
    said = Signal(str)

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self.history: list[str] = []
        self._icon = Icon("check-circle-fill", "ok_fill", 18)
        self._words = ElidedLabel("", "body_strong", "toast_text")
        self._undo = QPushButton(self)
        self._undo.setFlat(True)
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(8), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        body.installEventFilter(self)
        self.hide()
        self.start_look()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence; `undo` offers to take the change back."""
        self.history.append(text)
        del self.history[:-KEPT]
        self._words.set_text(text)
        self._undo.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.said.emit(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def retranslate(self) -> None:
        self._undo.setText(self.tr("Undo"))

    def retheme(self) -> None:
        self._undo.setFont(font("body_strong"))
        link = colour("toast_link").name()
        self._undo.setStyleSheet(f"color: {link}; border: none; padding: 4px 8px; text-align: center;")

    def _take_back(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _place(self) -> None:
        body = self.parentWidget()
        if body is None:
            return
        wide = min(self.sizeHint().width() + px(24), body.width() - px(48))
        self.setGeometry(px(24), body.height() - px(48) - px(16), max(wide, px(280)), px(48))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("toast"))
