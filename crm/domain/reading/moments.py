"""Days with a time in cells, as moments of the bureau."""

import re
from datetime import date, datetime, time

from crm.domain.clock import at_local
from crm.domain.errors import Invalid
from crm.domain.reading.dates import clock, day
from crm.domain.reading.text import Cell, narrow

_MOMENT = re.compile(
    r"(\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?)[ T]?(\d{1,2}[:时点](?:\d{2}分?)?(?::\d{2})?)(?:\.\d+)?(?:秒)?"
)


def moment(value: Cell) -> datetime:
    """Return the moment of a wall time, to the minute: a date cell, a spreadsheet's number, or a text such as
    2026-11-20 17:30, 2026/11/20 5:30, 2026年11月20日 17时30分; a day alone begins at midnight.

    Raises Invalid("cell.moment").
    """
    try:
        if isinstance(value, datetime):
            on = day(value)
            return at_local(on, value.hour, value.minute)
        if isinstance(value, float) and not value.is_integer():
            return _at(day(float(int(value))), clock(value - int(value)))
        if isinstance(value, str) and (match := _MOMENT.fullmatch(narrow(value[:60]))):
            return _at(day(match[1]), clock(match[2]))
        return at_local(day(value))
    except Invalid:
        raise Invalid("cell.moment", value=value) from None


def _at(on: date, wall: time) -> datetime:
    return at_local(on, wall.hour, wall.minute)
