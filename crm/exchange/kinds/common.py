"""Fields that several kinds share, and what their cells look like."""

import re

from crm.domain.reading import dates, moments, text
from crm.domain.reading.text import Cell, narrow
from crm.exchange.kinds.field import Field, Read, readable

_MOBILE = re.compile(r"1\d{10}")


def owner(number: Read) -> list[Field]:
    """Return the fields by which a row says to whom it belongs: the number, else the name."""
    return [
        Field("account_no", number, required=True, or_else="account_name", looks=readable(number)),
        Field("account_name", text.line),
    ]


def is_mobile(cell: Cell) -> bool:
    """Tell whether a cell looks like the number of a mobile phone."""
    return _MOBILE.fullmatch(narrow(cell).replace(" ", "").replace("-", "")) is not None


def is_day(cell: Cell) -> bool:
    """Tell whether a cell looks like a day: a bare figure does not."""
    return not isinstance(cell, float | int) and readable(dates.day)(cell)


def is_moment(cell: Cell) -> bool:
    """Tell whether a cell looks like a day with a time."""
    return not isinstance(cell, float | int) and readable(moments.moment)(cell)


def is_month(cell: Cell) -> bool:
    """Tell whether a cell looks like a month: a bare figure does not."""
    return not isinstance(cell, float | int) and readable(dates.month)(cell)
