"""Outlines from GeoJSON: the one that comes along, an administrator's own, and files that are none."""

import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codelists import districts, streets
from crm.domain.coordinates import Datum, Place, gcj_of_wgs
from crm.domain.errors import RoundsError
from crm.domain.maps import Line, ShapeKind
from crm.exchange import geojson
from crm.exchange.geojson import read_map
from resources.map.draw import drawn

SHIPPED = files("resources").joinpath("map", "area.geojson")


def is_inside(place: Place, rings: tuple[Line, ...]) -> bool:
    """Say whether a place lies in an odd number of rings, by a ray to the east."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > place[1]) != (y2 > place[1]) and place[0] < (x2 - x1) * (place[1] - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def test_every_street_lies_on_land_and_in_its_own_district() -> None:
    shapes = read_map(SHIPPED.read_bytes(), "", Datum.GCJ02).shapes
    *_neighbours, land = [shape.lines for shape in shapes if shape.kind is ShapeKind.LAND]
    rings = {shape.code: shape.lines for shape in shapes if shape.kind is ShapeKind.DISTRICT}
    assert rings.keys() == {district.code for district in districts()}
    for street in streets():
        assert is_inside((street.lon, street.lat), land), street
        assert [code for code in rings if is_inside((street.lon, street.lat), rings[code])] == [street.district_code]


def test_the_outline_is_drawn_from_the_streets(tmp_path: Path) -> None:
    """Whoever moves a street draws the file anew: `python -m resources.map.draw`."""
    table = tmp_path / "districts.csv"
    table.write_bytes(files("resources").joinpath("domain", "districts.csv").read_bytes())
    assert json.loads(json.dumps(drawn(table))) == json.loads(SHIPPED.read_text(encoding="utf-8"))


def test_a_file_of_ones_own_is_converted_and_named() -> None:
    square = [[114.0, 22.5], [114.1, 22.5], [114.1, 22.6], [114.0, 22.5]]
    parts = [{"type": "Polygon", "coordinates": [square]}, {"type": "Point", "coordinates": [114, 22.5]}]
    feature = {"properties": {"name": "<b>河</b>"}, "geometry": {"type": "GeometryCollection", "geometries": parts}}
    document = {"type": "FeatureCollection", "features": [{"type": "Feature", **feature}]}
    (shape,) = read_map(json.dumps(document).encode(), "own.geojson").shapes
    assert (shape.kind, shape.name) == (ShapeKind.DISTRICT, "<b>河</b>")
    assert shape.lines[0][0] == gcj_of_wgs((114.0, 22.5))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "map.no_geojson"),
        (b"\xff\xfe\x00", "map.no_geojson"),
        (b"PK\x03\x04", "map.no_geojson"),
        (b"[1, 2]", "map.no_geojson"),
        (b'{"type": "FeatureCollection"}', "map.no_geojson"),
        (b'{"type": "FeatureCollection", "features": []}', "map.no_shapes"),
        (b'{"type": "Point", "coordinates": [114, 22]}', "map.no_shapes"),
        (b'{"type": "LineString", "coordinates": [[1e999, 2], [3, 4]]}', "map.no_geojson"),
        (b'{"type": "LineString", "coordinates": [[200, 2], [3, 4]]}', "map.no_geojson"),
        (b'{"type": "LineString", "coordinates": [["a", 2], [3, 4]]}', "map.no_geojson"),
        (b'{"type": "LineString", "coordinates": 7}', "map.no_geojson"),
        (b"[" * 100_000, "map.no_geojson"),
    ],
)
def test_what_is_no_map_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RoundsError) as caught:
        read_map(content, "x.geojson")
    assert caught.value.code == code


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "PLACES", 3)
    line = b'{"type": "LineString", "coordinates": [[1, 2], [3, 4], [5, 6], [7, 8]]}'
    with pytest.raises(RoundsError) as caught:
        read_map(line, "x.geojson")
    assert caught.value.code == "map.too_large"


@given(
    st.recursive(st.none() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_nothing_but_a_refusal_comes_of_nonsense(document: object) -> None:
    with pytest.raises(RoundsError):
        read_map(json.dumps(document).encode(), "x")
