"""A small window under a control that closes by itself."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

SHADOW = 8


class Popup(Themed, QWidget):
    """A raised panel with a painted soft shadow; Esc or a click beside it closes it. Fill `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.body = QVBoxLayout(self)
        self._below, self._above = QPoint(), 0
        self.start_look()

    def retheme(self) -> None:
        rim = px(SHADOW) + px(12)
        self.body.setContentsMargins(rim, rim, rim, rim)
        self.body.setSpacing(px(4))

    def open_under(self, anchor: QWidget, width: int = 0) -> None:
        """Show it under a control, or above it where there is no room below; never narrower than `width`."""
        self.setMinimumWidth(width)
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(-px(SHADOW), anchor.height() - px(SHADOW) + px(4)))
        self._show_at(place, anchor.mapToGlobal(QPoint()).y())

    def open_at(self, place: QPoint) -> None:
        """Show it with its corner at a place on the screen, or above that where there is no room below."""
        self.adjustSize()
        self._show_at(place - QPoint(px(SHADOW), px(SHADOW)), place.y())

    def _show_at(self, below: QPoint, above: int) -> None:
        """Show it with its corner at `below`, or with its lower edge at `above`, a height on the screen."""
        self._below, self._above = below, above
        over = self.height() - self._room().height()
        if over > 0:
            self.shrink(over)
            self.adjustSize()
        self._place()
        self.show()

    def shrink(self, over: int) -> None:
        """Become lower by so much, where the screen is too low: whatever can scroll scrolls."""

    def _room(self) -> QRect:
        return (self.parentWidget() or self).screen().availableGeometry()

    def _place(self) -> None:
        """Move to where there is room for it as it is now."""
        place = QPoint(self._below)
        room = self._room()
        if place.y() + self.height() > room.bottom():
            place.setY(max(self._above - self.height() + px(SHADOW), room.top()))
        place.setX(max(min(place.x(), room.right() - self.width()), room.left()))
        self.move(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rim = px(SHADOW)
        panel = QRectF(self.rect()).adjusted(rim, rim, -rim, -rim)
        paint_shadow(painter, panel, rim)
        rounded(painter, panel, px(8), fill=colour("raised"), edge=colour("border"))


def paint_shadow(painter: QPainter, panel: QRectF, reach: int) -> None:
    """Paint a soft shadow around a panel with 8 px corners."""
    shade = colour("shadow")
    for step in range(reach, 0, -1):
        shade.setAlphaF(0.10 * (1 - step / reach) ** 1.5 + 0.004)
        rounded(painter, panel.adjusted(-step, -step + 2, step, step), px(8) + step, fill=shade)
