"""What a line says in which somebody types a task: title, day, time, people, how urgent, how often.

"周四 14:00 给王健报价 @林晓岚 !" is a task of Thursday at two for Lin, important, titled 给王健报价. Each part that is
understood becomes a chip; what was turned back into text (`plain`) stays text. A time counts only beside a day, for
titles are full of times. Of several days the one with a deadline's word (前, by) counts, else the last.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from crm.domain.codes import Priority
from crm.domain.repeats import Pattern
from crm.domain.tasks import can_be_due
from crm.domain.workdays import Workdays

if TYPE_CHECKING:
    from crm.domain.dates_typed import TypedDate
    from crm.domain.times_typed import TypedTime


class Part(StrEnum):
    """What a chip stands for."""

    DAY = "day"
    TIME = "time"
    PERSON = "person"
    PRIORITY = "priority"
    REPEAT = "repeat"


EVERY_PART = frozenset(Part)


class Person(Struct, frozen=True):
    """Somebody who can be named with @; the name of a `contact` stays in the title, for no task is theirs."""

    id: object
    name: str
    is_contact: bool = False


class Entry(Struct, frozen=True):
    """What a line says: the words that are left, and what its chips stand for."""

    text: str
    day: date | None
    people: tuple[Person, ...]
    at: time | None = None
    priority: Priority | None = None
    repeat: Pattern | None = None


class Span(Struct, frozen=True):
    """A chip at [start, end) of a line."""

    start: int
    end: int
    part: Part
    value: object

    def meets(self, start: int, end: int) -> bool:
        """Say whether it shares a letter with another stretch."""
        return self.start < end and start < self.end


def read_line(
    text: str,
    today: date,
    people: Sequence[Person] = (),
    calendar: Workdays | None = None,
    *,
    plain: Collection[tuple[int, int]] = (),
    parts: Collection[Part] = EVERY_PART,
) -> tuple[Entry, list[Span]]:
    """Return what a line says and where its chips stand; the longest name after @ wins."""
    from crm.domain.dates_typed import find_dates

    spans: list[Span] = []

    def take(found: Sequence[Span]) -> None:
        for span in found:
            is_free = not any(other.meets(span.start, span.end) for other in spans)
            is_kept = any(span.meets(start, end) for start, end in plain)
            if span.part in parts and is_free and not is_kept:
                spans.append(span)

    take(_names(text, people))
    take(_repeats(text, today))
    dates = [each for each in find_dates(text, today, calendar) if can_be_due(each.day)]
    take(_day(text, [each for each in dates if _is_free(each, spans, plain)]))
    take(_time(text, spans))
    take(_priority(text, spans))
    spans.sort(key=lambda span: span.start)
    return _entry(text, spans), spans


def _is_free(each: "TypedDate", spans: Sequence[Span], plain: Collection[tuple[int, int]]) -> bool:
    taken = [*((span.start, span.end) for span in spans), *plain]
    return all(each.end <= start or each.start >= end for start, end in taken)


def _entry(text: str, spans: Sequence[Span]) -> Entry:
    values: dict[Part, object] = {span.part: span.value for span in spans}
    people = tuple(dict.fromkeys(span.value for span in spans if isinstance(span.value, Person)))
    day, at = values.get(Part.DAY), values.get(Part.TIME)
    priority, repeat = values.get(Part.PRIORITY), values.get(Part.REPEAT)
    return Entry(
        _rest(text, spans),
        day if isinstance(day, date) else None,
        people,
        at if isinstance(at, time) else None,
        priority if isinstance(priority, Priority) else None,
        repeat if isinstance(repeat, Pattern) else None,
    )


def _rest(text: str, spans: Sequence[Span]) -> str:
    """Return the title: the words between the chips, without the commas that stood about them."""
    rest, at = [], 0
    for span in spans:
        rest.append(text[at : span.start])
        if isinstance(span.value, Person) and span.value.is_contact:
            rest.append(span.value.name)
        at = span.end
    words = " ".join("".join([*rest, text[at:]]).split())
    return re.sub(r"\s+([,，;；。.])", r"\1", words).strip(" ,，;；") if spans else words


def _names(text: str, people: Sequence[Person]) -> list[Span]:
    spans: list[Span] = []
    lower = text.casefold()
    at = text.find("@")
    while at >= 0:
        fitting = [one for one in people if lower.startswith(one.name.casefold(), at + 1)]
        if fitting:
            best = max(fitting, key=lambda one: len(one.name))
            spans.append(Span(at, at + 1 + len(best.name), Part.PERSON, best))
        at = text.find("@", at + 1)
    return spans


def _repeats(text: str, today: date) -> list[Span]:
    from crm.domain.repeats_typed import find_repeat

    found = find_repeat(text, today)
    return [Span(found.start, found.end, Part.REPEAT, found.pattern)] if found else []


_BEFORE_DAY = re.compile(r"(?:^|(?<=\s))(?:due(?: on| by)?|by|on|before)\s+$|在\s*$", re.IGNORECASE)
_DEADLINE = re.compile(r"(?:by|before|due)\b", re.IGNORECASE)
_AFTER_DAY = re.compile(r"\s*(?:之前|以前|前)")


def _day(text: str, dates: "Sequence[TypedDate]") -> list[Span]:
    """Return the day that counts, with the little words that belong to it."""
    chosen: Span | None = None
    is_deadline = False
    for each in dates:
        before, after = _BEFORE_DAY.search(text[: each.start]), _AFTER_DAY.match(text[each.end :])
        ends = bool(after or (before and _DEADLINE.match(before.group())))
        if ends or not is_deadline:
            start = before.start() if before else each.start
            chosen = Span(start, each.end + (after.end() if after else 0), Part.DAY, each.day)
            is_deadline = ends
    return [chosen] if chosen else []


_BETWEEN = re.compile(r"\s*(?:,|，|的|at|@)?\s*", re.IGNORECASE)
_AT = re.compile(r"(?:^|(?<=\s))at\s+$", re.IGNORECASE)


def _time(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the time that stands beside the day, or beside the repetition."""
    from crm.domain.times_typed import find_times

    for span in spans:
        if span.part in (Part.DAY, Part.REPEAT):
            for each in find_times(text):
                if not span.meets(each.start, each.end) and _are_beside(text, span, each):
                    return [_with_words(text, span, each)]
    return []


