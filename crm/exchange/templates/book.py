"""A template as a file: its names, what it asks for, and the workbook that comes of it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from crm.domain.errors import Invalid, NotFound, Unreadable
from crm.domain.progress import Progress
from crm.exchange.atomic import atomic_file
from crm.exchange.faults import sheet_parts
from crm.exchange.templates.refs import Growth, apart
from crm.exchange.templates.sheet import MAIN, TemplateSheet, Values
from crm.exchange.zipgate import safe_parts

MARK = "rounds_"
ROWS = "rounds_rows_"
"""Defined names that begin so are filled: `rounds_month` is one cell, `rounds_rows_managers` a row to repeat."""
LARGEST = 20 * 1024**2
MOST_INFLATED = 80 * 1024**2
BOOK, RELATIONS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
MACROS = "xl/vbaProject.bin"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?\2)?")
_ROW = re.compile(r"(?:\$?[A-Z]{1,3})?\$?(\d{1,7})(?::(?:\$?[A-Z]{1,3})?\$?(\d{1,7}))?")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Filling(Struct, frozen=True):
    """What a template is filled with: values by name, and for each block its lines with their fields by name.

    `blocks` also says which fields a block knows, where it has no line.
    """

    values: Values
    blocks: Mapping[str, Sequence[Values]]
    fields: Mapping[str, Sequence[str]]


class Template:
    """An .xlsx with names.

    Raises NotFound and Unreadable as crm.exchange.zipgate.safe_parts does, and Unreadable("template.no_workbook").
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts = _parts_of(path)
        self._book = _xml(self._parts[BOOK])
        where = sheet_parts({name: self._parts[name] for name in (BOOK, RELATIONS) if name in self._parts})
        shared, days = _shared(self._parts), _days(self._parts)
        self._where = {name: part for name, part in where.items() if part in self._parts}
        self._sheets = {
            name: TemplateSheet(name, _xml(self._parts[part]), shared, lambda style: style in days)
            for name, part in self._where.items()
            if part.startswith("xl/worksheets/")
        }
        self._names = [(each.get("name", ""), each) for each in self._book.iter(f"{MAIN}definedName")]

    def asks_for(self, name: str) -> bool:
        """Say whether the template has a name to fill."""
        return any(each.lower() == name for each, _defined in self._names)

    def check(self, filling: Filling) -> None:
        """Raise Invalid("template.unknown") with all that is asked for and not known, and all that is known.

        Also Invalid("template.nothing") for a workbook without any name to fill, and Invalid("template.place") for a
        name that is no cell or row of a sheet.
        """
        wanted = [(name.lower(), each) for name, each in self._names if name.lower().startswith(MARK)]
        if not wanted:
            raise Invalid("template.nothing", path=self._path.name, known=_known(filling))
        unknown = [name for name, _each in wanted if name not in filling.values and name not in filling.blocks]
        for name, each in wanted:
            sheet, row, _cell = self._place(name, each)
            if name in filling.blocks:
                known = set(filling.fields[name])
                unknown += [f"{{{field}}}" for field in sheet.braced(row) if field not in known]
                if not known & set(sheet.fields(row)):
                    unknown.append(name)
        if unknown:
            names = ", ".join(dict.fromkeys(unknown))
            raise Invalid("template.unknown", path=self._path.name, names=names, known=_known(filling))

    def write(self, out: Path, filling: Filling, progress: Progress | None = None) -> None:
        """Write the workbook that comes of it.

        Raises as `check` and crm.exchange.atomic.atomic_file do, and Cancelled through `progress`; then no file stands
        under the final name.
        """
        progress = progress or Progress()
        self.check(filling)
        for sheet in self._sheets.values():
            sheet.settle()
        for name, each in self._names:
            if name.lower() in filling.values:
                sheet, _row, cell = self._place(name, each)
                sheet.write(cell, filling.values[name.lower()])
        for name, each in sorted(self._blocks(filling), key=lambda block: -self._place(*block)[1]):
            self._repeat(name, each, filling.blocks[name.lower()], progress)
        for sheet in self._sheets.values():
            sheet.forget_results()
        progress.look()
        parts = self._written()
        progress.look()
        with atomic_file(out) as file, ZipFile(file, "w", ZIP_DEFLATED) as packed:
            for part, content in parts.items():
                packed.writestr(part, content)
                progress.look()

    def _blocks(self, filling: Filling) -> list[tuple[str, Any]]:
        return [(name, each) for name, each in self._names if name.lower() in filling.blocks]

    def _repeat(self, name: str, each: Any, lines: Sequence[Values], progress: Progress) -> None:
        sheet, row, _cell = self._place(name, each)
        growth = Growth(sheet.name, row, max(len(lines), 1))
        for other in self._sheets.values():
            progress.look()
            other.move(growth)
        sheet.repeat(growth, lines, progress)
        for _name, defined in self._names:
            if defined.text:
                defined.text = growth.formula(defined.text, "")
        self._move_drawings(growth)

    def _move_drawings(self, growth: Growth) -> None:
        """Move pictures and charts below the row, what charts show, and tables."""
        own = _targets(self._parts, self._where[growth.sheet])
        for part, content in list(self._parts.items()):
            if part in own and part.startswith("xl/drawings/") and part.endswith(".xml"):
                root = _xml(content)
                for each in root.iter(f"{_DRAWING}row"):
                    each.text = str(growth.start(int(each.text) + 1) - 1)
                self._parts[part] = _bytes(root)
            elif part in own and part.startswith("xl/tables/"):
                root = _xml(content)
                for each in (root, *root.iter(f"{MAIN}autoFilter")):
                    each.set("ref", growth.area(each.get("ref")))
                self._parts[part] = _bytes(root)
            elif part.startswith("xl/charts/chart"):
                root = _xml(content)
                for each in root.iter(f"{_CHART}f"):
                    each.text = growth.chart(each.text or "")
                self._parts[part] = _bytes(root)

    def _place(self, name: str, each: Any) -> tuple[TemplateSheet, int, str]:
        """Return sheet, row and cell of a name; raises Invalid("template.place")."""
        sheet_name, area = apart(each.text or "")
        sheet = self._sheets.get(sheet_name)
        is_block = name.lower().startswith(ROWS)
        found = (_ROW if is_block else _CELL).fullmatch(area)
        if sheet is None or found is None or (is_block and found[2] not in (None, found[1])):
            raise Invalid("template.place", path=self._path.name, name=name, value=each.text or "")
        if is_block:
            return sheet, int(found[1]), ""
        return sheet, int(found[2]), f"{found[1]}{found[2]}"

    def _written(self) -> dict[str, bytes]:
        """Return every part as it is written: the order of formulas is worked out anew by whoever opens it."""
        parts = dict(self._parts)
        for name, sheet in self._sheets.items():
            parts[self._where[name]] = _bytes(sheet.root)
        found = self._book.find(f"{MAIN}calcPr")
        if found is None:
            found = self._book.makeelement(f"{MAIN}calcPr", {})
            names = self._book.find(f"{MAIN}definedNames")
            names.addnext(found)
        found.set("fullCalcOnLoad", "1")
        parts[BOOK] = _bytes(self._book)
        if parts.pop("xl/calcChain.xml", None) is not None:
            for part in (TYPES, RELATIONS):
                root = _xml(parts[part])
                for each in list(root):
                    if "calcChain" in (each.get("PartName") or each.get("Target") or ""):
                        root.remove(each)
                parts[part] = _bytes(root)
        return parts


