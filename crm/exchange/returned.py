"""Finding an exported list again in a file that came back, whatever a spreadsheet and its user did to it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from crm.domain.errors import Unreadable
from crm.domain.progress import Progress
from crm.domain.reading.text import Cell, is_blank, shown
from crm.domain.returned import (
    KEY,
    MARKS,
    VERSION,
    WIDTH,
    ReturnedList,
    ReturnedRow,
    Stamp,
    stamp_of,
    was_changed,
)
from crm.exchange.sheets import Row, Sheet
from crm.exchange.workbook import LIMITS, Limits, read_sheets

LOOKED_AT = 60
"""In so many rows from the top a heading is looked for."""
_GUARDED = re.compile(r"'[=+\-@\t\r]")


def read_returned(path: Path, progress: Progress | None = None, limits: Limits = LIMITS) -> ReturnedList:
    """Return the exported list that a file holds.

    Raises what crm.exchange.workbook.read_sheets raises, and Unreadable("returned.no_list") for a file without a stamp.
    """
    found = find_returned(path, read_sheets(path, limits, progress))
    if found is None:
        raise Unreadable("returned.no_list", path=path.name)
    return found


def find_returned(path: Path, sheets: Sequence[Sheet]) -> ReturnedList | None:
    """Return the first list with a stamp in a file that has been read, None without one."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:LOOKED_AT]):
            stamp = next((found for cell in row if isinstance(cell, str) and (found := stamp_of(cell))), None)
            if stamp is not None:
                return _List(path, sheet, place, stamp).read()
    return None


class _Columns(Struct, frozen=True):
    """Where things stand: by place from 0. `cells` has the place of each column and of its mark."""

    key: int
    version: int
    marks: int
    cells: Mapping[str, tuple[int, int]]


class _List:
    """Reads one sheet below its headings."""

    def __init__(self, path: Path, sheet: Sheet, heading: int, stamp: Stamp) -> None:
        self._path, self._sheet, self._heading, self._stamp = path, sheet, heading, stamp
        self._unguard = path.suffix.lower() in (".csv", ".txt")
        self._heads = [shown(cell).strip() for cell in sheet.rows[heading]]
        self._columns = self._places()

    def read(self) -> ReturnedList:
        """Return everything that is known of the list."""
        numbers = [number for number, _row in self._filled()]
        found = {number: self._row(number, row) for number, row in self._filled() if not self._is_added(row)}
        rows = [row for row in found.values() if row is not None]
        count = Counter(row.id for row in rows)
        changed = {row.id for row in rows if row.changed}
        known = {heading.strip() for _key, heading in self._stamp.columns}
        return ReturnedList(
            self._stamp,
            self._path.name,
            self._sheet.name,
            len(numbers),
            tuple(row for row in rows if row.changed and count[row.id] == 1),
            tuple(number for number in numbers if number not in found),
            tuple(row.number for row in rows if count[row.id] > 1 and row.id in changed),
            tuple(number for number, row in found.items() if row is None),
            tuple(head for head in self._heads if head and head not in known and not _is_hidden(head)),
            tuple(heading for key, heading in self._stamp.columns if key not in self._columns.cells),
        )

    def _filled(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that hold anything, with their numbers."""
        for number, row in enumerate(self._sheet.rows[self._heading + 1 :], self._heading + 2):
            if any(not is_blank(cell) for cell in row):
                yield number, row

    def _is_added(self, row: Row) -> bool:
        return is_blank(_at(row, self._columns.key))

    def _places(self) -> _Columns:
        """Return where the columns stand now; raises Unreadable("returned.no_keys")."""
        key = _first(self._heads, lambda head: stamp_of(head) is not None)
        version = _first(self._heads, lambda head: head.split(" ")[0] == VERSION)
        marks = _first(self._heads, lambda head: head.split(" ")[0] == MARKS)
        if key is None or version is None or marks is None:
            raise Unreadable("returned.no_keys", path=self._path.name)
        cells = {
            column: (self._heads.index(heading.strip()), order)
            for order, (column, heading) in enumerate(self._stamp.columns)
            if heading.strip() in self._heads
        }
        return _Columns(key, version, marks, cells)

    def _row(self, number: int, row: Row) -> ReturnedRow | None:
        """Return a row with what was changed in it, None when its hidden cells say nothing any more."""
        where = self._columns
        marks = shown(_at(row, where.marks)).strip()
        try:
            key, version = UUID(shown(_at(row, where.key)).strip()), int(shown(_at(row, where.version)))
        except ValueError:
            return None
        if len(marks) != WIDTH * len(self._stamp.columns) or version < 1:
            return None
        faults = {
            name: fault for name, (at, _) in where.cells.items() if (fault := self._sheet.faults.get((number, at)))
        }
        changed = {
            name: cell
            for name, (at, order) in where.cells.items()
            for cell in (faults[name].text if name in faults else self._cell(_at(row, at)),)
            if name in faults or was_changed(cell, marks[order * WIDTH : (order + 1) * WIDTH])
        }
        return ReturnedRow(number, key, version, changed, {name: fault.kind for name, fault in faults.items()})

    def _cell(self, cell: Cell) -> Cell:
        """Return a cell without the quote that keeps a text file's cell from being taken for a formula."""
        if self._unguard and isinstance(cell, str) and _GUARDED.match(cell):
            return cell[1:]
        return cell


def _is_hidden(head: str) -> bool:
    return head.split(" ")[0] in (KEY, VERSION, MARKS)


def _at(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else None


def _first(heads: Sequence[str], fits: Callable[[str], bool]) -> int | None:
    return next((place for place, head in enumerate(heads) if fits(head)), None)
