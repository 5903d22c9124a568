"""How a task repeats, as a pattern that people understand and as a rule that is kept (RRULE of RFC 5545).

A pattern and its rule say the same; `crm.planning.repeats` finds the days. Days 29 to 31 of a month mean its last day
where it is shorter: the rule names 28 to the day and takes the last of them, as RFC 5545 has it for BYSETPOS.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from crm.domain.errors import Invalid

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKWEEK = tuple(range(5))
SHORTEST_MONTH = 28
LAST = -1
MOST_INTERVAL = 99
MOST_COUNT = 999
_WEEKDAYS_OF_WORK = ",".join(CODES[number] for number in WORKWEEK)


class Every(StrEnum):
    """What a pattern counts."""

    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"
    MONTH_WORKDAY = "month_workday"
    YEAR = "year"


class Pattern(Struct, frozen=True):
    """When a task comes again: every `interval` days, weeks, months or years.

    `weekdays` (Monday 0) are those of a week; `day` is one of a month (`LAST` its last), `nth` says which of the
    month's weekdays or workdays (`LAST` the last one). Workdays are those of the working calendar. It ends with
    `until`, after `count` times, or never.
    """

    every: Every
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    day: int = 0
    nth: int = 0
    month: int = 0
    until: date | None = None
    count: int | None = None

    def rule(self) -> str:
        """Return the pattern as an RRULE; raises Invalid("repeat.unreadable") for one that no day could fit."""
        _check(self)
        parts = [f"FREQ={_FREQUENCIES[self.every]}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        parts += _parts_of(self)
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        elif self.count is not None:
            parts.append(f"COUNT={self.count}")
        return ";".join(parts)


_FREQUENCIES = {
    Every.DAY: "DAILY",
    Every.WORKDAY: "WEEKLY",
    Every.WEEK: "WEEKLY",
    Every.MONTH_DAY: "MONTHLY",
    Every.MONTH_WEEKDAY: "MONTHLY",
    Every.MONTH_WORKDAY: "MONTHLY",
    Every.YEAR: "YEARLY",
}


def pattern_of(rule: str) -> Pattern | None:
    """Return what a rule says, or None for one that no pattern can say."""
    parts = _read(rule)
    try:
        interval = int(parts.pop("INTERVAL", "1"))
        until = parts.pop("UNTIL", "")
        count = int(parts.pop("COUNT", "0")) or None
        parts.pop("WKST", "")
        found = _core(parts, interval)
        ends = date.fromisoformat(until[:8]) if until else None
    except (ValueError, KeyError):
        return None
    if found is None or parts:
        return None
    whole = Pattern(found.every, interval, found.weekdays, found.day, found.nth, found.month, ends, count)
    return whole if _is_possible(whole) else None


def on_day(pattern: Pattern, day: date) -> Pattern:
    """Return a pattern that leaves the weekday or the day open ("every week") with that of a first day."""
    weekdays, number, month = pattern.weekdays, pattern.day, pattern.month
    if pattern.every is Every.WEEK and not weekdays:
        weekdays = (day.weekday(),)
    elif pattern.every in (Every.MONTH_DAY, Every.YEAR) and not number:
        number, month = day.day, day.month if pattern.every is Every.YEAR else 0
    elif pattern.every is Every.MONTH_WEEKDAY and not weekdays:
        weekdays = (day.weekday(),)
    return Pattern(pattern.every, pattern.interval, weekdays, number, pattern.nth, month, pattern.until, pattern.count)


def _read(rule: str) -> dict[str, str]:
    plain = rule.strip().upper().removeprefix("RRULE:")
    return dict(part.split("=", 1) for part in plain.split(";") if "=" in part)


def _parts_of(pattern: Pattern) -> list[str]:
    if pattern.every is Every.WEEK:
        return ["BYDAY=" + ",".join(CODES[number] for number in sorted(pattern.weekdays))]
    if pattern.every is Every.WORKDAY:
        return [f"BYDAY={_WEEKDAYS_OF_WORK}"]
    if pattern.every is Every.MONTH_WORKDAY:
        return [f"BYDAY={_WEEKDAYS_OF_WORK}", f"BYSETPOS={pattern.nth}"]
    if pattern.every is Every.MONTH_WEEKDAY:
        return [f"BYDAY={pattern.nth}{CODES[pattern.weekdays[0]]}"]
    if pattern.every is Every.YEAR:
        return [f"BYMONTH={pattern.month}", *_month_day(pattern.day)]
    return _month_day(pattern.day) if pattern.every is Every.MONTH_DAY else []


def _month_day(day: int) -> list[str]:
    if day <= SHORTEST_MONTH:
        return [f"BYMONTHDAY={day}"]
    return ["BYMONTHDAY=" + ",".join(map(str, range(SHORTEST_MONTH, day + 1))), f"BYSETPOS={LAST}"]


def _core(parts: dict[str, str], interval: int) -> Pattern | None:
    """Take what says the days out of a rule's parts."""
    frequency, days = parts.pop("FREQ"), parts.pop("BYDAY", "")
    if frequency == "DAILY":
        return Pattern(Every.DAY) if not days else None
    if frequency == "WEEKLY":
        if days == _WEEKDAYS_OF_WORK and interval == 1:
            return Pattern(Every.WORKDAY)
        return Pattern(Every.WEEK, weekdays=tuple(sorted(CODES.index(code) for code in days.split(","))))
    if frequency == "MONTHLY" and days == _WEEKDAYS_OF_WORK:
        return Pattern(Every.MONTH_WORKDAY, nth=int(parts.pop("BYSETPOS")))
    if frequency == "MONTHLY" and days:
        return Pattern(Every.MONTH_WEEKDAY, weekdays=(CODES.index(days[-2:]),), nth=int(days[:-2]))
    day = _day(parts.pop("BYMONTHDAY"), parts)
    if frequency == "MONTHLY":
        return Pattern(Every.MONTH_DAY, day=day)
    return Pattern(Every.YEAR, day=day, month=int(parts.pop("BYMONTH"))) if frequency == "YEARLY" else None


