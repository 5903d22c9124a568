"""How long a drive takes when no road map is at hand: the straight line, a detour factor and a set speed."""

from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

EARTH_KM = 6371.0088


class Drive(Struct, frozen=True):
    """An estimated drive: minutes and kilometres of road."""

    minutes: int
    km: float


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the great-circle distance of two places given in degrees."""
    half_lat = radians(lat2 - lat1) / 2
    half_lon = radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def drive(
    start: tuple[float | None, float | None], end: tuple[float | None, float | None], detour: float, kmh: float
) -> Drive | None:
    """Return the drive between two (lon, lat) places, or None when one of them is unknown."""
    if None in start or None in end:
        return None
    lon1, lat1, lon2, lat2 = start[0] or 0.0, start[1] or 0.0, end[0] or 0.0, end[1] or 0.0
    km = distance_km(lon1, lat1, lon2, lat2) * detour
    return Drive(round(km / kmh * 60), round(km, 1))
