"""One sheet of a template: cells written, rows repeated, everything below moved down."""

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from crm.domain.progress import Progress
from crm.exchange.sheet_xml import serial, spelled
from crm.exchange.templates.refs import Growth, moved_down

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NEWER = "{http://schemas.microsoft.com/office/excel/2006/main}"
"""What newer versions of the format add: their conditional formats and lists of values."""
_FIELD = re.compile(r"\{([^{}]+)\}")
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_AREAS = (("mergeCell", "ref"), ("conditionalFormatting", "sqref"), ("dataValidation", "sqref"), ("hyperlink", "ref"))
_ONE_AREA = (("autoFilter", "ref"), ("dimension", "ref"), ("protectedRange", "sqref"), ("ignoredError", "sqref"))

Values = Mapping[str, Any]


class TemplateSheet:
    """A sheet's XML; `is_day(style)` says whether a style shows numbers as days or times."""

    def __init__(self, name: str, root: Any, shared: Sequence[str], is_day: Callable[[int], bool]) -> None:
        self.name, self.root = name, root
        self._shared, self._is_day = shared, is_day
        self._data = root.find(f"{MAIN}sheetData")

    def fields(self, row: int) -> list[str]:
        """Return what a row to repeat asks for: names in braces, and cells that are one word."""
        found: list[str] = []
        for cell in self._cells(row):
            text = self.text(cell)
            names = _FIELD.findall(text)
            found += [name.strip() for name in names] or ([text.strip()] if text.strip() else [])
        return found

    def braced(self, row: int) -> list[str]:
        """Return the names in braces of a row."""
        return [name.strip() for cell in self._cells(row) for name in _FIELD.findall(self.text(cell))]

    def text(self, cell: Any) -> str:
        """Return the text of a cell, "" for anything else."""
        kind = cell.get("t")
        if kind == "s":
            place = cell.findtext(f"{MAIN}v")
            return self._shared[int(place)] if place and place.isdigit() and int(place) < len(self._shared) else ""
        if kind == "inlineStr":
            return "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))
        return cell.findtext(f"{MAIN}v") or "" if kind == "str" else ""

    def write(self, place: str, value: Any) -> None:
        """Write a cell; its style stays."""
        found = _PLACE.fullmatch(place)
        assert found is not None
        self._put(self._cell(found[1], int(found[2])), value)

    def repeat(self, growth: Growth, lines: Sequence[Values], progress: Progress) -> None:
        """Let a row stand once for each line, filled with its values; without lines it stays, empty."""
        self._grow(growth)
        row = self._row(growth.at)
        if row is None:
            return
        pattern = copy.deepcopy(row)
        for by, line in enumerate(progress.through(lines or [{}])):
            if by:
                above, row = row, copy.deepcopy(pattern)
                above.addnext(row)  # to insert by number would count all rows above for each
                self._renumber(row, growth.at, by)
            for cell in row.findall(f"{MAIN}c"):
                self._fill(cell, line)
        self._repeat_merged(growth)

    def move(self, growth: Growth) -> None:
        """Bring the formulas of this sheet up to a growth of any sheet."""
        for formula in self.root.iter(f"{MAIN}f"):
            if formula.text:
                formula.text = growth.formula(formula.text, self.name)
        for tag in (f"{MAIN}formula", f"{MAIN}formula1", f"{MAIN}formula2", f"{NEWER}f"):
            for formula in self.root.iter(tag):
                if formula.text:
                    formula.text = growth.formula(formula.text, self.name)

    def settle(self) -> None:
        """Write shared formulas out, before any row moves."""
        from openpyxl.formula.translate import Translator

        masters: dict[str, tuple[str, str]] = {}
        for cell in self._data.iter(f"{MAIN}c"):
            formula = cell.find(f"{MAIN}f")
            if formula is None or formula.get("t") != "shared":
                continue
            if formula.text:
                masters[formula.get("si")] = formula.text, cell.get("r")
            elif (master := masters.get(formula.get("si"))) is not None:
                text, origin = master
                formula.text = Translator(f"={text}", origin).translate_formula(cell.get("r"))[1:]
            for name in ("t", "si", "ref"):
                formula.attrib.pop(name, None)

    def forget_results(self) -> None:
        """Drop stored results of formulas: they are worked out anew when the workbook is opened."""
        for formula in self._data.iter(f"{MAIN}f"):
            cell = formula.getparent()
            value = cell.find(f"{MAIN}v")
            if value is not None:
                cell.remove(value)
                cell.attrib.pop("t", None)

    def _grow(self, growth: Growth) -> None:
        by = growth.count - 1
        for row in self._data.findall(f"{MAIN}row"):
            number = int(row.get("r"))
            if number > growth.at and by:
                self._renumber(row, number, by, whole=False)
        for tag, name in (*_AREAS, *_ONE_AREA):
            for each in self.root.iter(f"{MAIN}{tag}"):
                whole = tag in ("mergeCell", "hyperlink")
                each.set(name, growth.area(each.get(name)) if whole else growth.areas(each.get(name)))
        for each in self.root.iter(f"{NEWER}sqref"):
            each.text = growth.areas(each.text or "")
        for each in self.root.iter(f"{MAIN}brk"):
            if each.getparent().tag == f"{MAIN}rowBreaks":
                each.set("id", str(growth.end(int(each.get("id")))))

    def _renumber(self, row: Any, number: int, by: int, whole: bool = True) -> None:
        """Give a row and its cells another number; a copy's formulas mean its own row (`whole`)."""
        row.set("r", str(number + by))
        for cell in row.findall(f"{MAIN}c"):
            found = _PLACE.fullmatch(cell.get("r"))
            assert found is not None
            cell.set("r", f"{found[1]}{number + by}")
            formula = cell.find(f"{MAIN}f")
            if whole and formula is not None and formula.text:
                formula.text = moved_down(formula.text, number, by, self.name)

    def _repeat_merged(self, growth: Growth) -> None:
        """Let cells that are merged within the row be merged in each copy, and not over all of them."""
        last = growth.at + growth.count - 1
        parent = self.root.find(f"{MAIN}mergeCells")
        for each in [] if parent is None else list(parent):
            first, _colon, second = each.get("ref").partition(":")
            begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(second)
            if begin is None or end is None or (int(begin[2]), int(end[2])) != (growth.at, last):
                continue
            parent.remove(each)
            for row in range(growth.at, last + 1):
                parent.append(each.makeelement(each.tag, {"ref": f"{begin[1]}{row}:{end[1]}{row}"}))
            parent.set("count", str(len(parent)))

    def _fill(self, cell: Any, line: Values) -> None:
        text = self.text(cell)
        whole = _FIELD.fullmatch(text.strip())
        name = (whole[1] if whole else text).strip()
        if name in line or whole:
            self._put(cell, line.get(name))
        elif not line and _FIELD.search(text):
            self._put(cell, None)
        elif _FIELD.search(text):
            self._put(cell, _FIELD.sub(lambda found: _said(line.get(found[1].strip())), text))

    def _put(self, cell: Any, value: Any) -> None:
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if isinstance(value, date | time):
            days = serial(value) if self._is_day(int(cell.get("s", "0"))) else None
            value = _said(value) if days is None else days
        if isinstance(value, bool) or (value is not None and not isinstance(value, int | float)):
            cell.set("t", "inlineStr")
            text = cell.makeelement(f"{MAIN}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            text.text = spelled(str(value))
            holder = cell.makeelement(f"{MAIN}is", {})
            holder.append(text)
            cell.append(holder)
        elif value is not None and value - value == 0 if isinstance(value, float) else value is not None:
            number = cell.makeelement(f"{MAIN}v", {})
            number.text = repr(value)
            cell.append(number)

    def _cells(self, row: int) -> list[Any]:
        found = self._row(row)
        return [] if found is None else list(found.findall(f"{MAIN}c"))

    def _row(self, number: int) -> Any:
        return next((row for row in self._data.findall(f"{MAIN}row") if row.get("r") == str(number)), None)

    def _cell(self, column: str, number: int) -> Any:
        """Return a cell, made where the sheet has none."""
        row = self._row(number)
        if row is None:
            row = self._data.makeelement(f"{MAIN}row", {"r": str(number)})
            rows = self._data.findall(f"{MAIN}row")
            self._data.insert(sum(1 for each in rows if int(each.get("r")) < number), row)
        place = f"{column}{number}"
        for at, cell in enumerate(row.findall(f"{MAIN}c")):
            if cell.get("r") == place:
                return cell
            if _order(cell.get("r")) > _order(place):
                made = row.makeelement(f"{MAIN}c", {"r": place})
                row.insert(at, made)
                return made
        made = row.makeelement(f"{MAIN}c", {"r": place})
        row.append(made)
        return made


def _order(place: str) -> tuple[int, str]:
    letters = place.rstrip("0123456789")
    return len(letters), letters


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return str(value)
