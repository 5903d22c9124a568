"""Any report as a workbook: its lines, the same by segment, every row behind them, exceptions, and definitions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from crm.domain.report_figures import NOTED
from crm.domain.reports import Cut, Fact, FactRow, Figure, Report
from crm.exchange.book_model import Book, BookChart, BookColumn, BookSheet
from crm.exchange.figure_sheets import (
    FigureSet,
    Heading,
    Lines,
    Sums,
    definitions_sheet,
    detail_sheet,
    exceptions_sheet,
    lines_sheet,
)
from crm.exchange.report_words import (
    cut_name,
    figure_name,
    filter_words,
    line_name,
    narrowings,
    report_name,
    row_state,
    source_name,
    street_name,
)
from crm.exchange.summary_columns import words

Named = Callable[[Sequence[Fact], int | None], Iterable[FactRow]]
"""Gives facts their names, all or the first of them."""


class ReportFile(Struct, frozen=True):
    """What a report's workbook is made of: the report, the same in another cut, and the facts of the whole period."""

    told: Report
    beside: Report
    facts: Sequence[Fact]
    named: Named
    author: str


def report_narrowings(told: Report, language: str) -> Mapping[str, str]:
    """Return what a report is narrowed to, in words."""
    return narrowings(told.area, told.manager, told.wish.wanted, language)


def figures_book(made: ReportFile, language: str) -> Book:
    """Return the workbook of a report."""
    told, said = made.told, words(language)
    wanted, asked = told.wish.wanted, source_name(told.wish, language)
    source = [said["line.source"].format(value=asked)] if asked else []
    narrowed = filter_words(report_narrowings(told, language), language, *source)
    unit = told.area or told.bureau
    lines = Heading(unit, wanted.first, wanted.last, made.author, told.made_at, narrowed).lines(language)
    sheets = (
        _lines_sheet(told, "summary", said["sheet.summary"], language),
        _lines_sheet(made.beside, "segments", _beside_title(made.beside, language), language),
        _detail(made, language),
        exceptions_of(told.figures, made.facts, made.named, language),
        definitions_sheet(figure_set(told, language), told.total.sums if told.lines else None, language),
    )
    return Book(report_name(told.wish, language), lines, told.bureau, told.made_at, sheets)


def _beside_title(told: Report, language: str) -> str:
    return words(language)["sheet.segments" if told.wish.cut is Cut.SEGMENT else "sheet.by_manager"]


def figure_set(told: Report, language: str) -> FigureSet:
    """Return the figures of a report with their words."""
    said = words(language)
    return FigureSet(
        told.figures,
        lambda key: figure_name(key, language),
        lambda key: said[f"define.{key}"],
        told.is_additive,
        told.once,
    )


def _lines_sheet(told: Report, key: str, title: str, language: str) -> BookSheet:
    """Return a sheet of one row a line, with the total."""
    names = (BookColumn("name", cut_name(told.wish, language), width=20),)
    lines = [((line_name(line, told.wish, language),), line.sums) for line in told.lines]
    noted = NOTED[told.wish.kind]
    kind = "line" if told.wish.cut is Cut.MONTH else "column"
    charts = (BookChart(figure_name(noted, language), (noted,), kind),)
    about = Lines(key, title, names, lines, told.total.sums, charts, empty=words(language)["report.empty"])
    return lines_sheet(about, figure_set(told, language), language)


def _detail(made: ReportFile, language: str) -> BookSheet:
    """Return a sheet of every row that counts, with its measures."""
    said = words(language)

    def rows(limit: int | None) -> Iterable[tuple[Sequence[Any], Sums]]:
        return ((fact_cells(row, language), row.fact.values) for row in made.named(made.facts, limit))

    figures, title, empty = figure_set(made.told, language), said["sheet.rows"], said["report.empty"]
    return detail_sheet(title, fact_columns(language), figures, len(made.facts), rows, empty, frozen=3)


def fact_columns(language: str) -> list[BookColumn]:
    """Return what every row says of itself."""
    said = words(language)
    shapes = (
        ("kind", "text", 14),
        ("account_no", "text", 19),
        ("account", "text", 30),
        ("segment", "text", 13),
        ("manager", "text", 12),
        ("area", "text", 16),
        ("street", "text", 14),
        ("day", "date", 12),
        ("note", "text", 14),
        ("subject", "text", 34),
    )
    return [BookColumn(key, said[f"fact.{key}"], form, width) for key, form, width in shapes]


def fact_cells(row: FactRow, language: str) -> list[Any]:
    """Return the cells of a row by fact_columns."""
    said, fact = words(language), row.fact
    return [
        said[f"of.{fact.of}"],
        row.account_no,
        row.account,
        said[f"segment.{fact.segment}"] if fact.segment else "",
        row.manager,
        row.area,
        street_name(fact.street, language),
        fact.day,
        row_state(row, said),
        row.subject,
    ]


def exceptions_of(figures: Iterable[Figure], facts: Sequence[Fact], named: Named, language: str) -> BookSheet:
    """Return the facts that somebody has to look at, each with the reasons."""
    reasons = {figure.behind: figure_name(figure.part, language) for figure in figures if figure.is_exception}
    places = [place for place, fact in enumerate(facts) if not reasons.keys().isdisjoint(fact.values)]

    def rows(limit: int | None) -> Iterable[tuple[Iterable[str], Sequence[Any]]]:
        found = [facts[place] for place in places[:limit]]
        return ((row.fact.values, fact_cells(row, language)) for row in named(found, limit))

    return exceptions_sheet(reasons, fact_columns(language), len(places), rows, language)
