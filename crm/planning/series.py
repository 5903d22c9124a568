"""The spans of a series, and how all of them follow when one is moved."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from crm.domain.appointments import Reach
from crm.domain.errors import Invalid
from crm.domain.repeats import Pattern, on_day
from crm.domain.workdays import Workdays
from crm.planning.repeats import days, moved

AHEAD = timedelta(days=366)
"""So far a series is written down; it can be lengthened."""
MOST = 260
"""A workday of a year."""


class Occurrence(Struct, frozen=True):
    """One of a series as it stands; `is_fixed` says that it happened and stays whatever becomes of the others."""

    id: UUID
    version: int
    start: datetime
    end: datetime
    is_fixed: bool = False


def spans(
    pattern: Pattern, start: datetime, end: datetime, calendar: Workdays, zone: ZoneInfo, on_workdays: bool = False
) -> list[tuple[datetime, datetime]]:
    """Return when each of a series begins and ends, the first one first; wall times stay through the year.

    With `on_workdays` a day without work gives way to the next workday, and several on one day are one. Raises
    Invalid("repeat.unreadable") and Invalid("repeat.until_before_start").
    """
    local, length = start.astimezone(zone), end - start
    whole = on_day(pattern, local.date())
    if whole.until is not None and whole.until < local.date():
        raise Invalid("repeat.until_before_start", until=whole.until, day=local.date())
    last = local.date() + AHEAD
    found = list(takewhile(lambda day: day <= last, days(whole.rule(), local.date(), calendar)))[:MOST]
    placed = [moved(day, calendar) for day in found] if on_workdays else found
    begins = [_at(day, local, zone) for day in dict.fromkeys([local.date(), *placed])]
    return [(begin, begin + length) for begin in sorted(begins)]


def reached(rows: Sequence[Occurrence], chosen: UUID, reach: Reach) -> list[Occurrence]:
    """Return which of a series a change goes to; what happened is never among them."""
    one = next(row for row in rows if row.id == chosen)
    if reach is Reach.THIS:
        found = [one]
    elif reach is Reach.FOLLOWING:
        found = [row for row in rows if row.start >= one.start]
    else:
        found = list(rows)
    return [row for row in found if not row.is_fixed]


def shifted(
    row: Occurrence,
    chosen: Occurrence,
    start: datetime,
    end: datetime,
    zone: ZoneInfo,
    workdays: Workdays | None = None,
) -> tuple[datetime, datetime]:
    """Return where one of a series goes when the chosen one goes to a span: as many days on, at the same wall time.

    With `workdays` a day without work gives way to the next workday, but for the chosen one, whose day was chosen.
    """
    old, new = chosen.start.astimezone(zone), start.astimezone(zone)
    day = row.start.astimezone(zone).date() + (new.date() - old.date())
    if workdays is not None and row.id != chosen.id:
        day = moved(day, workdays)
    begin = _at(day, new, zone)
    return begin, begin + (end - start)


def _at(day: date, wall: datetime, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, wall.hour, wall.minute, tzinfo=zone)
