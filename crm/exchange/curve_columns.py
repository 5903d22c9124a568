"""A curve in columns, a quarter hour each or an hour, becomes one cell: 0:00 to 23:45, 00:15 to 24:00, P1 to P96."""

import re
from collections.abc import Mapping, Sequence
from datetime import time

from msgspec.structs import replace

from crm.domain.curves import COUNTS
from crm.domain.reading.text import Cell, is_blank, narrow, shown
from crm.exchange.sheets import Fault, Row, Sheet

ROWS_SEARCHED = 60
HEADING = "负荷曲线"
GAP = "-"
DAY = 1440
_CLOCK = re.compile(r"(\d{1,2})[:时](\d{2})(?::00)?分?")
_NUMBER = re.compile(r"(?:p|v|点|t|第)?\s?(\d{1,2})\s?点?")
_UNIT = re.compile(r"[(\[]\s*(kw|mw|w|千瓦|兆瓦|万千瓦)\s*[)\]]", re.IGNORECASE)


def unit_in(text: str) -> re.Match[str] | None:
    """Return the unit of power that a heading has in brackets; its word is the first group."""
    return _UNIT.search(text)


def with_curve(sheet: Sheet) -> Sheet:
    """Return a sheet whose columns of a curve are one; a sheet without a curve is returned as it is."""
    for number, row in enumerate(sheet.rows[:ROWS_SEARCHED], 1):
        if run := _run(row):
            return _folded(sheet, number, *run)
    return sheet


def _run(row: Row) -> tuple[int, int] | None:
    """Return the first column of a curve and how many there are; None where a row heads none."""
    if len(row) < COUNTS[0]:
        return None
    places = [_place(cell) for cell in row]
    for start, place in enumerate(places):
        for count in reversed(COUNTS):
            part = places[start : start + count]
            if place is not None and len(part) == count and _is_day(part):
                return start, count
    return None


def _is_day(part: Sequence[tuple[str, int] | None]) -> bool:
    found = [each for each in part if each is not None]
    if len(found) < len(part) or len({kind for kind, _at in found}) > 1:
        return False
    step = DAY // len(part) if found[0][0] == "clock" else 1
    first = found[0][1]
    return first in (0, step) and all(at == first + place * step for place, (_kind, at) in enumerate(found))


def _place(cell: Cell) -> tuple[str, int] | None:
    """Return the minute of a heading that is a time of day, or its number; midnight at the end of the day is 24:00."""
    if isinstance(cell, time):
        return "clock", cell.hour * 60 + cell.minute
    if is_blank(cell) or isinstance(cell, bool):
        return None
    text = _UNIT.sub("", narrow(shown(cell)[:20]).casefold()).strip()
    if match := _CLOCK.fullmatch(text):
        return "clock", int(match[1]) * 60 + int(match[2])
    match = _NUMBER.fullmatch(text)
    return ("number", int(match[1])) if match else None


def _folded(sheet: Sheet, heading: int, start: int, count: int) -> Sheet:
    end = start + count
    unit = _UNIT.search(narrow(shown(sheet.rows[heading - 1][start]))) or _above(sheet, heading, start)
    title = f"{HEADING}({unit[1]})" if unit else HEADING

    def fold(number: int, row: Row) -> Row:
        cell: Cell = title if number == heading else None
        if number > heading:
            cell = _joined(row[start:end])
        return (*row[:start], *[None] * max(start - len(row), 0), cell, *row[end:])

    rows = [fold(number, row) for number, row in enumerate(sheet.rows, 1)]
    return replace(sheet, rows=rows, faults=_moved(sheet.faults, start, count))


def _above(sheet: Sheet, heading: int, start: int) -> re.Match[str] | None:
    """Return the unit in the cell over the curve, such as a merged 负荷(MW)."""
    row = sheet.rows[heading - 2] if heading > 1 else ()
    return _UNIT.search(narrow(shown(row[start]))) if start < len(row) else None


def _joined(cells: Row) -> str | None:
    if all(is_blank(cell) for cell in cells):
        return None
    return " ".join(GAP if is_blank(cell) else narrow(shown(cell)).replace(" ", "") for cell in cells)


def _moved(faults: Mapping[tuple[int, int], Fault], start: int, count: int) -> Mapping[tuple[int, int], Fault]:
    """A fault within the curve stands at the whole of it."""
    found = {}
    for (row, column), fault in faults.items():
        found[row, min(column, start) if column < start + count else column - count + 1] = fault
    return found
