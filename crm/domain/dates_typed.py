"""Dates as people type them, in Chinese and English, against a given today.

Weeks begin on Monday. A weekday alone is the next such day after today; 下周三 and "next Wed" are days
of the next calendar week. A date without a year is the next one that has not passed. In figures the month comes
first (12/3 is 3 December), and the day only where no month could (30/11). +3 are calendar days,
+3工作日 and "in 3 workdays" are workdays of the calendar that is handed in; without one they read as nothing.
A weekday that contradicts its date is a typing mistake and reads as nothing.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from functools import cache, partial

from msgspec import Struct

from crm.domain.workdays import Workdays

MONTHS_AHEAD = 24
A_YEAR_OF_WEEKS = timedelta(weeks=52)
LEAP_YEARS_APART = 9
"""A 29 February is at most eight years before the next one."""

_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_WORDS = {
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
_PAST_WORDS = {"昨天": 1, "昨日": 1, "前天": 2, "yesterday": 1, "day before yesterday": 2}
_HAN_NUMBERS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_HAN_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WIDE = str.maketrans("０１２３４５６７８９＋－／．", "0123456789+-/.")

_WD = (
    r"(?P<wd>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_HAN_WD = r"(?:周|星期|礼拜)(?P<han>[一二三四五六日天])"
_WEEKDAY = f"{_WD}|{_HAN_WD}"
_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十])"

_HOUR = r"上?\s*(?:\d{1,2}\s*[:：点时]|[一二两三四五六七八九十]{1,2}[点时])"
_OF_DAY = r"(?<![说证声表申写标注发文照透分])[今明]"
"""今 and 明 before 早 or 晚; after the others they end a word, as in 说明."""

_CLOCK_GOES_ON = re.compile(r"[:：点时]|\s*[ap]\.?m\b", re.IGNORECASE)
"""What makes the number before it an hour and no day: 周四 14:00, Tue 9am."""
_WORKDAYS = r"(?:work(?:ing )?days?|business days?)"

_Reader = Callable[["re.Match[str]", date], date | None]
_Counter = Callable[["re.Match[str]", date, Workdays], date | None]


class TypedDate(Struct, frozen=True):
    """A date found in a text at [start, end)."""

    start: int
    end: int
    day: date


def read_date(text: str, today: date, calendar: Workdays | None = None) -> date | None:
    """Return the date that the whole text names, or None."""
    plain = text.strip().translate(_WIDE)
    for pattern, reader in _forms_over(calendar):
        match = pattern.fullmatch(plain)
        if match:
            return _safely(reader, match, today)
    return None


def read_past_date(text: str, today: date) -> date | None:
    """Return the date that the whole text names where it is about what has happened, or None.

    A date without a year and a weekday alone are the last such day up to today; 昨天 and "yesterday" are known.
    """
    plain = text.strip().translate(_WIDE).lower()
    if plain in _PAST_WORDS:
        return today - timedelta(days=_PAST_WORDS[plain])
    found = read_date(plain, today)
    if found is not None and _pattern(_WEEKDAY).fullmatch(plain):
        return found - timedelta(days=7)
    if found is not None and found <= today:
        return found
    for back in (A_YEAR_OF_WEEKS * years for years in range(1, LEAP_YEARS_APART)):
        before = read_date(plain, today - back)
        if before is not None and found is not None and found - before == back:
            return found  # counted from today, such as +3
        if before is not None and before <= today:
            return before
    return found


def find_dates(text: str, today: date, calendar: Workdays | None = None) -> list[TypedDate]:
    """Return the dates named inside a sentence, in order and without overlap; the longer reading wins."""
    plain = text.translate(_WIDE)
    found = [
        (match.start(), match.end(), day)
        for pattern, reader in _forms_over(calendar)
        for match in pattern.finditer(plain)
        if _stands_alone(plain, match)
        if (day := _safely(reader, match, today)) is not None or reader is _not_known or _is_slip(match)
    ]
    kept, end = [], 0
    for start, until, day in sorted(found, key=lambda span: (span[0], span[0] - span[1])):
        if start >= end:
            end = until
            kept += [TypedDate(start, until, day)] if day is not None else []
    return kept


def _forms_over(calendar: Workdays | None) -> list[tuple["re.Pattern[str]", _Reader]]:
    """Return every form with its reader; forms of workdays first, for they are the longer ones."""
    counted: list[tuple[re.Pattern[str], _Reader]] = [
        (_pattern(form), partial(_with, counter, calendar) if calendar is not None else _not_known)
        for form, counter in _WORKDAY_FORMS
    ]
    return [*counted, *((_pattern(form), reader) for form, reader in _FORMS)]


def _with(counter: _Counter, calendar: Workdays, match: "re.Match[str]", today: date) -> date | None:
    return counter(match, today, calendar)


def _not_known(match: "re.Match[str]", today: date) -> date | None:
    """Read nothing where workdays are named and no calendar is there: not even the calendar days inside."""
    return None


def _is_slip(match: "re.Match[str]") -> bool:
    """Say whether a reading without a day is a mistyped date (2月30日), of which no part is meant either."""
    return 1 <= int(match.groupdict().get("day") or 0) <= 31


def _stands_alone(text: str, match: "re.Match[str]") -> bool:
    """Latin words and figures count only between spaces or marks; lower-case sat and sun are plain words."""
    words = match.group()
    if words in ("sat", "sun"):
        return False
    if words[-1].isdigit() and _CLOCK_GOES_ON.match(text, match.end()):
        return False
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not (_glued(before, words[0]) or _glued(words[-1], after))


def _glued(left: str, right: str) -> bool:
    latin = "+-/._"
    return all(side and side.isascii() and (side.isalnum() or side in latin) for side in (left, right))


def _safely(reader: _Reader, match: "re.Match[str]", today: date) -> date | None:
    try:
        return reader(match, today)
    except (ValueError, OverflowError):
        return None


def _word(match: "re.Match[str]", today: date) -> date | None:
    return today + timedelta(days=_DAY_WORDS[match.group().lower()])


def _part_of_day(match: "re.Match[str]", today: date) -> date | None:
    """Read 今晚 and 明早; where an hour follows, 晚 and 早 belong to the time."""
    return today + timedelta(days=match.group().startswith("明"))


def _next_week(match: "re.Match[str]", today: date) -> date | None:
    """Read 下周 alone as its Monday."""
    return today + timedelta(days=7 - today.weekday())


def _count(match: "re.Match[str]") -> int:
    text = match["count"]
    return _HAN_NUMBERS.get(text) or int(text)


def _days_later(match: "re.Match[str]", today: date) -> date | None:
    return today + timedelta(days=_count(match))


def _weeks_later(match: "re.Match[str]", today: date) -> date | None:
    return today + timedelta(weeks=_count(match))


def _months_later(match: "re.Match[str]", today: date) -> date | None:
    """Return the same day of a later month, its last day where it is shorter."""
    years, month = divmod(today.month - 1 + _count(match), 12)
    return _in_month(today.year + years, month + 1, today.day)


def _month_end(match: "re.Match[str]", today: date) -> date | None:
    years, month = divmod(today.month - 1 + _ahead(match), 12)
    return _in_month(today.year + years, month + 1, 31)


def _year_end(match: "re.Match[str]", today: date) -> date | None:
    return date(today.year + (_ahead(match) or match.group().startswith("明")), 12, 31)


def _ahead(match: "re.Match[str]") -> int:
    """Return how many months or years ahead the words next and 下 lead."""
    words = match.group().lower()
    return words.count("next") + words.count("下")


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _workdays_later(match: "re.Match[str]", today: date, calendar: Workdays) -> date | None:
    return calendar.add_workdays(today, _count(match))


def _next_workday(match: "re.Match[str]", today: date, calendar: Workdays) -> date | None:
    return calendar.next_workday(today)


def _weekday_of(match: "re.Match[str]") -> int | None:
    groups = match.groupdict()
    if groups.get("han"):
        return _HAN_WEEKDAYS[groups["han"]]
    return _WEEKDAYS_EN.index(groups["wd"][:3].lower()) if groups.get("wd") else None


def _weekday(match: "re.Match[str]", today: date) -> date | None:
    weekday = _weekday_of(match)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday_of_week(match: "re.Match[str]", today: date) -> date | None:
    weekday = _weekday_of(match)
    ahead = match["week"].count("下") + match["week"].lower().count("next")
    return None if weekday is None else today + timedelta(days=weekday - today.weekday() + 7 * ahead)


def _full(match: "re.Match[str]", today: date) -> date | None:
    day = date(int(match["year"]), _month_of(match), int(match["day"]))
    return day if _weekday_of(match) in (None, day.weekday()) else None


def _without_year(match: "re.Match[str]", today: date) -> date | None:
    month, number = _month_of(match), int(match["day"])
    for year in range(today.year, min(today.year + 9, MAXYEAR + 1)):
        day = _real(year, month, number)
        if day and day >= today:
            return day if _weekday_of(match) in (None, day.weekday()) else None
    return None


def _day_of_month(match: "re.Match[str]", today: date) -> date | None:
    number, weekday = int(match["day"]), _weekday_of(match)
    for ahead in range(MONTHS_AHEAD):
        years, month = divmod(today.month - 1 + ahead, 12)
        day = _real(today.year + years, month + 1, number)
        if day and day >= today and weekday in (None, day.weekday()):
            return day
    return None


def _month_of(match: "re.Match[str]") -> int:
    month = match["mon"]
    return int(month) if month.isdigit() else _MONTHS_EN.index(month[:3].lower()) + 1


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _pattern(form: str) -> "re.Pattern[str]":
    """Compile a form when somebody types for the first time: all of them take 20 ms, which no start has to spare."""
    return re.compile(form, re.IGNORECASE)


_WORKDAY_FORMS: tuple[tuple[str, _Counter], ...] = (
    (rf"\+\s?{_COUNT}\s*个?工作[日天]", _workdays_later),
    (rf"{_COUNT}\s*个?工作[日天](?:之?后|以?之?内)", _workdays_later),
    (rf"\+\s?{_COUNT}\s*{_WORKDAYS}", _workdays_later),
    (rf"(?:with)?in {_COUNT} {_WORKDAYS}", _workdays_later),
    (r"下一?个?工作[日天]", _next_workday),
    (r"next (?:work(?:ing )?|business )day", _next_workday),
)
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (r"大后天|[今明]天|[今明]日|后天|today|tonight|tomorrow|day after tomorrow", _word),
    (rf"{_OF_DAY}(?=[早晚]{_HOUR})|{_OF_DAY}[早晚]上?(?!{_HOUR})", _part_of_day),
    (rf"\+\s?{_COUNT}", _days_later),
    (rf"{_COUNT}\s*[天日](?:之?后|以?内)", _days_later),
    (rf"(?:with)?in {_COUNT} days?", _days_later),
    (rf"{_COUNT}\s*(?:周|星期|礼拜)(?:之?后|以?内)", _weeks_later),
    (rf"(?:with)?in {_COUNT} weeks?", _weeks_later),
    (rf"{_COUNT}\s*个?月(?:之?后|以?内)", _months_later),
    (rf"(?:with)?in {_COUNT} months?", _months_later),
    (r"(?:本|这个|下个?)?月[底末]", _month_end),
    (r"(?:(?:this|next) )?month end|end of (?:(?:this|next|the) )?month", _month_end),
    (r"(?:今|明)?年[底末]", _year_end),
    (r"(?:(?:this|next) )?year end|end of (?:(?:this|next|the) )?year", _year_end),
    (r"下一?个?(?:周|星期|礼拜)(?![一二三四五六日天末期内])|next week(?!end)", _next_week),
    (_HAN_WD, _weekday),
    (rf"(?P<week>下+个?|这|本){_HAN_WD}", _weekday_of_week),
    (_WD, _weekday),
    (rf"(?P<week>next|this) {_WD}", _weekday_of_week),
    (rf"{_YEAR}([-/.])(?P<mon>\d{{1,2}})\2{_DAY}", _full),
    (rf"{_YEAR}\s*年\s*(?P<mon>\d{{1,2}})\s*月\s*{_DAY}\s*[日号]?", _full),
    (rf"(?:{_WD},? )?{_NTH} {_MON},? {_YEAR}", _full),
    (rf"{_MON} {_NTH},? {_YEAR}", _full),
    (rf"(?P<mon>\d{{1,2}})\s*月\s*{_DAY}\s*[日号]?(?:\s*{_HAN_WD})?", _without_year),
    (rf"(?:{_WD},? )?{_NTH} {_MON}", _without_year),
    (rf"(?:{_WD},? )?{_MON} {_NTH}", _without_year),
    (rf"(?P<mon>0?[1-9]|1[0-2])/{_DAY}", _without_year),
    (r"(?P<day>1[3-9]|2\d|3[01])/(?P<mon>\d{1,2})", _without_year),
    (rf"(?P<mon>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}", _full),
    (rf"(?P<day>1[3-9]|2\d|3[01])/(?P<mon>\d{{1,2}})/{_YEAR}", _full),
    (rf"{_DAY}\s*[日号]", _day_of_month),
    (rf"{_WD} {_NTH}", _day_of_month),
    (rf"{_HAN_WD}\s*{_DAY}[日号]?", _day_of_month),
)
