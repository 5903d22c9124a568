"""A list as a file: exactly what is shown, in its order, with its columns."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.list_rows import ContactItem
from crm.domain.lists import ListKind
from crm.domain.phones import masked
from crm.domain.returned import RETURNABLE, Stamp, marks
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.exchange.sheet_xml import Cell
from crm.storage.origin import database_identity
from crm.storage.reader import Reader
from crm.usecases.lists import list_rows
from crm.usecases.privacy import exports_personal

PART = 1000


class ExportColumn(Struct, frozen=True):
    """A column as it is worded: its heading, its width in characters, and a cell of a row of crm.domain.list_rows.

    A cell is a text, a number, a day, a moment (with the wall time that is to be written) or nothing. Numbers that
    identify (accounts, telephones) are texts. `key` is the one of the list's column.
    """

    heading: str
    width: float
    value: Callable[[Any], Cell]
    key: str = ""


def export_list(
    reader: Reader,
    path: Path,
    kind: ListKind,
    ids: Sequence[UUID],
    columns: Sequence[ExportColumn],
    title: str,
    lines: tuple[str, str],
    language: str = "",
) -> int:
    """Write the rows of `ids` to a workbook (or a .csv) and return how many there were; rows that are gone are not.

    `lines` are the filter and the day in words, in `language`. Telephone numbers stay masked unless the bureau exports
    personal data. A list of crm.domain.returned.RETURNABLE gets the stamp with which it can come back
    (crm.usecases.returned).
    Tells the reader's progress, and stops there when it is asked to, leaving no file. Raises what
    crm.exchange.list_workbook.write_list raises.
    """
    headings = tuple(ListHeading(column.heading, column.width) for column in columns)
    stamp = _stamp(reader, kind, columns, language)
    rows = _rows(reader, kind, ids, columns, bool(stamp))
    return write_list(path, ListSheet(title, lines, headings, stamp=stamp), rows)


def _stamp(reader: Reader, kind: ListKind, columns: Sequence[ExportColumn], language: str) -> str:
    if kind not in RETURNABLE:
        return ""
    named = tuple((column.key, column.heading) for column in columns)
    return Stamp(database_identity(reader), kind, reader.clock.now(), language, named).text


def _rows(
    reader: Reader, kind: ListKind, ids: Sequence[UUID], columns: Sequence[ExportColumn], marked: bool
) -> Iterator[list[Cell]]:
    values = [column.value for column in columns]
    hides = not exports_personal(reader)
    for start in range(0, len(ids), PART):
        reader.progress.step(start, len(ids))
        for row in list_rows(reader, kind, ids[start : start + PART]):
            if hides and isinstance(row, ContactItem):
                row = row._replace(phones=tuple(masked(number) for number in row.phones))
            cells = [value(row) for value in values]
            hidden = [str(row.id), row.version, marks(cells)] if marked else [str(row.id), row.version]
            yield cells + hidden
    reader.progress.step(len(ids), len(ids))
