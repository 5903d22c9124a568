"""The functions of ODK's expressions that need nothing but their arguments (https://docs.getodk.org/form-operators-functions).

What needs to know where it stands (`position`, `indexed-repeat`, `jr:choice-name`, `once`) is in `standing.py`.
"""

import math
import random
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from uuid import uuid4

from msgspec import Struct

from crm.forms.dates import FORMATS, formatted
from crm.forms.values import Day, Operand, Value, day_number, day_of, many, number_of, single, text_of, truth_of


class Function(Struct, frozen=True):
    """A function with the fewest and most arguments that it takes (None: any number)."""

    run: Callable[..., Operand]
    fewest: int
    most: int | None


def _selected(value: Operand, wanted: Operand) -> bool:
    return text_of(wanted).strip() in text_of(value).split()


def _selected_at(value: Operand, place: Operand) -> str:
    chosen, number = text_of(value).split(), number_of(place)
    return chosen[int(number)] if 0 <= number < len(chosen) else ""


def _count_selected(value: Operand) -> float:
    return float(len(text_of(value).split()))


def _coalesce(*values: Operand) -> Value:
    return next((found for value in values if text_of(found := single(value)) != ""), "")


def _concat(*values: Operand) -> str:
    return "".join(text_of(each) for value in values for each in many(value))


def _join(separator: Operand, *values: Operand) -> str:
    return text_of(separator).join(text_of(each) for value in values for each in many(value))


def _substr(value: Operand, start: Operand, end: Operand | None = None) -> str:
    text = text_of(value)
    last = len(text) if end is None else number_of(end)
    return text[slice(_whole(number_of(start)), _whole(last))]


def _whole(number: float) -> int:
    return int(number) if math.isfinite(number) else 0


def _substring(value: Operand, start: Operand, length: Operand | None = None) -> str:
    first = _rounded(number_of(start))
    end = math.inf if length is None else first + _rounded(number_of(length))
    return "".join(letter for place, letter in enumerate(text_of(value), 1) if first <= place < end)


def _translate(value: Operand, old: Operand, new: Operand) -> str:
    before, after = text_of(old), text_of(new)
    table = {ord(letter): after[place] if place < len(after) else None for place, letter in enumerate(before)}
    return text_of(value).translate(table)


@lru_cache(256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _regex(value: Operand, pattern: Operand) -> bool:
    """Match the whole text, as Java does; a pattern that Python does not know matches nothing."""
    try:
        return _pattern(text_of(pattern)).fullmatch(text_of(value)) is not None
    except re.error:
        return False


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


def _round(value: Operand, places: Operand = 0.0) -> float:
    number, digits = number_of(value), number_of(places)
    if not math.isfinite(number) or not math.isfinite(digits) or abs(digits) > 30:
        return number
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))


def _int(value: Operand) -> float:
    number = number_of(value)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _numbers(values: Sequence[Operand]) -> list[float]:
    return [number_of(each) for value in values for each in many(value) if text_of(each) != ""]


def _sum(*values: Operand) -> float:
    return math.fsum(_numbers(values))


def _count(value: Operand) -> float:
    return float(len(many(value)))


def _count_non_empty(value: Operand) -> float:
    return float(sum(text_of(each) != "" for each in many(value)))


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    def run(*values: Operand) -> float:
        numbers = _numbers(values)
        return math.nan if not numbers or any(map(math.isnan, numbers)) else choose(numbers)

    return run


def _date(value: Operand) -> Value:
    value = single(value)
    if isinstance(value, str):
        return day_of(value) or ""
    return day_number(float(math.floor(value))) if math.isfinite(value) else ""


def _date_time(value: Operand) -> Value:
    value = single(value)
    return (day_of(value) or "") if isinstance(value, str) else day_number(float(value))


def _decimal_date_time(value: Operand) -> float:
    value = single(value)
    found = day_of(value) if isinstance(value, str) else value
    return math.nan if found is None else float(found)


def _decimal_time(value: Operand) -> float:
    parts = text_of(value).rpartition("T")[2].split(":")
    try:
        hours, minutes = int(parts[0]), int(parts[1])
    except (ValueError, IndexError):
        return math.nan
    return timedelta(hours=hours, minutes=minutes) / timedelta(days=1)


def _format_date(value: Operand, layout: Operand) -> str:
    value = single(value)
    found = day_of(value) if isinstance(value, str) else day_number(float(value))
    return formatted(found, text_of(layout)) if isinstance(found, Day) else ""


def _power(base: Operand, exponent: Operand) -> float:
    try:
        found = number_of(base) ** number_of(exponent)
    except (OverflowError, ZeroDivisionError):
        return math.nan
    return float(found) if isinstance(found, float) else math.nan


