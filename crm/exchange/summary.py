"""The visit summary as a workbook of four sheets (domain.md section 2.5).

XlsxWriter is used for it and not openpyxl: it writes text as text whatever it begins with, knows print set-up, and is
about twice as fast. The file is packed in memory and takes its name only when all of it is on the disk.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from crm.domain.summary import VisitSummary
from crm.exchange.atomic import atomic_file
from crm.exchange.summary_columns import DASH, SheetColumn, detail_columns, tally_columns, words

HEADING_ROW = 6
"""Row of the headings, counted from 0; above it stand the title and five lines."""


def write_summary(path: Path, summary: VisitSummary, language: str, author: str, personal: bool = False) -> None:
    """Write the four sheets; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    packed = io.BytesIO()
    book = import_module("xlsxwriter").Workbook(packed, {"in_memory": True, "strings_to_formulas": False})
    pages = _Pages(book, summary, language, author)
    pages.detail(detail_columns(language, personal))
    pages.managers()
    pages.segments()
    pages.issues()
    book.close()
    with atomic_file(path) as file:
        file.write(packed.getbuffer())


class _Pages:
    """Writes one sheet after the other into an open workbook."""

    def __init__(self, book: Any, summary: VisitSummary, language: str, author: str) -> None:
        self._book, self._summary, self._author = book, summary, author
        self._words = words(language)
        base = {"font_name": "Microsoft YaHei" if language == "zh_CN" else "Calibri", "font_size": 10, "valign": "top"}
        numbers = {"date": "yyyy-mm-dd", "time": "hh:mm", "count": "#,##0", "percent": "0.00%", "decimal": "0.00"}
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

    def detail(self, columns: Sequence[SheetColumn]) -> None:
        """One row a visit."""
        sheet = self._sheet("detail", [(f"detail.{column.key}", column.width) for column in columns])
        row = HEADING_ROW
        for row, line in enumerate(self._summary.detail, start=HEADING_ROW + 1):
            for place, column in enumerate(columns):
                self._cell(sheet, row, place, column.value(line), column.format, self._formats)
        if not self._summary.detail:
            sheet.write_string(HEADING_ROW + 1, 0, self._words["empty"], self._line)
        self._filter(sheet, row, len(columns))

    def managers(self) -> None:
        """Supply units with their managers, subtotals and the total."""
        columns = tally_columns()
        heads = [("sum.area", 16), ("sum.manager", 14), *((f"sum.{each.key}", each.width) for each in columns)]
        sheet = self._sheet("summary", heads)
        row = HEADING_ROW
        for area, lines, subtotal in self._summary.by_area():
            for line in lines:
                row += 1
                names = (area, line.manager or self._words["no_manager"])
                self._tally_row(sheet, row, names, line.tally, columns, self._formats)
            row += 1
            self._tally_row(sheet, row, (area, self._words["subtotal"]), subtotal, columns, self._strong)
        self._tally_row(sheet, row + 1, (self._words["total"], ""), self._summary.total, columns, self._strong)
        self._filter(sheet, row, len(heads))

    def segments(self) -> None:
        """Segments and the total."""
        columns = tally_columns()
        heads = [("sum.segment", 16), *((f"sum.{column.key}", column.width) for column in columns)]
        sheet = self._sheet("segments", heads)
        row = HEADING_ROW
        for line in self._summary.segments:
            row += 1
            name = (self._words[f"segment.{line.segment}"],)
            self._tally_row(sheet, row, name, line.tally, columns, self._formats)
        self._tally_row(sheet, row + 1, (self._words["total"],), self._summary.total, columns, self._strong)
        self._filter(sheet, row, len(heads))

    def issues(self) -> None:
        """Kinds of issues by month, with totals both ways."""
        table = self._summary.issues
        heads = [("issue.topic", 22), *((f"{month:%Y-%m}", 11) for month in table.months), ("total", 11)]
        sheet = self._sheet("issues", heads)
        row = HEADING_ROW
        for topic in sorted(table.counts, key=lambda each: -sum(table.counts[each].values())):
            row += 1
            counts = [table.counts[topic][month] for month in table.months]
            self._count_row(sheet, row, self._words[f"kind.{topic}"], counts, self._formats)
        sums = [sum(by_month[month] for by_month in table.counts.values()) for month in table.months]
        if not table.counts:
            row += 1
            sheet.write_string(row, 0, self._words["no_issues"], self._line)
        self._count_row(sheet, row + 1, self._words["total"], sums, self._strong)
        self._filter(sheet, row, len(heads))

    def _sheet(self, name: str, heads: Sequence[tuple[str, int]]) -> Any:
        sheet = self._book.add_worksheet(self._words[f"sheet.{name}"])
        sheet.write_string(0, 0, f"{self._words['title']} · {self._words[f'sheet.{name}']}", self._title)
        for row, line in enumerate(self._header_lines(), start=1):
            sheet.write_string(row, 0, line, self._line)
        for place, (key, width) in enumerate(heads):
            sheet.set_column(place, place, width)
            sheet.write_string(HEADING_ROW, place, self._words.get(key, key), self._heading)
        sheet.set_row(HEADING_ROW, 32)
        sheet.freeze_panes(HEADING_ROW + 1, min(2, len(heads) - 1) if name == "summary" else 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(f"&L{self._summary.bureau}&C{self._words['page']}&R{self._summary.made_on:%Y-%m-%d}")
        return sheet

    def _header_lines(self) -> list[str]:
        summary, said = self._summary, self._words
        first, last = f"{summary.filter.first:%Y-%m-%d}", f"{summary.filter.last:%Y-%m-%d}"
        return [
            said["line.unit"].format(value=summary.area or summary.bureau),
            said["line.period"].format(first=first, last=last),
            said["line.author"].format(value=self._author),
            said["line.made_on"].format(value=f"{summary.made_on:%Y-%m-%d}"),
            said["line.filter"].format(value=self._filter_words()),
        ]

    def _filter_words(self) -> str:
        summary, said = self._summary, self._words
        parts = []
        if summary.area:
            parts.append(said["filter.area"].format(value=summary.area))
        if summary.manager:
            parts.append(said["filter.manager"].format(value=summary.manager))
        if summary.filter.segment:
            parts.append(said["filter.segment"].format(value=said[f"segment.{summary.filter.segment}"]))
        return " · ".join(parts) or said["filter.none"]

    def _tally_row(
        self,
        sheet: Any,
        row: int,
        names: tuple[str, ...],
        tally: Any,
        columns: Sequence[SheetColumn],
        formats: dict[str, Any],
    ) -> None:
        for place, name in enumerate(names):
            sheet.write_string(row, place, name, formats["text"])
        for place, column in enumerate(columns, start=len(names)):
            self._cell(sheet, row, place, column.value(tally), column.format, formats, DASH)

    def _count_row(self, sheet: Any, row: int, name: str, counts: list[int], formats: dict[str, Any]) -> None:
        sheet.write_string(row, 0, name, formats["text"])
        for place, count in enumerate([*counts, sum(counts)], start=1):
            sheet.write_number(row, place, count, formats["count"])

    @staticmethod
    def _cell(
        sheet: Any, row: int, place: int, value: Any, kind: str, formats: dict[str, Any], nothing: str = ""
    ) -> None:
        """Write one value as what it is: codes and words as text, days as days, figures as figures."""
        style = formats[kind]
        if value is None or value == "":
            if nothing:
                sheet.write_string(row, place, nothing, style)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, place, value.replace(tzinfo=None), style)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value, style)
        else:
            sheet.write_string(row, place, str(value)[:32_767], style)

    @staticmethod
    def _filter(sheet: Any, last_row: int, width: int) -> None:
        """Put the automatic filter over the headings and the rows below them."""
        sheet.autofilter(HEADING_ROW, 0, max(last_row, HEADING_ROW + 1), width - 1)
