"""Small .xlsb workbooks, record by record: nothing that is installed here writes them."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

CONTENT = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/{{kind}}" Target="{{target}}"/></Relationships>'
)


Cell = str | float | bytes | None
Row = Sequence[Cell]


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of BIFF12."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def formula(value: str | float) -> bytes:
    """Return what `cell` takes for a formula with this result: a text or a figure."""
    kind, result = (8, wide(value)) if isinstance(value, str) else (9, struct.pack("<d", value))
    return bytes([kind]) + result + struct.pack("<HIBHI", 0, 3, 0x1E, 7, 0)


def cell(place: int, value: Cell) -> bytes:
    """Return a text of its own, a figure, a blank, a formula, or by a whole number the error of that code."""
    head = struct.pack("<II", place, 0)
    if isinstance(value, bytes):
        return record(value[0], head + value[1:])
    if value is None:
        return record(1, head)
    if isinstance(value, int):
        return record(3, head + bytes([value]))
    return record(6, head + wide(value)) if isinstance(value, str) else record(5, head + struct.pack("<d", value))


def _lines(rows: Sequence[Row]) -> bytes:
    heads = (record(0, struct.pack("<II", number, 0) + bytes(9)) for number in range(len(rows)))
    cells = (b"".join(cell(place, each) for place, each in enumerate(row)) for row in rows)
    return b"".join(head + each for head, each in zip(heads, cells, strict=True))


def xlsb(path: Path, name: str, rows: Sequence[Row], late: Sequence[Row] = ()) -> Path:
    """Write a workbook of one sheet; `late` rows stand behind the end of its rows, where no reader looks."""
    size = struct.pack("<IIII", 0, len(rows), 0, max(map(len, rows)) - 1)
    whole = record(145) + _lines(rows) + record(146) + _lines(late)
    sheet = record(129) + record(148, size) + whole + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide(name)
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT)
        archive.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels", RELATIONS.format(kind="worksheet", target="worksheets/sheet1.bin")
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path
