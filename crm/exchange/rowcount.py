"""A second count of a sheet's rows, from the file itself: a reader that passes over some of them is found out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

_ROW = re.compile(rb"<(?:\w+:)?row[ >]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?: [^>]*)?>[^<]*[^<\s][^<]*<")
_ERROR = re.compile(rb'<(?:\w+:)?c [^>]*t="e"[^>]*>.*?</(?:\w+:)?c>', re.DOTALL)
_SHARED = b't="s"'
_SHARED_CELL = re.compile(rb'<(?:\w+:)?c [^>]*t="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')
_ITEM = re.compile(rb"<(?:\w+:)?si[ />]")
_ALOUD = b"rPh"
"""Marks how a text is read aloud, which stands behind the text itself."""
_ODS_TABLE = re.compile(rb'<table:table [^>]*table:name="([^"]*)"')
_ODS_ROW = re.compile(rb"<table:table-row(?=[ />])([^>]*)>")
_ODS_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell(?=[ />])([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)
_ODS_VALUE = re.compile(rb' office:(?:date-|time-|boolean-)?value="[^"]')
_ODS_TEXT = re.compile(rb"<text:p[^>/]*>\s*[^<\s]")
_ODS_WRONG = b'value-type="error"'
_ODS_TYPE = b"office:value-type="
_ODS_FORMULA = re.compile(rb'table:formula="(?:[a-z]+:)?=?([^"]{1,8192})"')
_ODS_FAULTY = re.compile(rb'value-type="error"|table:formula="')
_ODS_SAID = re.compile(rb"<text:p[^>/]*>([^<]*)<")
_ODS_WIDE = re.compile(rb'table:number-columns-repeated="(\d{1,5})"')
_ODS_REPEATED = re.compile(rb'table:number-rows-repeated="(\d{1,7})"')
_MOST_REPEATED = 1000
"""Blank rows are repeated up to the end of the sheet; a row with content that often is a slip, and counts once."""
LEAST_COLUMNS = 3


def shared_texts(content: bytes) -> bytes:
    """Return for each text of xl/sharedStrings.xml 1 where it holds something, else 0."""
    found = bytearray()
    starts = (item.end() for item in _ITEM.finditer(content))
    start = next(starts, None)
    while start is not None:
        following = next(starts, None)
        end = len(content) if following is None else following
        aloud = content.find(_ALOUD, start, end)
        found.append(_VALUE.search(content, start, end if aloud < 0 else aloud) is not None)
        start = following
    return bytes(found)


def rows_with_content(content: bytes, texts: bytes = b"") -> int:
    """Return how many rows of a worksheet part hold a number, a text or a result, errors left aside.

    `texts` are those that cells share, as shared_texts gives them; a cell that points to none of them counts as empty.
    """
    count = 0
    for row in _ROW.split(content)[1:]:
        if b't="e"' in row:
            row = _ERROR.sub(b"", row)
        if _SHARED in row:
            if any(texts[place : place + 1] == b"\1" for place in map(int, _SHARED_CELL.findall(row))):
                count += 1
                continue
            row = re.sub(rb'<(?:\w+:)?c [^>]*t="s"[^>]*>.*?</(?:\w+:)?c>', b"", row, flags=re.DOTALL)
        count += _VALUE.search(row) is not None
    return count


def ods_rows_with_content(content: bytes) -> dict[str, int]:
    """Return how many rows of each table of an OpenDocument sheet hold a number, a day or a text, errors left aside."""
    return {name: _ods_count(table) for name, table in _ods_tables(content)}


def ods_faults(content: bytes) -> dict[str, dict[tuple[int, int], tuple[str, str]]]:
    """Return error cells ("error") and formulas without a result ("formula") of each table, with their text.

    Places are (row number, column from 0); a reader gives both as empty text.
    """
    return {name: dict(_ods_wrong(table)) for name, table in _ods_tables(content) if _ODS_FAULTY.search(table)}


def _ods_wrong(table: bytes) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    number = 1
    for row, end in _ods_rows(table):
        if _ODS_FAULTY.search(table, row.end(), end):
            column = 0
            for cell in _ODS_CELL.finditer(table, row.end(), end):
                if _ODS_WRONG in cell[1]:
                    said = _ODS_SAID.search(cell[2] or b"")
                    yield (number, column), ("error", _ods_words(said[1])[:40] if said else "#")
                elif (formula := _ODS_FORMULA.search(cell[1])) and not _ods_result(cell[1], cell[2] or b""):
                    yield (number, column), ("formula", _ods_words(formula[1]))
                column += _times(_ODS_WIDE, cell[1])
        number += _times(_ODS_REPEATED, row[1])


def _ods_result(attributes: bytes, inside: bytes) -> bool:
    return _ODS_TYPE in attributes or _ODS_TEXT.search(inside) is not None


def _ods_words(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace"))


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1


def _ods_tables(content: bytes) -> Iterator[tuple[str, bytes]]:
    places = [*_ODS_TABLE.finditer(content)]
    ends = [*(place.start() for place in places[1:]), len(content)][: len(places)]
    for place, end in zip(places, ends, strict=True):
        yield unescape(place[1].decode("utf-8", "replace")), content[place.end() : end]


def _ods_rows(table: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Yield each row's beginning and the place where it ends."""
    rows = [*_ODS_ROW.finditer(table)]
    ends = [*(row.start() for row in rows[1:]), len(table)]
    return zip(rows, ends, strict=True)


def _ods_count(table: bytes) -> int:
    count = 0
    for row, end in _ods_rows(table):
        if any(_ods_holds(cell[1], cell[2] or b"") for cell in _ODS_CELL.finditer(table, row.end(), end)):
            times = _times(_ODS_REPEATED, row[1])
            count += times if times <= _MOST_REPEATED else 1
    return count


def _ods_holds(attributes: bytes, inside: bytes) -> bool:
    if _ODS_WRONG in attributes or b"<office:annotation" in inside:
        return False
    return _ODS_VALUE.search(attributes) is not None or _ODS_TEXT.search(inside) is not None


def lines_like_rows(lines: Iterable[str], delimiter: str) -> int:
    """Return how many lines have as many separators as most, quotation marks left aside.

    A quotation mark that is never closed makes one cell of many lines; each of them is still such a line. Lists of
    fewer than three columns are not counted: a paragraph in a cell has a comma soon.
    """
    nothing = f' "{delimiter}\t'
    usual = Counter(line.count(delimiter) for line in lines if line.strip(nothing)).most_common(1)
    if not usual or usual[0][0] < LEAST_COLUMNS - 1:
        return 0
    return usual[0][1]
