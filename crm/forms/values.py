"""The values of ODK's expressions: text, number, truth, day, moment, and lists of answers of a repeat."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

EPOCH = date(1970, 1, 1)
CALENDAR_DAYS = 719_000
"""How far from 1970 a day may lie."""


class Day(float):
    """A day or a moment as ODK counts it, in days since 1970; its text is ISO."""

    has_time = False

    def date(self) -> date:
        """Return the day."""
        return EPOCH + timedelta(days=math.floor(self))

    def moment(self) -> datetime:
        """Return the bureau's wall time, good to the second."""
        seconds = round((self - math.floor(self)) * 86_400)
        return datetime.combine(self.date(), time(), tzinfo=None) + timedelta(seconds=seconds)

    def __str__(self) -> str:
        return self.date().isoformat()


class Moment(Day):
    """A day with an hour."""

    has_time = True

    def __str__(self) -> str:
        return self.moment().isoformat()


Value = str | float | bool | Day
Operand = Value | Sequence[Value]
"""A list stands for the answers of all instances of a repeat."""


def day_of(text: str) -> Day | None:
    """Return the day or moment of an ISO text."""
    try:
        if "T" not in text:
            return Day((date.fromisoformat(text) - EPOCH).days)
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return moment_of(moment)


def moment_of(moment: datetime) -> Moment:
    """Return a wall time as a value."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return Moment((moment.date() - EPOCH).days + seconds / 86_400)


def day_number(days: float) -> "Day | str":
    """Return a count of days as a day, "" where no calendar reaches."""
    return Day(days) if math.isfinite(days) and abs(days) < CALENDAR_DAYS else ""


def single(value: Operand) -> Value:
    """Return a value, the first of a list; an empty list is no answer."""
    if isinstance(value, str | float | bool):
        return value
    return value[0] if value else ""


def many(value: Operand) -> Sequence[Value]:
    """Return the values of a list; a single value is a list of one."""
    return [value] if isinstance(value, str | float | bool) else value


def text_of(value: Operand) -> str:
    """Return the text of a value: whole numbers without a point, a number that is none as NaN."""
    value = single(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Day) and math.isfinite(value):
        return str(value)
    if isinstance(value, float):
        return _number_text(value)
    return value


def _number_text(value: float) -> str:
    if not math.isfinite(value):
        return "NaN"
    return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(float(value))


def number_of(value: Operand) -> float:
    """Return the number of a value; text that is none, and no answer, are NaN."""
    value = single(value)
    if isinstance(value, str):
        try:
            return float(value) if _looks_like_number(value) else math.nan
        except ValueError:
            return math.nan
    return float(value)


def _looks_like_number(text: str) -> bool:
    return text.isascii() and not text.strip().lstrip("+-")[:1].isalpha() and "_" not in text


def truth_of(value: Operand) -> bool:
    """Return the truth of a value: text that is not empty, a number that is neither 0 nor NaN."""
    value = single(value)
    if isinstance(value, float):
        return not math.isnan(value) and value != 0
    return bool(value)


def same(left: Operand, right: Operand) -> bool:
    """Say whether two values are equal by XPath 1.0: as truths, else as numbers, else as texts.

    A day beside a text is compared as text. A list is equal where one of its values is.
    """
    if not isinstance(left, str | float | bool):
        return any(same(each, right) for each in left)
    if not isinstance(right, str | float | bool):
        return any(same(left, each) for each in right)
    if isinstance(left, bool) or isinstance(right, bool):
        return truth_of(left) == truth_of(right)
    if (isinstance(left, Day) and isinstance(right, str)) or (isinstance(right, Day) and isinstance(left, str)):
        return text_of(left) == text_of(right)
    if isinstance(left, float) or isinstance(right, float):
        return number_of(left) == number_of(right)
    return left == right


def ordered(left: Operand, right: Operand) -> tuple[float, float]:
    """Return two values as they are compared by size: as numbers, an ISO text beside a day as a day."""
    first, second = single(left), single(right)
    if isinstance(first, Day) and isinstance(second, str):
        return first, day_of(second) or math.nan
    if isinstance(second, Day) and isinstance(first, str):
        return day_of(first) or math.nan, second
    return number_of(first), number_of(second)


def answer_text(value: Operand) -> str:
    """Return what a calculation leaves as an answer: a number that is none is no answer."""
    value = single(value)
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    return text_of(value)
