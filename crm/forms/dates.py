"""`format-date` of ODK: its letters after %, by themselves because strftime differs from system to system."""

import re
from collections.abc import Callable
from datetime import datetime

from crm.forms.values import Day

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

FORMATS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda moment: f"{moment.year:04}",
    "y": lambda moment: f"{moment.year % 100:02}",
    "m": lambda moment: f"{moment.month:02}",
    "n": lambda moment: str(moment.month),
    "b": lambda moment: MONTHS[moment.month - 1],
    "d": lambda moment: f"{moment.day:02}",
    "e": lambda moment: str(moment.day),
    "a": lambda moment: WEEKDAYS[moment.weekday()],
    "W": lambda moment: str(moment.isocalendar().week),
    "H": lambda moment: f"{moment.hour:02}",
    "h": lambda moment: str(moment.hour),
    "M": lambda moment: f"{moment.minute:02}",
    "S": lambda moment: f"{moment.second:02}",
    "3": lambda moment: f"{moment.microsecond // 1000:03}",
}


def formatted(day: Day, layout: str) -> str:
    """Return a day or moment in a layout such as `%Y-%m-%d`; an unknown letter stays as it is."""
    moment = day.moment()

    def part(found: re.Match[str]) -> str:
        write = FORMATS.get(found[1])
        return found[0] if write is None else write(moment)

    return re.sub(r"%(.)", part, layout)
