"""The steps of the import over the page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.paint import CENTER, LEFT, RIGHT, dot, rounded, text_width, words
from ui.widgets.themed import Themed

LINE, BELOW = 52, 24


class StepStrip(Themed, QWidget):
    """Done steps carry a check, the current one is filled; the file stands at the right."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._current, self._file = list(steps), 0, ""
        self._is_folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_step(self, current: int, file: str, steps: Sequence[str] = ()) -> None:
        """Show where the import stands, with other `steps` where the file takes others."""
        self._steps, self._current, self._file = list(steps) or self._steps, current, file
        self.setAccessibleName(f"{self._steps[current]} {current + 1}/{len(self._steps)} {file}")
        self._fold()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(LINE + BELOW if self._is_folded else LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Let the file stand under the steps where there is no room beside them, as with large text."""
        steps = sum(px(30) + text_width(step, "body_strong") + px(14) for step in self._steps)
        needed = px(40) + steps + px(54) * (len(self._steps) - 1) + text_width(self._file, "small")
        if (needed > self.width()) is not self._is_folded:
            self._is_folded = not self._is_folded
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        rounded(painter, area, px(8), fill=colour("surface"), edge=colour("border"))
        upper = QRectF(area.left(), area.top(), area.width(), px(LINE))
        left, middle = float(px(20)), upper.center().y()
        for number, step in enumerate(self._steps):
            spot = QRectF(left, middle - px(11), px(22), px(22))
            self._paint_number(painter, spot, number)
            wide = text_width(step, "body_strong")
            ink = "text" if number == self._current else "text2"
            style = "body_strong" if number == self._current else "body_medium"
            words(painter, QRectF(spot.right() + px(8), 0, wide + 2, upper.height()), step, style, ink, LEFT)
            left = spot.right() + px(8) + wide + px(14)
            if number < len(self._steps) - 1:
                line = "accent" if number < self._current else "border_strong"
                painter.fillRect(QRectF(left, round(middle), px(40), 2 if number < self._current else 1), colour(line))
                left += px(54)
        if self._is_folded:
            below = QRectF(px(20), upper.bottom() - px(8), area.width() - px(40), px(BELOW))
            words(painter, below, self._file, "small", "text2", LEFT)
        else:
            beside = QRectF(left, 0, area.right() - left - px(20), area.height())
            words(painter, beside, self._file, "small", "text2", RIGHT)

    def _paint_number(self, painter: QPainter, spot: QRectF, number: int) -> None:
        if number < self._current:
            dot(painter, spot.center(), px(11), colour("accent_soft"))
            painter.drawPixmap(
                spot.adjusted(px(4), px(4), 0, 0).topLeft().toPoint(),
                pixmap("check", "accent_text", 14, self.devicePixelRatioF()),
            )
            return
        current = number == self._current
        dot(
            painter,
            spot.center(),
            px(11),
            colour("accent" if current else "surface"),
            None if current else colour("control"),
        )
        words(painter, spot, str(number + 1), "small_strong", "on_accent" if current else "text2", CENTER)
