"""Days and times as people read them: `Tue 17 Nov`, `11 月 17 日 周二`, 24 hours (ui.md section 8)."""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from ui.texts.counts import counts
from ui.theme.look import english

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ZH_DAYS = "一二三四五六日"


def weekday(day: date) -> str:
    """`Tue` or `周二`."""
    return weekday_name(day.weekday())


def short_day(day: date) -> str:
    """`17 Nov` or `11 月 17 日`."""
    return f"{day.day} {_MONTHS[day.month - 1]}" if english() else f"{day.month} 月 {day.day} 日"


def weekday_name(number: int) -> str:
    """`Tue` or `周二` by number, Monday 0."""
    return _DAYS[number] if english() else f"周{_ZH_DAYS[number]}"


def long_weekday(number: int) -> str:
    """`Tuesday` or `星期二` by number, Monday 0."""
    return _LONG_DAYS[number] if english() else f"星期{_ZH_DAYS[number]}"


def near_day(day: date, today: date | None = None) -> str:
    """`Tue 17 Nov` or `11 月 17 日 周二`; with the year when it is another one than today's."""
    words = dated(day, today) if today is not None else short_day(day)
    return f"{weekday(day)} {words}" if english() else f"{words} {weekday(day)}"


def weekday_and_number(day: date) -> str:
    """`Tue 17` or `周二 17`."""
    return f"{weekday(day)} {day.day}"


def long_day(day: date) -> str:
    """`Tuesday 17 November 2026` or `2026 年 11 月 17 日 星期二`."""
    if english():
        return f"{long_weekday(day.weekday())} {day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year} 年 {day.month} 月 {day.day} 日 {long_weekday(day.weekday())}"


def dated(day: date, today: date) -> str:
    """A day with its year only when it is another one than today's."""
    if day.year == today.year:
        return short_day(day)
    return f"{short_day(day)} {day.year}" if english() else f"{day.year} 年 {short_day(day)}"


def span(first: date, last: date) -> str:
    """`16–22 November 2026` or `2026 年 11 月 16–22 日`."""
    if not english():
        tail = f"{last.day} 日" if first.month == last.month else f"{last.month} 月 {last.day} 日"
        head = f"{first.day}" if first.month == last.month else f"{first.day} 日"
        return f"{first.year} 年 {first.month} 月 {head}–{tail}"
    if first.month == last.month:
        return f"{first.day}–{last.day} {_LONG_MONTHS[last.month - 1]} {last.year}"
    return f"{first.day} {_MONTHS[first.month - 1]} – {last.day} {_MONTHS[last.month - 1]} {last.year}"


def month_letter(month: date) -> str:
    """One letter or figure for the axis of a year."""
    return _MONTHS[month.month - 1][0] if english() else str(month.month)


def month_name(month: date) -> str:
    """`November` or `11 月`."""
    return _LONG_MONTHS[month.month - 1] if english() else f"{month.month} 月"


def month_and_year(month: date) -> str:
    """`November 2026` or `2026 年 11 月`."""
    name = month_name(month)
    return f"{name} {month.year}" if english() else f"{month.year} 年 {name}"


def clock_time(moment: datetime | time) -> str:
    """`09:48`; a moment must already be in the bureau's zone."""
    return f"{moment:%H:%M}"


def time_span(start: datetime | time, end: datetime | time) -> str:
    """`10:30–11:45`."""
    return f"{start:%H:%M}–{end:%H:%M}"


def days(count: int) -> str:
    """`23 days` or `23 天`."""
    return counts().days(count)


def duration(minutes: int) -> str:
    """`2 h 55 min` or `2 小时 55 分`; under an hour only minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Dates", "{minutes} min").format(minutes=rest)
    if not rest:
        return QCoreApplication.translate("Dates", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("Dates", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
