"""The rows of a sheet's XML with further cells, piece by piece: a long sheet never stands in memory."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crm.exchange.faults import column_of
from crm.exchange.sheet_xml import letters, written

LAST_COLUMN = 16_384
MOST_WAITING = 32 * 1024**2
"""No row, and nothing around the rows, is longer in a workbook that people made."""
ROWS_END = re.compile(rb"</(?:\w+:)?sheetData>")
_ROWS = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*>")
_ROW = re.compile(rb"<(?P<ns>(?:\w+:)?)row\b(?P<at>[^>]*?)(?:/>|>(?P<in>.*?)</(?:\w+:)?row>)", re.DOTALL)
_TAG = 16
"""A tag may stand on both sides of a cut."""
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_NUMBER = re.compile(rb'\br="(\d+)"')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})\d+"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_SPANS = re.compile(rb'\sspans="[^"]*"')
_EXTENT = re.compile(rb'(<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]{1,3}\d+:)([A-Z]{1,3})(\d+")')
_COLUMN = re.compile(rb'<((?:\w+:)?)col\b[^>]*\bmax="(\d+)"')
_COLUMNS_END = re.compile(rb"</(?:\w+:)?cols>")


class NotTheSame(Exception):
    """The file cannot be written back; `code` is the sentence that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ChangedSheet:
    """A sheet of which rows get texts in the columns after `after`; `rows` are by number, the heading's among them."""

    def __init__(self, after: int, heading_row: int, rows: Mapping[int, Sequence[str]]) -> None:
        self._first, self._heading, self._rows = after, heading_row, dict(rows)
        self._count = len(rows[heading_row])
        self._number = 0
        if after + self._count > LAST_COLUMN:
            raise NotTheSame("verdict.plain_built")

    def written(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the XML with the texts; raises NotTheSame when a row is not there."""
        coming = iter(pieces)
        waiting, is_among = b"", False
        for piece in coming:
            waiting += piece
            if len(waiting) > MOST_WAITING:
                raise NotTheSame("verdict.plain_large")
            if not is_among:
                start = _ROWS.search(waiting)
                if start is None:
                    continue
                yield self._head(waiting[: start.end()])
                waiting, is_among = waiting[start.end() :], True
            elif waiting.find(b"row", -len(piece) - _TAG) < 0:
                continue  # Else a very long row would be looked through again with each of its pieces.
            changed, waiting = self._changed(waiting)
            yield changed
            if ROWS_END.search(waiting):
                break
        if self._rows:
            raise NotTheSame("verdict.plain_built")
        yield waiting
        yield from coming

    def _changed(self, content: bytes) -> tuple[bytes, bytes]:
        """Return the rows that are whole, with the texts, and what stands behind them."""
        found: list[bytes] = []
        end = 0
        for match in _ROW.finditer(content):
            found += content[end : match.start()], self._row(match)
            end = match.end()
        return b"".join(found), content[end:]

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

    def _head(self, head: bytes) -> bytes:
        """Make room for the texts: the sheet is as wide as they, and the reasons have a width of their own.

        Where the sheet has no widths, or some beyond the list, its own count.
        """
        end = letters(self._first + self._count).encode()
        head = _EXTENT.sub(lambda at: at[1] + max(at[2], end, key=lambda each: (len(each), each)) + at[3], head, 1)
        known, closing = _COLUMN.findall(head), _COLUMNS_END.search(head)
        if not known or closing is None or max(int(column) for _ns, column in known) > self._first:
            return head
        widths = (12, *([38] * (self._count - 2)), 60)
        new = b"".join(
            b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>' % (known[0][0], place, place, width)
            for place, width in enumerate(widths, self._first + 1)
        )
        return head[: closing.start()] + new + head[closing.start() :]
