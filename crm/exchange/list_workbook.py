"""Any list as a workbook or as a text file, written row by row: 100,000 rows never stand in memory.

The last columns are hidden: the key and the version of each row, by which a sheet that comes back finds its rows, and
of a list with a stamp the marks by which it tells what was changed (crm.domain.returned).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.returned import KEY, MARKS, VERSION
from crm.exchange import sheet_xml as xml
from crm.exchange.atomic import atomic_file
from crm.exchange.book_xml import parts
from crm.exchange.sheet_xml import Cell
from crm.exchange.streamed_rows import blocks

HIDDEN = (KEY, VERSION)
HEADING_ROW = 5
"""Above the headings stand the title, the filter in words and the day; a line is free."""
FAST = 3
"""Level of packing: the usual one takes twice as long for a tenth less."""
ROWS_AT_MOST = xml.MOST_ROWS - HEADING_ROW
_NUMBER = re.compile(r"0\d+|\d{12,}")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ListHeading(Struct, frozen=True):
    """A visible column: what stands above it, and its width in characters."""

    text: str
    width: float = 14


class ListSheet(Struct, frozen=True):
    """What a sheet says about itself; `lines` are the filter and the day in words, `font` fits the language.

    A list with a `stamp` (crm.domain.returned.Stamp.text) can be worked on and come back.
    """

    title: str
    lines: tuple[str, str]
    headings: tuple[ListHeading, ...]
    font: str = "Microsoft YaHei"
    stamp: str = ""

    @property
    def hidden(self) -> tuple[str, ...]:
        """The headings of the hidden columns."""
        return (self.stamp, VERSION, MARKS) if self.stamp else HIDDEN


Row = Sequence[Cell]
"""The visible cells, then the key as text, the version, and with a stamp the marks of the visible cells."""


def write_list(path: Path, sheet: ListSheet, rows: Iterable[Row]) -> int:
    """Write a list as a workbook, or as a text file when the name ends in .csv, and return how many rows it has.

    Raises Invalid("export.too_many_rows"), and DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does;
    then an older file of that name is as it was.
    """
    counted = _Counted(rows)
    with atomic_file(path) as file:
        if path.suffix.lower() == ".csv":
            _write_text(file, sheet, counted)
        else:
            _write_book(file, sheet, counted)
    return counted.count


class _Counted:
    """Hands rows on and counts them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            if self.count > ROWS_AT_MOST:
                raise Invalid("export.too_many_rows", limit=ROWS_AT_MOST)
            yield row


def _write_book(file: BinaryIO, sheet: ListSheet, rows: _Counted) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=FAST) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for block in blocks(chain(_top(sheet), map(xml.row, rows))):
                part.write(block)
            filtered = f"A{HEADING_ROW}:{xml.letters(_filtered(sheet))}{HEADING_ROW + max(rows.count, 1)}"
            part.write(xml.sheet_end(filtered).encode())
        for name, content in parts(sheet.title, filtered, sheet.font).items():
            packed.writestr(name, content)


def _filtered(sheet: ListSheet) -> int:
    """Return how many columns the filter spans: who sorts by it must take keys and marks along with the rows."""
    return len(sheet.headings) + (len(sheet.hidden) if sheet.stamp else 0)


def _top(sheet: ListSheet) -> Iterator[str]:
    widths = [(heading.width, False) for heading in sheet.headings]
    yield xml.sheet_head([*widths, *((10, True) for _name in sheet.hidden)], HEADING_ROW)
    yield xml.styled_row([sheet.title], xml.TITLE)
    for line in (*sheet.lines, ""):
        yield xml.styled_row([line], xml.TEXT)
    yield xml.styled_row([*(heading.text for heading in sheet.headings), *sheet.hidden], xml.HEADING)


def _write_text(file: BinaryIO, sheet: ListSheet, rows: _Counted) -> None:
    """Write headings and rows as UTF-8 with the mark by which spreadsheets know it."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    out = csv.writer(text)
    out.writerow([*(_guarded(heading.text) for heading in sheet.headings), *sheet.hidden])
    out.writerows([_said(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def _said(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return _guarded(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else value


def _guarded(value: str) -> str:
    """Return a text that a spreadsheet takes neither for a formula nor for a number.

    A tab in front keeps the zeros and the last figures of an account number when Excel opens a text file; every reader
    of numbers here leaves it aside.
    """
    if _NUMBER.fullmatch(value):
        return f"\t{value}"
    return f"'{value}" if value.startswith(_FORMULA) else value.replace("\0", "")
