"""The verdict workbook: the rows of a list as they came, each with what became of it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.progress import Progress
from crm.domain.reading.text import Cell, shown
from crm.exchange import sheet_xml as xml
from crm.exchange.atomic import atomic_file
from crm.exchange.book_xml import parts
from crm.exchange.list_workbook import FAST
from crm.exchange.streamed_rows import blocks
from crm.exchange.verdict_rows import LAST_COLUMN

EXACT = 10**15
"""Excel keeps 15 figures; longer numbers are written as text."""
_WIDEST, _NARROWEST = 40.0, 8.0
_FONT = "Microsoft YaHei"
_STEP = 500


class VerdictLine(Struct, frozen=True):
    """A row of the file: its number, its cells, and the texts for the added columns after the number."""

    row: int
    cells: Sequence[Cell]
    verdict: Sequence[str]


def write_verdicts(
    path: Path,
    title: str,
    headings: Sequence[str],
    added: Sequence[str],
    lines: Sequence[VerdictLine],
    progress: Progress | None = None,
) -> int:
    """Write one sheet: the added columns first (row number, then the verdict's texts), then the file's own columns.

    `title` names the sheet; `added` are the headings of the row number and of every text in `VerdictLine.verdict`.
    Returns the number of lines. Raises Invalid("export.too_many_rows"), Cancelled through `progress`, and as
    crm.exchange.atomic.atomic_file does.
    """
    if len(lines) >= xml.MOST_ROWS:
        raise Invalid("export.too_many_rows", limit=xml.MOST_ROWS - 1)
    heads = [*added, *headings][:LAST_COLUMN]
    filtered = f"A1:{xml.letters(len(heads))}{len(lines) + 1}"
    with atomic_file(path, progress) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=FAST) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for block in blocks(chain(_top(heads), _rows(lines, progress or Progress()))):
                part.write(block)
            part.write(xml.sheet_end(filtered).encode())
        for name, content in parts(title, filtered, _FONT).items():
            packed.writestr(name, content)
    return len(lines)


def _top(heads: Sequence[str]) -> Iterator[str]:
    widths = [sum(2 if ord(sign) > 0x2E80 else 1 for sign in text) + 4 for text in heads]
    yield xml.sheet_head([(min(max(width, _NARROWEST), _WIDEST), False) for width in widths], 1)
    yield xml.styled_row(heads, xml.HEADING)


def _rows(lines: Sequence[VerdictLine], progress: Progress) -> Iterator[str]:
    for place, line in enumerate(lines):
        if place % _STEP == 0:
            progress.step(place, len(lines))
        yield xml.row([line.row, *line.verdict, *map(_plain, line.cells)][:LAST_COLUMN])


def _plain(value: Cell) -> xml.Cell:
    """Return what the sheet holds for a cell; what a spreadsheet cannot keep as it is stays as text."""
    if isinstance(value, timedelta) or (isinstance(value, float | int) and not -EXACT < value < EXACT):
        return shown(value)
    return value
