"""What is asked of a long list, as data: the same for accounts, contacts, visits, tasks and issues.

A filter's values are texts, so that a chip, a saved view and the history carry the same thing:

- a code, a key or a text is itself, and `EMPTY` finds rows without a value;
- a flag is `yes` or `no`;
- numbers are a range from `low` up to but not including `high`: `315..3150`, `..100`, `3150..`;
- days are a range with both ends in it, each end a date or days from today: `2026-11-01..2026-11-30`, `..-1` (late),
  `..+30` (late or due within 30 days), `+0..+7`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from uuid import UUID

from msgspec import Struct, field

from crm.domain.errors import Invalid

EMPTY = "-"
RANGE = ".."
EVERYTHING = "all"
"""The built-in view that narrows nothing."""
FLAGS = MappingProxyType({"yes": True, "no": False})
"""The values of a flag's filter."""


class ListKind(StrEnum):
    """The lists of the program; values are ids of places."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    VISITS = "visits"
    TASKS = "tasks"
    ISSUES = "issues"
    ORDERS = "orders"
    REVIEWS = "reviews"
    HONESTY = "honesty"


class ColumnType(StrEnum):
    """What a column holds, and so how it is filtered: by choices (text, code, key, flag) or by ranges (number, day)."""

    TEXT = "text"
    CODE = "code"
    KEY = "key"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"


class ListColumn(Struct, frozen=True):
    """A column as the database knows it."""

    key: str
    type: ColumnType
    is_filtered: bool = True


class SortKey(Struct, frozen=True):
    column: str
    descending: bool = False


class ListQuery(Struct, frozen=True):
    """What a list shows and in which order: filters combine with and, the values of one with or.

    `person_id` keeps what belongs to one manager; None keeps everybody's. `sort` may have a second key.
    """

    view: str = EVERYTHING
    person_id: UUID | None = None
    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: tuple[SortKey, ...] = ()


class ListTotals(Struct, frozen=True):
    """What the foot of a list says about rows: how many, and the list's own sums by their names."""

    count: int
    sums: Mapping[str, float]


class ListChoice(Struct, frozen=True):
    """A value that a filter offers, and how many rows have it; `label` is data (a name) or empty for codes."""

    value: str
    count: int
    label: str = ""


def number_range(value: str) -> tuple[float | None, float | None]:
    """Return both ends of a range of numbers, None where it is open; raises Invalid("list.filter")."""
    low, high = _ends(value)
    try:
        return (_number(low), _number(high))
    except ValueError as error:
        raise Invalid("list.filter", value=value) from error


def day_range(value: str, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day of a range, None where it is open; raises Invalid("list.filter")."""
    low, high = _ends(value)
    try:
        return (_day(low, today), _day(high, today))
    except (ValueError, OverflowError) as error:
        raise Invalid("list.filter", value=value) from error


def storable(value: str) -> str:
    """Return a text without what no database can hold: the character 0 and halves of characters."""
    return value.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def _number(bound: str) -> float | None:
    if not bound:
        return None
    number = float(bound)
    if not isfinite(number):
        raise ValueError(bound)
    return number


def _ends(value: str) -> tuple[str, str]:
    low, mark, high = value.partition(RANGE)
    if not mark:
        raise Invalid("list.filter", value=value)
    return low.strip(), high.strip()


def _day(bound: str, today: date) -> date | None:
    if not bound:
        return None
    if bound[0] in "+-":
        return today + timedelta(days=int(bound))
    return date.fromisoformat(bound)
