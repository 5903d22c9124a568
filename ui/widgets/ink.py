"""What is drawn by hand: a pad for mouse, finger and pen, and the drawing as a picture."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import hairline, rounded
from ui.widgets.themed import Themed

WIDE, HIGH = 480, 148
"""The pad in the units of its strokes."""
THICK = 2.5
SHARP = 2
"""Pixels of the picture for each unit."""
Stroke = tuple[tuple[float, float], ...]


class InkPad(Themed, QWidget):
    """`strokes()` is what was drawn, in units of the pad; `changed` tells of every stroke that ends, and of its loss.

    A finger and a pen draw as the mouse does: what nobody else takes of theirs, Qt hands on as the mouse's.
    """

    changed = Signal()
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[Stroke] = []
        self._back: list[Stroke] = []
        self._drawing: list[tuple[float, float]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.start_look()

    def strokes(self) -> tuple[Stroke, ...]:
        return tuple(self._strokes)

    def set_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Show a drawing without telling."""
        self._strokes, self._back, self._drawing = list(strokes), [], None
        self.update()

    @property
    def can_redo(self) -> bool:
        """Say whether a stroke was taken back."""
        return bool(self._back)

    def take_back(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._back.append(self._strokes.pop())
            self._tell()

    def redo(self) -> None:
        """Draw again what was taken back last."""
        if self._back:
            self._strokes.append(self._back.pop())
            self._tell()

    def clear(self) -> None:
        """Take every stroke back; each can be drawn again."""
        self._back += reversed(self._strokes)
        self._strokes = []
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Where there is little room, as with large texts in a small window, the pad is smaller as a whole."""
        return QSize(px(WIDE) // 2, px(HIGH) // 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, px(WIDE)) * HIGH / WIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._drawing = [self._at(event)]
            self.begun.emit()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is not None:
            self._drawing.append(self._at(event))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing is not None:
            self._strokes.append(tuple(self._drawing))
            self._drawing, self._back = None, []
            self._tell()

    def _at(self, event: QMouseEvent) -> tuple[float, float]:
        unit, spot = self.width() / WIDE, event.position()
        x, y = min(max(spot.x() / unit, 0), WIDE), min(max(spot.y() / unit, 0), HIGH)
        return round(x, 1), round(y, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), px(6), fill=colour("surface"), edge=colour("control"))
        hairline(painter, px(24), round(self.height() * 0.78), self.width() - px(48))
        drawn = [*self._strokes, *([tuple(self._drawing)] if self._drawing else [])]
        draw(painter, drawn, colour("text" if self.isEnabled() else "disabled"), self.width() / WIDE)


def draw(painter: QPainter, strokes: Sequence[Stroke], ink: QColor, unit: float) -> None:
    """Draw strokes as smooth lines; one that is only a point becomes a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(unit, unit)
    painter.setPen(QPen(ink, THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for stroke in strokes:
        painter.drawPath(_path(stroke))
    painter.restore()


def _path(stroke: Stroke) -> QPainterPath:
    """Return a line through the middles between the points, bent at each of them."""
    points = [QPointF(*each) for each in stroke]
    path = QPainterPath(points[0])
    for here, ahead in pairwise(points[1:]):
        path.quadTo(here, (here + ahead) / 2)
    path.lineTo(points[-1] if len(points) > 1 else points[0] + QPointF(0.1, 0))
    return path


def picture(strokes: Sequence[Stroke]) -> QImage:
    """Return a drawing in black on white, whatever the theme: it goes onto paper. For any thread."""
    image = QImage(WIDE * SHARP, HIGH * SHARP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, strokes, QColor(Qt.GlobalColor.black), SHARP)
    painter.end()
    return image
