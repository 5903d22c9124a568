"""Grey rows in the shape of what is being loaded."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import hairline, rounded
from ui.widgets.themed import Themed

WAIT = 300
ROW = 44
_WIDTHS = ((0.36, 0.22), (0.30, 0.18), (0.42, 0.26), (0.26, 0.16), (0.38, 0.20))


class Skeleton(Themed, QWidget):
    """Covers its parent from 300 ms after `start()` until `stop()`; a fast answer never shows it."""

    def __init__(self, parent: QWidget | None = None, marks: bool = True) -> None:
        super().__init__(parent)
        self._marks = marks
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._appear)
        if parent is not None:
            parent.installEventFilter(self)
            self.hide()
        self.start_look()

    def start(self) -> None:
        """Something is being loaded from now on."""
        self._timer.start()

    def stop(self) -> None:
        """It has arrived."""
        self._timer.stop()
        self.hide()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loading"))

    def _appear(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and watched is parent and parent is not None:
            self.setGeometry(parent.rect())
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(ROW) * len(_WIDTHS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        side = px(20) if self.parentWidget() else 0
        wide = self.width() - 2 * side
        for number in range(max(self.height() // px(ROW), 1)):
            top = number * px(ROW)
            self._paint_row(painter, QRectF(side, top, wide, px(ROW)), _WIDTHS[number % len(_WIDTHS)])

    def _paint_row(self, painter: QPainter, row: QRectF, widths: tuple[float, float]) -> None:
        left = row.left()
        if self._marks:
            rounded(painter, QRectF(left, row.top() + px(14), px(16), px(16)), px(8), fill=colour("quiet"))
            left += px(30)
        high = px(8)
        for share, top in zip(widths, (px(12), px(26)), strict=True):
            bar = QRectF(left, row.top() + top, row.width() * share, high - (px(2) if top > px(12) else 0))
            rounded(painter, bar, bar.height() / 2, fill=colour("quiet"))
        right = QRectF(row.right() - px(64), row.top() + px(18), px(64), high)
        rounded(painter, right, high / 2, fill=colour("quiet"))
        hairline(painter, row.left(), row.bottom() - 1, row.width())
