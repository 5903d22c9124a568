"""A line without axes in a table cell, painted once and kept."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from ui.theme.look import colour, look_number, px
from ui.widgets.paint import dot
from ui.widgets.table.cells import CellDelegate, Index, value_of
from ui.widgets.table.model import IdWindowModel

KEPT = 600

_Key = tuple[tuple[float, ...], int, int, float, int]


class SparklineDelegate(CellDelegate):
    """The column's value is a sequence of numbers, oldest first; pictures are kept by values, size and theme."""

    LEAD = None

    def __init__(self) -> None:
        super().__init__()
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        values = value_of(model, index)
        if values is None or len(values) < 2:
            return
        room = rect.adjusted(0, px(8), 0, -px(8))
        size = room.size().toSize()
        dpr = painter.device().devicePixelRatioF()
        key = (tuple(values), size.width(), size.height(), dpr, look_number())
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = draw_sparkline(values, size, dpr)
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        painter.drawPixmap(room.topLeft(), picture)


def draw_sparkline(values: Sequence[float], size: QSize, dpr: float = 1.0) -> QPixmap:
    """Return a transparent picture of the line with a dot at its end."""
    picture = QPixmap(size * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    wide, tall = size.width() - px(6), size.height() - px(4)
    step = wide / (len(values) - 1)
    points = [
        QPointF(px(1) + number * step, px(2) + tall * (1 - (value - low) / spread))
        for number, value in enumerate(values)
    ]
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("text2"), 1.4))
    painter.drawPolyline(QPolygonF(points))
    dot(painter, points[-1], px(2), colour("text2"))
    painter.end()
    return picture
