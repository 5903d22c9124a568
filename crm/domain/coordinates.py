"""Map systems: places lie in GCJ-02 inside Rounds; what comes in WGS-84 or BD-09 is converted on the way in.

The streets of domain.md section 10 lie in GCJ-02, and so do the maps that people in China copy places from. GCJ-02 is
WGS-84 moved by up to about 700 m by a published formula, inside China only; BD-09 (Baidu) moves GCJ-02 once more.
"""

from enum import StrEnum
from math import atan2, cos, hypot, pi, radians, sin, sqrt

Place = tuple[float, float]
"""(longitude, latitude) in degrees."""

AXIS = 6_378_245.0
FLATNESS = 0.006_693_421_622_965_943
"""Half axis in metres and squared eccentricity of the ellipsoid of Krasovsky 1940, on which GCJ-02 is defined."""
CHINA = ((72.004, 137.8347), (0.8293, 55.8271))
"""Longitudes and latitudes between which GCJ-02 differs from WGS-84."""
BAIDU_TURN = pi * 3000 / 180
ROUNDS = 8
"""Steps of the way back; each makes the error some thousand times smaller."""


class Datum(StrEnum):
    """The system in which somebody wrote a place down."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


def to_inside(place: Place, datum: Datum) -> Place:
    """Return a place in the system that Rounds keeps, GCJ-02."""
    if datum is Datum.WGS84:
        return gcj_of_wgs(place)
    return gcj_of_bd(place) if datum is Datum.BD09 else place


def from_inside(place: Place, datum: Datum) -> Place:
    """Return a place of Rounds in another system."""
    if datum is Datum.WGS84:
        return wgs_of_gcj(place)
    return bd_of_gcj(place) if datum is Datum.BD09 else place


def is_in_china(place: Place) -> bool:
    """Say whether GCJ-02 moves a place."""
    return all(low <= value <= high for value, (low, high) in zip(place, CHINA, strict=True))


def gcj_of_wgs(place: Place) -> Place:
    """Move a place from WGS-84 (GPS) to GCJ-02; outside China it stays."""
    if not is_in_china(place):
        return place
    lon, lat = place
    east, north = _offset(lon - 105.0, lat - 35.0)
    curve = 1 - FLATNESS * sin(radians(lat)) ** 2
    lat_metres = AXIS * (1 - FLATNESS) / (curve * sqrt(curve)) * pi / 180
    lon_metres = AXIS / sqrt(curve) * cos(radians(lat)) * pi / 180
    return lon + east / lon_metres, lat + north / lat_metres


def wgs_of_gcj(place: Place) -> Place:
    """Move a place from GCJ-02 to WGS-84, to within a centimetre; outside China it stays."""
    if not is_in_china(place):
        return place
    guess = place
    for _ in range(ROUNDS):
        there = gcj_of_wgs(guess)
        guess = (guess[0] + place[0] - there[0], guess[1] + place[1] - there[1])
    return guess


def bd_of_gcj(place: Place) -> Place:
    """Move a place from GCJ-02 to BD-09."""
    lon, lat = place
    length = hypot(lon, lat) + 0.00002 * sin(lat * BAIDU_TURN)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * BAIDU_TURN)
    return length * cos(angle) + 0.0065, length * sin(angle) + 0.006


def gcj_of_bd(place: Place) -> Place:
    """Move a place from BD-09 to GCJ-02, to within a centimetre."""
    guess = (place[0] - 0.0065, place[1] - 0.006)
    for _ in range(ROUNDS):
        there = bd_of_gcj(guess)
        guess = (guess[0] + place[0] - there[0], guess[1] + place[1] - there[1])
    return guess


def _offset(x: float, y: float) -> Place:
    """Return how many metres GCJ-02 lies east and north; x and y in degrees from 105 E 35 N."""
    root = sqrt(abs(x))
    both = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + both
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + both
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    return east, north
