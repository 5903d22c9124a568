"""Checks, radios and the round check of tasks, painted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme.look import colour, px
from ui.widgets.paint import dot, rounded, square

SIZE = 16


def paint_check(painter: QPainter, spot: QRectF, checked: bool, partly: bool = False) -> None:
    """Paint a square check of 16 px at the left middle of `spot`."""
    box = square(spot.left(), spot, px(SIZE))
    if checked or partly:
        rounded(painter, box, px(4), fill=colour("accent"))
    else:
        rounded(painter, box, px(4), fill=colour("surface"), edge=colour("control"), width=1.25)
    if partly and not checked:
        painter.fillRect(QRectF(box.left() + px(4), box.center().y() - 1, px(8), 2), colour("on_accent"))
    elif checked:
        paint_tick(painter, box, colour("on_accent"))


def paint_radio(painter: QPainter, spot: QRectF, checked: bool) -> None:
    """Paint a radio of 16 px at the left middle of `spot`."""
    box = square(spot.left(), spot, px(SIZE))
    ink = colour("accent" if checked else "control")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
    if checked:
        dot(painter, box.center(), px(4), ink)


def paint_round_check(painter: QPainter, spot: QRectF, done: bool, hovered: bool = False) -> None:
    """Paint the ring of a task at the left middle of `spot`; filled with a tick when done."""
    box = square(spot.left(), spot, px(SIZE))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if done:
        dot(painter, box.center(), box.width() / 2, colour("ok_fill"))
        paint_tick(painter, box, colour("surface"))
        return
    painter.setPen(QPen(colour("accent" if hovered else "control"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
    if hovered:
        paint_tick(painter, box, colour("accent"))


def paint_tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Paint a check mark inside a square."""
    unit = box.width() / 16
    path = QPainterPath(QPointF(box.left() + 4.2 * unit, box.top() + 8.4 * unit))
    path.lineTo(box.left() + 7.0 * unit, box.top() + 11.2 * unit)
    path.lineTo(box.left() + 11.9 * unit, box.top() + 5.4 * unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink, 1.75 * unit, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(path)
