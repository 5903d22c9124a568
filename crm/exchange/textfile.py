"""Text files with separated columns, in the encodings and separators that spreadsheets write."""

import csv
import io
import re
from collections import Counter

from crm.domain.errors import Unreadable
from crm.domain.progress import Progress
from crm.exchange.rowcount import lines_like_rows
from crm.exchange.sheets import Row

DELIMITERS = (",", ";", "\t")
_SAMPLE_LINES = 40
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DIRECTIVE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


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


def rows(content: bytes, progress: Progress | None = None) -> tuple[list[Row], int]:
    """Return the records of a text file, and how many lines look like one by a second count.

    Raises as decode does, and Unreadable("file.damaged"); Cancelled through `progress`.
    """
    progress = progress or Progress()
    text = decode(content)
    directive = _DIRECTIVE.match(text)
    delimiter = directive[1] if directive else _delimiter(text)
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        found: list[Row] = [tuple(record) for record in progress.through(records)]
    except csv.Error as error:
        raise Unreadable("file.damaged", detail=str(error)) from error
    if directive:
        found[0] = ()
    return found, lines_like_rows(progress.through(text.splitlines()), delimiter)


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
