"""A list as a file: exactly what is shown, in its order, with its columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from crm.domain.list_rows import ContactItem
from crm.domain.lists import ListKind
from crm.domain.phones import masked
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.exchange.sheet_xml import Cell
from crm.storage.reader import Reader
from crm.usecases.lists import list_rows
from crm.usecases.privacy import exports_personal

PART = 1000


@dataclass(frozen=True)
class ExportColumn:
    """A column as it is worded: its heading, its width in characters, and a cell of a row of crm.domain.list_rows.

    A cell is a text, a number, a day, a moment (with the wall time that is to be written) or nothing. Numbers that
    identify (accounts, telephones) are texts.
    """

    heading: str
    width: float
    value: Callable[[Any], Cell]


def export_list(
    reader: Reader,
    path: Path,
    kind: ListKind,
    ids: Sequence[UUID],
    columns: Sequence[ExportColumn],
    title: str,
    lines: tuple[str, str],
) -> int:
    """Write the rows of `ids` to a workbook (or a .csv) and return how many there were; rows that are gone are not.

    `lines` are the filter and the day in words. Telephone numbers stay masked unless the bureau exports personal data.
    Tells the reader's progress, and stops there when it is asked to, leaving no file. Raises what
    crm.exchange.list_workbook.write_list raises.
    """
    headings = tuple(ListHeading(column.heading, column.width) for column in columns)
    return write_list(path, ListSheet(title, lines, headings), _rows(reader, kind, ids, columns))


def _rows(reader: Reader, kind: ListKind, ids: Sequence[UUID], columns: Sequence[ExportColumn]) -> Iterator[list[Cell]]:
    values = [column.value for column in columns]
    hides = not exports_personal(reader)
    for start in range(0, len(ids), PART):
        reader.progress.step(start, len(ids))
        for row in list_rows(reader, kind, ids[start : start + PART]):
            if hides and isinstance(row, ContactItem):
                row = row._replace(phones=tuple(masked(number) for number in row.phones))
            yield [*(value(row) for value in values), str(row.id), row.version]
    reader.progress.step(len(ids), len(ids))
