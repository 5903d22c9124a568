"""The plan of a month as a workbook of one sheet (domain.md 2.4)."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.codelists import street_by_code
from crm.domain.plan_table import PlanLine, PlanTable
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import words

COLUMNS = (
    ("number", "count", 6),
    ("month", "text", 10),
    ("manager", "text", 12),
    ("account_no", "text", 19),
    ("account", "text", 34),
    ("segment", "text", 14),
    ("grade", "text", 10),
    ("street", "text", 14),
    ("planned_on", "date", 12),
    ("channel", "text", 8),
    ("purpose", "text", 26),
    ("last_on", "date", 12),
    ("due_on", "date", 12),
    ("priority", "text", 8),
    ("standing", "text", 10),
    ("reason", "text", 24),
)
"""Key, format and width in characters, in the order of domain.md 2.4."""


def write_plan(path: Path, table: PlanTable, language: str, author: str) -> None:
    """Write the sheet; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    with report_book(path) as book:
        _PlanPage(book, table, language, author).write()


class PlanSheet(Struct, frozen=True):
    """The table in words: title, the lines above it, headings, and a row a visit with days as text."""

    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


def plan_sheet(table: PlanTable, language: str, author: str) -> PlanSheet:
    """Return the table as it stands on paper, in the words of the workbook."""
    said = _PlanWords(table, language)
    title, *lines = said.top(author)
    rows = tuple(
        tuple(_text(said.value(key, number, line)) for key, _format, _width in COLUMNS)
        for number, line in enumerate(table.lines, start=1)
    )
    headings = tuple(said.words[f"plan.{key}"] for key, _format, _width in COLUMNS)
    return PlanSheet(title, tuple(lines), headings, rows, said.words["plan.empty"])


def _text(value: Any) -> str:
    return "" if value is None else str(value)


class _PlanPage(ReportPages):
    """Writes the one sheet."""

    def __init__(self, book: Any, table: PlanTable, language: str, author: str) -> None:
        super().__init__(book, language)
        self._table, self._said, self._author = table, _PlanWords(table, language), author

    def write(self) -> None:
        """One row a visit; a month without any says so."""
        said, table = self._words, self._table
        heads = [(f"plan.{key}", width) for key, _format, width in COLUMNS]
        sheet = self._new_sheet(said["plan.title"], self._said.top(self._author), heads, (table.bureau, table.made_on))
        for number, line in enumerate(table.lines, start=1):
            for place, (key, kind, _width) in enumerate(COLUMNS):
                self._cell(sheet, HEADING_ROW + number, place, self._said.value(key, number, line), kind, self._formats)
        if not table.lines:
            sheet.write_string(HEADING_ROW + 1, 0, said["plan.empty"], self._line)
        self._filter(sheet, HEADING_ROW + len(table.lines), len(COLUMNS))


class _PlanWords:
    """What stands in the table, in one language."""

    def __init__(self, table: PlanTable, language: str) -> None:
        self._table, self._language, self.words = table, language, words(language)

    def top(self, author: str) -> tuple[str, ...]:
        """Return the title and the lines below it."""
        said, table = self.words, self._table
        filtered = said["filter.manager"].format(value=table.manager) if table.manager else said["filter.none"]
        return (
            said["plan.title"],
            said["line.unit"].format(value=table.bureau),
            said["line.period"].format(first=f"{table.first:%Y-%m-%d}", last=f"{table.last:%Y-%m-%d}"),
            said["line.author"].format(value=author),
            said["line.made_on"].format(value=f"{table.made_on:%Y-%m-%d}"),
            said["line.filter"].format(value=filtered),
        )

    def value(self, key: str, number: int, line: PlanLine) -> Any:
        """Return what stands in a column of a visit's row."""
        said = self.words
        worded = {
            "number": number,
            "month": f"{line.planned_on:%Y-%m}",
            "segment": said[f"segment.{line.segment}"],
            "grade": said[f"grade.{line.grade}"],
            "channel": said[f"channel.{line.channel}"],
            "priority": said[f"priority.{line.priority.name.lower()}"],
            "standing": said[f"standing.{line.standing}"],
        }
        if key in worded:
            return worded[key]
        if key == "street":
            return self._street(line)
        return self._purpose(line) if key == "purpose" else getattr(line, key)

    def _street(self, line: PlanLine) -> str:
        known = street_by_code().get(line.street or "")
        if known is None:
            return line.street or ""
        return known.zh if self._language == "zh_CN" else known.en

    def _purpose(self, line: PlanLine) -> str:
        topics = [self.words[f"topic.{topic}"] for topic in line.topics]
        return ("、" if self._language == "zh_CN" else ", ").join([line.purpose] if line.purpose else topics)
