"""The present time on the axis of a day: its hour at the left and a line over whatever stands there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import dot, rounded, words

HIGH = 20


class NowLine(QWidget):
    """It lies over the blocks of the axis and takes no clicks; `begin` is how far from the left its line begins,
    `side` how far from the right it ends."""

    def __init__(self, parent: QWidget, begin: int, side: int) -> None:
        super().__init__(parent)
        self._begin, self._side, self._text = begin, side, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_time(self, text: str) -> None:
        """Show another time."""
        self._text = text
        self.update()

    def stand(self, y: float, wide: int) -> None:
        """Stand at a height of an axis so wide, over the blocks that are there."""
        self.setGeometry(0, round(y) - px(HIGH) // 2, wide, px(HIGH))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, middle = colour("now"), self.height() / 2
        with QPainter(self) as painter:
            pill = QRectF(px(5), 0, px(42), self.height())
            rounded(painter, pill, px(4), fill=ink)
            words(painter, pill, self._text, "small_strong", colour("surface"), Qt.AlignmentFlag.AlignCenter)
            begin, end = px(self._begin), self.width() - px(self._side)
            dot(painter, QPointF(begin, middle), px(4), ink)
            painter.fillRect(QRectF(begin, middle - 1, end - begin, 2), ink)
