"""The toast: what was just done, with the way to take it back, for eight seconds."""

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from ui.context import Offer
from ui.theme.look import colour, font, px
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import focus_ring, rounded, shows_focus
from ui.widgets.themed import Themed

SHOWN_MS = 8000
KEPT = 30


class Message(Struct, frozen=True):
    """One sentence; `details` are what somebody who mends the program needs, empty for good news."""

    text: str
    undo: bool = False
    details: str = ""
    offer: Offer | None = None


class Toast(Themed, QWidget):
    """One at a time, bottom left of the body; it stays while the pointer or the focus is on it."""

    undo_asked = Signal()
    said = Signal(str)

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self.history: list[Message] = []
        self._now = Message("")
        self._icon = Icon("check-circle-fill", "toast_ok", 18)
        self._words = ElidedLabel("", "body_strong", "toast_text")
        self.undo = ToastButton(self)
        self.undo.clicked.connect(self._take_back)
        self.copy = ToastButton(self)
        self.copy.clicked.connect(self._copy_details)
        self.offer = ToastButton(self)
        self.offer.clicked.connect(self._take_offer)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo)
        self._row.addWidget(self.offer)
        self._row.addWidget(self.copy)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(SHOWN_MS)
        self.clock.timeout.connect(self.hide)
        body.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._wait_or_go)
        self.hide()
        self.start_look()

    def say(self, text: str, *, undo: bool = False, details: str = "", offer: Offer | None = None) -> None:
        """Show a sentence; `undo` offers to take the change back, `details` to copy what went wrong."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 4 ms that no first page needs

        message = Message(text, undo, details, offer)
        self.history.append(message)
        del self.history[:-KEPT]
        self._show(message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.said.emit(text)

    def say_again(self, message: Message) -> None:
        """Show a sentence of the past; what it offered to undo may be another change by now, so it no longer does."""
        self._show(Message(message.text, details=message.details))

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self, message: Message) -> None:
        self._now = message
        self._words.set_text(message.text)
        self._icon.set_icon(*(("warning-circle-fill", "toast_warn") if message.details else GOOD))
        self.undo.setVisible(message.undo)
        self.copy.setVisible(bool(message.details))
        self.offer.setVisible(message.offer is not None)
        self.offer.setText(message.offer.words if message.offer is not None else "")
        self._place()
        self.show()
        self.raise_()
        self.clock.start()
        self._wait_or_go()

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.copy.setText(self.tr("Copy details"))

    def retheme(self) -> None:
        self._row.setContentsMargins(px(16), px(8), px(8), px(8))
        self._row.setSpacing(px(12))

    def _take_back(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _take_offer(self) -> None:
        self.hide()
        if self._now.offer is not None:
            self._now.offer.run()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._now.details)
        self.hide()

    def _place(self) -> None:
        body = self.parentWidget()
        if body is None:
            return
        wide = min(self.sizeHint().width() + px(24), body.width() - px(48))
        self.setGeometry(px(24), body.height() - px(48) - px(16), max(wide, px(280)), px(48))

    def _wait_or_go(self) -> None:
        """Let the time run only while neither the pointer nor the focus is here."""
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self.clock.stop()
        elif self.isVisible() and not self.clock.isActive():
            self.clock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._wait_or_go()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait_or_go()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("toast"))


GOOD = ("check-circle-fill", "toast_ok")


class ToastButton(Themed, QPushButton):
    """Words that can be pressed, in the light colour of the dark toast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.start_look()

    def retheme(self) -> None:
        self.setFont(font("body_strong"))
        link = colour("toast_link").name()
        self.setStyleSheet(f"color: {link}; border: none; padding: 4px 8px; text-align: center;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if shows_focus(self):
            focus_ring(QPainter(self), self.rect(), px(6))
