"""One value in a cell of XlsxWriter."""

from datetime import date, datetime, time
from typing import Any

from crm.exchange.sheet_xml import LONGEST_TEXT


def write_cell(sheet: Any, row: int, place: int, value: Any, style: Any, nothing: str = "") -> None:
    """Write one value as what it is: codes and words as text, days as days, figures as figures."""
    if value is None or value == "":
        if nothing:
            sheet.write_string(row, place, nothing, style)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value.replace(tzinfo=None), style)
    elif isinstance(value, date | time):
        sheet.write_datetime(row, place, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, style)
    else:
        sheet.write_string(row, place, str(value)[:LONGEST_TEXT], style)
