"""A tariff table as text rows, from a workbook or a text file; headings as the shipped examples have them."""

from datetime import date
from pathlib import Path

from crm.domain.reading.text import Cell, shown
from crm.exchange.workbook import read_sheets

KEY = "plan_code"


def tariff_rows(path: Path) -> list[dict[str, str | None]]:
    """Return the rows of the first sheet whose headings name plans; none where there is no such sheet.

    Raises what `read_sheets` raises for a file that cannot be read.
    """
    for sheet in read_sheets(path):
        for place, row in enumerate(sheet.rows):
            names = [shown(cell).strip() for cell in row]
            if KEY in names:
                cells = [[_text(cell) for cell in each] for each in sheet.rows[place + 1 :]]
                return [dict(zip(names, each, strict=False)) for each in cells if any(each)]
    return []


def _text(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d}" if isinstance(cell, date) else shown(cell)
