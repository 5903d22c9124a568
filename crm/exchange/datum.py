"""In which map system the places of a list are, and how they come into ours."""

import re
from typing import Any

from crm.domain.coordinates import Datum, to_inside
from crm.domain.reading.text import narrow
from crm.exchange.headings import Matching

PLACE = ("lon", "lat")
DIGITS = 6
"""A tenth of a metre."""
NAMED = (
    (Datum.WGS84, re.compile(r"wgs|gps|84坐标|地球坐标|大地坐标")),
    (Datum.BD09, re.compile(r"bd-?09|baidu|百度")),
    (Datum.GCJ02, re.compile(r"gcj|amap|高德|腾讯|火星")),
)


def datum_of(matching: Matching) -> Datum:
    """Return the system that the headings of longitude and latitude name, else GCJ-02, that of maps in China."""
    words = " ".join(narrow(match.heading).casefold() for match in matching.matches if match.field in PLACE)
    return next((datum for datum, pattern in NAMED if pattern.search(words)), Datum.GCJ02)


def convert(values: dict[str, Any], datum: Datum) -> None:
    """Bring a row's place into the system that Rounds keeps; half a place stays as it is."""
    lon, lat = (values.get(name) for name in PLACE)
    if datum is not Datum.GCJ02 and lon is not None and lat is not None:
        place = to_inside((lon, lat), datum)
        values["lon"], values["lat"] = (round(degrees, DIGITS) for degrees in place)