def _day(text: str, parts: dict[str, str]) -> int:
    days = [int(each) for each in text.split(",")]
    if len(days) == 1:
        return days[0]
    if days != list(range(SHORTEST_MONTH, days[-1] + 1)) or int(parts.pop("BYSETPOS")) != LAST:
        raise ValueError(text)
    return days[-1]


def _check(pattern: Pattern) -> None:
    if not 1 <= pattern.interval <= MOST_INTERVAL:
        raise Invalid("repeat.interval", most=MOST_INTERVAL)
    if pattern.count is not None and not 1 <= pattern.count <= MOST_COUNT:
        raise Invalid("repeat.count", most=MOST_COUNT)
    if not _is_possible(pattern):
        raise Invalid("repeat.unreadable")


def _is_possible(pattern: Pattern) -> bool:
    """Say whether there are days that fit: no 31 April, no sixth Monday."""
    monthly = pattern.day == LAST or 1 <= pattern.day <= 31
    fits: Mapping[Every, bool] = {
        Every.DAY: True,
        Every.WORKDAY: pattern.interval == 1,
        Every.WEEK: bool(pattern.weekdays) and set(pattern.weekdays) <= set(range(7)),
        Every.MONTH_DAY: monthly,
        Every.MONTH_WEEKDAY: len(pattern.weekdays) == 1 and pattern.nth in (LAST, 1, 2, 3, 4, 5),
        Every.MONTH_WORKDAY: pattern.nth == LAST or 1 <= pattern.nth <= 15,
        Every.YEAR: 1 <= pattern.month <= 12 and 1 <= pattern.day <= _longest(pattern.month),
    }
    return fits[pattern.every] and pattern.interval >= 1


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
