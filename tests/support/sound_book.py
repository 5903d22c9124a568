"""Whether Excel would open a workbook without repair, part by part, where no office program is there to ask.

Content types and relationships lead to parts that exist, XML is well formed and in the order of its schema, names are
valid and unique, rows and cells ascend, styles and shared texts are in range, formulas and charts mean what is there.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""The children of a worksheet as its schema has them: another order is what Excel calls damaged."""
MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
NAME = re.compile(r"[^\W\d][\w.]*|_xlnm\.\w+")
CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[rRcC]\d*")
FORBIDDEN_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")


def faults(path: Path) -> list[str]:
    """Return what is wrong with a workbook, nothing for a sound one."""
    with ZipFile(path) as packed:
        assert packed.testzip() is None
        return [f"{path.name}: {each}" for each in _Book(packed).faults()]


class _Book:
    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        self._parts = packed.namelist()
        self._sheets: dict[str, str] = {}
        self._names: set[str] = set()
        self._styles = self._formats = self._texts = 0

    def faults(self) -> Iterator[str]:
        if len(set(self._parts)) != len(self._parts):
            yield "a part is there twice"
        for name in self._parts:
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    self._xml(name)
                except ET.ParseError as error:
                    yield f"{name}: {error}"
                    return
        relations = [each for name in self._parts if name.endswith(".rels") for each in self._relations(name)]
        yield from (*self._types(), *relations)
        if relations:
            return
        yield from self._workbook()
        yield from self._looks()
        for name, part in self._sheets.items():
            for told in self._sheet(part):
                yield f"{name}: {told}"
        for part in self._parts:
            if re.fullmatch(r"xl/charts/chart\d+\.xml", part):
                yield from self._chart(part)

    def _xml(self, part: str) -> ET.Element:
        return ET.fromstring(self._packed.read(part))

    def _types(self) -> Iterator[str]:
        root = self._xml("[Content_Types].xml")
        known = {each.get("Extension", "").lower() for each in root if each.tag.endswith("Default")}
        named = [each.get("PartName", "").lstrip("/") for each in root if each.tag.endswith("Override")]
        yield from (f"the type of {name} is told twice" for name in {each for each in named if named.count(each) > 1})
        yield from (f"{name} has a type and is not there" for name in named if name not in self._parts)
        for name in self._parts:
            ending = name.rpartition(".")[2].lower()
            if name != "[Content_Types].xml" and name not in named and (ending == "xml" or ending not in known):
                yield f"{name} has no type"

    def _targets(self, part: str) -> dict[str, str]:
        """Return the parts that a part leads to, by the ids of its relationships."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if rels not in self._parts:
            return {}
        inside = (each for each in self._xml(rels) if each.get("TargetMode") != "External")
        return {each.get("Id", ""): _target(folder, each.get("Target", "")) for each in inside}

    def _relations(self, rels: str) -> Iterator[str]:
        folder, _, name = rels.rpartition("/")
        part = posixpath.join(folder.removesuffix("_rels").rstrip("/"), name.removesuffix(".rels"))
        ids = [each.get("Id") for each in self._xml(rels)]
        if len(set(ids)) != len(ids):
            yield f"{rels} has an id twice"
        yield from (f"{rels} leads to {each}, which is not there" for each in _missing(self, part))

    def _workbook(self) -> Iterator[str]:
        root, targets = self._xml("xl/workbook.xml"), self._targets("xl/workbook.xml")
        sheets = root.find(f"{MAIN}sheets")
        assert sheets is not None
        numbers = [each.get("sheetId") for each in sheets]
        if len(set(numbers)) != len(numbers):
            yield "a number of a sheet is there twice"
        for each in sheets:
            name = each.get("name", "")
            if not 0 < len(name) <= 31 or FORBIDDEN_IN_SHEETS.search(name) or name.strip("'") != name:
                yield f"no sheet may be called {name!r}"
            if name.casefold() in {other.casefold() for other in self._sheets}:
                yield f"two sheets are called {name!r}"
            self._sheets[name] = targets[each.get(f"{REL}id", "")]
        defined = [(each, each.get("name", "")) for each in root.iter(f"{MAIN}definedName")]
        self._names = {name.casefold() for _, name in defined}
        seen: set[tuple[str, str | None]] = set()
        for each, name in defined:
            key = (name.casefold(), each.get("localSheetId"))
            if key in seen or not NAME.fullmatch(name) or CELL_LIKE.fullmatch(name) or len(name) > 255:
                yield f"no name may be {name!r}, or it is there twice"
            seen.add(key)
            yield from (f"the name {name}: {told}" for told in self._formula(each.text or ""))

    def _looks(self) -> Iterator[str]:
        root = self._xml("xl/styles.xml")
        counts = {each.tag.removeprefix(MAIN): len(each) for each in root}
        self._styles, self._formats = counts["cellXfs"], counts.get("dxfs", 0)
        for each in root:
            if (told := each.get("count")) is not None and int(told) != len(each):
                yield f"{each.tag.removeprefix(MAIN)} says it has {told} and has {len(each)}"
        own = {each.get("numFmtId") for each in root.iter(f"{MAIN}numFmt")}
        for each in root.iter(f"{MAIN}xf"):
            for kind, group in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                if int(each.get(kind, 0)) >= counts[group]:
                    yield f"a style has {kind} {each.get(kind)}"
            if int(each.get("xfId", 0)) >= counts["cellStyleXfs"]:
                yield f"a style has xfId {each.get('xfId')}"
            number = each.get("numFmtId", "0")
            if int(number) >= 164 and number not in own:
                yield f"a style has numFmtId {number}"
        if "xl/sharedStrings.xml" in self._parts:
            self._texts = len(self._xml("xl/sharedStrings.xml").findall(f"{MAIN}si"))

    def _sheet(self, part: str) -> Iterator[str]:
        root = self._xml(part)
        places = [ORDER.index(each.tag.removeprefix(MAIN)) for each in root if each.tag.startswith(MAIN)]
        if places != sorted(places):
            yield "its parts stand in another order than the schema has"
        last = 0
        for each in root.iter(f"{MAIN}col"):
            low, high = int(each.get("min", 0)), int(each.get("max", 0))
            if not last < low <= high <= MOST_COLUMNS:
                yield f"columns {low} to {high} after {last}"
            last = high
        yield from self._rows(root)
        targets = self._targets(part)
        for each in root.iter():
            if (asked := each.get(f"{REL}id")) is not None and asked not in targets:
                yield f"{each.tag} asks for {asked}"
            if (area := each.get("ref") or each.get("sqref")) and each.tag != f"{MAIN}dimension":
                for one in area.split():
                    range_boundaries(one)
        for each in root.iter(f"{MAIN}cfRule"):
            if (look := each.get("dxfId")) is not None and int(look) >= self._formats:
                yield f"a conditional format has the look {look}"
            for formula in each.iter(f"{MAIN}formula"):
                yield from self._formula(formula.text or "")

    def _rows(self, root: ET.Element) -> Iterator[str]:
        at = 0
        for row in root.iter(f"{MAIN}row"):
            number = int(row.get("r", at + 1))
            if not at < number <= MOST_ROWS:
                yield f"row {number} after row {at}"
            at, column = number, 0
            for cell in row.iter(f"{MAIN}c"):
                place = cell.get("r")
                letter, own = coordinate_from_string(place) if place else ("", number)
                here = column_index_from_string(letter) if letter else column + 1
                if own != number or not column < here <= MOST_COLUMNS:
                    yield f"cell {place} in row {number} after column {column}"
                column = here
                yield from (f"row {number} column {here}: {told}" for told in self._cell(cell))

    def _cell(self, cell: ET.Element) -> Iterator[str]:
        kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
        if int(cell.get("s", 0)) >= self._styles:
            yield f"style {cell.get('s')}"
        if kind == "s" and not ((value or "").isdigit() and int(value or 0) < self._texts):
            yield f"shared text {value}"
        if kind == "n" and value is not None and not _is_number(value):
            yield f"number {value!r}"
        if len("".join(cell.itertext())) > 2 * LONGEST:
            yield "a text that is too long"
        formula = cell.find(f"{MAIN}f")
        if formula is not None:
            yield from self._formula(formula.text or "")

    def _formula(self, text: str) -> Iterator[str]:
        """Tell what a formula means that is not there."""
        if not text:
            return
        for token in Tokenizer(f"={text}").items:
            if token.type != Token.OPERAND:
                continue
            if token.subtype == Token.ERROR:
                yield f"{text} holds {token.value}"
            if token.subtype != Token.RANGE:
                continue
            sheet, _, area = token.value.rpartition("!")
            name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
            if sheet and name not in self._sheets:
                yield f"{text} means the sheet {name}"
            is_named = area.casefold() in self._names
            if not is_named and not _is_area(area):
                yield f"{text} means {area}"

    def _chart(self, part: str) -> Iterator[str]:
        found = [each.text or "" for each in self._xml(part).iter(f"{CHART}f")]
        if not found:
            yield f"{part} shows nothing"
        for text in found:
            yield from (f"{part}: {told}" for told in self._formula(text))


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _missing(book: _Book, part: str) -> list[str]:
    return [target for target in book._targets(part).values() if target not in book._parts]


def _is_number(value: str) -> bool:
    try:
        return float(value) - float(value) == 0
    except ValueError:
        return False


def _is_area(text: str) -> bool:
    plain = text.replace("$", "")
    return bool(re.fullmatch(r"[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?|\d+:\d+|[A-Z]{1,3}:[A-Z]{1,3}", plain))
