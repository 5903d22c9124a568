"""Error cells and formulas without a stored result: calamine gives both as empty text, so they are looked up.

Best effort on the usual spelling of .xlsx and .xlsm. Those of .ods, and errors of other formats, are found where their
rows are counted (crm.exchange.rowcount, crm.exchange.binary_count); formulas of .xls and .xlsb as far as they tell
(crm.exchange.binary_formulas). A formula with an empty text has a result: a spreadsheet writes t="str" beside it.
"""

import re
from posixpath import join, normpath
from xml.etree import ElementTree

from crm.exchange.binary_count import xlsb_sheets
from crm.exchange.binary_formulas import NOT_TOLD
from crm.exchange.sheets import Fault

_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]* t="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]{1,40})</v>'
)
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?![^>]* t="str")[^>]*>'
    rb"<f(?:[^>]*[^>/])?>([^<]{1,8192})</f>(?:<v ?/>|<v></v>)?</c>"
)
_FOLLOWER = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?![^>]* t="str")[^>]*><f [^>]*t="shared"[^>]*/>(?:<v ?/>|<v></v>)?</c>()'
)
"""A cell that shares the formula of another one, without a result either."""
_LIMIT = 100_000

Faults = dict[tuple[int, int], Fault]


def faults_of(content: bytes) -> Faults:
    """Return the faults of one worksheet part by (row number, column from 0)."""
    found: Faults = {}
    looked = ((b' t="e"', _ERROR, "error"), (b"<f", _FORMULA, "formula"), (b't="shared"', _FOLLOWER, "formula"))
    for marker, pattern, kind in looked:
        if marker not in content:
            continue
        for match in pattern.finditer(content):
            place = int(match[2]), column_of(match[1])
            found.setdefault(place, Fault(kind, match[3].decode("utf-8", "replace") or NOT_TOLD))
            if len(found) > _LIMIT:
                return found
    return found


def sheet_parts(small_parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part name of every sheet name, from xl/workbook.xml and its relations."""
    try:
        book = ElementTree.fromstring(small_parts["xl/workbook.xml"])
        relations = ElementTree.fromstring(small_parts["xl/_rels/workbook.xml.rels"])
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    parts = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            relation = next((value for key, value in sheet.items() if key.endswith("}id")), None)
            parts[sheet.get("name", "")] = _part(targets.get(relation, ""))
    return parts


def binary_sheet_parts(small_parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part name of every sheet name of an .xlsb."""
    try:
        relations = ElementTree.fromstring(small_parts["xl/_rels/workbook.bin.rels"])
        names = xlsb_sheets(small_parts["xl/workbook.bin"])
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    return {name: _part(targets[relation]) for relation, name in names.items() if relation in targets}


def _part(target: str) -> str:
    return target[1:] if target[:1] == "/" else normpath(join("xl", target))


def column_of(letters: bytes) -> int:
    """Return the number, from 0, of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
