"""A curve with a row for each quarter hour becomes a row a day, as one with a column each is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.clock import BUREAU_ZONE
from crm.domain.errors import Invalid
from crm.domain.reading.dates import clock, day
from crm.domain.reading.moments import moment
from crm.domain.reading.text import Cell, fold, is_blank, narrow, shown
from crm.exchange.curve_columns import DAY, GAP, HEADING, ROWS_SEARCHED, unit_in
from crm.exchange.sheets import Row, Sheet

MOMENTS = frozenset(
    map(fold, ("时间", "数据时间", "采集时间", "数据日期时间", "time", "date time", "timestamp", "read at"))
)
DAYS = frozenset(map(fold, ("日期", "数据日期", "采集日期", "用电日期", "date", "day")))
CLOCKS = frozenset(map(fold, ("时间", "时刻", "时点", "数据时间", "采集时间", "time", "hour")))
LOADS = frozenset(
    map(fold, ("负荷", "功率", "有功功率", "总有功功率", "瞬时有功", "load", "power", "active power", "kw"))
)
STEPS = (15, 30, 60)
LAST = "24:00"
Place = tuple[date, int]
"""A day and a minute of it."""


class _Columns(Struct, frozen=True):
    heading: int
    day: int | None
    time: int
    load: int


def with_days(sheet: Sheet) -> Sheet:
    """Return a sheet whose rows of quarter hours are one row a day, at the first of them, so that numbers stay.

    A sheet without such rows is returned as it is. Times name the beginning of a quarter where one is 0:00 of the
    first day, else its end. Two different figures for one quarter make a cell that cannot be read.
    """
    for number, row in enumerate(sheet.rows[:ROWS_SEARCHED], 1):
        if (columns := _headed(number, row)) is not None:
            return _folded(sheet, columns)
    return sheet


def _headed(number: int, row: Row) -> _Columns | None:
    names = [fold(_bare(cell)) for cell in row]
    load = next((at for at, name in enumerate(names) if name in LOADS), None)
    on = next((at for at, name in enumerate(names) if name in DAYS), None)
    wanted = MOMENTS if on is None else CLOCKS
    time = next((at for at, name in enumerate(names) if name in wanted and at != on), None)
    return None if load is None or time is None else _Columns(number, on, time, load)


def _bare(cell: Cell) -> str:
    """Return a heading without its unit."""
    text = "" if is_blank(cell) else narrow(shown(cell))
    unit = unit_in(text)
    return text.replace(unit[0], "").strip() if unit else text.strip()


def _folded(sheet: Sheet, columns: _Columns) -> Sheet:
    groups: dict[Row, list[tuple[Place, int]]] = defaultdict(list)
    for number, row in enumerate(sheet.rows[columns.heading :], columns.heading):
        place = _place(row, columns)
        if place is not None:
            groups[_named(row, columns)].append((place, number))
    step = _step([place for found in groups.values() for place, _number in found])
    if step is None:
        return sheet
    rows: list[Row] = [tuple(row) for row in sheet.rows]
    heading = rows[columns.heading - 1]
    unit = unit_in(narrow(shown(heading[columns.load])))
    rows[columns.heading - 1] = _put(heading, columns, "日期", f"{HEADING}({unit[1]})" if unit else HEADING)
    for found in groups.values():
        for on, numbers in _days(found, step):
            first = min(number for _minute, number in numbers)
            cells = _cells([(minute, sheet.rows[number][columns.load]) for minute, number in numbers], step)
            for _minute, number in numbers:
                rows[number] = ()
            rows[first] = _put(tuple(sheet.rows[first]), columns, on.isoformat(), cells)
    return replace(sheet, rows=rows)


def _named(row: Row, columns: _Columns) -> Row:
    """Return whose row it is: what stands beside time and load."""
    return tuple(cell for at, cell in enumerate(row) if at not in (columns.day, columns.time, columns.load))


def _put(row: Row, columns: _Columns, on: Cell, loads: Cell) -> Row:
    cells = [*row, *[None] * (max(columns.time, columns.load, columns.day or 0) + 1 - len(row))]
    if columns.day is not None:
        cells[columns.time] = None
    cells[columns.time if columns.day is None else columns.day] = on
    cells[columns.load] = loads
    return tuple(cells)


def _place(row: Row, columns: _Columns) -> Place | None:
    """Return the day and minute of a row; None for a row that names none."""
    if len(row) <= max(columns.time, columns.day or 0) or is_blank(row[columns.time]):
        return None
    text = narrow(shown(row[columns.time])).strip()
    try:
        if columns.day is None:
            at = moment(row[columns.time]).astimezone(BUREAU_ZONE)
            return at.date(), at.hour * 60 + at.minute
        on = day(row[columns.day])
        if text.startswith(LAST):
            return on + timedelta(days=1), 0
        wall = clock(row[columns.time])
        return on, wall.hour * 60 + wall.minute
    except Invalid:
        return None


def _step(places: Sequence[Place]) -> int | None:
    """Return the minutes from one figure to the next; None where they are no quarters, halves or hours."""
    minutes = sorted({minute for _day, minute in places} | {DAY})
    step = min((b - a for a, b in pairwise(minutes)), default=0)
    return step if len(minutes) > 2 and step in STEPS and all(minute % step == 0 for minute in minutes) else None


def _days(found: Sequence[tuple[Place, int]], step: int) -> Iterator[tuple[date, list[tuple[int, int]]]]:
    """Yield each day with its (minute, row); one named by the end of its quarter goes to its beginning."""
    is_end = min(found)[0][1] == step
    by_day: dict[date, list[tuple[int, int]]] = defaultdict(list)
    for (on, minute), number in found:
        if is_end:
            on, minute = (on, minute - step) if minute else (on - timedelta(days=1), DAY - step)
        by_day[on].append((minute, number))
    yield from by_day.items()


def _cells(figures: Sequence[tuple[int, Cell]], step: int) -> str:
    found = [GAP] * (DAY // step)
    for minute, cell in figures:
        text = GAP if is_blank(cell) else narrow(shown(cell)).replace(" ", "").replace(",", "")
        there = found[minute // step]
        found[minute // step] = text if there in (GAP, text) else f"{there}|{text}"
    return " ".join(found)
