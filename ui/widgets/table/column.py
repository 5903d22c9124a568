"""What a table column is, as data."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(Struct, frozen=True):
    """A named column.

    `text(row)` is what is read aloud, copied and painted by plain columns; `value(row)` is what the column's
    delegate draws (a segment, a number, a series). `width` is in pixels at text size 100 %;
    `elastic` columns take what is left over. `tone(row)` names a token for the text, such as "warn".
    `tip(row)` explains a cell under the pointer and to a screen reader; "" says nothing.
    `raw(row)` is what a workbook gets where that is more than the text: a number or a day.
    """

    key: str
    title: str
    width: int
    text: Callable[[Any], str]
    value: Callable[[Any], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    delegate: QStyledItemDelegate | None = None
    sortable: bool = False
    elastic: bool = False
    strong: bool = False
    raw: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None
    editable: bool = False
    tip: Callable[[Any], str] | None = None


def editable(columns: Sequence[Column], may_edit: bool) -> Sequence[Column]:
    """Return the columns of a table; none is edited in place by who may not."""
    return columns if may_edit else [replace(column, editable=False) for column in columns]
