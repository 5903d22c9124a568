"""Answers to survey forms as a workbook: a sheet a form, a row a visit, a column a question; last what was counted."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.survey.counted import CountLine, FormCounts
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import words

VISIT_COLUMNS = (
    ("survey.day", "date", 12),
    ("survey.account_no", "text", 19),
    ("survey.account", "text", 30),
    ("survey.manager", "text", 12),
    ("survey.version", "count", 9),
)
ANSWER_WIDTH = 18
COUNT_COLUMNS = (
    ("survey.form", "text", 26),
    ("survey.question", "text", 44),
    ("survey.question_name", "text", 18),
    ("survey.answer", "text", 30),
    ("opinion.count", "count", 10),
    ("survey.share", "percent", 10),
    ("survey.share_low", "percent", 12),
    ("survey.share_high", "percent", 12),
    ("survey.mean", "decimal", 10),
    ("opinion.note", "text", 14),
)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
Cell = str | float | date | None


class SurveySheet(Struct, frozen=True):
    """The answers to one form; `questions` are (name, label), a row holds the visit's five cells, then the answers."""

    title: str
    questions: tuple[tuple[str, str], ...]
    rows: Iterable[Sequence[Cell]]


class SurveyBook(Struct, frozen=True):
    """What stands above every sheet, and the sheets."""

    bureau: str
    author: str
    made_on: date
    first: date | None
    last: date | None
    sheets: tuple[SurveySheet, ...]
    counted: tuple[FormCounts, ...] = ()


def write_surveys(path: Path, made: SurveyBook, language: str) -> int:
    """Write the workbook and return how many rows it has.

    Raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does.
    """
    with report_book(path) as book:
        pages = _SurveyPages(book, made, language)
        count = sum(pages.write(sheet) for sheet in made.sheets)
        if made.counted:
            pages.write_counts(made.counted, language)
    return count


class _SurveyPages(ReportPages):
    def __init__(self, book: Any, made: SurveyBook, language: str) -> None:
        super().__init__(book, language)
        self._made, self._language = made, language
        self._names: set[str] = set()

    def write(self, sheet: SurveySheet) -> int:
        """Write one sheet and return how many rows it has."""
        heads = [(key, width) for key, _format, width in VISIT_COLUMNS]
        heads += [(f"{label}\n{name}", ANSWER_WIDTH) for name, label in sheet.questions]
        page = self._new_sheet(
            self._sheet_name(sheet.title), self._top(sheet.title), heads, (self._made.bureau, self._made.made_on), 3
        )
        count = 0
        for count, row in enumerate(sheet.rows, start=1):
            for place, value in enumerate(row):
                self._cell(page, HEADING_ROW + count, place, value, self._kind(place, value), self._formats)
        self._filter(page, HEADING_ROW + count, len(heads))
        return count

    def write_counts(self, counted: Sequence[FormCounts], language: str) -> None:
        """Write how each form was answered: a row a question, and a row each of its answers."""
        title = self._words["survey.counted"]
        heads = [(key, width) for key, _kind, width in COUNT_COLUMNS]
        page = self._new_sheet(
            self._sheet_name(title), self._top(title), heads, (self._made.bureau, self._made.made_on), 2
        )
        row = HEADING_ROW
        for form in counted:
            for line in form.lines(language):
                row += 1
                cells = (form.form.title_in(language), *self._counts(form, line))
                formats = self._formats if line.is_answer else self._strong
                for place, (value, (_key, kind, _width)) in enumerate(zip(cells, COUNT_COLUMNS, strict=True)):
                    self._cell(page, row, place, value, kind, formats)
        self._filter(page, row, len(COUNT_COLUMNS))

    def _counts(self, form: FormCounts, line: CountLine) -> tuple[str | float | None, ...]:
        label = line.question.label.in_language(self._language, form.default_language) or line.question.name
        interval = line.interval
        low, high = (interval.low, interval.high) if interval else (None, None)
        note = self._words["opinion.few"] if 0 < line.of < form.enough else ""
        answer = line.words if line.is_answer else ""
        return (label, line.question.name, answer, line.count, line.share, low, high, line.mean, note)

    def _kind(self, place: int, value: Cell) -> str:
        if place < len(VISIT_COLUMNS):
            return VISIT_COLUMNS[place][1]
        if isinstance(value, date):
            return "date"
        if isinstance(value, float):
            return "count" if value.is_integer() else "decimal"
        return "text"

    def _top(self, title: str) -> tuple[str, ...]:
        said, made = self._words, self._made
        first, last = (f"{day:%Y-%m-%d}" if day else "…" for day in (made.first, made.last))
        return (
            title,
            said["line.unit"].format(value=made.bureau),
            said["line.period"].format(first=first, last=last),
            said["line.author"].format(value=made.author),
            said["line.made_on"].format(value=f"{made.made_on:%Y-%m-%d}"),
        )

    def _sheet_name(self, title: str) -> str:
        """Return a name that Excel takes and that no other sheet has."""
        plain = _FORBIDDEN.sub(" ", title).strip()[:28] or "1"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{plain[:26]} {number}"
        self._names.add(name.casefold())
        return name


def empty_title(language: str) -> str:
    """Return what the one sheet of a workbook without forms is called."""
    return words(language)["survey.none"]
