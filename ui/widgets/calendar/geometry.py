"""Where a day and a time lie on the calendar, and back. Pixels at text size 100 %."""

from datetime import date, datetime, timedelta, tzinfo
from datetime import time as wall
from math import floor

from msgspec import Struct

HOUR = 64
LEAST_HOUR = 61
HOURS_WIDTH = 48
FOLDED_WIDTH = 28
SNAP = 15
FINE_SNAP = 5
DAY_MINUTES = 24 * 60


class Grid(Struct, frozen=True):
    """The columns of the days and the scale of the hours.

    `folded` days are narrow columns that hold no blocks. Minutes count from midnight.
    """

    days: tuple[date, ...]
    folded: frozenset[date]
    width: float
    first_hour: int = 7
    last_hour: int = 20
    zone: tzinfo | None = None
    scale: float = 1.0
    hour: float = HOUR

    @property
    def height(self) -> float:
        return (self.last_hour - self.first_hour) * self.hour * self.scale

    def column_width(self, day: date) -> float:
        """Return the width of a day's column."""
        if day in self.folded:
            return FOLDED_WIDTH * self.scale
        open_days = len(self.days) - len(self.folded)
        free = self.width - HOURS_WIDTH * self.scale - len(self.folded) * FOLDED_WIDTH * self.scale
        return max(free / open_days, 1.0) if open_days else 1.0

    def left(self, day: date) -> float:
        """Return the left edge of a day's column."""
        before = self.days[: self.days.index(day)]
        return HOURS_WIDTH * self.scale + sum(self.column_width(one) for one in before)

    def day_at(self, x: float) -> date | None:
        """Return the day under x, the nearest one beyond the edges; None when there are no days."""
        for day in self.days:
            if x < self.left(day) + self.column_width(day):
                return day
        return self.days[-1] if self.days else None

    def y_of(self, minutes: float) -> float:
        return (minutes / 60 - self.first_hour) * self.hour * self.scale

    def y_at(self, moment: datetime) -> float:
        return self.y_of(minutes_of(moment))

    def minutes_at(self, y: float) -> float:
        return (y / (self.hour * self.scale) + self.first_hour) * 60

    def moment(self, day: date, minutes: int) -> datetime:
        """Return the wall time of a day; 1440 is the midnight that ends it."""
        return datetime.combine(day, wall(), tzinfo=self.zone) + timedelta(minutes=minutes)


def hour_height(room: float, hours: int, scale: float) -> float:
    """Return the height of an hour at 100 % that fills a view, never so low that a visit's words would not fit."""
    return max(floor(room / max(hours, 1) / scale * 4) / 4, LEAST_HOUR)


def minutes_of(moment: datetime) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute


def end_minutes(start: datetime, end: datetime) -> int:
    """Return where a block ends on its own day; what runs past midnight ends at 1440."""
    return minutes_of(end) if end.date() == start.date() else DAY_MINUTES


def snapped(minutes: float, step: int = SNAP) -> int:
    """Return the nearest step."""
    return round(minutes / step) * step


def moved_to(start_minutes: float, length: int, step: int = SNAP) -> tuple[int, int]:
    """Return the snapped start and end of a block of this length, held inside the day."""
    start = min(max(snapped(start_minutes, step), 0), DAY_MINUTES - length)
    return start, start + length


def resized(start: int, end_wanted: float, step: int = SNAP) -> tuple[int, int]:
    """Return start and snapped end; at least one step long and inside the day."""
    return start, min(max(snapped(end_wanted, step), start + step), DAY_MINUTES)
