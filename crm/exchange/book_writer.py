"""Writes a workbook that proves itself: formulas beside the figures they come to, charts, alerts, named blocks.

XlsxWriter makes the book and its short sheets: it writes text as text whatever it begins with, and knows charts, print
set-up and names. Long sheets stand in it with one sample row, whose place their rows take while the file is packed
(crm.exchange.streamed_rows). The file takes its name only when all of it is on the disk.
"""

import io
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from crm.domain.errors import Invalid
from crm.domain.progress import Progress
from crm.exchange.atomic import atomic_file
from crm.exchange.book_looks import Looks
from crm.exchange.book_model import (
    DASH,
    FIRST_ROW,
    HEADING_ROW,
    Alert,
    Book,
    BookChart,
    BookColumn,
    BookRow,
    BookSheet,
    Formula,
    Level,
)
from crm.exchange.book_xml import sheet_name
from crm.exchange.sheet_xml import MOST_ROWS, letters
from crm.exchange.streamed_rows import blocks, row_writer
from crm.exchange.xlsx_cell import write_cell

ROWS_AT_MOST = MOST_ROWS - FIRST_ROW
STEP = 500
COUNTED = frozenset({"count", "percent", "decimal"})
"""Forms of figures: where nothing counts stands a dash, and a day or a text that is not known stays empty."""
CHART_ROWS = 17
"""Rows that a chart takes under a table."""
PACKING = 3
"""Level of packing: the usual one takes twice as long for a tenth less."""
_SAMPLE = re.compile(rb'<row r="%d"[^>]*>(.*?)</row>' % (FIRST_ROW + 1), re.S)
_STYLE = re.compile(rb'<c r="[A-Z]+\d+" s="(\d+)"')
_DIMENSION = re.compile(rb"<dimension [^>]*/>")


def write_book(path: Path, book: Book, language: str, progress: Progress | None = None) -> None:
    """Write a workbook; raises Invalid("export.too_many_rows"), Cancelled, DiskFull, NotFound or Denied.

    Then an older file of that name is as it was.
    """
    if any(sheet.size > ROWS_AT_MOST for sheet in book.sheets):
        raise Invalid("export.too_many_rows", limit=ROWS_AT_MOST)
    packed = io.BytesIO()
    made = import_module("xlsxwriter").Workbook(packed, {"in_memory": True, "strings_to_formulas": False})
    made.worksheet_class = _worksheets()
    looks = Looks(made, language)
    names = _names(book)
    for sheet in book.sheets:
        _SheetWriter(made, book, sheet, names, looks).write()
    made.close()
    with atomic_file(path) as file:
        _pack(file, packed, book, progress or Progress())


def _names(book: Book) -> dict[str, str]:
    """Return the sheets' names by their keys: Excel takes no two that differ in case alone."""
    found: dict[str, str] = {}
    for sheet in book.sheets:
        name, number = sheet_name(sheet.title), 1
        taken = {each.casefold() for each in found.values()}
        while name.casefold() in taken:
            number += 1
            name = f"{sheet_name(sheet.title)[:26]} {number}"
        found[sheet.key] = name
    return found


@cache
def _worksheets() -> type:
    """Return XlsxWriter's sheets without its look for names of newer functions in every formula: we write none.

    Thirty patterns a formula took a third of the time of a book.
    """
    base: type = import_module("xlsxwriter.worksheet").Worksheet

    def bare(_sheet: object, formula: str, _newer: bool = False) -> str:
        return formula.removeprefix("=")

    return type("Worksheet", (base,), {"_prepare_formula": bare})


def _pack(file: Any, packed: io.BytesIO, book: Book, progress: Progress) -> None:
    """Copy the book, with the rows of long sheets in place of their samples."""
    streamed = {f"xl/worksheets/sheet{place}.xml": sheet for place, sheet in enumerate(book.sheets, 1) if sheet.stream}
    with ZipFile(packed) as source, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=PACKING) as target:
        for info in source.infolist():
            content, sheet = source.read(info), streamed.get(info.filename)
            if sheet is None or not sheet.count:
                target.writestr(info.filename, content)
                continue
            found = _SAMPLE.search(content)
            if found is None:
                raise AssertionError("a long sheet has lost its sample row")
            with target.open(info.filename, "w", force_zip64=True) as part:
                part.write(_DIMENSION.sub(b"", content[: found.start()]))
                for block in blocks(_rows(sheet, [int(each) for each in _STYLE.findall(found[1])], progress)):
                    part.write(block)
                part.write(content[found.end() :])


