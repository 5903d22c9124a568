"""The map of a route: an outline of the area without tiles or network (design guide, components)."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from crm.domain.maps import AreaMap, Shape, ShapeKind
from ui.texts.names import district_name
from ui.theme.look import colour, px
from ui.widgets.bars import bare
from ui.widgets.buttons import IconButton
from ui.widgets.map.paint import (
    STOP,
    paint_base,
    paint_ground,
    paint_legs,
    paint_name,
    paint_pad,
    paint_scale,
    paint_stop,
)
from ui.widgets.map.route import MapStop, Route, on_scene, path_of, room_of
from ui.widgets.paint import focus_ring, shows_focus
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips

STEP = 1.4
NEAREST, FARTHEST = 300.0, 2.0
"""Pixels a kilometre between which one can zoom."""
SMALLEST_KM = 5.0
"""A route within one street is not shown nearer than this."""
EDGE = 30
FOOT = 24
"""What a route leaves free for the scale at the bottom."""
AROUND_KM = 20.0


class MapView(Themed, QGraphicsView):
    """Shows a route on the area; the stop list beside it says the same in words.

    Wheel and + - zoom, dragging and arrows move, 0 shows the whole route. A click on a stop: `picked(key)`.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.route = Route()
        self.current: object | None = None
        self._area = AreaMap(())
        self._ground: list[tuple[ShapeKind, QPainterPath]] = []
        self._is_moved = False
        self._buttons = [
            IconButton("plus", "", parent=self, framed=True),
            IconButton("minus", "", parent=self, framed=True),
            IconButton("corners-out", "", parent=self, framed=True),
        ]
        for button, run in zip(self._buttons, (self.zoom_in, self.zoom_out, self.fit), strict=True):
            button.clicked.connect(run)
        bare(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setMouseTracking(True)
        SpotTips(self.viewport(), self.words_at)
        self.start_look()

    def set_area(self, area: AreaMap) -> None:
        """Show another area under the route."""
        self._area = area
        self._ground = [(shape.kind, path_of(shape)) for shape in area.shapes]
        room = QRectF()
        for _kind, path in self._ground:
            room = room.united(path.boundingRect())
        self.setSceneRect(room.adjusted(-AROUND_KM, -AROUND_KM, AROUND_KM, AROUND_KM))
        self.resetCachedContent()
        self.fit()

    def set_route(self, route: Route) -> None:
        """Show another route, whole, unless only what its stops say is other."""
        is_elsewhere = room_of(route) != room_of(self.route)
        self.route = route
        if is_elsewhere:
            self.fit()
        self.viewport().update()

    def set_current(self, key: object | None) -> None:
        """Mark a stop, as the list does."""
        self.current = key
        self.viewport().update()

    # -- zoom

    def zoom_in(self) -> None:
        self._zoom(STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def fit(self) -> None:
        """Show the whole route, or the whole area without one."""
        room = room_of(self.route) if self.route.stops or self.route.base else self._room_of_districts()
        wide, high = max(room.width(), SMALLEST_KM), max(room.height(), SMALLEST_KM)
        tools, foot = self._buttons[0].width(), px(FOOT)
        across, down = self.viewport().width() - 2 * EDGE - tools, self.viewport().height() - 2 * EDGE - foot
        scale = min(across / wide, down / high)
        self.resetTransform()
        scale = min(max(scale, FARTHEST), NEAREST)
        self.scale(scale, scale)
        self.centerOn(room.center() + QPointF(tools / 2 / scale, foot / 2 / scale))
        self._is_moved = False

    def _room_of_districts(self) -> QRectF:
        room = QRectF()
        for kind, path in self._ground:
            room = room.united(path.boundingRect()) if kind is not ShapeKind.LAND else room
        return room

    @property
    def pixels_per_km(self) -> float:
        return self.transform().m11()

    def _zoom(self, by: float) -> None:
        by = min(max(self.pixels_per_km * by, FARTHEST), NEAREST) / self.pixels_per_km
        self.scale(by, by)
        self._is_moved = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        right, top = self.viewport().width() - px(8), px(8)
        for place, button in enumerate(self._buttons):
            button.adjustSize()
            button.move(right - button.width(), top + place * (button.height() + px(4)))
        if not self._is_moved:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }
        run = keys.get(Qt.Key(event.key()))
        if run is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            run()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        stop = self.stop_at(event.position().toPoint())
        if stop is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(stop.key)
        event.accept()

    # -- places

    def spot_of(self, stop: MapStop) -> QPointF:
        """Return where a stop is painted: beside an earlier one that would lie under it."""
        spots: list[QPointF] = []
        for each in self.route.stops:
            spot = QPointF(self.mapFromScene(on_scene(each.place)))
            while any((spot - other).manhattanLength() < 1.5 * px(STOP) for other in spots):
                spot += QPointF(px(STOP) * 1.5, 0)
            spots.append(spot)
            if each is stop:
                break
        return spots[-1]

    def stop_at(self, place: QPoint) -> MapStop | None:
        """Return the stop under a place of the view, the topmost one."""
        near = [stop for stop in self.route.stops if (self.spot_of(stop) - QPointF(place)).manhattanLength() < px(15)]
        return near[-1] if near else None

    def words_at(self, place: QPoint) -> str:
        """Return what a place of the view explains."""
        stop = self.stop_at(place)
        if stop is not None:
            return stop.words
        base = self._base_spot()
        is_base = base is not None and (base - QPointF(place)).manhattanLength() < px(15)
        return self.route.base_words if is_base else ""

    def _base_spot(self) -> QPointF | None:
        base = self.route.base
        return QPointF(self.mapFromScene(on_scene(base))) if base is not None else None

    # -- look

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, colour("map_water"))
        paint_ground(painter, self._ground)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        spots = [self.spot_of(stop) for stop in self.route.stops]
        base = self._base_spot()
        self._paint_names(painter, [*spots, *([base] if base is not None else [])])
        paint_legs(painter, base, spots)
        if base is not None:
            paint_base(painter, base)
        for stop, spot in zip(self.route.stops, spots, strict=True):
            paint_stop(painter, spot, stop, stop.key == self.current)
        room = QRectF(self.viewport().rect())
        paint_scale(painter, room, self.pixels_per_km)
        for button in self._buttons:
            paint_pad(painter, QRectF(button.geometry()))
        if shows_focus(self):
            focus_ring(painter, room, 0)
        painter.restore()

    def _paint_names(self, painter: QPainter, taken: list[QPointF]) -> None:
        """Name the districts that are in view where no stop stands, no button and no other name."""
        rooms = [QRectF(button.geometry()) for button in self._buttons]
        whole = QRectF(self.viewport().rect())
        for shape, (_kind, path) in zip(self._area.shapes, self._ground, strict=True):
            name = _name(shape)
            spot = QPointF(self.mapFromScene(path.boundingRect().center()))
            near = QRectF(spot.x() - px(34), spot.y() - px(12), px(68), px(24))
            is_free = not any(near.contains(each) for each in taken) and not any(map(near.intersects, rooms))
            if name and is_free and whole.contains(near):
                rooms.append(paint_name(painter, spot, name))

    def retheme(self) -> None:
        self.resetCachedContent()
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map of the route"))
        names = (self.tr("Zoom in"), self.tr("Zoom out"), self.tr("Show the whole route"))
        for button, name, key in zip(self._buttons, names, ("+", "-", "0"), strict=True):
            button.set_words(name, key)


def _name(shape: Shape) -> str:
    if shape.kind is not ShapeKind.DISTRICT:
        return ""
    return shape.name or (district_name(shape.code) if shape.code else "")
