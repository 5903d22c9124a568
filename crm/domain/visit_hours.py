"""When a customer receives visits, as somebody types it: `Mon-Fri 9:00-11:30, 14:00-17:00; Wed closed`, `周三不接待`.

Entries are parted by ; or a new line. An entry names days (none: every day) and hours, or that the site is closed. A
later entry goes before an earlier one. A weekday that no entry names has no limit.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field

from crm.domain.errors import Invalid

Span = tuple[int, int]
"""Minutes of the day from opening to closing."""

LETTERS = 200
EVERY_DAY = range(7)
CLOSED = re.compile(r"closed|不接待|不可访|休息|休|关闭")
_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH = "一二三四五六日"
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:周|星期|礼拜)[一二三四五六日天])"
_DAYS = re.compile(rf"({_DAY})(?:\s*(?:-|–|—|~|至|到)\s*({_DAY}|[一二三四五六日天]))?")
_TIME = r"(\d{1,2})(?:[:：点时](\d{2}|半)?分?)?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|—|~|至|到)\s*{_TIME}")
_BETWEEN = re.compile(r"[\s,，、和及and]*")


class VisitHours(Struct, frozen=True):
    """Spans by weekday (Monday is 0); an empty tuple is a closed day, a weekday that is missing has no limit."""

    spans: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def is_closed(self, weekday: int) -> bool:
        """Say whether nobody is received on a weekday."""
        return self.spans.get(weekday) == ()

    def starts(self, weekday: int, minutes: int) -> tuple[Span, ...] | None:
        """Return between which minutes a visit of a length may start, None without a limit."""
        spans = self.spans.get(weekday)
        if spans is None:
            return None
        return tuple((opening, closing - minutes) for opening, closing in spans if closing - minutes >= opening)

    def receives(self, weekday: int, start: int, minutes: int) -> bool:
        """Say whether a visit of a length may start at a minute of a weekday."""
        starts = self.starts(weekday, minutes)
        return starts is None or any(first <= start <= last for first, last in starts)


@lru_cache(maxsize=1024)
def hours_of(text: str | None) -> VisitHours:
    """Return an account's hours; a text from elsewhere that cannot be read sets no limit."""
    try:
        return read_hours(text)
    except Invalid:
        return VisitHours()


def read_hours(text: str | None) -> VisitHours:
    """Return what a text says; raises Invalid("hours.unread", value=...) with the part that is no hours."""
    found: dict[int, tuple[Span, ...]] = {}
    for entry in re.split(r"[;；\n]", (text or "")[:LETTERS]):
        if entry.strip():
            found.update(_entry(entry.strip()))
    return VisitHours(found)


def _entry(text: str) -> dict[int, tuple[Span, ...]]:
    rest = text.casefold()
    days: set[int] = set()
    spans: list[Span] = []
    is_closed = False
    while rest := rest[_BETWEEN.match(rest).end() :]:  # type: ignore[union-attr]
        if match := _DAYS.match(rest):
            days |= _weekdays(match)
        elif match := CLOSED.match(rest):
            is_closed = True
        elif match := _SPAN.match(rest):
            spans.append(_span(match, text))
        else:
            raise Invalid("hours.unread", value=text)
        rest = rest[match.end() :]
    if is_closed == bool(spans):
        raise Invalid("hours.unread", value=text)
    return dict.fromkeys(days or EVERY_DAY, tuple(sorted(spans)))


def _weekdays(match: re.Match[str]) -> set[int]:
    first = _weekday(match[1])
    last = _weekday(match[2]) if match[2] else first
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _weekday(text: str) -> int:
    if text[:3] in _EN:
        return _EN.index(text[:3])
    return _ZH.index(text[-1].replace("天", "日"))


def _span(match: re.Match[str], text: str) -> Span:
    opening, closing = _minute(match[1], match[2]), _minute(match[3], match[4])
    if not 0 <= opening < closing <= 1440:
        raise Invalid("hours.unread", value=text)
    return opening, closing


def _minute(hour: str, minute: str | None) -> int:
    rest = 30 if minute == "半" else int(minute or 0)
    return int(hour) * 60 + rest if rest < 60 else -1