def _of_number(run: Callable[[float], float]) -> Callable[[Operand], float]:
    def guarded(value: Operand) -> float:
        try:
            return float(run(number_of(value)))
        except (ValueError, OverflowError):
            return math.nan

    return guarded


def _weighted(least: Operand, most: Operand, *pairs: Operand) -> bool:
    flags = [truth_of(each) for value in pairs for each in many(value)]
    upper = number_of(most)
    return number_of(least) <= sum(flags) and (upper < 0 or sum(flags) <= upper)


PLAIN: dict[str, Function] = {
    "selected": Function(_selected, 2, 2),
    "selected-at": Function(_selected_at, 2, 2),
    "count-selected": Function(_count_selected, 1, 1),
    "coalesce": Function(_coalesce, 2, None),
    "concat": Function(_concat, 1, None),
    "join": Function(_join, 1, None),
    "string": Function(lambda value: text_of(value), 1, 1),
    "string-length": Function(lambda value: float(len(text_of(value))), 1, 1),
    "normalize-space": Function(lambda value: " ".join(text_of(value).split()), 1, 1),
    "contains": Function(lambda value, part: text_of(part) in text_of(value), 2, 2),
    "starts-with": Function(lambda value, part: text_of(value).startswith(text_of(part)), 2, 2),
    "ends-with": Function(lambda value, part: text_of(value).endswith(text_of(part)), 2, 2),
    "substring-before": Function(lambda value, part: _split(value, part, 0), 2, 2),
    "substring-after": Function(lambda value, part: _split(value, part, 2), 2, 2),
    "substring": Function(_substring, 2, 3),
    "substr": Function(_substr, 2, 3),
    "translate": Function(_translate, 3, 3),
    "regex": Function(_regex, 2, 2),
    "number": Function(lambda value: number_of(value), 1, 1),
    "int": Function(_int, 1, 1),
    "round": Function(_round, 1, 2),
    "floor": Function(_of_number(math.floor), 1, 1),
    "ceiling": Function(_of_number(math.ceil), 1, 1),
    "abs": Function(_of_number(abs), 1, 1),
    "sqrt": Function(_of_number(math.sqrt), 1, 1),
    "exp": Function(_of_number(math.exp), 1, 1),
    "log": Function(_of_number(math.log), 1, 1),
    "log10": Function(_of_number(math.log10), 1, 1),
    "pow": Function(_power, 2, 2),
    "pi": Function(lambda: math.pi, 0, 0),
    "sum": Function(_sum, 1, 1),
    "count": Function(_count, 1, 1),
    "count-non-empty": Function(_count_non_empty, 1, 1),
    "min": Function(_extreme(min), 1, None),
    "max": Function(_extreme(max), 1, None),
    "boolean": Function(lambda value: truth_of(value), 1, 1),
    "boolean-from-string": Function(lambda value: text_of(value) in ("1", "true"), 1, 1),
    "not": Function(lambda value: not truth_of(value), 1, 1),
    "true": Function(lambda: True, 0, 0),
    "false": Function(lambda: False, 0, 0),
    "checklist": Function(_weighted, 2, None),
    "date": Function(_date, 1, 1),
    "date-time": Function(_date_time, 1, 1),
    "decimal-date-time": Function(_decimal_date_time, 1, 1),
    "decimal-time": Function(_decimal_time, 1, 1),
    "format-date": Function(_format_date, 2, 2),
    "format-date-time": Function(_format_date, 2, 2),
    "random": Function(random.random, 0, 0),
    "uuid": Function(lambda: str(uuid4()), 0, 0),
}
"""By name. `if` and the operators are compiled, because they leave out what they do not need."""

REFUSED = frozenset(
    {
        "pulldata",
        "instance",
        "search",
        "current",
        "area",
        "distance",
        "digest",
        "randomize",
        "base64-decode",
        "property",
        "version",
        "intersects",
        "geofence",
        "extract-signed",
        "last",
        "name",
        "local-name",
        "id",
    }
)
"""What ODK or XPath knows and Rounds does not: named at import."""


def _split(value: Operand, part: Operand, side: int) -> str:
    text, mark = text_of(value), text_of(part)
    return text.partition(mark)[side] if mark and mark in text else ""


def wrong_pattern(text: str) -> bool:
    """Say whether a regular expression cannot be read."""
    try:
        _pattern(text)
    except re.error:
        return True
    return False


def unknown_layout(layout: str) -> bool:
    """Say whether a date layout holds a letter after % that `format-date` does not know."""
    return any(letter not in FORMATS for letter in re.findall(r"%(.)", layout))
