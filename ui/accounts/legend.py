"""The legend over a chart: marks with words in one line, perhaps a sum at the right."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, metrics, px
from ui.widgets.charts.bars import pale_accent
from ui.widgets.paint import RIGHT, dot, rounded, text_width, words
from ui.widgets.themed import Themed

GAP = 16


class Mark(Struct, frozen=True):
    """A series: its words and how it is drawn (`bar`, `pale`, `line`, `dot`) in a token's colour."""

    words: str
    shape: str
    ink: str = "accent"


class Legend(Themed, QWidget):
    """Marks from the left, the sum at the right; a narrow place cuts the sum."""

    def __init__(self, marks: Sequence[Mark] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self._sum = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_marks(marks)
        self.start_look()

    def set_marks(self, marks: Sequence[Mark], total: str = "") -> None:
        """Show other series and another sum."""
        self._marks, self._sum = marks, total
        self.setAccessibleName(", ".join([*(mark.words for mark in marks), *([total] if total else [])]))
        self.update()

    def total(self) -> str:
        return self._sum

    def sizeHint(self) -> QSize:
        return QSize(px(200), metrics("small").line + px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, area = 0.0, QRectF(self.rect())
        for mark in self._marks:
            wide = self._paint_mark(painter, left, area, mark)
            spot = QRectF(left + wide + px(6), area.top(), text_width(mark.words, "small") + 2, area.height())
            words(painter, spot, mark.words, "small", "text2")
            left = spot.right() + px(GAP)
        rest = QRectF(left, area.top(), max(area.width() - left, 0), area.height())
        words(painter, rest, self._sum, "small_medium", "text2", RIGHT)

    def _paint_mark(self, painter: QPainter, left: float, area: QRectF, mark: Mark) -> float:
        middle = area.center().y()
        if mark.shape == "line":
            painter.setPen(QPen(colour(mark.ink), 1.6, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, middle), QPointF(left + px(20), middle))
            return px(20)
        if mark.shape == "dot":
            dot(painter, QPointF(left + px(5), middle), px(5), colour(mark.ink))
        else:
            box = QRectF(left, middle - px(5), px(10), px(10))
            rounded(painter, box, px(2), fill=pale_accent() if mark.shape == "pale" else colour(mark.ink))
        return px(10)
