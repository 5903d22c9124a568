"""Draws the offline outline of the bureau's area: `python -m resources.map.draw` writes area.geojson anew.

No map data is copied. The coast, the border and the main roads were placed by hand, coarsely, in GCJ-02; the districts
are the cells of the streets' centres in domain/districts.csv (each place belongs to the nearest centre), joined by
district and cut at the outline. Good to about 2 km: enough to see where a route goes, not to find a gate.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

DIGITS = 4
"""Ten metres."""
OUTLINE = """
    113.752 22.742, 113.778 22.775, 113.806 22.792, 113.840 22.806, 113.868 22.828, 113.893 22.856, 113.935
    22.852, 113.962 22.826, 113.992 22.806, 114.028 22.782, 114.062 22.774, 114.096 22.794, 114.128 22.762,
    114.160 22.732, 114.196 22.736, 114.222 22.772, 114.252 22.806, 114.296 22.826, 114.342 22.822, 114.382
    22.806, 114.420 22.782, 114.436 22.742, 114.422 22.704, 114.446 22.676, 114.476 22.664, 114.512 22.654,
    114.540 22.662, 114.562 22.636, 114.592 22.612, 114.604 22.566, 114.622 22.520, 114.606 22.476, 114.566
    22.458, 114.520 22.446, 114.484 22.458, 114.474 22.502, 114.482 22.542, 114.468 22.572, 114.430 22.584,
    114.392 22.594, 114.352 22.588, 114.318 22.594, 114.290 22.578, 114.262 22.562, 114.232 22.548, 114.196
    22.554, 114.162 22.546, 114.132 22.530, 114.094 22.520, 114.062 22.508, 114.030 22.508, 114.002 22.522,
    113.972 22.510, 113.950 22.486, 113.922 22.462, 113.884 22.464, 113.868 22.492, 113.872 22.528, 113.862
    22.556, 113.830 22.586, 113.800 22.618, 113.784 22.656, 113.768 22.692
"""
"""The coast and the border, once around; like what follows: longitude and latitude, a comma between places."""
AROUND = """
    113.806 22.780, 113.752 22.742, 113.700 22.790, 113.640 22.860, 113.580 22.960, 113.540 23.620, 115.500
    23.620, 115.500 22.820, 114.780 22.806, 114.720 22.760, 114.650 22.740, 114.600 22.712, 114.566 22.700,
    114.540 22.662, 114.440 22.640, 114.300 22.700, 114.100 22.680, 113.900 22.740

    114.002 22.514, 113.986 22.470, 113.930 22.424, 113.918 22.374, 113.974 22.350, 114.060 22.344, 114.116
    22.296, 114.170 22.270, 114.250 22.262, 114.290 22.300, 114.330 22.360, 114.384 22.400, 114.374 22.446,
    114.290 22.470, 114.330 22.510, 114.290 22.540, 114.232 22.552, 114.094 22.530
"""
"""The neighbours north and south, an empty line between two: land without names, so that only the sea is blue."""
ROADS = """
    113.936 22.520, 113.884 22.572, 113.836 22.640, 113.816 22.716, 113.812 22.786

    113.900 22.536, 113.978 22.548, 114.060 22.552, 114.124 22.560, 114.196 22.566, 114.256 22.576

    113.822 22.634, 113.900 22.646, 113.984 22.664, 114.062 22.676, 114.150 22.668, 114.222 22.676

    114.222 22.676, 114.290 22.690, 114.360 22.676, 114.420 22.640, 114.476 22.606, 114.506 22.572

    113.946 22.540, 113.960 22.612, 113.936 22.690, 113.926 22.766, 113.920 22.840

    114.050 22.552, 114.038 22.628, 114.048 22.700, 114.064 22.766

    114.118 22.556, 114.130 22.620, 114.190 22.678, 114.248 22.724, 114.316 22.752, 114.396 22.780

    114.256 22.576, 114.330 22.602, 114.410 22.606, 114.476 22.606
"""
"""The main roads, an empty line between two."""


def main() -> None:
    """Write the file beside this one."""
    folder = Path(__file__).parent
    text = json.dumps(drawn(folder.parent / "domain" / "districts.csv"), separators=(",", ":"), ensure_ascii=False)
    (folder / "area.geojson").write_text(text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n", "utf-8")


def drawn(districts: Path) -> dict[str, object]:
    """Return a GeoJSON of land, districts and roads; `kind` and, for a district, `code` are their properties."""
    with districts.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    centres = [(float(row["lon"]), float(row["lat"])) for row in rows if row["level"] == "street"]
    owners = [row["code"].rstrip("0123456789") for row in rows if row["level"] == "street"]
    (outline,) = _rings_in(OUTLINE)
    edges: dict[str, set[tuple[Point, Point]]] = defaultdict(set)
    for place, owner in enumerate(owners):
        _join(edges[owner], _rounded(_cell(place, centres, outline)))
    features = [_feature("Polygon", [[*ring, ring[0]]], kind="land") for ring in (*_rings_in(AROUND), outline)]
    for owner, found in sorted(edges.items()):
        features.append(_feature("MultiPolygon", [[ring] for ring in _rings(found)], kind="district", code=owner))
    features += [_feature("LineString", road, kind="road") for road in _rings_in(ROADS)]
    return {"type": "FeatureCollection", "features": features}


def _rings_in(text: str) -> list[Ring]:
    """Return the lines of places in a text."""
    return [[_point(words) for words in part.split(",")] for part in text.strip().split("\n\n")]


def _point(words: str) -> Point:
    lon, lat = words.split()
    return float(lon), float(lat)


def _feature(shape: str, coordinates: object, **properties: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def _cell(place: int, centres: list[Point], outline: Ring) -> Ring:
    """Return the part of the outline that lies nearer to one centre than to any other."""
    ring = outline
    for other, centre in enumerate(centres):
        if other != place:
            ring = _cut(ring, centres[place], centre)
    return ring


def _cut(ring: Ring, mine: Point, other: Point) -> Ring:
    """Return the part of a ring on my side of the line half way to another centre (Sutherland and Hodgman)."""

    def side(point: Point) -> float:
        x, y = point[0] - (mine[0] + other[0]) / 2, point[1] - (mine[1] + other[1]) / 2
        return x * (other[0] - mine[0]) + y * (other[1] - mine[1])

    kept: Ring = []
    for start, end in zip([ring[-1], *ring[:-1]], ring, strict=True) if ring else ():
        first, second = side(start), side(end)
        if (first <= 0) != (second <= 0):
            share = first / (first - second)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if second <= 0:
            kept.append(end)
    return kept


def _rounded(ring: Ring) -> Ring:
    return [(round(lon, DIGITS), round(lat, DIGITS)) for lon, lat in ring]


def _join(edges: set[tuple[Point, Point]], ring: Ring) -> None:
    """Add a cell's edges to its district's; an edge between two cells of one district goes away."""
    for start, end in zip([ring[-1], *ring[:-1]], ring, strict=True):
        if start == end:
            continue
        if (end, start) in edges:
            edges.discard((end, start))
        else:
            edges.add((start, end))


def _rings(edges: set[tuple[Point, Point]]) -> list[Ring]:
    """Return the closed lines that edges make."""
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        onward[start].append(end)
    rings = []
    while onward:
        first = point = min(onward)
        ring = [first]
        while point in onward:
            following = onward[point].pop()
            if not onward[point]:
                del onward[point]
            ring.append(point := following)
            if point == first:
                break
        rings.append(ring)
    return rings


if __name__ == "__main__":
    main()
