"""The chip of a filter: set, unset, or dashed for adding one."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.buttons import pressed_by_enter
from ui.widgets.paint import focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEIGHT = 28
SIDE = 12
CROSS = 14
WIDEST = 320


class ChipState(StrEnum):
    SET = "set"
    UNSET = "unset"
    ADD = "add"


class Chip(Themed, QAbstractButton):
    """A chip of 28 px. A set one has a cross at its right; Delete and Backspace clear it too."""

    cleared = Signal()

    def __init__(
        self,
        text: str,
        state: ChipState | str = ChipState.UNSET,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._icon_name = ChipState(state), icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_chip(text, state)
        self.start_look()

    def set_chip(self, text: str, state: ChipState | str) -> None:
        """Show other words in another state."""
        self._state = ChipState(state)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(literal(text) if text_width(text, "small_medium") > px(WIDEST) else "")
        self.updateGeometry()
        self.update()

    @property
    def state(self) -> ChipState:
        return self._state

    def sizeHint(self) -> QSize:
        icon = px(20) if self._icon_name else 0
        cross = px(CROSS + 6) if self._state is ChipState.SET else 0
        wide = min(round(text_width(self.text(), self._style) + 1), px(WIDEST))
        return QSize(wide + icon + cross + 2 * px(SIDE), px(HEIGHT))

    @property
    def _style(self) -> str:
        return "small_strong" if self._state is ChipState.SET else "small_medium"

    def _cross(self) -> QRectF:
        return QRectF(self.width() - px(SIDE + CROSS), 0, px(CROSS + SIDE), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._state is ChipState.SET and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._state is ChipState.SET and self._cross().contains(event.position()):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        is_set = self._state is ChipState.SET
        dashed = self._state is ChipState.ADD
        fill = colour("accent_soft" if is_set else "hover" if self.underMouse() else "surface")
        edge = None if is_set else colour("border_strong" if dashed else "border")
        rounded(painter, area, px(4), fill=fill, edge=edge, dashed=dashed)
        ink = "accent_text" if is_set else "text2"
        left = area.left() + px(SIDE)
        if self._icon_name:
            image = pixmap(self._icon_name, ink, 14, self.devicePixelRatioF())
            painter.drawPixmap(square(left - px(2), area, px(14)).topLeft(), image)
            left += px(18)
        right = self._cross().left() - px(4) if is_set else area.right() - px(SIDE) + 2
        spot = QRectF(left, area.top(), right - left, area.height())
        words(painter, spot, self.text(), self._style, ink)
        if is_set:
            image = pixmap("x", ink, CROSS, self.devicePixelRatioF())
            painter.drawPixmap(square(self._cross().left() + px(2), area, px(CROSS)).topLeft(), image)
        if shows_focus(self):
            focus_ring(painter, area, px(4))
