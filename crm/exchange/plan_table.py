"""The plan of a month as a workbook and as a table for paper (domain.md 2.4)."""

from typing import Any

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.plan_table import PlanLine, PlanStanding, PlanTable
from crm.domain.reports import Figure, Form
from crm.exchange.book_model import Book, BookChart, BookColumn
from crm.exchange.figure_sheets import FigureSet, Heading
from crm.exchange.report_words import street_name
from crm.exchange.summary_columns import words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets

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


FIGURES = (
    Figure("planned", "planned"),
    Figure("done", "done"),
    Figure("done_rate", "done", "planned", Form.PERCENT),
    Figure("waiting", "waiting"),
    Figure("approved", "approved"),
    Figure("appointed", "appointed"),
    Figure("moved", "moved", is_exception=True),
    Figure("too_late", "too_late", bad=0, high_is_bad=True, is_exception=True),
    Figure("cancelled", "cancelled"),
)
"""How the plan stands; a visit that was cancelled is planned no more."""


def plan_book(table: PlanTable, heading: Heading, language: str) -> Book:
    """Return the workbook as data: the table, how it stands by manager and by segment, exceptions, definitions."""
    said, known = words(language), _PlanWords(table, language)
    numbers = {id(line): number for number, line in enumerate(table.lines, start=1)}

    def cells(line: PlanLine) -> list[Any]:
        return [known.value(key, numbers[id(line)], line) for key, _format, _width in COLUMNS]

    def name(key: str) -> str:
        return said.get(f"plan.{key}") or said[f"standing.{key}"]

    charts = (BookChart(said["plan.title"], ("done", "appointed", "approved", "waiting", "moved"), "stacked"),)
    segments = [said[f"segment.{segment}"] for segment in Segment]
    tally = TallyBook(
        said["plan.title"],
        [BookColumn(key, said[f"plan.{key}"], form, width) for key, form, width in COLUMNS],
        cells,
        table.lines,
        _brings,
        FigureSet(FIGURES, name, lambda key: said[f"define.plan.{key}"]),
        (
            TallyCut("summary", said["sheet.summary"], said["plan.manager"], lambda line: line.manager, charts),
            TallyCut(
                "segments",
                said["sheet.segments"],
                said["plan.segment"],
                lambda line: said[f"segment.{line.segment}"],
                charts,
                order=segments,
            ),
        ),
        said["plan.empty"],
    )
    sheets = tally_sheets(tally, language)
    return Book(said["plan.title"], heading.lines(language), heading.unit, heading.made_at, sheets)


def _brings(line: PlanLine) -> dict[str, float]:
    """Return what a planned visit brings to the figures."""
    if line.standing is PlanStanding.CANCELLED:
        return {"cancelled": 1.0}
    found = {"planned": 1.0, line.standing.value: 1.0}
    is_late = line.due_on is not None and line.planned_on > line.due_on
    return found | ({"too_late": 1.0} if is_late else {})


class PlanSheet(Struct, frozen=True):
    """The table in words: title, the lines above it, headings, and a row a visit with days as text."""

    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


def plan_sheet(table: PlanTable, heading: Heading, language: str) -> PlanSheet:
    """Return the table as it stands on paper, in the words of the workbook."""
    said = _PlanWords(table, language)
    rows = tuple(
        tuple(_text(said.value(key, number, line)) for key, _format, _width in COLUMNS)
        for number, line in enumerate(table.lines, start=1)
    )
    headings = tuple(said.words[f"plan.{key}"] for key, _format, _width in COLUMNS)
    return PlanSheet(said.words["plan.title"], heading.lines(language), headings, rows, said.words["plan.empty"])


def _text(value: Any) -> str:
    return "" if value is None else str(value)


class _PlanWords:
    """What stands in the table, in one language."""

    def __init__(self, table: PlanTable, language: str) -> None:
        self._table, self._language, self.words = table, language, words(language)

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
            return street_name(line.street, self._language)
        return self._purpose(line) if key == "purpose" else getattr(line, key)

    def _purpose(self, line: PlanLine) -> str:
        topics = [self.words[f"topic.{topic}"] for topic in line.topics]
        return ("、" if self._language == "zh_CN" else ", ").join([line.purpose] if line.purpose else topics)
