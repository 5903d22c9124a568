"""Which field a column goes to by what stands in it, where its heading is none that anybody knows."""

from collections.abc import Iterable, Sequence

from crm.domain.reading.text import Cell, is_blank
from crm.exchange.kinds.field import Field
from crm.exchange.sheets import Sheet

LOOKED_AT = 40
ENOUGH = 3
SHARE = 0.8
"""Of the cells so many must look like the field; the others may be typed wrongly."""


def by_content(sheet: Sheet, heading_row: int, columns: Iterable[int], fields: Sequence[Field]) -> dict[int, str]:
    """Return the field of each column whose cells look like one field alone, and like which no other column looks.

    Where a column looks like several, a required one leads.
    """
    found: dict[int, Field] = {}
    for column in columns:
        cells = _cells(sheet, heading_row, column)
        like = [field for field in fields if field.looks is not None and _looks(cells, field)]
        like = [field for field in like if field.required] or like
        if len(like) == 1:
            found[column] = like[0]
    names = [field.id for field in found.values()]
    return {column: field.id for column, field in found.items() if names.count(field.id) == 1}


def _cells(sheet: Sheet, heading_row: int, column: int) -> list[Cell]:
    found = []
    for row in sheet.rows[heading_row : heading_row + 4 * LOOKED_AT]:
        if column < len(row) and not is_blank(row[column]):
            found.append(row[column])
            if len(found) == LOOKED_AT:
                break
    return found


def _looks(cells: Sequence[Cell], field: Field) -> bool:
    assert field.looks is not None
    return len(cells) >= ENOUGH and sum(map(field.looks, cells)) >= SHARE * len(cells)
