"""The sheets of an XLSForm as rows of text by heading, which is what pyxform takes."""

from collections.abc import Sequence
from datetime import date, datetime, time

from crm.domain.errors import Unreadable
from crm.domain.reading.text import Cell
from crm.exchange.sheets import Sheet

ROWS_LIMIT = 5_000
CHOICES_LIMIT = 50_000
CELL_LIMIT = 20_000

TextRow = dict[str, str]


def rows_of(sheets: Sequence[Sheet], name: str, limit: int) -> list[TextRow]:
    """Return the rows below the headings of a sheet, empty ones too: the first is row 2 of the file.

    Raises Unreadable("survey.too_long") for a sheet or a cell beyond all measure.
    """
    sheet = next((each for each in sheets if each.name.strip().casefold() == name), None)
    if sheet is None or not sheet.rows:
        return []
    headings = [_heading(cell) for cell in sheet.rows[0]]
    found = [_row(headings, row) for row in sheet.rows[1:]]
    while found and not found[-1]:
        found.pop()
    if len(found) > limit or any(len(text) > CELL_LIMIT for row in found for text in row.values()):
        raise Unreadable("survey.too_long", sheet=name, limit=limit)
    return found


def _row(headings: Sequence[str], row: Sequence[Cell]) -> TextRow:
    pairs = ((heading, cell_text(cell)) for heading, cell in zip(headings, row, strict=False) if heading)
    return {heading: text for heading, text in pairs if text}


def _heading(cell: Cell) -> str:
    """Return a heading as XLSForm spells it; `label : en` and `Label::en` are one."""
    return cell_text(cell)


def cell_text(cell: object) -> str:
    """Return a cell as the person who typed it sees it: 5 and not 5.0, TRUE, a day as ISO."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()
