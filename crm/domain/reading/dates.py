"""Days, months and times of day in cells, in the ways that people write them."""

import re
from datetime import date, datetime, time, timedelta

from crm.domain.errors import Invalid
from crm.domain.reading.text import Cell, narrow

FIRST_YEAR, LAST_YEAR = 1950, 2100
_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 18_264, 73_415  # 1950-01-01 to 2100-12-31

_TIME = r"(?:[ T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DAY = re.compile(r"(\d{4}) ?([-/.年]) ?(\d{1,2}) ?([-/.月]) ?(\d{1,2}) ?日? ?" + _TIME)
_SERIAL = re.compile(r"\d{5}")
_PACKED_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[-/.年] ?(\d{1,2})(?:月份?)?")
_PACKED_MONTH = re.compile(r"(\d{4})(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:时点](\d{2})?分?(?::\d{2})?")


def day(value: Cell) -> date:
    """Return the day of a date cell, of an Excel serial number, or of a text such as 2023-03-30, 2021.09.14,
    2018/8/18, 2022年2月5日 or 20220205; raises Invalid("cell.date").
    """
    if isinstance(value, datetime):
        return _within(value.year, value.month, value.day, value)
    if isinstance(value, date):
        return _within(value.year, value.month, value.day, value)
    if isinstance(value, str):
        text = narrow(value[:60])
        match = _DAY.fullmatch(text)
        if match and _paired(match[2], match[4]):
            return _within(int(match[1]), int(match[3]), int(match[5]), value)
        if match := _PACKED_DAY.fullmatch(text):
            return _within(int(match[1]), int(match[2]), int(match[3]), value)
        if _SERIAL.fullmatch(text):  # a spreadsheet's number that was saved as text
            return _from_number(float(text))
    elif isinstance(value, (float, int)) and not isinstance(value, bool):
        return _from_number(value)
    raise Invalid("cell.date", value=value)


def month(value: Cell) -> date:
    """Return the first day of the month for 2025年11月, 2025-12, 2025/1, 202511 or any day in it.

    Raises Invalid("cell.month").
    """
    text = narrow(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
    match = _MONTH.fullmatch(text) if isinstance(value, str) else None
    match = match or _PACKED_MONTH.fullmatch(text)
    try:
        if match:
            return _within(int(match[1]), int(match[2]), 1, value)
        return day(value).replace(day=1)
    except Invalid:
        raise Invalid("cell.month", value=value) from None


def clock(value: Cell) -> time:
    """Return the time of day, to the minute: 9:05, 9时05分, a time cell; raises Invalid("cell.time")."""
    if isinstance(value, (datetime, time)):
        return time(value.hour, value.minute)
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 1440) % 1440
        return time(minutes // 60, minutes % 60)
    if isinstance(value, str) and (match := _CLOCK.fullmatch(narrow(value[:40]))):
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Invalid("cell.time", value=value)


def _from_number(value: float) -> date:
    """Excel counts days; some lists hold 20220205 as a number."""
    if not float(value).is_integer():
        value = float(int(value)) if _EXCEL_FIRST <= value <= _EXCEL_LAST else -1
    if _EXCEL_FIRST <= value <= _EXCEL_LAST:
        return _EXCEL_ZERO + timedelta(days=int(value))
    if 19_500_101 <= value <= 21_001_231:
        packed = int(value)
        return _within(packed // 10_000, packed // 100 % 100, packed % 100, value)
    raise Invalid("cell.date", value=value)


def _paired(first: str, second: str) -> bool:
    return (first == "年") == (second == "月") and (first == second or first == "年")


def _within(year: int, month_no: int, day_no: int, value: Cell) -> date:
    if FIRST_YEAR <= year <= LAST_YEAR:
        try:
            return date(year, month_no, day_no)
        except ValueError:
            pass
    raise Invalid("cell.date", value=value)
