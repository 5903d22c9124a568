"""The loads of a day in one cell: 24, 48 or 96 figures, and - where nothing was read."""

import re

from crm.domain.curves import COUNTS, whole_day
from crm.domain.errors import Invalid
from crm.domain.reading.numbers import power
from crm.domain.reading.text import Cell, narrow, shown

_APART = re.compile(r"[\s;,，；|]+")
_GAPS = frozenset({"", "-", "--", "—", "/", "null", "none", "nan"})


def day_of_loads(value: Cell, factor: float = 1.0) -> tuple[float | None, ...]:
    """Return 96 quarter hours in kW.

    Raises Invalid("cell.curve_count") for another number of figures, and what `numbers.power` raises but for one
    below zero: a customer's own panels may feed back.
    """
    parts = _APART.split(narrow(shown(value)))
    if len(parts) not in COUNTS:
        raise Invalid("cell.curve_count", value=len(parts), known=", ".join(map(str, COUNTS)))
    return whole_day([_figure(part, factor) for part in parts])


def _figure(text: str, factor: float) -> float | None:
    if text.casefold() in _GAPS:
        return None
    if text.startswith("-"):
        return -power(text[1:], factor)
    return power(text, factor)
