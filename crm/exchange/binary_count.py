"""A second count of the rows of binary workbooks and their error cells, without their reader.

.xls is read by xlrd, which pyxform brings along. Nothing that is kept up reads .xlsb, whose records are walked here.
What is damaged gives no count; that is for the reader to say.
"""

import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from crm.exchange.binary_formulas import MOST, Formulas, Place

_U32 = struct.Struct("<I")
_ROW, _SHARED, _ITEM, _BUNDLE = 0, 7, 19, 156
_FILLED = frozenset({2, 4, 5, 9, 10})
"""Records of .xlsb cells that hold a figure, a truth or the result of a formula."""
_TEXT, _WRONG = frozenset({6, 8, 62}), frozenset({3, 11})
_SAID, _ANSWERS = 8, frozenset({9, 10, 11})
"""A formula with a text, and those with a figure, a truth or an error."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_ERRORS = 100_000


class Counted(NamedTuple):
    """What a sheet holds: how many rows with a figure, a text or a result, its errors by place, and of .xlsb formulas.

    Places are row numbers from 1 and columns from 0, as in crm.exchange.faults.
    """

    rows: int = 0
    errors: dict[Place, str] = {}
    formulas: Formulas = Formulas([], [], False)


def xls_counted(content: bytes) -> dict[str, Counted]:
    """Return what each sheet of an .xls holds."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True)
    except Exception:  # It meets damage with whatever its parts raise.
        return {}
    return {sheet.name: _of_rows([sheet.row(number) for number in range(sheet.nrows)]) for sheet in book.sheets()}


def _of_rows(rows: Iterable[Sequence[Any]]) -> Counted:
    from xlrd.biffh import XL_CELL_BLANK, XL_CELL_EMPTY, XL_CELL_ERROR, XL_CELL_TEXT

    count = 0
    errors: dict[tuple[int, int], str] = {}
    nothing = (XL_CELL_EMPTY, XL_CELL_BLANK, XL_CELL_ERROR)
    for number, row in enumerate(rows, 1):
        count += any(cell.value.strip() if cell.ctype == XL_CELL_TEXT else cell.ctype not in nothing for cell in row)
        for column, cell in enumerate(row):
            if cell.ctype == XL_CELL_ERROR and len(errors) < MOST_ERRORS:
                errors[number, column] = _error(cell.value)
    return Counted(count, errors)


def _error(code: int) -> str:
    return _ERRORS.get(code, f"#{code}")


def xlsb_sheets(workbook: bytes) -> dict[str, str]:
    """Return the name of every sheet of an .xlsb by the id of its relation, from xl/workbook.bin."""
    found = {}
    try:
        for kind, at, _length in _xlsb_records(workbook):
            if kind == _BUNDLE:
                relation, end = _wide(workbook, at + 8)
                found[relation] = _wide(workbook, end)[0]
    except (struct.error, IndexError):
        return {}
    return found


def xlsb_texts(content: bytes) -> bytes:
    """Return for each text of xl/sharedStrings.bin 1 where it holds something, else 0."""
    found = bytearray()
    try:
        for kind, at, _length in _xlsb_records(content):
            if kind == _ITEM:
                found.append(_U32.unpack_from(content, at + 1)[0] > 0)
    except (struct.error, IndexError):
        return b""
    return bytes(found)


def xlsb_counted(sheet: bytes, texts: bytes = b"") -> Counted:
    """Return what a sheet part of an .xlsb holds; `texts` are those that cells share, as xlsb_texts gives them."""
    count, is_open, row, answered = 0, False, 0, False
    errors: dict[Place, str] = {}
    empty: list[Place] = []
    try:
        for kind, at, length in _xlsb_records(sheet):
            if kind in _ANSWERS or (kind == _SAID and _U32.unpack_from(sheet, at + 8)[0] > 0):
                answered = True
            elif kind == _SAID and len(empty) < MOST:
                empty.append((row, _U32.unpack_from(sheet, at)[0]))
            if kind == _ROW:
                is_open, row = True, _U32.unpack_from(sheet, at)[0] + 1
            elif kind in _WRONG and len(errors) < MOST_ERRORS:
                errors[row, _U32.unpack_from(sheet, at)[0]] = _error(sheet[at + 8])
            elif is_open and (
                kind in _FILLED
                or (kind in _TEXT and length > 12 and _U32.unpack_from(sheet, at + 8)[0] > 0)
                or (kind == _SHARED and _filled(texts, _U32.unpack_from(sheet, at + 8)[0]))
            ):
                count, is_open = count + 1, False
    except (struct.error, IndexError):
        return Counted()
    return Counted(count, errors, Formulas(empty, [], answered))


def _filled(texts: bytes, place: int) -> bool:
    return place < len(texts) and texts[place] > 0


def _wide(content: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * _U32.unpack_from(content, at)[0]
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _xlsb_records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of records, whose kinds take one byte or two and whose lengths up to four."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | content[at] << 7
            at += 1
        length = shift = 0
        for _byte in range(4):
            byte = content[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, at, length
        at += length
