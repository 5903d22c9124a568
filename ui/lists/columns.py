"""The plain kinds of columns, by the name of an attribute of the row."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ui.texts.dates import dated
from ui.texts.names import kva
from ui.theme.look import english
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.delegates import NumberDelegate

NOTHING = "—"


def text_column(key: str, title: str, width: int, sortable: bool = True, editable: bool = False) -> Column:
    """Return a column of words as they are stored."""
    return Column(key, title, width, lambda row: getattr(row, key) or NOTHING, sortable=sortable, editable=editable)


def named_column(key: str, title: str, width: int, name: Callable[[Any], str]) -> Column:
    """Return a column of codes with the function that names them."""

    def text(row: Any) -> str:
        value = getattr(row, key)
        return NOTHING if value is None else name(value)

    return Column(key, title, width, text, sortable=True)


def number_column(key: str, title: str, width: int) -> Column:
    """Return a column of whole figures."""
    return Column(
        key,
        title,
        width,
        lambda row: kva(getattr(row, key)),
        raw=lambda row: getattr(row, key),
        align=RIGHT,
        delegate=NumberDelegate(),
        sortable=True,
    )


def day_column(key: str, title: str, today: Callable[[], date], width: int = 0) -> Column:
    """Return a column of days, with the year where it is another one than this."""

    def text(row: Any) -> str:
        day = getattr(row, key)
        return dated(day, today()) if day else NOTHING

    wide = width or (92 if english() else 108)
    return Column(key, title, wide, text, raw=lambda row: getattr(row, key), sortable=True)


def yes_column(key: str, title: str, width: int, yes: str) -> Column:
    """Return a column that says something only where it is true."""
    return Column(key, title, width, lambda row: yes if getattr(row, key) else NOTHING, sortable=True)
