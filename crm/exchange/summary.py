"""The visit summary as a workbook: visits, summary, segments, issues, exceptions, definitions (domain.md 2.5)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from crm.domain.report_figures import COVERAGE, ISSUES, VISITS
from crm.domain.reports import Fact, Figure
from crm.domain.summary import VisitLine, VisitSummary
from crm.exchange.book_model import FIRST_ROW, Alert, Book, BookChart, BookColumn, BookRow, BookSheet, Formula, Level
from crm.exchange.figure_sheets import Heading, defined, proof
from crm.exchange.figures_book import Named, exceptions_of
from crm.exchange.report_words import filter_words, narrowings
from crm.exchange.sheet_xml import letters
from crm.exchange.summary_columns import detail_columns, tally_cells, tally_columns, words

LOW_COVERAGE, LOW_RATING = 0.6, 3.5
LOOKED_AT: tuple[Figure, ...] = tuple(
    figure for figure in (*COVERAGE, *VISITS, *ISSUES) if figure.key in ("overdue", "planned_missed", "open_past_due")
)
"""The rows of these figures are the exceptions."""
PROVEN = {"visits": "visit_no", "rated": "satisfaction", "rating_sum": "satisfaction", "demand_kva": "demand_kva"}
"""Figures of the summary that can be counted again from a column of the detail."""


class SummaryFile(Struct, frozen=True):
    """What the workbook is made of: the figures, their visits when they are asked for, and the facts behind them."""

    summary: VisitSummary
    lines: Callable[[int | None], Iterable[VisitLine]]
    facts: Sequence[Fact]
    named: Named
    author: str
    personal: bool = False


def summary_narrowings(summary: VisitSummary, language: str) -> Mapping[str, str]:
    """Return what a summary is narrowed to, in words."""
    return narrowings(summary.area, summary.manager, summary.filter, language)


def summary_book(made: SummaryFile, language: str) -> Book:
    """Return the visit summary as a workbook."""
    summary, said = made.summary, words(language)
    narrowed = filter_words(summary_narrowings(summary, language), language)
    unit, days = summary.area or summary.bureau, summary.filter
    lines = Heading(unit, days.first, days.last, made.author, summary.made_at, narrowed).lines(language)
    sheets = (
        _detail(made, language),
        _managers(summary, language),
        _segments(summary, language),
        _issues(summary, language),
        exceptions_of(LOOKED_AT, made.facts, made.named, language),
        _definitions(summary, language),
    )
    return Book(said["title"], lines, summary.bureau, summary.made_at, sheets)


def _detail(made: SummaryFile, language: str) -> BookSheet:
    """One row a visit."""
    said, known = words(language), detail_columns(language, made.personal)
    columns = [BookColumn(each.key, said[f"detail.{each.key}"], each.format, each.width) for each in known]
    values = [each.value for each in known]

    def stream(limit: int | None) -> Iterable[Sequence[Any]]:
        return ([value(line) for value in values] for line in made.lines(limit))

    count = made.summary.total.visits
    return BookSheet("detail", said["sheet.detail"], columns, stream=stream, count=count, empty=said["empty"])


def _alerts() -> tuple[Alert, ...]:
    return (
        Alert("coverage_rate", below=LOW_COVERAGE),
        Alert("overdue", above=0),
        Alert("satisfaction", below=LOW_RATING),
    )


def _managers(summary: VisitSummary, language: str) -> BookSheet:
    """Supply units with their managers, subtotals and the total."""
    said = words(language)
    names = [BookColumn("area", said["sum.area"], width=16), BookColumn("manager", said["sum.manager"], width=14)]
    columns = [*names, *tally_columns(language)]
    rows: list[BookRow] = []
    for area, lines, subtotal in summary.by_area():
        first = len(rows)
        for line in lines:
            rows.append(BookRow([area, line.manager or said["no_manager"], *tally_cells(line.tally)]))
        rows.append(BookRow([area, said["subtotal"], *tally_cells(subtotal)], Level.SUBTOTAL, first))
    rows.append(BookRow([said["total"], "", *tally_cells(summary.total)], Level.TOTAL))
    chart = BookChart(said["sum.coverage_rate"], ("coverage_rate",))
    title = said["sheet.summary"]
    return BookSheet("summary", title, columns, rows, frozen=2, charts=(chart,), alerts=_alerts())


def _segments(summary: VisitSummary, language: str) -> BookSheet:
    """Segments and the total."""
    said = words(language)
    columns = [BookColumn("segment", said["sum.segment"], width=16), *tally_columns(language)]
    rows = [BookRow([said[f"segment.{line.segment}"], *tally_cells(line.tally)]) for line in summary.segments]
    rows.append(BookRow([said["total"], *tally_cells(summary.total)], Level.TOTAL))
    chart = BookChart(said["sum.visits"], ("on_site", "phone", "online"), "stacked")
    title = said["sheet.segments"]
    return BookSheet("segments", title, columns, rows, frozen=1, charts=(chart,), alerts=_alerts())


def _issues(summary: VisitSummary, language: str) -> BookSheet:
    """Kinds of issues by month, with totals both ways."""
    said, table = words(language), summary.issues
    months = [f"{month:%Y-%m}" for month in table.months]
    columns = [
        BookColumn("topic", said["issue.topic"], width=22),
        *(
            BookColumn(f"m{month:%Y%m}", name, "count", 11, True)
            for month, name in zip(table.months, months, strict=True)
        ),
        BookColumn("all", said["total"], "count", 11),
    ]
    end = letters(len(months) + 1)

    def row(name: str, counts: list[int], place: int, level: Level = Level.LINE) -> BookRow:
        at = FIRST_ROW + place + 1
        return BookRow([name, *counts, Formula(f"SUM(B{at}:{end}{at})", sum(counts))], level)

    topics = sorted(table.counts, key=lambda each: -sum(table.counts[each].values()))
    rows = [
        row(said[f"kind.{topic}"], [table.counts[topic][month] for month in table.months], place)
        for place, topic in enumerate(topics)
    ]
    sums = [sum(by_month[month] for by_month in table.counts.values()) for month in table.months]
    rows = rows or [BookRow([said["no_issues"], *(None for _ in [*months, ""])])]
    rows.append(row(said["total"], sums, len(rows), Level.TOTAL))
    charts = (BookChart(said["sheet.issues"], ("all",)),) if table.counts else ()
    return BookSheet("issues", said["sheet.issues"], columns, rows, frozen=1, charts=charts)


def _definitions(summary: VisitSummary, language: str) -> BookSheet:
    """Return how each figure is counted; what the detail can prove is counted again there."""
    said, total = words(language), summary.total
    rows = []
    for column in tally_columns(language):
        how = said.get(f"define.{column.key}", said.get(f"define.sum.{column.key}", ""))
        proven: list[Any] = [None, None, ""]
        if column.key in PROVEN:
            counts = "SUM" if column.key in ("rating_sum", "demand_kva") else "COUNT"
            counts = "COUNTA" if column.key == "visits" else counts
            again = f"{counts}(Rounds_detail_{PROVEN[column.key]})"
            again = "0" if not total.visits else again
            proven = proof(column.key, getattr(total, column.key), language, again)
        elif column.adds:
            again = f"Rounds_segments_total_{column.key}"
            proven = proof(column.key, getattr(total, column.key), language, again)
        rows.append(BookRow([column.heading, how, *proven]))
    return defined(rows, language)
