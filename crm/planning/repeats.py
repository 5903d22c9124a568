"""The days on which a task comes again: RFC 5545 by the library, workdays by the working calendar.

A rule of workdays (every workday, the last one of a month) means those of the calendar: make-up days are worked and
holidays are not, which no rule of RFC 5545 can say.
"""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date, timedelta
from itertools import islice, takewhile

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.errors import Invalid
from crm.domain.repeats import LAST, Every, Pattern, pattern_of
from crm.domain.workdays import Workdays

MOST_LOOKED_AT = 40_000
"""A day in a hundred years: a rule that has none until then has none."""


def next_day(rule: str, starts_on: date, after: date, calendar: Workdays) -> date | None:
    """Return the first day of a series after a day, None when it has ended.

    `starts_on` is the series' first day (DTSTART), from which intervals and counts run. Raises
    Invalid("repeat.unreadable") for a rule that the library cannot read.
    """
    return next((day for day in days(rule, starts_on, calendar) if day > after), None)


class Occurrence(Struct, frozen=True):
    """A day of a series by its rule, and the day that the task of it is due."""

    day: date
    due: date


def next_occurrence(
    rule: str, starts_on: date, former: date, not_before: date, calendar: Workdays, moves: bool
) -> Occurrence | None:
    """Return the first day of a series after its `former` one that is not past, None when the series has ended.

    With `moves` a day without work is due on the next workday; several that would fall on one are one.
    """
    last_due = moved(former, calendar) if moves else former
    for day in days(rule, starts_on, calendar):
        due = moved(day, calendar) if moves else day
        if day > former and day >= not_before and due > last_due:
            return Occurrence(day, due)
    return None


def first_day(rule: str, on_or_after: date, calendar: Workdays) -> date | None:
    """Return the first day that fits a rule from a day on: where a series without a day of its own begins."""
    return next(days(rule, on_or_after, calendar), None)


def days(rule: str, starts_on: date, calendar: Workdays) -> Iterator[date]:
    """Return the days that fit a rule from its first day on, in order."""
    pattern = pattern_of(rule)
    if pattern is not None and pattern.every in (Every.WORKDAY, Every.MONTH_WORKDAY):
        return _ended(pattern, _workdays(pattern, starts_on, calendar))
    return islice(_by_library(rule, starts_on), MOST_LOOKED_AT)


def moved(day: date, calendar: Workdays) -> date:
    """Return the day itself when it is a workday, else the next one."""
    return day if calendar.is_workday(day) else calendar.next_workday(day)


def _by_library(rule: str, starts_on: date) -> Iterator[date]:
    from dateutil.rrule import rrulestr

    try:
        found = rrulestr(f"DTSTART:{starts_on:%Y%m%d}\nRRULE:{rule}")
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Invalid("repeat.unreadable") from error
    return (moment.date() for moment in found)


def _workdays(pattern: Pattern, starts_on: date, calendar: Workdays) -> Iterator[date]:
    """Return the workdays that fit, without the pattern's end."""
    endless = replace(pattern, until=None, count=None)
    if pattern.every is Every.WORKDAY:
        daily = _by_library("FREQ=DAILY", starts_on)
        return filter(calendar.is_workday, islice(daily, MOST_LOOKED_AT))
    return (day for day in _of_months(endless, starts_on, calendar) if day >= starts_on)


def _of_months(pattern: Pattern, starts_on: date, calendar: Workdays) -> Iterator[date]:
    """Return the n-th or the last workday of each month that has one."""
    firsts = _by_library(f"FREQ=MONTHLY;INTERVAL={pattern.interval};BYMONTHDAY=1", starts_on.replace(day=1))
    for first in islice(firsts, MOST_LOOKED_AT):
        if (first.year, first.month) == (MAXYEAR, 12):
            return
        after = (first + timedelta(days=31)).replace(day=1)
        day = _workday_of(pattern.nth, first, after, calendar)
        if first <= day < after:
            yield day


def _workday_of(nth: int, first: date, after: date, calendar: Workdays) -> date:
    if nth == LAST:
        return next(day for day in (after - timedelta(days=back) for back in range(1, 400)) if calendar.is_workday(day))
    day = moved(first, calendar)
    for _ in range(nth - 1):
        day = calendar.next_workday(day)
    return day


def _ended(pattern: Pattern, found: Iterable[date]) -> Iterator[date]:
    until, count = pattern.until, pattern.count
    within = takewhile(lambda day: until is None or day <= until, found)
    return islice(within, count) if count is not None else within
