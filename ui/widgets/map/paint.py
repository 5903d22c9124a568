"""How the map's ground, route and stops are painted; all but the ground in pixels of the view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from crm.domain.maps import ShapeKind
from ui.theme.look import colour, pixmap, px, segment_colour
from ui.widgets.map.route import MapStop
from ui.widgets.paint import CENTER, dot, rounded, square, text_width, words

STOP = 11
"""Half the width of a stop in pixels."""
SCALES = (0.5, 1, 2, 5, 10, 20, 50, 100)
SCALE_ROOM = 76
FILLED = (ShapeKind.LAND, ShapeKind.DISTRICT)


def paint_ground(painter: QPainter, shapes: Sequence[tuple[ShapeKind, QPainterPath]]) -> None:
    """Paint land, the edges of districts and roads in scene units, from the ground up."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for kind, path in sorted(shapes, key=lambda each: list(ShapeKind).index(each[0])):
        pen = QPen(colour("map_line"), 2.5 if kind is ShapeKind.ROAD else 1.0)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if kind is ShapeKind.DISTRICT:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(colour("map_land") if kind in FILLED else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def paint_name(painter: QPainter, centre: QPointF, name: str) -> QRectF:
    """Paint a district's name; return the room it takes."""
    wide = text_width(name, "caption") + px(4)
    room = QRectF(centre.x() - wide / 2, centre.y() - px(8), wide, px(16))
    words(painter, room, name, "caption", "text3", CENTER)
    return room


def paint_legs(painter: QPainter, base: QPointF | None, stops: Sequence[QPointF]) -> None:
    """Paint the drives: a line in the accent between stops, dashes from and to the base."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if base is not None and stops:
        dashed = QPen(colour("text3"), 2.0, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([2.0, 2.0])
        painter.setPen(dashed)
        painter.drawLine(base, stops[0])
        painter.drawLine(stops[-1], base)
    line = QPen(colour("accent"), 2.5)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.drawPolyline(list(stops))


def paint_base(painter: QPainter, centre: QPointF) -> None:
    """Paint where the day begins: a house in a ring."""
    size = px(STOP)
    dot(painter, centre, size, colour("surface"), colour("control"))
    room = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
    image = pixmap("house-line", "text2", 13, painter.device().devicePixelRatioF())
    painter.drawPixmap(square(centre.x() - px(13) / 2, room, px(13)).topLeft(), image)


def paint_stop(painter: QPainter, centre: QPointF, stop: MapStop, is_current: bool) -> None:
    """Paint a numbered stop, grey when it is done, with a halo when it is the chosen one."""
    size = px(STOP)
    fill = colour("text3") if stop.is_done else segment_colour(stop.segment, "mark")
    if is_current:
        halo = colour("accent")
        halo.setAlphaF(0.28)
        dot(painter, centre, size + px(5), halo)
    dot(painter, centre, size, fill, colour("surface"))
    room = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
    words(painter, room, str(stop.number), "small_strong", "on_accent", CENTER)


def paint_scale(painter: QPainter, room: QRectF, pixels_per_km: float) -> None:
    """Paint a round distance at the foot of the map."""
    km = next((each for each in reversed(SCALES) if each * pixels_per_km <= px(SCALE_ROOM)), SCALES[0])
    text, length = f"{km:g} km", km * pixels_per_km
    wide = length + px(24) + text_width(text, "caption")
    box = QRectF(room.left() + px(8), room.bottom() - px(28), wide, px(20))
    ground = colour("surface")
    ground.setAlphaF(0.86)
    rounded(painter, box, px(4), fill=ground)
    painter.setPen(QPen(colour("text2"), 1.5))
    y = box.center().y()
    painter.drawLine(QPointF(box.left() + px(8), y), QPointF(box.left() + px(8) + length, y))
    words(painter, box.adjusted(length + px(16), 0, 0, 0), text, "caption", "text2")


def paint_pad(painter: QPainter, room: QRectF) -> None:
    """Paint the ground of a button that lies on the map."""
    rounded(painter, room, px(6), fill=colour("surface"))
