"""Text files with separated columns, in the encodings and separators that spreadsheets write."""

import csv
import io
import re
from collections import Counter

from crm.domain.errors import Unreadable
from crm.exchange.rowcount import lines_like_rows
from crm.exchange.sheets import CELL_LIMIT, CELLS_LIMIT, Row

DELIMITERS = (",", ";", "\t")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""With this .xls begins, and every document in the old container."""
_SAMPLE_LINES = 40
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DIRECTIVE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def is_text(start: bytes) -> bool:
    """Say by the first eight bytes of a file whether it is to be read as text, for want of anything better."""
    return not start.startswith((b"PK", OLE))


def decode(content: bytes) -> str:
    """Return the text in UTF-8, UTF-16 or GB18030 (which holds GBK and GB2312).

    Raises Unreadable("file.encoding"), or Unreadable("file.no_workbook") for what is no text at all.
    """
    text = _decoded(content)
    if _BINARY.search(text) or text.lstrip()[:1] == "<" or text.startswith(("%PDF", "{\\rtf")):
        raise Unreadable("file.no_workbook")
    return text


def _decoded(content: bytes) -> str:
    encodings = ["utf-8-sig", "gb18030"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif content[1:200:2].count(0) > len(content[1:200:2]) // 3:
        encodings = ["utf-16-le"]
    elif content[0:200:2].count(0) > len(content[0:200:2]) // 3:
        encodings = ["utf-16-be"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("file.encoding" if not _looks_binary(content) else "file.no_workbook")


def _looks_binary(content: bytes) -> bool:
    return _BINARY.search(content[:4096].decode("latin-1")) is not None


def rows(content: bytes) -> tuple[list[Row], int]:
    """Return the records of a text file, and how many lines look like one by a second count.

    Raises as decode does, and Unreadable("file.damaged"), "file.cell_too_long" or "file.beyond_limits".
    """
    text = decode(content)
    directive = _DIRECTIVE.match(text)
    delimiter = directive[1] if directive else _delimiter(text)
    found = _records(text, delimiter)
    if directive:
        found[0] = ()
    return found, lines_like_rows(text.splitlines(), delimiter)


def _records(text: str, delimiter: str) -> list[Row]:
    """Return the records, none of them with more than a workbook may hold."""
    csv.field_size_limit(CELL_LIMIT)
    found: list[Row] = []
    cells = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += max(len(record), 1)  # a blank line takes room, too
            if cells > CELLS_LIMIT:
                raise Unreadable("file.beyond_limits")
            found.append(tuple(record))
    except csv.Error as error:
        if "field limit" in str(error):
            raise Unreadable("file.cell_too_long", limit=CELL_LIMIT) from error
        raise Unreadable("file.damaged", detail=str(error)) from error
    return found


def _delimiter(text: str) -> str:
    """The separator that cuts most lines into the same, largest number of columns."""
    sample = io.StringIO("".join(text[:200_000].splitlines(keepends=True)[:_SAMPLE_LINES]), newline="")

    def columns(delimiter: str) -> int:
        sample.seek(0)
        try:
            widths = Counter(len(record) for record in csv.reader(sample, delimiter=delimiter) if len(record) > 1)
        except csv.Error:
            return 0
        return max((width * count for width, count in widths.items()), default=0)

    return max(DELIMITERS, key=columns)
