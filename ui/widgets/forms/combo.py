"""A combo box over (value, words) pairs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme.look import pixmap, px
from ui.theme.style import dress
from ui.widgets.bars import bare
from ui.widgets.paint import square
from ui.widgets.themed import Themed

ARROW = 24


class Combo(Themed, QComboBox):
    """`changed(value)` when the user picks. The wheel scrolls the form, not the choice."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        dress(self, "choice")
        bare(self.view())
        # Qt keeps the size that it was asked for before the sheet counted.
        self.ensurePolished()
        self.set_choices(choices)
        self.activated.connect(lambda _: self.changed.emit(self.value()))
        self.start_look()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the value stays when it is still among them."""
        value = self.value()
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.set_value(value)

    def value(self) -> str:
        """Return the chosen value, "" when there is none."""
        data = self.currentData()
        return "" if data is None else str(data)

    def set_value(self, value: str) -> None:
        """Choose without telling; an unknown value chooses the first."""
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def sizeHint(self) -> QSize:
        return _with_arrow(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents:
            return self.sizeHint()  # Qt keeps the least size that it was asked for before there were choices
        return _with_arrow(super().minimumSizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        image = pixmap("caret-down", "text2" if self.isEnabled() else "disabled", 14, self.devicePixelRatioF())
        painter.drawPixmap(square(self.width() - px(22), QRectF(self.rect()), px(14)).topLeft(), image)


def _with_arrow(hint: QSize) -> QSize:
    """Leave room for the arrow at the present text size; the style sheet counts with the usual one."""
    return QSize(hint.width() + px(ARROW) - ARROW, hint.height())
