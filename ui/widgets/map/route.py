"""A day's route as the map shows it, and where its places lie on the scene."""

from math import cos, radians
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from crm.domain.codes import Segment
from crm.domain.coordinates import Place
from crm.domain.maps import Shape, ShapeKind

KM_PER_DEGREE = 111.32
MIDDLE_LAT = 22.65
"""Where east and north have the same scale; a few minutes north or south nobody sees the difference."""


class MapStop(Struct, frozen=True):
    """One numbered stop; `words` is what its tooltip says."""

    key: Any
    number: int
    place: Place
    segment: Segment
    words: str
    is_done: bool = False


class Route(Struct, frozen=True):
    """Stops in their order; the way there and back begins and ends at `base`, which is unknown for a team."""

    stops: tuple[MapStop, ...] = ()
    base: Place | None = None
    base_words: str = ""


def on_scene(place: Place) -> QPointF:
    """Return where a place lies: kilometres east and south of 0, 0."""
    lon, lat = place
    return QPointF(lon * cos(radians(MIDDLE_LAT)) * KM_PER_DEGREE, -lat * KM_PER_DEGREE)


def path_of(shape: Shape) -> QPainterPath:
    """Return the lines of a shape on the scene; those of an area are closed."""
    path = QPainterPath()
    for line in shape.lines:
        path.moveTo(on_scene(line[0]))
        for place in line[1:]:
            path.lineTo(on_scene(place))
        if shape.kind is not ShapeKind.ROAD:
            path.closeSubpath()
    return path


def room_of(route: Route) -> QRectF:
    """Return the smallest rectangle of the scene that holds every place of a route; empty without any."""
    places = [stop.place for stop in route.stops] + ([route.base] if route.base is not None else [])
    points = [on_scene(place) for place in places]
    if not points:
        return QRectF()
    left, right = min(point.x() for point in points), max(point.x() for point in points)
    top, bottom = min(point.y() for point in points), max(point.y() for point in points)
    return QRectF(left, top, right - left, bottom - top)