def _parts_of(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise NotFound("file.missing", path=str(path))
    if path.stat().st_size > LARGEST:
        raise Unreadable("file.beyond_limits", path=path.name)
    parts: dict[str, bytes] = {}
    inflated = 0
    try:
        for name, content in safe_parts(path, first=(TYPES,)):
            inflated += len(content)
            if inflated > MOST_INFLATED:
                raise Unreadable("file.beyond_limits", path=path.name)
            parts[name] = content
    except Unreadable as error:
        error.values.setdefault("path", path.name)
        raise
    if BOOK not in parts or TYPES not in parts or MACROS in parts:
        raise Unreadable("template.no_workbook", path=path.name)
    return parts


def _xml(content: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise Unreadable("file.damaged", detail=str(error)[:60]) from error


def _bytes(root: Any) -> bytes:
    from lxml import etree

    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _shared(parts: Mapping[str, bytes]) -> list[str]:
    """Return the texts that cells share, without what only tells how they are read aloud."""
    content = parts.get("xl/sharedStrings.xml")
    if content is None:
        return []
    return [
        "".join(each.text or "" for each in item.iter(f"{MAIN}t") if each.getparent().tag != f"{MAIN}rPh")
        for item in _xml(content).iter(f"{MAIN}si")
    ]


def _days(parts: Mapping[str, bytes]) -> frozenset[int]:
    """Return the styles that show numbers as days or times."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    content = parts.get("xl/styles.xml")
    if content is None:
        return frozenset()
    root = _xml(content)
    formats = {int(each.get("numFmtId")): each.get("formatCode", "") for each in root.iter(f"{MAIN}numFmt")}
    cells = root.find(f"{MAIN}cellXfs")
    found = set()
    for style, each in enumerate([] if cells is None else cells):
        number = int(each.get("numFmtId", "0"))
        if is_date_format(formats.get(number) or BUILTIN_FORMATS.get(number, "")):
            found.add(style)
    return frozenset(found)


def _targets(parts: Mapping[str, bytes], part: str) -> set[str]:
    """Return the parts that a sheet points to."""
    content = parts.get(join(dirname(part), "_rels", f"{basename(part)}.rels"))
    if content is None:
        return set()
    targets = [each.get("Target", "") for each in _xml(content)]
    return {each[1:] if each.startswith("/") else normpath(join(dirname(part), each)) for each in targets}


def _known(filling: Filling) -> str:
    """Return every name that may be used, with the fields of each block."""
    blocks = [f"{name} ({', '.join(filling.fields[name])})" for name in filling.blocks]
    return "; ".join([", ".join(filling.values), *blocks])