def _rows(sheet: BookSheet, styles: list[int], progress: Progress) -> Iterable[str]:
    row, stream = row_writer(styles), sheet.stream
    if stream is None:
        return
    for number, values in enumerate(stream(None)):
        if number % STEP == 0:
            progress.step(number, sheet.count)
        yield row(values)


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, made: Any, book: Book, sheet: BookSheet, names: dict[str, str], looks: Looks) -> None:
        self._made, self._book, self._about, self._looks = made, book, sheet, looks
        self._name = names[sheet.key]
        self._sheet = made.add_worksheet(self._name)
        self._places = {column.key: place for place, column in enumerate(sheet.columns)}

    def write(self) -> None:
        """Write the lines above, the headings, the rows, and what hangs on them."""
        self._top()
        about = self._about
        last = HEADING_ROW + max(about.size, 1)
        if not about.size:
            self._sheet.write_string(FIRST_ROW, 0, about.empty, self._looks.line)
        elif about.stream is not None:
            for place, column in enumerate(about.columns):
                self._sheet.write_blank(FIRST_ROW, place, None, self._looks.of(column.form, Level.LINE))
        else:
            for number, row in enumerate(about.rows):
                self._row(number, row)
        lines = sum(row.level is not Level.TOTAL for row in about.rows) if about.rows else about.size
        self._sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + max(lines, 1), len(about.columns) - 1)
        for alert in about.alerts:
            self._alert(alert, last)
        for place, chart in enumerate(about.charts):
            self._chart(chart, last + 2 + place * CHART_ROWS)
        self._print_area(last)
        self._name_blocks(last)

    def _top(self) -> None:
        sheet, book, about, looks = self._sheet, self._book, self._about, self._looks
        for row, line in enumerate((f"{book.title} · {about.title}", *book.lines)):
            sheet.write_string(row, 0, line, looks.line if row else looks.title)
        for place, column in enumerate(about.columns):
            sheet.set_column(place, place, column.width)
            style = looks.basis if column.basis else looks.heading
            sheet.write_string(HEADING_ROW, place, column.heading, style)
        sheet.set_row(HEADING_ROW, 32)
        sheet.freeze_panes(FIRST_ROW, min(about.frozen, len(about.columns) - 1))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(f"&L{_footed(book.unit)}&C{looks.words['page']}&R{book.made_at:%Y-%m-%d}")

    def _print_area(self, last: int) -> None:
        """Leave on the screen what only rates stand on: it would make the rest of a page too small to read."""
        told = sum(not column.basis for column in self._about.columns)
        if told < len(self._about.columns):
            self._sheet.print_area(0, 0, last + CHART_ROWS * len(self._about.charts), told - 1)

    def _row(self, number: int, row: BookRow) -> None:
        at = FIRST_ROW + number
        for place, (column, value) in enumerate(zip(self._about.columns, row.cells, strict=True)):
            style = self._looks.of(column.form, row.level)
            formula = self._formula(at, place, column, row)
            if isinstance(value, Formula):
                self._sheet.write_formula(at, place, f"={value.text}", style, value.value)
            elif formula:
                self._sheet.write_formula(at, place, formula, style, DASH if value is None else value)
            else:
                write_cell(self._sheet, at, place, value, style, DASH if column.form in COUNTED else "")

    def _formula(self, at: int, place: int, column: BookColumn, row: BookRow) -> str:
        """Return the formula of a rate or of a sum, "" for what is counted, and for a rate of what is not known."""
        if column.whole:
            if row.cells[self._places[column.whole]] is None:
                return ""
            part, whole = (f"{letters(self._places[key] + 1)}{at + 1}" for key in (column.part, column.whole))
            scale = f"{column.scale:g}*" if column.scale != 1 else ""
            return f'=IF({whole}=0,"{DASH}",{scale}{part}/{whole})'
        if column.adds and row.level is not Level.LINE and at > FIRST_ROW + row.first:
            name = letters(place + 1)
            return f"=SUBTOTAL(9,{name}{FIRST_ROW + row.first + 1}:{name}{at})"
        return ""

    def _alert(self, alert: Alert, last: int) -> None:
        place, style = self._places[alert.column], self._looks.bad
        if alert.text:
            rule = {"type": "cell", "criteria": "==", "value": f'"{alert.text}"', "format": style}
        elif alert.below is not None:
            rule = {"type": "cell", "criteria": "<", "value": alert.below, "format": style}
        else:
            rule = {"type": "cell", "criteria": ">", "value": alert.above, "format": style}
        self._sheet.conditional_format(FIRST_ROW, place, last, place, rule)

    def _chart(self, about: BookChart, row: int) -> None:
        """Put a chart under the rows, over the lines and not their sums."""
        shown = len(about.of)
        lines = [
            place
            for place, each in enumerate(self._about.rows)
            if each.level is Level.LINE and tuple(each.cells[:shown]) == about.of
        ]
        if not lines:
            return
        kind = {"type": "column", "subtype": "stacked"} if about.kind == "stacked" else {"type": about.kind}
        chart = self._made.add_chart(kind)
        names = self._places[about.names] if about.names else self._names_column()
        for key in about.columns:
            place = self._places[key]
            chart.add_series(
                {
                    "name": [self._name, HEADING_ROW, place],
                    "categories": self._reference(lines, names),
                    "values": self._reference(lines, place),
                    "fill": {"color": self._looks.inks[about.columns.index(key) % len(self._looks.inks)]},
                    "gap": 60,
                }
            )
        chart.set_title({"name": _titled(about.title), "name_font": {"size": 11}})
        chart.set_legend({"position": "bottom"} if len(about.columns) > 1 else {"none": True})
        form = next(column.form for column in self._about.columns if column.key == about.columns[0])
        chart.set_y_axis({"num_format": "0%" if form == "percent" else "General", "major_gridlines": {"visible": True}})
        chart.set_size({"width": 640, "height": 300})
        self._sheet.insert_chart(row, 0, chart, {"x_offset": 4})

    def _names_column(self) -> int:
        """Return the last of the first columns of text: the narrowest name of a line."""
        texts = [place for place, column in enumerate(self._about.columns) if column.form != "text"]
        return max(texts[0] - 1, 0) if texts else 0

    def _reference(self, lines: list[int], place: int) -> str:
        """Return the cells of lines as one reference, with gaps where subtotals stand between them."""
        runs: list[list[int]] = []
        for line in lines:
            if runs and line == runs[-1][1] + 1:
                runs[-1][1] = line
            else:
                runs.append([line, line])
        name, column = self._quoted(), letters(place + 1)
        parts = [f"{name}!${column}${FIRST_ROW + first + 1}:${column}${FIRST_ROW + end + 1}" for first, end in runs]
        return f"={parts[0]}" if len(parts) == 1 else f"=({','.join(parts)})"

    def _quoted(self) -> str:
        return "'" + self._name.replace("'", "''") + "'"

    def _name_blocks(self, last: int) -> None:
        """Give names to the heading lines, the table, each figure of a total, and else to each column."""
        about, end = self._about, letters(len(self._about.columns))
        self._define(f"{about.key}_head", f"$A$1:$A${HEADING_ROW}")
        self._define(about.key, f"$A${HEADING_ROW + 1}:${end}${last + 1}")
        total = next((place for place, row in enumerate(about.rows) if row.level is Level.TOTAL), None)
        for place, column in enumerate(about.columns):
            name = letters(place + 1)
            if about.stream is not None or total is None:
                self._define(f"{about.key}_{column.key}", f"${name}${FIRST_ROW + 1}:${name}${last + 1}")
            elif column.form != "text":
                at = FIRST_ROW + total + 1
                self._define(f"{about.key}_total_{column.key}", f"${name}${at}")

    def _define(self, name: str, area: str) -> None:
        self._made.define_name(f"Rounds_{name}", f"={self._quoted()}!{area}")


def _titled(text: str) -> str:
    """Return a text as a chart's title: XlsxWriter takes what looks like a cell of a sheet for one."""
    return text.replace("!", "!\u2060")


def _footed(text: str) -> str:
    """Return a text for the foot of a page, where an ampersand begins a code."""
    return text.replace("&", "&&")[:120]
