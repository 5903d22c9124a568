"""Any report as a workbook: its lines, the same by segment, every row behind them, exceptions, and definitions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from crm.domain.report_figures import NOTED
from crm.domain.reports import Cut, Fact, FactRow, Figure, Report
from crm.exchange.book_model import (
    Alert,
    Book,
    BookChart,
    BookColumn,
    BookRow,
    BookSheet,
    Formula,
    Level,
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
    lines = (
        said["line.unit"].format(value=told.area or told.bureau),
        said["line.period"].format(first=f"{wanted.first:%Y-%m-%d}", last=f"{wanted.last:%Y-%m-%d}"),
        said["line.author"].format(value=made.author),
        said["line.made_on"].format(value=f"{told.made_at:%Y-%m-%d %H:%M}"),
        said["line.filter"].format(value=filter_words(report_narrowings(told, language), language, *source)),
    )
    sheets = (
        _lines_sheet(told, "summary", said["sheet.summary"], language),
        _lines_sheet(made.beside, "segments", _beside_title(made.beside, language), language),
        _detail(made, language),
        exceptions_sheet(told.figures, made.facts, made.named, language),
        definitions_sheet(told, language),
    )
    return Book(report_name(told.wish, language), lines, told.bureau, told.made_at, sheets)


def _beside_title(told: Report, language: str) -> str:
    return words(language)["sheet.segments" if told.wish.cut is Cut.SEGMENT else "sheet.by_manager"]


def _lines_sheet(told: Report, key: str, title: str, language: str) -> BookSheet:
    """Return a sheet of one row a line, with the total."""
    columns = [BookColumn("name", cut_name(told.wish, language), width=20), *figure_columns(told, language)]
    rows = [_line(told, line.sums, line_name(line, told.wish, language), columns) for line in told.lines]
    name = words(language)["total"]
    rows.append(_line(told, told.total.sums, name, columns, Level.TOTAL))
    noted = told.figure(NOTED[told.wish.kind])
    chart = BookChart(
        figure_name(noted.key, language), (noted.key,), "line" if told.wish.cut is Cut.MONTH else "column"
    )
    return BookSheet(
        key,
        title,
        columns,
        rows if told.lines else (),
        frozen=1,
        empty=words(language)["report.empty"],
        charts=(chart,),
        alerts=tuple(_alert(figure) for figure in told.figures if figure.bad is not None),
    )


def figure_columns(told: Report, language: str) -> list[BookColumn]:
    """Return the figures of a report, then the measures that its rates stand on."""
    columns = []
    for each in told.figures:
        rated = (each.part, each.whole or "", each.scale) if each.whole else ("", "", 1)
        adds = not each.whole and told.is_additive
        columns.append(BookColumn(each.key, figure_name(each.key, language), each.form, 12, adds, *rated))
    shown = {each.key for each in told.figures}
    basis = [name for name in told.measures if name not in shown]
    columns += [
        BookColumn(name, figure_name(name, language), "count", 12, told.is_additive, basis=True) for name in basis
    ]
    return columns


def _line(told: Report, sums: Any, name: str, columns: Sequence[BookColumn], level: Level = Level.LINE) -> BookRow:
    values = {figure.key: figure.value(sums) for figure in told.figures}
    cells = [name, *(values.get(column.key, sums.get(column.key, 0)) for column in columns[1:])]
    return BookRow(cells, level)


def _alert(figure: Figure) -> Alert:
    if figure.high_is_bad:
        return Alert(figure.key, above=figure.bad)
    return Alert(figure.key, below=figure.bad)


def _detail(made: ReportFile, language: str) -> BookSheet:
    """Return a sheet of every row that counts, with its measures: their sums are the figures."""
    measures = made.told.measures
    said = words(language)
    columns = [
        *fact_columns(language),
        *(BookColumn(name, figure_name(name, language), "count", 12) for name in measures),
    ]

    def stream(limit: int | None) -> Iterable[Sequence[Any]]:
        for row in made.named(made.facts, limit):
            values = row.fact.values
            yield [*fact_cells(row, language), *(values.get(name) for name in measures)]

    title, empty = said["sheet.rows"], said["report.empty"]
    return BookSheet("detail", title, columns, stream=stream, count=len(made.facts), frozen=3, empty=empty)


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


def exceptions_sheet(figures: Iterable[Figure], facts: Sequence[Fact], named: Named, language: str) -> BookSheet:
    """Return the rows that somebody has to look at, each with the reasons."""
    said = words(language)
    bad = {figure.behind: figure_name(figure.part, language) for figure in figures if figure.is_exception}
    found = [fact for fact in facts if not bad.keys().isdisjoint(fact.values)]
    columns = [BookColumn("reason", said["fact.reason"], width=24), *fact_columns(language)]
    between = "、" if language == "zh_CN" else ", "

    def stream(limit: int | None) -> Iterable[Sequence[Any]]:
        for row in named(found, limit):
            reasons = between.join(words_ for name, words_ in bad.items() if name in row.fact.values)
            yield [reasons, *fact_cells(row, language)]

    title, empty = said["sheet.exceptions"], said["report.no_exceptions"]
    return BookSheet("exceptions", title, columns, stream=stream, count=len(found), frozen=1, empty=empty)


def definitions_sheet(told: Report, language: str) -> BookSheet:
    """Return how each figure is counted, and for sums the proof that summary and detail agree."""
    said, shared = words(language), told.once
    rows = []
    for figure in told.figures:
        name = figure_name(figure.key, language)
        proven = not figure.whole and figure.part not in shared
        cells: list[Any] = [name, said[f"define.{figure.key}"]]
        cells += proof(figure.part, told.total.sums.get(figure.part, 0), said) if proven else [None, None, ""]
        rows.append(BookRow(cells))
    for measure in told.measures:
        if measure not in shared and measure not in {figure.key for figure in told.figures}:
            value = told.total.sums.get(measure, 0)
            rows.append(BookRow([figure_name(measure, language), "", *proof(measure, value, said)]))
    return BookSheet(
        "definitions",
        said["sheet.definitions"],
        definition_columns(language),
        rows,
        alerts=(Alert("agrees", text=said["definitions.no"]),),
    )


def definition_columns(language: str) -> list[BookColumn]:
    """Return the columns of a sheet of definitions."""
    said = words(language)
    shapes = (
        ("figure", "text", 30),
        ("how", "text", 70),
        ("summary", "decimal", 14),
        ("detail", "decimal", 14),
        ("agrees", "text", 11),
    )
    return [BookColumn(key, said[f"definitions.{key}"], form, width) for key, form, width in shapes]


def proof(name: str, value: float, said: Any, detail: str = "") -> list[Any]:
    """Return a figure from the summary, the same summed up from the detail, and whether they agree."""
    summary, rows = f"Rounds_summary_total_{name}", detail or f"SUM(Rounds_detail_{name})"
    agrees = f'IF(ABS({summary}-{rows})<0.005,"{said["definitions.yes"]}","{said["definitions.no"]}")'
    return [Formula(summary, value), Formula(rows, value), Formula(agrees, said["definitions.yes"])]
