"""A second count of the rows of binary workbooks (.xls and .xlsb) and their error cells, without their reader.

As in crm.exchange.rowcount, rows that only point to shared texts are left aside: what they point to may be empty. What
is damaged gives no count; that is for the reader to say.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

FREE, LAST = 0xFFFFFFFF, 0xFFFFFFFA
_U16, _U32 = struct.Struct("<H"), struct.Struct("<I")
_HEAD = 512
_ENTRY = 128
_SMALL = 64

_BOF, _EOF, _BOUNDSHEET = 0x0809, 0x000A, 0x0085
_FORMULA, _NUMBER, _LABEL, _BOOLERR = 0x0006, 0x0203, 0x0204, 0x0205
_ALWAYS = frozenset({_NUMBER, 0x027E, 0x00BD})
"""NUMBER, RK and MULRK: cells that hold a figure."""

_ROW, _BUNDLE = 0, 156
_FILLED = frozenset({2, 4, 5, 9, 10})
"""Records of .xlsb cells that hold a figure, a truth or the result of a formula."""
_TEXT, _WRONG = frozenset({6, 8, 62}), frozenset({3, 11})


ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_ERRORS = 100_000


class Counted(NamedTuple):
    """What a sheet holds: how many rows with a figure, a text of their own or a result, and its errors by place.

    Places are row numbers from 1 and columns from 0, as in crm.exchange.faults.
    """

    rows: int = 0
    errors: dict[tuple[int, int], str] = {}


def xls_counted(content: bytes) -> dict[str, Counted]:
    """Return what each sheet of an .xls holds."""
    try:
        book = _stream(content, ("Workbook",))
        if book[:2] != _U16.pack(_BOF) or _U16.unpack_from(book, 4)[0] != 0x0600:
            return {}  # before Excel 97
        return {name: _xls_counted(book, place) for name, place in _xls_sheets(book)}
    except (struct.error, IndexError, ValueError):
        return {}


def _stream(content: bytes, names: tuple[str, ...]) -> bytes:
    """Return a stream of a compound file; raises ValueError where there is none or its chain has no end."""
    size = 1 << _U16.unpack_from(content, 30)[0]
    fat_at = list(struct.unpack_from("<109I", content, 76))
    more = _U32.unpack_from(content, 68)[0]
    while more < LAST and len(fat_at) < len(content) // size:
        part = struct.unpack_from(f"<{size // 4}I", content, _HEAD + more * size)
        fat_at, more = [*fat_at, *part[:-1]], part[-1]
    fat = _numbers(b"".join(_sector(content, at, size) for at in fat_at if at < LAST))
    folder = _chain(content, _U32.unpack_from(content, 48)[0], fat, size)
    root = found = None
    for start in range(0, len(folder) - _ENTRY + 1, _ENTRY):
        entry = folder[start : start + _ENTRY]
        name = entry[: max(_U16.unpack_from(entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        place = _U32.unpack_from(entry, 116)[0], _U32.unpack_from(entry, 120)[0]
        root = place if root is None else root
        found = place if name in names and found is None else found
    if root is None or found is None:
        raise ValueError(names)
    if found[1] >= _U32.unpack_from(content, 56)[0]:
        return _chain(content, found[0], fat, size)[: found[1]]
    small = _chain(content, root[0], fat, size)
    small_fat = _numbers(_chain(content, _U32.unpack_from(content, 60)[0], fat, size))
    return _chain(small, found[0], small_fat, _SMALL, head=0)[: found[1]]


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content)


def _sector(content: bytes, at: int, size: int, head: int = _HEAD) -> bytes:
    return content[head + at * size : head + (at + 1) * size]


def _chain(content: bytes, at: int, fat: tuple[int, ...], size: int, head: int = _HEAD) -> bytes:
    parts: list[bytes] = []
    while at < LAST:
        if len(parts) > len(fat):
            raise ValueError("a chain without an end")
        parts.append(_sector(content, at, size, head))
        at = fat[at]
    return b"".join(parts)


def _xls_records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of records."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, at + 4, length
        at += 4 + length


def _xls_sheets(book: bytes) -> Iterator[tuple[str, int]]:
    for kind, at, _length in _xls_records(book, 0):
        if kind == _EOF:
            return
        if kind == _BOUNDSHEET and book[at + 5] == 0:
            count, wide = book[at + 6], book[at + 7] & 1
            text = book[at + 8 : at + 8 + count * (1 + wide)]
            yield text.decode("utf-16-le" if wide else "latin-1"), _U32.unpack_from(book, at)[0]


def _xls_counted(book: bytes, place: int) -> Counted:
    rows, depth = set(), 0
    errors: dict[tuple[int, int], str] = {}
    for kind, at, length in _xls_records(book, place):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                break
        elif depth == 1 and (kind in _ALWAYS or _xls_holds(book, kind, at, length)):
            rows.add(_U16.unpack_from(book, at)[0])
        elif depth == 1 and (code := _xls_error(book, kind, at)) is not None and len(errors) < MOST_ERRORS:
            row, column = struct.unpack_from("<HH", book, at)
            errors[row + 1, column] = _error(code)
    return Counted(len(rows), errors)


def _error(code: int) -> str:
    return ERRORS.get(code, f"#{code}")


def _xls_error(book: bytes, kind: int, at: int) -> int | None:
    """Return the code of an error, None of any other cell."""
    if kind == _BOOLERR and book[at + 7] == 1:
        return book[at + 6]
    if kind == _FORMULA and book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2:
        return book[at + 8]
    return None


def _xls_holds(book: bytes, kind: int, at: int, length: int) -> bool:
    if kind == _LABEL:
        return length > 9 and _U16.unpack_from(book, at + 6)[0] > 0
    if kind == _BOOLERR:
        return book[at + 7] == 0
    if kind != _FORMULA:
        return False
    return book[at + 12 : at + 14] != b"\xff\xff" or book[at + 6] == 1


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


def xlsb_counted(sheet: bytes) -> Counted:
    """Return what a sheet part of an .xlsb holds."""
    count, is_open, row = 0, False, 0
    errors: dict[tuple[int, int], str] = {}
    try:
        for kind, at, length in _xlsb_records(sheet):
            if kind == _ROW:
                is_open, row = True, _U32.unpack_from(sheet, at)[0] + 1
            elif kind in _WRONG and len(errors) < MOST_ERRORS:
                errors[row, _U32.unpack_from(sheet, at)[0]] = _error(sheet[at + 8])
            elif is_open and (
                kind in _FILLED or (kind in _TEXT and length > 12 and _U32.unpack_from(sheet, at + 8)[0] > 0)
            ):
                count, is_open = count + 1, False
    except (struct.error, IndexError):
        return Counted()
    return Counted(count, errors)


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
