"""Repetitions as people type them, in Chinese and English: 每周一, every 2 weeks, 每月最后一个工作日.

Only words that begin with 每, 隔 or "every" are a repetition, and daily, weekly, monthly, quarterly and yearly at the
end, where they are not the kind of a report; everything else is left to the dates. What leaves its day open ("every
week") repeats on the weekday or day of the task itself.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.dates_typed import find_dates
from crm.domain.errors import Invalid
from crm.domain.repeats import LAST, Every, Pattern

_HAN = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_HAN_DAYS = {word: number for number, word in enumerate("一二三四五六日")} | {"天": 6}
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EN_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EN_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")

_N = r"(?P<n>\d{1,2}|[一二两三四五六七八九十])"
_NTH = r"(?P<nth>first|second|third|fourth|last|\d{1,2}(?:st|nd|rd|th))"
_HAN_NTH = r"(?:第\s*(?P<nth>\d{1,2}|[一二三四五六七八九十])|(?P<last>最后一?))\s*个?"
_EN_DAY = r"(?:mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:nesday)?s?|thu(?:rs(?:day)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)"  # noqa: E501
_EN_LIST = rf"(?P<days>{_EN_DAY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_EN_DAY})*)"
_EN_MONTH = r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # noqa: E501
_HAN_WEEK = r"(?:周|星期|礼拜)"
_HAN_LIST = rf"(?P<days>[一二三四五六日天](?:[、,，和]?(?:{_HAN_WEEK})?[一二三四五六日天])*)"
_WORK = r"(?:work(?:ing )?|business |week)days?"
_AT_END = r"(?=\s*[.。]?\s*$)"
_OF_MONTH = r"(?:of|in) (?:every|each|the) month"

_Reader = Callable[["re.Match[str]"], Pattern]


class TypedRepeat(Struct, frozen=True):
    """A repetition found in a text at [start, end)."""

    start: int
    end: int
    pattern: Pattern


def find_repeat(text: str, today: date) -> TypedRepeat | None:
    """Return the first repetition that a sentence names, with its end (until, times) when that stands behind it."""
    plain = text.translate(_WIDE)
    found = [
        (match.start(), -match.end(), match, reader)
        for form, reader in _FORMS
        for match in _pattern(form).finditer(plain)
        if _stands_alone(plain, match)
    ]
    if not found:
        return None
    _start, _end, match, reader = min(found, key=lambda each: each[:2])
    pattern = reader(match)
    return _with_end(plain, TypedRepeat(match.start(), match.end(), pattern), today) if _can_be(pattern) else None


def _can_be(pattern: Pattern) -> bool:
    """Say whether some day fits; what leaves its day open always does."""
    from_task = {Every.WEEK: not pattern.weekdays, Every.MONTH_DAY: not pattern.day, Every.YEAR: not pattern.day}
    if from_task.get(pattern.every, False):
        return True
    try:
        pattern.rule()
    except Invalid:
        return False
    return True


def _stands_alone(text: str, match: "re.Match[str]") -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    words = match.group()
    return not (_latin(before) and _latin(words[0])) and not (_latin(words[-1]) and _latin(after))


def _latin(letter: str) -> bool:
    return bool(letter) and letter.isascii() and letter.isalnum()


def _with_end(text: str, found: TypedRepeat, today: date) -> TypedRepeat:
    """Take in what ends the repetition, where it follows at once."""
    rest = text[found.end :]
    if times := _TIMES.match(rest):
        count = _number(times["times"] or times["times_en"])
        return TypedRepeat(found.start, found.end + times.end(), replace(found.pattern, count=count))
    if not (until := _UNTIL.match(rest)):
        return found
    days = find_dates(rest[until.end() :], today)
    if not days or days[0].start != 0:
        return found
    end = found.end + until.end() + days[0].end
    if stop := _STOP.match(text[end:]):
        end += stop.end()
    return TypedRepeat(found.start, end, replace(found.pattern, until=days[0].day))


_TIMES = re.compile(
    r"[\s,，]*(?:共|一共)\s*(?P<times>\d{1,3}|[一二两三四五六七八九十])\s*次|,?\s+(?P<times_en>\d{1,3}) times\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"[\s,，]*(?:until|till|直到|至|到)\s*", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:为止|止)")


def _number(text: str) -> int:
    return _HAN.get(text) or int(text)


def _interval(match: "re.Match[str]") -> int:
    groups = match.groupdict()
    return _number(groups["n"]) if groups.get("n") else 1


def _nth(match: "re.Match[str]") -> int:
    if match.groupdict().get("last"):
        return LAST
    text = match["nth"].lower()
    return _EN_NTH.get(text) or _number(re.sub(r"(?:st|nd|rd|th)$", "", text))


def _weekdays(match: "re.Match[str]") -> tuple[int, ...]:
    text = match["days"].lower()
    latin = re.findall(_EN_DAY, text)
    found = {_EN_DAYS.index(each[:3]) for each in latin} or {_HAN_DAYS[each] for each in text if each in _HAN_DAYS}
    return tuple(sorted(found))


def _of(every: Every, interval: int = 1) -> _Reader:
    return lambda match: Pattern(every, interval * _interval(match))


def _weekly(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.WEEK, _interval(match), _weekdays(match))


def _fortnightly(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.WEEK, 2, _weekdays(match) if match.groupdict().get("days") else ())


def _month_day(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.MONTH_DAY, _interval(match), day=int(match["day"]))


def _month_end(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.MONTH_DAY, _interval(match), day=LAST)


def _month_weekday(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.MONTH_WEEKDAY, _interval(match), _weekdays(match), nth=_nth(match))


def _month_workday(match: "re.Match[str]") -> Pattern:
    return Pattern(Every.MONTH_WORKDAY, _interval(match), nth=_nth(match))


def _yearly(match: "re.Match[str]") -> Pattern:
    month = match["mon"].lower()
    number = int(month) if month.isdigit() else _EN_MONTHS.index(month[:3]) + 1
    return Pattern(Every.YEAR, _interval(match), day=int(match["day"]), month=number)


@cache
def _pattern(form: str) -> "re.Pattern[str]":
    """Compile a form when somebody types for the first time, and not at the start."""
    return re.compile(form, re.IGNORECASE)


_EN_EVERY = r"(?:every|each)"
_HAN_MONTHS = rf"每\s*(?:{_N}\s*个)?月"
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (rf"每\s*(?:{_N}\s*)?(?:天|日)", _of(Every.DAY)),
    (r"每个?工作[日天]", _of(Every.WORKDAY)),
    (rf"每\s*(?:{_N}\s*个?)?{_HAN_WEEK}", _of(Every.WEEK)),
    (rf"每\s*(?:{_N}\s*个?)?{_HAN_WEEK}的?(?:{_HAN_WEEK})?{_HAN_LIST}", _weekly),
    (rf"隔{_HAN_WEEK}(?:的?(?:{_HAN_WEEK})?{_HAN_LIST})?", _fortnightly),
    (_HAN_MONTHS, _of(Every.MONTH_DAY)),
    (rf"{_HAN_MONTHS}的?\s*(?P<day>\d{{1,2}})\s*[日号]", _month_day),
    (rf"{_HAN_MONTHS}的?(?:月?底|月?末|最后一[天日])", _month_end),
    (rf"{_HAN_MONTHS}的?{_HAN_NTH}工作[日天]", _month_workday),
    (rf"{_HAN_MONTHS}的?{_HAN_NTH}(?:周|星期|礼拜)(?P<days>[一二三四五六日天])", _month_weekday),
    (r"每个?季度?", _of(Every.MONTH_DAY, 3)),
    (rf"每\s*(?:{_N}\s*)?年", _of(Every.YEAR)),
    (rf"每\s*(?:{_N}\s*)?年的?\s*(?P<mon>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号]", _yearly),
    (rf"daily{_AT_END}|{_EN_EVERY} day|every (?P<n>\d{{1,2}}) days", _of(Every.DAY)),
    (r"every other day", _of(Every.DAY, 2)),
    (rf"{_EN_EVERY} {_WORK}", _of(Every.WORKDAY)),
    (rf"weekly{_AT_END}|{_EN_EVERY} week|every (?P<n>\d{{1,2}}) weeks", _of(Every.WEEK)),
    (rf"every (?P<n>\d{{1,2}}) weeks on {_EN_LIST}", _weekly),
    (rf"(?:weekly on|{_EN_EVERY}(?: week on)?) {_EN_LIST}", _weekly),
    (rf"every other (?:week(?: on {_EN_LIST})?)", _fortnightly),
    (rf"monthly{_AT_END}|{_EN_EVERY} month|every (?P<n>\d{{1,2}}) months", _of(Every.MONTH_DAY)),
    (r"(?:monthly|every month|every (?P<n>\d{1,2}) months) on the (?P<day>\d{1,2})(?:st|nd|rd|th)?", _month_day),
    (rf"{_EN_EVERY} (?P<day>\d{{1,2}})(?:st|nd|rd|th)(?: of the month)?", _month_day),
    (r"every month end|every end of (?:the )?month|(?:on )?the last day of (?:every|each) month", _month_end),
    (rf"{_EN_EVERY} {_NTH} {_WORK}(?: {_OF_MONTH})?", _month_workday),
    (rf"(?:on )?(?:the )?{_NTH} {_WORK} of (?:every|each) month", _month_workday),
    (rf"{_EN_EVERY} {_NTH} (?P<days>{_EN_DAY})(?: {_OF_MONTH})?", _month_weekday),
    (rf"(?:on )?(?:the )?{_NTH} (?P<days>{_EN_DAY}) of (?:every|each) month", _month_weekday),
    (rf"quarterly{_AT_END}|every quarter", _of(Every.MONTH_DAY, 3)),
    (rf"(?:yearly|annually){_AT_END}|{_EN_EVERY} year|every (?P<n>\d{{1,2}}) years", _of(Every.YEAR)),
    (rf"{_EN_EVERY} (?:year on )?(?P<day>\d{{1,2}}) {_EN_MONTH}", _yearly),
    (rf"{_EN_EVERY} (?:year on )?{_EN_MONTH} (?P<day>\d{{1,2}})", _yearly),
)
