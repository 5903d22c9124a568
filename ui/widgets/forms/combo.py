"""A combo box over (value, words) pairs that paints itself: a style sheet for each would take 110 KB."""

from collections.abc import Sequence
from math import ceil
from typing import cast

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui.theme.look import metrics, pixmap, px
from ui.theme.style import dress, shared
from ui.widgets.bars import bare
from ui.widgets.forms.field_paint import EDGE, HIGH, INLINE_EDGE, INLINE_HIGH, paint_field
from ui.widgets.paint import square, words
from ui.widgets.themed import Themed

ARROW = 24
WIDEST_LIST = 560


class Combo(Themed, QComboBox):
    """`changed(value)` when the user picks. The wheel scrolls the form, not the choice.

    `inline` is lower and stands over a value that is edited. It is as wide as its longest words, or as wide as
    `setMinimumContentsLength` says. One with the property `problem` is painted as wrong.
    """

    changed = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None, *, inline: bool = False
    ) -> None:
        super().__init__(parent)
        self._inline = inline
        self._widest = 0.0
        self.setStyle(shared(_ListBelow, "Fusion"))
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
        self._measure()

    def value(self) -> str:
        """Return the chosen value, "" when there is none."""
        data = self.currentData()
        return "" if data is None else str(data)

    def set_value(self, value: str) -> None:
        """Choose without telling; an unknown value chooses the first."""
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def showPopup(self) -> None:
        frame = cast(QWidget, self.view().parent())
        if not frame.styleSheet():  # most lists are never opened, and their sheet takes most of the room
            bare(self.view())
            dress(frame, "choice")
        self.view().setMinimumWidth(min(ceil(self._widest) + 2 * EDGE + px(ARROW), px(WIDEST_LIST)))
        super().showPopup()

    def sizeHint(self) -> QSize:
        least = self.minimumContentsLength()
        wide = metrics("body").averageCharWidth() * least if least else self._widest
        return QSize(ceil(wide) + 2 * self._edge() + px(ARROW), px(INLINE_HIGH if self._inline else HIGH) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def retheme(self) -> None:
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = self.isEnabled()
        with QPainter(self) as painter:
            paint_field(painter, self)
            area = QRectF(self.rect()).adjusted(self._edge(), 0, -px(ARROW), 0)
            words(painter, area, self.currentText(), "body", "text" if live else "disabled")
            image = pixmap("caret-down", "text2" if live else "disabled", 14, self.devicePixelRatioF())
            painter.drawPixmap(square(self.width() - px(22), QRectF(self.rect()), px(14)).topLeft(), image)

    def _edge(self) -> int:
        return INLINE_EDGE if self._inline else EDGE

    def _measure(self) -> None:
        face = metrics("body")
        self._widest = max((face.width_of(self.itemText(place)) for place in range(self.count())), default=0.0)
        self.updateGeometry()


class _ListBelow(QProxyStyle):
    """Opens the choices as a list below the box; the menu over it, as Fusion has it, marks no line under the mouse."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        return super().styleHint(hint, option, widget, data)
