"""What another order of the day would bring, with its two answers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import Text
from ui.widgets.paint import hairline
from ui.widgets.themed import Themed


class OrderBar(Themed, QWidget):
    """`applied()` and `dropped()`; an order that cannot be driven says why and cannot be applied."""

    applied = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", "small", "text2", wrap=True)
        self.apply = Button("", Look.PRIMARY)
        self.apply.clicked.connect(self.applied)
        self.drop = Button("")
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.drop)
        row.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()
        self.start_look()

    def offer(self, words: str) -> None:
        """Show what an order brings."""
        self._show(words, "text2", True)

    def refuse(self, why: str) -> None:
        """Show why an order cannot be driven."""
        self._show(why, "danger", False)

    def _show(self, words: str, ink: str, can_apply: bool) -> None:
        self.words.set_ink(ink)
        self.words.set_text(words)
        self.apply.setEnabled(can_apply)
        self.show()

    def retranslate(self) -> None:
        self.apply.setText(self.tr("Apply order"))
        self.drop.setText(self.tr("Discard"))

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, 0, self.width())
