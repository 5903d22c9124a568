"""Answers to survey forms as a workbook: a sheet a form, what was counted, by segment, exceptions, definitions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.reports import Figure, Form
from crm.domain.survey.counted import CountLine, FormCounts
from crm.domain.survey.form import Question
from crm.exchange.book_model import Alert, Book, BookChart, BookColumn, BookRow, BookSheet, Level
from crm.exchange.figure_sheets import FigureSet, Heading, Lines, Sums, defined, exceptions_sheet, lines_sheet, proof
from crm.exchange.report_words import figure_name
from crm.exchange.summary_columns import words

VISIT_COLUMNS = (
    ("day", "date", 12),
    ("account_no", "text", 19),
    ("account", "text", 30),
    ("segment", "text", 14),
    ("manager", "text", 12),
    ("version", "count", 9),
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
FIGURES = (
    Figure("visits", "visits"),
    Figure("csat", "points", "rated", Form.DECIMAL),
    Figure("unhappy", "unhappy", is_exception=True),
    Figure("nps", "net", "likely", Form.DECIMAL, 100),
)
"""What visits with a form bring together: the questions `csat` and `nps` are asked alike in every form."""
LOW = 3
"""Marks of the question `csat` below it are tinted."""
Cell = str | float | date | None


class SurveyRow(Struct, frozen=True):
    """A visit with a form: its first cells, its answers, and what it brings to the figures."""

    visit: Sequence[Cell]
    answers: Sequence[Cell]
    brings: Sums

    @property
    def segment(self) -> str:
        return str(self.visit[3])


class SurveySheet(Struct, frozen=True):
    """The answers to one form; `questions` are (name, label), `repeated` those of them that are asked several times."""

    title: str
    questions: tuple[tuple[str, str], ...]
    rows: Sequence[SurveyRow]
    counted: FormCounts
    repeated: frozenset[str] = frozenset()


class SurveyBook(Struct, frozen=True):
    """What stands above every sheet, and the forms."""

    heading: Heading
    sheets: tuple[SurveySheet, ...]


def survey_book(made: SurveyBook, language: str) -> Book:
    """Return the workbook as data."""
    said, heading, pages = words(language), made.heading, _Pages(made, language)
    answers = [pages.answers(number, sheet) for number, sheet in enumerate(made.sheets, 1)]
    none = BookSheet("none", said["survey.none"], pages.visit_columns(), empty=said["survey.none"])
    sheets = (*answers, pages.counted(), pages.segments(), pages.exceptions(), pages.definitions())
    return Book(
        said["survey.title"],
        heading.lines(language),
        heading.unit,
        heading.made_at,
        sheets if made.sheets else (none,),
    )


class _Pages:
    def __init__(self, made: SurveyBook, language: str) -> None:
        self._made, self._language, self._words = made, language, words(language)
        self._figures = FigureSet(
            FIGURES, lambda key: figure_name(key, language), lambda key: self._words[f"define.survey.{key}"]
        )

    def visit_columns(self) -> list[BookColumn]:
        return [BookColumn(key, self._words[f"survey.{key}"], form, width) for key, form, width in VISIT_COLUMNS]

    def answers(self, number: int, sheet: SurveySheet) -> BookSheet:
        """One row a visit, a column a question."""
        columns = self.visit_columns()
        for place, (name, label) in enumerate(sheet.questions):
            form = _form(row.answers[place] for row in sheet.rows)
            columns.append(BookColumn(f"q{place + 1}", f"{label}\n{name}", form, ANSWER_WIDTH))
        forms = [column.form for column in columns[len(VISIT_COLUMNS) :]]

        def stream(limit: int | None) -> Iterable[Sequence[Any]]:
            for row in sheet.rows[:limit]:
                yield [*self._visit(row), *(_cell(value, form) for value, form in zip(row.answers, forms, strict=True))]

        title, count, empty = sheet.title, len(sheet.rows), self._words["report.empty"]
        asked = enumerate(sheet.questions, 1)
        alerts = tuple(Alert(f"q{place}", below=LOW) for place, (name, _label) in asked if name == "csat")
        return BookSheet(_key(number), title, columns, (), stream, count, 4, empty, alerts=alerts)

    def _visit(self, row: SurveyRow) -> list[Any]:
        day, number, account, segment, *others = row.visit
        return [day, number, account, self._words[f"segment.{segment}"], *others]

    def counted(self) -> BookSheet:
        """How each form was answered: a row a question, and a row each of its answers, with charts of scales."""
        said, rows, charts = self._words, [], []
        columns = [
            BookColumn(key.partition(".")[2], said[key], form, width, False, *_rate(key))
            for key, form, width in COUNT_COLUMNS
        ]
        columns.append(BookColumn("of", said["survey.of"], "count", 10, basis=True))
        for sheet in self._made.sheets:
            for line in sheet.counted.lines(self._language):
                rows.append(self._counts(sheet, line))
                if not line.is_answer and line.mean is not None and line.count:
                    label = self._label(sheet, line.question)
                    charts.append(BookChart(label, ("count",), of=(sheet.title, label, line.question.name)))
        title, alerts = said["survey.counted"], (Alert("note", text=said["opinion.few"]),)
        empty = said["report.empty"]
        return BookSheet("summary", title, columns, rows, None, 0, 2, empty, tuple(charts), alerts)

    def _counts(self, sheet: SurveySheet, line: CountLine) -> BookRow:
        interval, name = line.interval, line.question.name
        limits = (interval.low, interval.high) if interval else (None, None)
        note = self._words["opinion.few"] if 0 < line.of < sheet.counted.enough else ""
        named = (sheet.title, self._label(sheet, line.question), name, line.words if line.is_answer else "")
        cells = [*named, line.count, line.share, *limits, line.mean, note, line.of if line.is_answer else None]
        return BookRow(cells, Level.LINE if line.is_answer else Level.SUBTOTAL)

    def _label(self, sheet: SurveySheet, question: Question) -> str:
        return question.label.in_language(self._language, sheet.counted.default_language) or question.name

    def segments(self) -> BookSheet:
        """One row a form and segment."""
        said = self._words
        names = (BookColumn("form", said["survey.form"], width=26), BookColumn("segment", said["survey.segment"]))
        found = [
            ((sheet.title, said[f"segment.{segment}"]), _sum(row for row in sheet.rows if row.segment == segment))
            for sheet in self._made.sheets
            for segment in Segment
            if any(row.segment == segment for row in sheet.rows)
        ]
        charts = tuple(
            BookChart(f"{self._figures.name('visits')} · {title}", ("visits",), of=(title,))
            for title in dict.fromkeys(names[0] for names, _sums in found)
        )
        about = Lines(
            "segments", said["sheet.segments"], names, found, self._total(), charts, empty=said["report.empty"]
        )
        return lines_sheet(about, self._figures, self._language)

    def _rows(self) -> list[SurveyRow]:
        return [row for sheet in self._made.sheets for row in sheet.rows]

    def _total(self) -> dict[str, float]:
        return _sum(self._rows())

    def exceptions(self) -> BookSheet:
        """Visits whose customers were not satisfied."""
        reasons = self._figures.reasons()
        found = [row for row in self._rows() if not reasons.keys().isdisjoint(row.brings)]

        def rows(limit: int | None) -> Iterable[tuple[Iterable[str], Sequence[Any]]]:
            return ((row.brings, self._visit(row)) for row in found[:limit])

        return exceptions_sheet(reasons, self.visit_columns(), len(found), rows, self._language)

    def definitions(self) -> BookSheet:
        """How figures are counted; visits and the answers to each question are counted again in the forms' sheets."""
        said, total, language = self._words, self._total(), self._language
        rows = [
            BookRow([self._figures.name(each.key), self._figures.how(each.key), None, None, ""]) for each in FIGURES
        ]
        if total:
            counted = "+".join(
                f"COUNTA(Rounds_{_key(number)}_account_no)" for number, _ in enumerate(self._made.sheets, 1)
            )
            told = "Rounds_segments_total_visits"
            proven = proof("visits", total["visits"], language, f"({counted})", told)
            rows[0] = BookRow([*rows[0].cells[:2], *proven])
        rows.append(BookRow([said["survey.share"], said["define.survey.share"], None, None, ""]))
        at = 0
        for number, sheet in enumerate(self._made.sheets, 1):
            lines = sheet.counted.lines(language)
            for place, line in enumerate(lines, at):
                if not line.is_answer and line.question.name not in sheet.repeated:
                    rows.append(self._proof(number, sheet, line, place))
            at += len(lines)
        return defined(rows, language)

    def _proof(self, number: int, sheet: SurveySheet, line: CountLine, place: int) -> BookRow:
        """Count the answers to a question again; the row of the question stands at a place of what was counted."""
        asked = [name for name, _label in sheet.questions].index(line.question.name) + 1
        told, counted = f"INDEX(Rounds_summary_count,{place + 1})", f"COUNTA(Rounds_{_key(number)}_q{asked})"
        name = f"{sheet.title} · {line.question.name}"
        return BookRow([name, self._label(sheet, line.question), *proof("", line.count, self._language, counted, told)])


def _key(number: int) -> str:
    return f"answers{number}"


def _rate(key: str) -> tuple[str, str]:
    return ("count", "of") if key == "survey.share" else ("", "")


def _sum(rows: Iterable[SurveyRow]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for row in rows:
        for name, value in row.brings.items():
            sums[name] = sums.get(name, 0) + value
    return sums


def _form(values: Iterable[Cell]) -> str:
    """Return the number format of a column by all that stands in it."""
    known = [each for each in values if each is not None]
    kinds = {type(value) for value in known}
    if kinds == {date}:
        return "date"
    if kinds == {float}:
        return "count" if all(isinstance(each, float) and each.is_integer() for each in known) else "decimal"
    return "text"


def _cell(value: Cell, form: str) -> Cell:
    """Return a value; a day among other things is a text."""
    return value.isoformat() if isinstance(value, date) and form == "text" else value
