"""Where the marks of an axis of time stand, and what is written at them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ui.texts.dates import clock_time, month_and_year, month_name, short_day

HOURS = (1, 2, 3, 6, 12)
DAYS = (1, 2, 7, 14)
MONTHS = (1, 2, 3, 6, 12)


def time_marks(begin: datetime, end: datetime, most: int) -> list[tuple[datetime, str]]:
    """Return at most `most` round moments between two, with their words; one more where months are uneven."""
    whole = end - begin
    for hours in HOURS:
        if whole / timedelta(hours=hours) <= most:
            return [(at, _hour(at)) for at in _even(begin, end, timedelta(hours=hours))]
    for count in DAYS:
        if whole / timedelta(days=count) <= most:
            return [(at, short_day(at.date())) for at in _even(begin, end, timedelta(days=count))]
    months = next((count for count in MONTHS if whole / timedelta(days=30 * count) <= most), MONTHS[-1])
    return [(at, _month(at)) for at in _months(begin, end, months)]


def _even(begin: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    """Yield moments a step apart, counted from midnight."""
    at = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= end:
        if at >= begin:
            yield at
        at += step


def _months(begin: datetime, end: datetime, count: int) -> Iterator[datetime]:
    at = begin.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    while at <= end:
        if at >= begin and (at.month - 1) % count == 0:
            yield at
        at = at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)


def _hour(at: datetime) -> str:
    return clock_time(at) if at.hour or at.minute else short_day(at.date())


def _month(at: datetime) -> str:
    return month_and_year(at.date()) if at.month == 1 else month_name(at.date())
