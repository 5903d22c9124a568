"""Numbers that a sheet shows with leading zeros (format 0000000000): calamine gives the bare number.

Best effort on the usual spelling of .xlsx and .xlsm, as crm.exchange.faults.
"""

import re
from xml.etree import ElementTree

from crm.exchange.faults import Faults, column_of
from crm.exchange.sheets import Fault

STYLES = "xl/styles.xml"
_ZEROS = re.compile(r"(0{2,25})(?:;.*)?")
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(\d{1,6})"(?: t="n")?>(?:<f[^>]*>[^<]*</f>)?<v>(\d{1,15})(?:\.0)?</v>'
)
_LIMIT = 1_000_000

Widths = dict[bytes, int]
"""How many figures a cell of a style shows at least, by the style's number as cells write it."""


def widths(styles: bytes) -> Widths:
    """Return the styles of xl/styles.xml that fill up with zeros."""
    try:
        root = ElementTree.fromstring(styles)
    except ElementTree.ParseError:
        return {}
    formats = {}
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        if match := _ZEROS.fullmatch(each.get("formatCode", "")):
            formats[each.get("numFmtId")] = len(match[1])
    cells = root.iterfind("{*}cellXfs/{*}xf")
    return {
        b"%d" % place: formats[each.get("numFmtId")]
        for place, each in enumerate(cells)
        if each.get("numFmtId") in formats
    }


def zeros_of(content: bytes, known: Widths) -> Faults:
    """Return the texts of a worksheet part's numbers that are shown with leading zeros."""
    found: Faults = {}
    for match in _CELL.finditer(content) if known else ():
        width = known.get(match[3], 0)
        if len(match[4]) < width and len(found) < _LIMIT:
            found[int(match[2]), column_of(match[1])] = Fault("zeros", match[4].decode().zfill(width))
    return found
