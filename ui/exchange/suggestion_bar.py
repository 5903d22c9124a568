"""Under the preview: what is wrong with the current cell, and what it may have been meant to say."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.buttons import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.leaving import let_go
from ui.widgets.paint import hairline
from ui.widgets.themed import Themed

HEIGHT = 44


class SuggestionBar(Themed, QWidget):
    """`used(text)` when one of the offers is taken."""

    used = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(px(20), 0, px(20), 0)
        self._line.setSpacing(px(8))
        self.words = ElidedLabel("", "body_strong", "danger")
        self._line.addWidget(Icon("warning-circle-fill", "danger_fill", 14))
        self._line.addWidget(self.words, 1)
        self.buttons: list[Button] = []
        self.setFixedHeight(px(HEIGHT))
        self.hide()
        self.start_look()

    def show_problem(self, words: str, offers: Sequence[str] = ()) -> None:
        """Say what is wrong, and offer texts; without words the bar goes."""
        for button in self.buttons:
            let_go(self._line, button)
        self.buttons = []
        self.words.set_text(words)
        self.setAccessibleName(words)
        for offer in offers:
            button = Button(self.tr("Use {text}").format(text=offer))
            button.clicked.connect(lambda _checked=False, text=offer: self.used.emit(text))
            self._line.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), colour("danger_soft"))
        hairline(painter, 0, 0, self.width())
