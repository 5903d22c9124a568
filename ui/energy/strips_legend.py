"""What the marks of the percentile strips mean (mockup 09)."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import LEFT, dot, middle, rounded, text_width, words
from ui.widgets.themed import Themed

HIGH, GAP, BETWEEN, EDGE = 28, 6, 14, 20
Mark = tuple[str, int, Callable[[QPainter, QRectF], None]]


class StripsLegend(Themed, QWidget):
    """The middle half, the median, a peer and this account, each with its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._marks: tuple[Mark, ...] = (
            (self.tr("Middle half"), 22, _half),
            (self.tr("Median"), 4, _median),
            (self.tr("Peer"), 6, _peer),
            (self.tr("This account"), 12, _own),
        )
        self.setAccessibleName(", ".join(text for text, _wide, _paint in self._marks))
        self.start_look()

    def sizeHint(self) -> QSize:
        wide = sum(px(mark + GAP) + text_width(text, "small") + 1 for text, mark, _paint in self._marks)
        return QSize(round(wide) + px(BETWEEN) * (len(self._marks) - 1) + px(EDGE), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for text, wide, paint in self._marks:
            paint(painter, QRectF(left, 0, px(wide), self.height()))
            left += px(wide + GAP)
            room = text_width(text, "small") + 1
            words(painter, QRectF(left, 0, room, self.height()), text, "small", "text2", LEFT)
            left += room + px(BETWEEN)


def _half(painter: QPainter, area: QRectF) -> None:
    rounded(painter, middle(area, px(6)), px(3), fill=colour("band"))


def _median(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(QRectF(round(area.center().x()) - 1, area.center().y() - px(7), 2, px(14)), colour("text"))


def _peer(painter: QPainter, area: QRectF) -> None:
    dot(painter, QPointF(area.center()), px(2), colour("peer"))


def _own(painter: QPainter, area: QRectF) -> None:
    dot(painter, QPointF(area.center()), px(5), colour("accent"))
