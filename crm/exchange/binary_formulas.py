"""Formulas of .xls and .xlsb that nobody has calculated, where the file tells.

Both formats always hold a result, so a program that does not calculate writes one all the same: mostly an empty text.
A formula whose result really is empty looks alike. What tells them apart is the rest of the workbook: a spreadsheet
that calculates leaves some formula with a result. A figure 0 in the place of a result cannot be told from a true one.
"""

import io
import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Place = tuple[int, int]
"""Row number from 1 and column from 0, as in crm.exchange.faults."""
NOT_TOLD = "=…"
"""What stands for the text of a formula: these formats keep it in pieces that only a calculator puts together."""
MOST = 100_000
_BOF, _EOF, _SHEET, _FORMULA, _STRING = 0x0809, 0x000A, 0x0085, 0x0006, 0x0207
_BETWEEN = frozenset({0x04BC, 0x0221, 0x0236, 0x003C})
"""Records of shared formulas, arrays and tables, which stand between a formula and its text."""
_HEAD = struct.Struct("<HH")
_TEXT_COMES, _EMPTY = 0, 3


class Formulas(NamedTuple):
    """The formulas of a sheet: those with an empty result, those without any, and whether some has another one."""

    empty: list[Place]
    lacking: list[Place]
    answered: bool


def never_calculated(sheets: Mapping[str, Formulas]) -> dict[str, list[Place]]:
    """Return by sheet the formulas that nobody has calculated."""
    calculated = any(each.answered for each in sheets.values())
    return {name: each.lacking if calculated else each.lacking + each.empty for name, each in sheets.items()}


def xls_formulas(content: bytes) -> dict[str, Formulas]:
    """Return the formulas of each sheet of an .xls of 1997 and later; what is damaged or older tells nothing."""
    from xlrd.compdoc import CompDoc

    try:
        stream = CompDoc(content, logfile=io.StringIO()).get_named_stream("Workbook") or b""
        return {name: _of_records(stream, start) for name, start in _sheets(stream)}
    except Exception:  # It meets damage with whatever its parts raise.
        return {}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of the records from a place on."""
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        yield kind, at, length
        at += length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Yield name and place of each sheet."""
    for kind, at, _length in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _SHEET:
            (start,) = struct.unpack_from("<I", stream, at)
            width = 1 + (stream[at + 7] & 1)
            name = stream[at + 8 : at + 8 + width * stream[at + 6]]
            yield name.decode("utf-16-le" if width == 2 else "latin-1"), start


def _of_records(stream: bytes, start: int) -> Formulas:
    empty: list[Place] = []
    lacking: list[Place] = []
    depth, answered, waiting = 0, False, None
    for kind, at, _length in _records(stream, start):
        if waiting is not None and kind not in _BETWEEN:
            if kind == _STRING:
                answered = True
            elif len(lacking) < MOST:
                lacking.append(waiting)
            waiting = None
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            break
        if kind != _FORMULA or depth > 1:
            continue
        row, column = _HEAD.unpack_from(stream, at)
        is_figure = stream[at + 12 : at + 14] != b"\xff\xff"
        if not is_figure and stream[at + 6] == _TEXT_COMES:
            waiting = row + 1, column
        elif is_figure or stream[at + 6] != _EMPTY:
            answered = True
        elif len(empty) < MOST:
            empty.append((row + 1, column))
    return Formulas(empty, lacking, answered)
