"""What a file holds once it is read: sheets of cells."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from crm.domain.reading.text import Cell

Row = tuple[Cell, ...]
CELLS_LIMIT = 20_000_000
CELL_LIMIT = 1_000_000
"""Spreadsheets hold 32,767 characters in a cell; what is far above was made to do harm."""


class Fault(Struct, frozen=True):
    """A cell whose content no reader gives: `kind` error (text "#N/A") or formula (text without a stored result).

    The reading process also tells `zeros`: a number as text, with the leading zeros that the sheet shows.
    """

    kind: str
    text: str


class Sheet(Struct, frozen=True):
    """One sheet; row number n of the file is `rows[n - 1]`. `faults` is keyed by (row number, column from 0).

    `notes` are codes with their values: what reading has to say though nothing is refused (macros, a second count).
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    notes: Sequence[tuple[str, Mapping[str, object]]] = ()
