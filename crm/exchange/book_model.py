"""A workbook as data: what its sheets say, before a file, a preview or a print is made of it.

Rates and sums are told as rules of columns, so that the writer can put formulas into the file whose results are the
very figures that were counted (crm.exchange.book_writer) and the preview can show them (crm.exchange.preview).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from msgspec import Struct

DASH = "—"
HEADING_ROW = 6
"""Row of the headings, counted from 0; above it stand the title and five lines."""
FIRST_ROW = HEADING_ROW + 1


class Level(IntEnum):
    """What a row is."""

    LINE = 0
    SUBTOTAL = 1
    TOTAL = 2


class Formula(Struct, frozen=True):
    """A formula as the file holds it (English names, comma), with the result that it has now."""

    text: str
    value: str | float


class BookColumn(Struct, frozen=True):
    """A column: its key, what stands above it, a number format's name and its width in characters.

    `adds` columns have sums in the rows of totals; a rate is `scale` times column `part` over column `whole`. Columns
    that only rates stand on are a `basis` and come last, under another tint.
    """

    key: str
    heading: str
    form: str = "text"
    width: float = 12
    adds: bool = False
    part: str = ""
    whole: str = ""
    scale: float = 1
    basis: bool = False


class BookRow(Struct, frozen=True):
    """A row of cells by the columns; a row of a total adds the lines from place `first` of the sheet's rows on."""

    cells: Sequence[Any]
    level: Level = Level.LINE
    first: int = 0


class Alert(Struct, frozen=True):
    """Cells of a column are tinted below a limit, above it, or where they hold a text."""

    column: str
    below: float | None = None
    above: float | None = None
    text: str = ""


class BookChart(Struct, frozen=True):
    """A chart of columns over the names in the first columns or in `names`; `kind` is column, line, or stacked.

    With `of` it shows only the lines whose first cells are these.
    """

    title: str
    columns: tuple[str, ...]
    kind: str = "column"
    of: tuple[str, ...] = ()
    names: str = ""


class BookSheet(Struct, frozen=True):
    """A sheet. `key` names its blocks in the file (Rounds_KEY), `frozen` columns stay at the left.

    Few rows stand in `rows`; many come from `stream`, asked for all or the first of them, and are `count`.
    """

    key: str
    title: str
    columns: Sequence[BookColumn]
    rows: Sequence[BookRow] = ()
    stream: Callable[[int | None], Iterable[Sequence[Any]]] | None = None
    count: int = 0
    frozen: int = 0
    empty: str = ""
    charts: tuple[BookChart, ...] = ()
    alerts: tuple[Alert, ...] = ()

    @property
    def size(self) -> int:
        """How many rows the file will hold below the headings."""
        return self.count if self.stream is not None else len(self.rows)

    def place(self, key: str) -> int:
        """Return where a column stands, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)


class Book(Struct, frozen=True):
    """The whole workbook: its title, the lines under it (unit, period, who, when, filter), and its sheets."""

    title: str
    lines: tuple[str, ...]
    unit: str
    made_at: datetime | date
    sheets: Sequence[BookSheet] = field(default=())

    def sheet(self, key: str) -> BookSheet:
        """Return a sheet by its key."""
        return next(each for each in self.sheets if each.key == key)


def rate(column: BookColumn, part: float | None, whole: float | None) -> float | None:
    """Return the value of a rate, None where nothing counts."""
    return column.scale * (part or 0) / whole if whole else None
