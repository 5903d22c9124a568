"""Verdicts beside the rows of the very file that was read: everything else of the workbook stays as it is."""

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from crm.domain.errors import Unreadable
from crm.exchange.atomic import atomic_file
from crm.exchange.faults import column_of, sheet_parts
from crm.exchange.sheet_xml import letters, written
from crm.exchange.zipgate import safe_parts

LARGEST = 30 * 1024**2
MOST_INFLATED = 160 * 1024**2
LAST_COLUMN = 16_384
BOOK, TYPES = "xl/workbook.xml", "[Content_Types].xml"
_PLAIN_BOOK = b"spreadsheetml.sheet.main+xml"
_ROW = re.compile(rb"<(?P<ns>(?:\w+:)?)row\b(?P<at>[^>]*?)(?:/>|>(?P<in>.*?)</(?:\w+:)?row>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_NUMBER = re.compile(rb'\br="(\d+)"')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})\d+"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_SPANS = re.compile(rb'\sspans="[^"]*"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="[A-Z]{1,3}(\d+):([A-Z]{1,3})(\d+)"')
_EXTENT = re.compile(rb'(<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]{1,3}\d+:)([A-Z]{1,3})(\d+")')
_COLUMN = re.compile(rb'<((?:\w+:)?)col\b[^>]*\bmax="(\d+)"')


class NotTheSame(Exception):
    """The file cannot be written back; `code` is the sentence that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def write_into(
    out: Path, source: Path, sheet: str, after: int, heading_row: int, rows: Mapping[int, Sequence[str]]
) -> None:
    """Write a workbook with texts beside rows of a sheet, from the column after `after` columns on, at the latest.

    `rows` are by row number; that of the headings gives the last heading's style to its texts. Every other part of the
    file is copied byte by byte. Raises NotTheSame for what is no plain .xlsx or is built too oddly for that, and as
    crm.exchange.atomic.atomic_file does.
    """
    parts = _parts_of(source)
    name = sheet_parts({each: parts[each] for each in (BOOK, "xl/_rels/workbook.xml.rels") if each in parts}).get(sheet)
    if name is None or name not in parts:
        raise NotTheSame("verdict.plain_built")
    parts[name] = _Sheet(parts[name], after, heading_row, rows).written()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    with atomic_file(out) as file:
        file.write(packed.getbuffer())


def _parts_of(source: Path) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    try:
        with source.open("rb") as file:
            if file.read(2) != b"PK":
                raise NotTheSame("verdict.plain_format")
        if source.stat().st_size > LARGEST:
            raise NotTheSame("verdict.plain_large")
        inflated = 0
        for name, content in safe_parts(source, first=(TYPES,)):
            inflated += len(content)
            if inflated > MOST_INFLATED:
                raise NotTheSame("verdict.plain_large")
            parts[name] = content
    except (OSError, Unreadable) as error:
        raise NotTheSame("verdict.plain_changed") from error
    if BOOK not in parts or _PLAIN_BOOK not in parts.get(TYPES, b""):
        raise NotTheSame("verdict.plain_format")
    return parts


class _Sheet:
    """The XML of a sheet, of which rows get further cells."""

    def __init__(self, content: bytes, after: int, heading_row: int, rows: Mapping[int, Sequence[str]]) -> None:
        if b"<![CDATA[" in content or b"<!--" in content:
            raise NotTheSame("verdict.plain_built")
        self._content, self._heading, self._rows = content, heading_row, dict(rows)
        last = max(rows)
        for top, right, bottom in _MERGED.findall(content):
            if int(top) <= last and int(bottom) >= heading_row:
                after = max(after, column_of(right) + 1)
        self._first, self._count = after, len(rows[heading_row])
        self._number = 0
        if after + self._count > LAST_COLUMN:
            raise NotTheSame("verdict.plain_built")

    def written(self) -> bytes:
        """Return the XML with the texts; raises NotTheSame when a row is not there."""
        found = _ROW.sub(self._row, self._content)
        if self._rows:
            raise NotTheSame("verdict.plain_built")
        end = letters(self._first + self._count).encode()
        found = _EXTENT.sub(lambda at: at[1] + max(at[2], end, key=lambda each: (len(each), each)) + at[3], found, 1)
        return self._widened(found)

    def _row(self, match: re.Match[bytes]) -> bytes:
        told = _NUMBER.search(match["at"])
        self._number = int(told[1]) if told else self._number + 1
        texts = self._rows.pop(self._number, None)
        if texts is None:
            return match[0]
        before, behind, style = self._apart(match["in"] or b"")
        new = [self._cell(match["ns"], place, text, style) for place, text in enumerate(texts, self._first + 1) if text]
        ns, at = match["ns"], _SPANS.sub(b"", match["at"])
        return b"<%srow%s>%s</%srow>" % (ns, at, b"".join([*before, *new, *behind]), ns)

    def _apart(self, cells: bytes) -> tuple[list[bytes], list[bytes], bytes]:
        """Return the cells of a row before and behind the texts, and the style of the last one with a style."""
        before, behind, style, column = [], [], b"", -1
        for cell in _CELL.finditer(cells):
            place = _PLACE.search(cell[1])
            column = column_of(place[1]) if place else column + 1
            if column < self._first:
                before.append(cell[0])
                found = _STYLE.search(cell[1])
                style = found[1] if found else b""
            elif column >= self._first + self._count:
                behind.append(cell[0])
        return before, behind, style

    def _cell(self, ns: bytes, column: int, text: str, style: bytes) -> bytes:
        place = f"{letters(column)}{self._number}".encode()
        kept = b' s="%s"' % style if style and self._number == self._heading else b""
        words = written(text).encode()
        opening = b'<%sc r="%s"%s t="inlineStr"><%sis><%st xml:space="preserve">' % (ns, place, kept, ns, ns)
        return b"%s%s</%st></%sis></%sc>" % (opening, words, ns, ns, ns)

    def _widened(self, content: bytes) -> bytes:
        """Make room for the reasons where the sheet has widths of its own and none beyond the list."""
        known = _COLUMN.findall(content[:100_000])
        closing = re.search(rb"</(?:\w+:)?cols>", content[:200_000])
        if not known or closing is None or max(int(column) for _ns, column in known) > self._first:
            return content
        widths = (12, *([38] * (self._count - 2)), 60)
        new = b"".join(
            b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>' % (known[0][0], place, place, width)
            for place, width in enumerate(widths, self._first + 1)
        )
        return content[: closing.start()] + new + content[closing.start() :]
