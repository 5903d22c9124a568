"""The load of a day in quarter hours: 96 mean values in kW, each None where nothing was read (domain.md 4.1).

A day is kept as text: base64 of 96 floats of four bytes, the first quarter first. It is a fifth of the same figures
written out, and a year of a meter is read in one go.
"""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from math import isnan, nan
from sys import byteorder
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import ReadingQuality

POINTS = 96
QUARTER = timedelta(minutes=15)
HOURS = 0.25
"""Hours in a quarter hour: kW to kWh."""
COUNTS = (24, 48, 96)
"""So many values a day are taken; fewer ones hold for each of their quarters."""

Loads = Sequence[float | None]


def whole_day(values: Loads) -> tuple[float | None, ...]:
    """Return a day of 24, 48 or 96 values as 96; raises ValueError for another count."""
    if len(values) not in COUNTS:
        raise ValueError(len(values))
    each = POINTS // len(values)
    return tuple(value for value in values for _ in range(each))


def packed(loads: Loads) -> str:
    """Return 96 values as text."""
    raw = array("f", (nan if value is None else value for value in loads))
    if byteorder == "big":
        raw.byteswap()
    return b64encode(raw.tobytes()).decode("ascii")


def unpacked(text: str) -> list[float | None]:
    """Return the 96 values of a text, as precise as four bytes are."""
    raw = array("f")
    raw.frombytes(b64decode(text))
    if byteorder == "big":
        raw.byteswap()
    return [None if isnan(value) else value for value in raw]


def energy_of(loads: Loads) -> float:
    """Return the kWh under the quarters that were read."""
    return round(sum(value for value in loads if value is not None) * HOURS, 3)


def known_of(loads: Loads) -> int:
    """Return how many quarters were read."""
    return sum(value is not None for value in loads)


def joined(days: Iterable[tuple[date, str | None]]) -> tuple[date | None, list[float | None]]:
    """Return the first day and all quarters until the end of the last one; days that are missing are gaps.

    `days` come in their order, each once.
    """
    first: date | None = None
    values: list[float | None] = []
    for day, text in days:
        first = first or day
        missing = (day - first).days * POINTS - len(values)
        values.extend([None] * (missing + (POINTS if text is None else 0)))
        if text is not None:
            values.extend(unpacked(text))
    return first, values


class PointName(Struct, frozen=True):
    """A metering point that has something to show."""

    point_id: UUID
    number: str


class DayLine(Struct, frozen=True):
    """A day: kWh of the register or else under the curve, the highest load in kW, and quarters that were not read."""

    day: date
    kwh: float | None
    peak_kw: float | None
    missing: int
    quality: str | None


class PointLine(Struct, frozen=True):
    """A metering point's month by one meter: register and multiplier, what they make in kWh, and its demand in kW."""

    month: date
    point_no: str
    meter_no: str
    multiplier: float
    register_from: float | None
    register_to: float | None
    kwh: float
    demand_kw: float | None
    quality: str | None


class Curve(Struct, frozen=True):
    """The quarter hours of a metering point from midnight of its first day on, with what an account's limit is.

    `limit_kw` is the contract demand, or else the running capacity in kVA. `points` are those to choose among;
    `highest` is the highest quarter and when it began; `days` are those that were read, in their order.
    """

    points: tuple[PointName, ...] = ()
    point_id: UUID | None = None
    first: date | None = None
    values: Loads = ()
    limit_kw: float | None = None
    highest: tuple[datetime, float] | None = None
    days: tuple[DayLine, ...] = ()

    @property
    def missing(self) -> int:
        """How many quarters between the first and the last day were not read."""
        return len(self.values) - known_of(self.values)

    @property
    def estimated(self) -> int:
        """How many days somebody estimated."""
        return sum(line.quality == ReadingQuality.ESTIMATED for line in self.days)
