"""A sheet as XML, row by row, for lists that never stand in memory; the book around it is crm.exchange.book_xml."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

Cell = str | int | float | date | datetime | time | None
LONGEST_TEXT = 32_767
SHORT = 40
MOST_ROWS = 1_048_576
EPOCH = datetime(1899, 12, 30, tzinfo=None)
FIRST_DAY = date(1900, 3, 1)
"""Earlier days are texts: spreadsheets know a 29 February 1900, which was not."""
TEXT, DAY, MOMENT, TIME, HEADING, TITLE = range(1, 7)
"""Places in the styles of crm.exchange.book_xml; 0 is the general format."""

_UNHELD = "\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_"
_SPECIAL, _FORBIDDEN = re.compile(f"[&<>{_UNHELD}"), re.compile(f"[{_UNHELD}")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text_cell(value: str, style: int = TEXT) -> str:
    """Return a cell of text: whatever it begins with, it is never a formula, and zeros in front of it stay."""
    return (
        f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{written(value)}</t></is></c>' if value else "<c/>"
    )


def written(value: str) -> str:
    """Return a text as XML holds it; signs that XML forbids are written as the format writes them (_x0007_)."""
    return _SPECIAL.sub(_spelled, value[:LONGEST_TEXT]) if _SPECIAL.search(value) else value[:LONGEST_TEXT]


def spelled(value: str) -> str:
    """Return a text for an XML tree, which escapes markup by itself; else as `written` does."""
    return _FORBIDDEN.sub(_spelled, value[:LONGEST_TEXT])


def _spelled(found: re.Match[str]) -> str:
    sign = found[0]
    if len(sign) > 1:
        return f"_x005F{sign}"
    if sign in "&<>":
        return escape(sign)
    return "\ufffd" if sign >= "\ud800" else f"_x{ord(sign):04X}_"


@lru_cache(maxsize=8192)
def _often(value: str) -> str:
    """Return a cell of a short text: names of codes, people and accounts come again and again."""
    return text_cell(value)


def _text(value: str) -> str:
    return _often(value) if len(value) <= SHORT else text_cell(value)


def _number(value: float) -> str:
    return f"<c><v>{value!r}</v></c>" if value - value == 0 else "<c/>"


def serial(value: object) -> float | int | None:
    """Return a day, moment or time as spreadsheets count them; None for what they do not know as one."""
    if isinstance(value, datetime):
        if value.date() < FIRST_DAY:
            return None
        return (value.replace(tzinfo=None) - EPOCH).total_seconds() / 86_400
    if isinstance(value, date):
        return value.toordinal() - EPOCH.toordinal() if value >= FIRST_DAY else None
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return None


@lru_cache(maxsize=8192)
def _day(value: date) -> str:
    days = serial(value)
    return text_cell(value.isoformat()) if days is None else f'<c s="{DAY}"><v>{days}</v></c>'


def _moment(value: datetime) -> str:
    days = serial(value)
    return text_cell(f"{value:%Y-%m-%d %H:%M}") if days is None else f'<c s="{MOMENT}"><v>{days!r}</v></c>'


def _time(value: time) -> str:
    return f'<c s="{TIME}"><v>{serial(value)!r}</v></c>'


_CELLS: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    bool: lambda value: f'<c t="b"><v>{value:d}</v></c>',
    int: _number,
    float: _number,
    date: _day,
    datetime: _moment,
    time: _time,
    type(None): lambda value: "<c/>",
}


def _other(value: object) -> str:
    """Return a cell of a code: codes are texts of a class of their own."""
    return text_cell(str(value))


def row(values: Sequence[Cell]) -> str:
    """Return a row of cells, each by what it is; moments are written as the wall time that they carry."""
    return f"<row>{''.join([_CELLS.get(type(value), _other)(value) for value in values])}</row>"


def styled_row(values: Sequence[str], style: int) -> str:
    """Return a row of texts of one style."""
    return f"<row>{''.join(text_cell(value, style) for value in values)}</row>"


def sheet_head(widths: Sequence[tuple[float, bool]], frozen_rows: int) -> str:
    """Return a sheet up to its first row; `widths` are in characters, each with whether the column is hidden."""
    columns = "".join(_column(place, *width) for place, width in enumerate(widths, start=1))
    below = f'<pane xSplit="1" ySplit="{frozen_rows}" topLeftCell="B{frozen_rows + 1}" activePane="bottomRight"'
    view = f'<sheetView workbookViewId="0">{below} state="frozen"/></sheetView>'
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>'


def _column(place: int, width: float, hidden: bool) -> str:
    also = ' hidden="1"' if hidden else ""
    return f'<col min="{place}" max="{place}" width="{width}" customWidth="1"{also}/>'


def sheet_end(filtered: str) -> str:
    """Return what follows the last row: the automatic filter over an area."""
    return f'</sheetData><autoFilter ref="{filtered}"/></worksheet>'


def letters(column: int) -> str:
    """Return a column's letters, counted from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
