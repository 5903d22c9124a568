"""Small .xls workbooks (BIFF8 in a compound file), record by record: nothing that is installed here writes them."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
FORMULA = struct.pack("<HBH", 3, 0x1E, 7)
"""The tokens of a formula: the number 7."""

Cell = str | float | bytes | None
"""Bytes are the result of a formula as it stands in the record, and what follows the record."""
NEVER_SAID = b"\x00" + bytes(5) + b"\xff\xff"
EMPTY = b"\x03" + bytes(5) + b"\xff\xff"


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def said(text: str) -> bytes:
    """Return a formula's result that is a text."""
    return NEVER_SAID + record(0x0207, struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def figure(value: float) -> bytes:
    return struct.pack("<d", value)


def _cell(row: int, column: int, value: Cell) -> bytes:
    head = struct.pack("<HHH", row, column, 0)
    if isinstance(value, bytes):
        return record(6, head + value[:8] + struct.pack("<HI", 0, 0) + FORMULA) + value[8:]
    if isinstance(value, str):
        return record(0x0204, head + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return b"" if value is None else record(0x0203, head + struct.pack("<d", value))


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    cells = (_cell(number, place, each) for number, row in enumerate(rows) for place, each in enumerate(row))
    return _begin(0x0010) + record(0x0200, size) + b"".join(cells) + record(0x000A)


def _stream(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    bodies = [_sheet(rows) for rows in sheets.values()]
    font = struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A"
    begin = _begin(0x0005) + record(0x0042, struct.pack("<H", 1200)) + record(0x0031, font) + record(0x00E0, bytes(20))
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in sheets]
    at = len(begin) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += record(0x0085, struct.pack("<IH", at, 0) + name)
        at += len(body)
    return begin + bounds + record(0x000A) + b"".join(bodies)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, FREE, FREE, child)
    return told.ljust(64, b"\0") + struct.pack("<H", len(told)) + links + bytes(36) + struct.pack("<IQ", start, size)


def xls(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """Write a workbook of up to 60 KB."""
    stream = _stream(sheets)
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    table = [TABLE, END, *range(3, count + 2), END]
    chain = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    path.write_bytes(head + chain + entries.ljust(SECTOR, b"\0") + stream)
    return path
