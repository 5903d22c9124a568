"""The mark before every account name: shape and colour tell the segment (ui.md section 3)."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.codes import Segment
from ui.theme.look import px, segment_colour
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

MARK = 9


def paint_segment(painter: QPainter, rect: QRectF | QRect, segment: Segment | str | None) -> None:
    """Paint the 9 px mark in the middle of a rectangle; nothing without a segment."""
    if segment is None:
        return
    kind = Segment(segment)
    size = px(MARK)
    centre = QRectF(rect).center()
    box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(segment_colour(kind, "mark"))
    _SHAPES[kind](painter, box)
    painter.restore()


def segment_name(segment: Segment | str) -> str:
    """Return the segment's name in the language of the window."""
    names = {
        Segment.TOP100: QCoreApplication.translate("Segment", "Top-100"),
        Segment.DIRECT_SERVICE: QCoreApplication.translate("Segment", "Direct-line"),
        Segment.LARGE_INDUSTRIAL: QCoreApplication.translate("Segment", "Large industrial"),
        Segment.SMALL_BUSINESS: QCoreApplication.translate("Segment", "Small business"),
        Segment.RESIDENTIAL: QCoreApplication.translate("Segment", "Residential"),
    }
    return names[Segment(segment)]


def _diamond(painter: QPainter, box: QRectF) -> None:
    reach = box.width() * 0.62
    centre = box.center()
    corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))


def _disc(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _square(painter: QPainter, box: QRectF) -> None:
    painter.drawRoundedRect(box.adjusted(0.25, 0.25, -0.25, -0.25), 1.5, 1.5)


def _triangle(painter: QPainter, box: QRectF) -> None:
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight() + QPointF(0.5, 0), box.bottomLeft() - QPointF(0.5, 0)]))


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(segment_colour(Segment.RESIDENTIAL, "mark"), 1.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.9, 0.9, -0.9, -0.9))


_SHAPES = {
    Segment.TOP100: _diamond,
    Segment.DIRECT_SERVICE: _disc,
    Segment.LARGE_INDUSTRIAL: _square,
    Segment.SMALL_BUSINESS: _triangle,
    Segment.RESIDENTIAL: _ring,
}


class SegmentMark(Themed, QWidget):
    """The mark as a widget of 12 by 12; its name is read aloud."""

    def __init__(self, segment: Segment | str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segment: Segment | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_segment(segment)
        self.start_look()

    def set_segment(self, segment: Segment | str | None) -> None:
        """Show another segment, or nothing."""
        self._segment = Segment(segment) if segment else None
        name = segment_name(self._segment) if self._segment else ""
        self.setAccessibleName(name)
        self.setToolTip(literal(name))
        self.update()

    def retranslate(self) -> None:
        self.set_segment(self._segment)

    def sizeHint(self) -> QSize:
        return QSize(px(12), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_segment(QPainter(self), self.rect(), self._segment)
