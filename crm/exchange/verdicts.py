"""The verdict workbook: the rows of a list as they came, each with what became of it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.reading.text import Cell, shown
from crm.exchange.atomic import workbook_for

CELL_LIMIT = 32_767
_LEADS = ("=", "+", "-", "@", "#", "\t")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDEST, _NARROWEST = 40.0, 8.0


class VerdictLine(Struct, frozen=True):
    """A row of the file: its number, its cells, and the texts for the added columns after the number."""

    row: int
    cells: Sequence[Cell]
    verdict: Sequence[str]


def write_verdicts(
    path: Path, title: str, headings: Sequence[str], added: Sequence[str], lines: Iterable[VerdictLine]
) -> int:
    """Write one sheet: the added columns first (row number, then the verdict's texts), then the file's own columns.

    `title` names the sheet; `added` are the headings of the row number and of every text in `VerdictLine.verdict`.
    Returns the number of lines. Raises as crm.exchange.atomic.atomic_file does.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    heads = [*added, *headings]
    for column, text in enumerate(heads, 1):
        width = sum(2 if ord(sign) > 0x2E80 else 1 for sign in text) + 4
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width, _NARROWEST), _WIDEST)
    count = 0
    with workbook_for(path, book):
        sheet.append([safe_cell(sheet, text) for text in heads])
        for line in lines:
            sheet.append([line.row, *(safe_cell(sheet, cell) for cell in (*line.verdict, *line.cells))])
            count += 1
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count + 1}"
    return count


def safe_cell(sheet: Any, value: Cell) -> Any:
    """Return what to append to a write-only sheet: text that looks like a formula or an error stays text."""
    if not isinstance(value, str):
        return value if _is_plain(value) else safe_cell(sheet, shown(value))
    text = _ILLEGAL.sub("", value)[:CELL_LIMIT]
    if not text.startswith(_LEADS):
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _is_plain(value: Cell) -> bool:
    """Excel keeps 15 figures and knows no day before 1900; what it cannot keep is written as text."""
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return value == value and abs(value) < 1e15
    if isinstance(value, (date, datetime)):
        return value.year > 1900 and (not isinstance(value, datetime) or value.tzinfo is None)
    return value is None or isinstance(value, (bool, time))


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", _ILLEGAL.sub("", title)).strip(" '")[:31] or "1"
