"""A place as somebody types it: longitude and latitude, or the name of a street, whose centre then counts."""

import re

from crm.domain.codelists import streets
from crm.domain.coordinates import Place
from crm.domain.errors import Invalid
from crm.domain.folding import fold

NUMBER = r"(-?\d{1,3}(?:\.\d+)?)°?"
_PAIR = re.compile(rf"\s*{NUMBER}\s*[,，;；\s]\s*{NUMBER}\s*")


def read_place(text: str) -> Place | None:
    """Return a place, None for no text; raises Invalid("place.unread")."""
    if not text.strip():
        return None
    if match := _PAIR.fullmatch(text):
        lon, lat = float(match[1]), float(match[2])
        if abs(lon) <= 180 and abs(lat) <= 90:
            return lon, lat
        raise Invalid("place.unread", value=text.strip()[:80])
    wanted = fold(text)
    for street in streets():
        if wanted in (fold(street.zh), fold(street.zh.removesuffix("街道")), fold(street.en)):
            return street.lon, street.lat
    raise Invalid("place.unread", value=text.strip()[:80])


def place_words(place: Place | None, english: bool) -> str:
    """Return how a place is typed: the street whose centre it is, else the figures."""
    if place is None:
        return ""
    at = next((street for street in streets() if (street.lon, street.lat) == place), None)
    if at is not None:
        return at.en if english else at.zh
    return f"{place[0]:g}, {place[1]:g}"
