"""What the workbooks of reports have in common: formats, the lines above the headings, print set-up, cells.

XlsxWriter is used for them and not openpyxl: it writes text as text whatever it begins with, knows print set-up, and is
about twice as fast. The file is packed in memory and takes its name only when all of it is on the disk.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from crm.exchange.atomic import atomic_file
from crm.exchange.summary_columns import words
from crm.exchange.xlsx_cell import write_cell

HEADING_ROW = 6
"""Row of the headings, counted from 0; above it stand the title and five lines."""


@contextmanager
def report_book(path: Path) -> Iterator[Any]:
    """Hand out a workbook to fill; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    packed = io.BytesIO()
    book = import_module("xlsxwriter").Workbook(packed, {"in_memory": True, "strings_to_formulas": False})
    yield book
    book.close()
    with atomic_file(path) as file:
        file.write(packed.getbuffer())


class ReportPages:
    """Writes sheets of one look into an open workbook."""

    def __init__(self, book: Any, language: str) -> None:
        self._book, self._words = book, words(language)
        base = {"font_name": "Microsoft YaHei" if language == "zh_CN" else "Calibri", "font_size": 10, "valign": "top"}
        numbers = {
            "date": "yyyy-mm-dd",
            "time": "hh:mm",
            "moment": "yyyy-mm-dd hh:mm",
            "count": "#,##0",
            "percent": "0.00%",
            "decimal": "0.00",
        }
        self._formats = {"text": book.add_format({**base, "num_format": "@", "text_wrap": True})}
        self._strong = {"text": book.add_format({**base, "bold": True, "top": 1, "num_format": "@"})}
        for name, number in numbers.items():
            self._formats[name] = book.add_format({**base, "num_format": number, "align": "right"})
            strong = {**base, "num_format": number, "bold": True, "top": 1, "align": "right"}
            self._strong[name] = book.add_format(strong)
        self._title = book.add_format({**base, "bold": True, "font_size": 14})
        self._line = book.add_format(base)
        heading = {"bold": True, "bg_color": "#E0F0F2", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        self._heading = book.add_format({**base, **heading})

    def _new_sheet(
        self,
        name: str,
        top: Sequence[str],
        heads: Sequence[tuple[str, int]],
        foot: tuple[str, date],
        frozen_columns: int = 0,
    ) -> Any:
        """Return a sheet with its title and lines, headings by key with widths, ready for the printer."""
        sheet = self._book.add_worksheet(name)
        for row, line in enumerate(top):
            sheet.write_string(row, 0, line, self._line if row else self._title)
        for place, (key, width) in enumerate(heads):
            sheet.set_column(place, place, width)
            sheet.write_string(HEADING_ROW, place, self._words.get(key, key), self._heading)
        sheet.set_row(HEADING_ROW, 32)
        sheet.freeze_panes(HEADING_ROW + 1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        unit, made_on = foot
        sheet.set_footer(f"&L{unit}&C{self._words['page']}&R{made_on:%Y-%m-%d}")
        return sheet

    @staticmethod
    def _cell(
        sheet: Any, row: int, place: int, value: Any, kind: str, formats: dict[str, Any], nothing: str = ""
    ) -> None:
        """Write one value in the format of its kind."""
        write_cell(sheet, row, place, value, formats[kind], nothing)

    @staticmethod
    def _filter(sheet: Any, last_row: int, width: int) -> None:
        """Put the automatic filter over the headings and the rows below them."""
        sheet.autofilter(HEADING_ROW, 0, max(last_row, HEADING_ROW + 1), width - 1)
