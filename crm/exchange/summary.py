"""The visit summary as a workbook of four sheets (domain.md section 2.5)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crm.domain.summary import VisitSummary
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import DASH, SheetColumn, detail_columns, tally_columns


def write_summary(path: Path, summary: VisitSummary, language: str, author: str, personal: bool = False) -> None:
    """Write the four sheets; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    with report_book(path) as book:
        pages = _Pages(book, summary, language, author)
        pages.detail(detail_columns(language, personal))
        pages.managers()
        pages.segments()
        pages.issues()


class _Pages(ReportPages):
    """Writes one sheet after the other into an open workbook."""

    def __init__(self, book: Any, summary: VisitSummary, language: str, author: str) -> None:
        super().__init__(book, language)
        self._summary, self._author = summary, author

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
        said, summary = self._words, self._summary
        top = (f"{said['title']} · {said[f'sheet.{name}']}", *self._header_lines())
        frozen = min(2, len(heads) - 1) if name == "summary" else 0
        return self._new_sheet(said[f"sheet.{name}"], top, heads, (summary.bureau, summary.made_on), frozen)

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