def _with_words(text: str, day: Span, each: "TypedTime") -> Span:
    """Return the chip of a time with the little words about it."""
    at, after = _AT.search(text[: each.start]), _AFTER_DAY.match(text[each.end :])
    start = at.start() if at and not day.meets(at.start(), each.start) else each.start
    return Span(start, each.end + (after.end() if after else 0), Part.TIME, each.moment)


def _are_beside(text: str, span: Span, each: "TypedTime") -> bool:
    between = text[span.end : each.start] if each.start >= span.end else text[each.end : span.start]
    return _BETWEEN.fullmatch(between) is not None


_PRIORITIES = {
    "!": Priority.HIGH,
    "!!": Priority.URGENT,
    "!!!": Priority.URGENT,
    "重要": Priority.HIGH,
    "!high": Priority.HIGH,
    "紧急": Priority.URGENT,
    "!urgent": Priority.URGENT,
    "不急": Priority.LOW,
    "!low": Priority.LOW,
}
_MARKS = re.compile(r"[!！]{1,3}(?:high|low|urgent)?|重要|紧急|不急", re.IGNORECASE)
_LOOSE = " \t,，;；。:："


def _priority(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return how urgent the task is; a mark counts alone, or before the first word (a sentence may end in one)."""
    for match in _MARKS.finditer(text):
        start, end = match.span()
        edges = {edge for span in spans for edge in (span.start, span.end)}
        opens = start == 0 or text[start - 1] in _LOOSE or start in edges
        closes = end == len(text) or text[end] in _LOOSE or end in edges
        mark = match.group().lower().replace("！", "!")
        if opens and (closes or (start == 0 and mark.startswith("!"))) and mark in _PRIORITIES:
            end += text[end : end + 1] in ("：", ":")
            return [Span(start, end, Part.PRIORITY, _PRIORITIES[mark])]
    return []
