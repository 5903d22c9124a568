"""Reading a GeoJSON file (RFC 7946) as an outline to draw routes on.

A broken or hostile file gets one refusal: too large, no JSON, no shapes, too many places, places that are none.
"""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from crm.domain.coordinates import Datum, Place, to_inside
from crm.domain.errors import Invalid, Unreadable
from crm.domain.maps import AreaMap, Line, Shape, ShapeKind

MEGABYTES = 10
PLACES = 200_000
"""More are slow to draw and show nothing more."""
NAMES = ("name", "NAME", "Name", "名称")
NAME_LETTERS = 80
DRAWN = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")


def read_map(content: bytes, name: str, datum: Datum = Datum.WGS84) -> AreaMap:
    """Return the shapes of a file; RFC 7946 says that its places lie in WGS-84.

    Raises Invalid("map.too_large"), Unreadable("map.no_geojson") or Invalid("map.no_shapes").
    """
    if len(content) > MEGABYTES * 1024**2:
        raise Invalid("map.too_large", name=name[:80], limit=MEGABYTES)
    try:
        shapes = tuple(_shapes(json.loads(content.decode("utf-8-sig")), datum))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unreadable("map.no_geojson", name=name[:80]) from error
    if not shapes:
        raise Invalid("map.no_shapes", name=name[:80])
    if sum(len(line) for shape in shapes for line in shape.lines) > PLACES:
        raise Invalid("map.too_large", name=name[:80], limit=MEGABYTES)
    return AreaMap(shapes, name)


def _shapes(document: Any, datum: Datum) -> Iterator[Shape]:
    kind = document["type"]
    if kind == "FeatureCollection":
        for feature in document["features"]:
            yield from _feature(feature, datum)
    else:
        yield from _feature(document if kind == "Feature" else {"geometry": document}, datum)


def _feature(feature: Any, datum: Datum) -> Iterator[Shape]:
    geometry = feature.get("geometry")
    properties = feature.get("properties") or {}
    parts = geometry["geometries"] if geometry and geometry["type"] == "GeometryCollection" else [geometry]
    for part in parts:
        if part and part["type"] in DRAWN:
            lines = tuple(_line(line, datum) for line in _lines(part) if len(line) > 1)
            yield Shape(_kind(part["type"], properties), lines, str(properties.get("code", "")), _name(properties))


def _lines(geometry: Any) -> Any:
    """Return a geometry's lines; those of an area are its rings."""
    kind, found = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [found]
    return [ring for polygon in found for ring in polygon] if kind == "MultiPolygon" else found


def _kind(geometry: str, properties: Any) -> ShapeKind:
    given = properties.get("kind")
    if given in list(ShapeKind):
        return ShapeKind(given)
    return ShapeKind.ROAD if geometry.endswith("LineString") else ShapeKind.DISTRICT


def _name(properties: Any) -> str:
    names = (properties.get(each) for each in NAMES)
    return next((name.strip()[:NAME_LETTERS] for name in names if isinstance(name, str) and name.strip()), "")


def _line(found: Any, datum: Datum) -> Line:
    return tuple(to_inside(_place(each), datum) for each in found)


def _place(found: Any) -> Place:
    """Return (longitude, latitude); raises ValueError for numbers that are no place on the earth."""
    lon, lat = float(found[0]), float(found[1])
    if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(found)
    return lon, lat
