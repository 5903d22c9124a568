"""Sheets of figures that their rows prove: the rows with what each brings, lines of sums, exceptions, definitions.

A figure is a sum of a measure or a rate of two (crm.domain.reports.Figure). So sums and rates stand as formulas, and
the last sheet counts the rows again. The reports' workbooks and those of issues, plans and others are made of these.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from crm.domain.reports import Figure
from crm.exchange.book_model import Alert, BookChart, BookColumn, BookRow, BookSheet, Formula, Level
from crm.exchange.summary_columns import words

Sums = Mapping[str, float]


class Heading(Struct, frozen=True):
    """What stands above every sheet; a period that is open has None, `filtered` is what it is narrowed to in words."""

    unit: str
    first: date | None
    last: date | None
    author: str
    made_at: datetime
    filtered: str = ""

    def lines(self, language: str) -> tuple[str, ...]:
        """Return the five lines under the title."""
        said = words(language)
        first, last = (f"{day:%Y-%m-%d}" if day else "…" for day in (self.first, self.last))
        return (
            said["line.unit"].format(value=self.unit),
            said["line.period"].format(first=first, last=last),
            said["line.author"].format(value=self.author),
            said["line.made_on"].format(value=f"{self.made_at:%Y-%m-%d %H:%M}"),
            said["line.filter"].format(value=self.filtered or said["filter.none"]),
        )


class FigureSet(Struct, frozen=True):
    """Figures with what they are called and how they are counted; `shared` measures cannot be added up from rows.

    `adds` says whether a total is the sum of its lines. `more` are columns that are no sums, of which `further` makes
    the cells.
    """

    figures: tuple[Figure, ...]
    name: Callable[[str], str]
    how: Callable[[str], str]
    adds: bool = True
    shared: frozenset[str] = frozenset()
    more: tuple[BookColumn, ...] = ()
    further: Callable[[Sums], Sequence[Any]] = lambda sums: ()

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the figures stand on, each once, in their order."""
        names = (name for figure in self.figures for name in (figure.part, figure.whole) if name)
        return tuple(dict.fromkeys(names))

    @property
    def basis(self) -> tuple[str, ...]:
        """The measures that are no figures themselves."""
        shown = {each.key for each in self.figures}
        return tuple(name for name in self.measures if name not in shown)

    def columns(self) -> list[BookColumn]:
        """Return the figures, then the measures that their rates stand on."""
        found = []
        for each in self.figures:
            rated = (each.part, each.whole or "", each.scale) if each.whole else ("", "", 1)
            found.append(BookColumn(each.key, self.name(each.key), each.form, 12, self.adds and not each.whole, *rated))
        found += self.more
        found += [BookColumn(name, self.name(name), "count", 12, self.adds, basis=True) for name in self.basis]
        return found

    def cells(self, sums: Sums) -> list[Any]:
        """Return the cells of a line by its columns."""
        values, basis = (each.value(sums) for each in self.figures), (sums.get(name, 0) for name in self.basis)
        return [*values, *self.further(sums), *basis]

    def reasons(self) -> dict[str, str]:
        """Return the measures whose rows somebody has to look at, with what they are called."""
        return {each.behind: self.name(each.part) for each in self.figures if each.is_exception}

    def alerts(self) -> tuple[Alert, ...]:
        """Return which cells of lines are tinted."""
        judged = (each for each in self.figures if each.bad is not None)
        return tuple(
            Alert(each.key, above=each.bad) if each.high_is_bad else Alert(each.key, below=each.bad) for each in judged
        )


def figures_in(part: str, figures: tuple[Figure, ...], said: Mapping[str, str]) -> FigureSet:
    """Return figures in the words that a part of the workbooks has for them, such as "growth"."""
    return FigureSet(figures, lambda key: said[f"{part}.{key}"], lambda key: said[f"define.{part}.{key}"])


class Lines(Struct, frozen=True):
    """A sheet of sums: its key and title, the columns of names, and each line's names with its sums.

    `spread` are measures told one by one before the figures, such as months; without a `total` lines are not added up.
    """

    key: str
    title: str
    names: tuple[BookColumn, ...]
    lines: Sequence[tuple[Sequence[str], Sums]]
    total: Sums | None
    charts: tuple[BookChart, ...] = ()
    spread: tuple[BookColumn, ...] = ()
    empty: str = ""


def lines_sheet(about: Lines, figures: FigureSet, language: str) -> BookSheet:
    """Return a sheet of one row a line, with the total."""

    def row(names: Sequence[str], sums: Sums, level: Level = Level.LINE) -> BookRow:
        spread = [sums.get(column.key, 0) for column in about.spread]
        return BookRow([*names, *spread, *figures.cells(sums)], level)

    rows = [row(names, sums) for names, sums in about.lines]
    if rows and about.total is not None:
        names = [words(language)["total"], *("" for _ in about.names[1:])]
        rows.append(row(names, about.total, Level.TOTAL))
    columns = [*about.names, *about.spread, *figures.columns()]
    charts = about.charts if rows else ()
    frozen, alerts = len(about.names), figures.alerts()
    return BookSheet(about.key, about.title, columns, rows, None, 0, frozen, about.empty, charts, alerts)


def detail_sheet(
    title: str,
    columns: Sequence[BookColumn],
    figures: FigureSet,
    count: int,
    rows: Callable[[int | None], Iterable[tuple[Sequence[Any], Sums]]],
    empty: str,
    frozen: int = 0,
) -> BookSheet:
    """Return every row that counts with what it brings: the sums of these columns are the figures.

    A column that is a measure itself stands there once.
    """
    own = {column.key for column in columns}
    measures = [name for name in figures.measures if name not in own]
    every = [*columns, *(BookColumn(name, figures.name(name), "count", 12, basis=True) for name in measures)]

    def stream(limit: int | None) -> Iterable[Sequence[Any]]:
        for cells, values in rows(limit):
            yield [*cells, *(values.get(name) for name in measures)]

    alerts = tuple(Alert(name, above=0) for name in figures.reasons())
    return BookSheet("detail", title, every, (), stream, count, frozen, empty, alerts=alerts)


def exceptions_sheet(
    reasons: Mapping[str, str],
    columns: Sequence[BookColumn],
    count: int,
    rows: Callable[[int | None], Iterable[tuple[Iterable[str], Sequence[Any]]]],
    language: str,
) -> BookSheet:
    """Return the rows that somebody has to look at; each comes with its measures, whose `reasons` are told."""
    said, between = words(language), "、" if language == "zh_CN" else ", "

    def stream(limit: int | None) -> Iterable[Sequence[Any]]:
        for measures, cells in rows(limit):
            held = frozenset(measures)
            yield [between.join(told for name, told in reasons.items() if name in held), *cells]

    every = [BookColumn("exception", said["fact.reason"], width=24), *columns]
    title, empty = said["sheet.exceptions"], said["report.no_exceptions"]
    return BookSheet("exceptions", title, every, stream=stream, count=count, frozen=1, empty=empty)


def definitions_sheet(figures: FigureSet, total: Sums | None, language: str) -> BookSheet:
    """Return how each figure is counted, and for sums the proof that summary and detail agree.

    Without a line there is no total, and nothing to prove.
    """
    rows = []
    for each in figures.figures:
        cells: list[Any] = [None, None, ""]
        if total is not None and not each.whole and each.part not in figures.shared:
            cells = proof(each.part, total.get(each.part, 0), language)
        rows.append(BookRow([figures.name(each.key), figures.how(each.key), *cells]))
    for name in figures.basis:
        if total is not None and name not in figures.shared:
            rows.append(BookRow([figures.name(name), "", *proof(name, total.get(name, 0), language)]))
    return defined(rows, language)


def defined(rows: Sequence[BookRow], language: str) -> BookSheet:
    """Return a sheet of definitions of its rows: a figure, how it is counted, and a proof."""
    said = words(language)
    shapes = (
        ("figure", "text", 30),
        ("how", "text", 70),
        ("summary", "decimal", 14),
        ("detail", "decimal", 14),
        ("agrees", "text", 11),
    )
    columns = [BookColumn(key, said[f"definitions.{key}"], form, width) for key, form, width in shapes]
    alerts = (Alert("agrees", text=said["definitions.no"]),)
    return BookSheet("definitions", said["sheet.definitions"], columns, rows, alerts=alerts)


def proof(name: str, value: float, language: str, detail: str = "", summary: str = "") -> list[Any]:
    """Return a figure from the summary, the same summed up from the detail, and whether they agree."""
    said = words(language)
    told, counted = summary or f"Rounds_summary_total_{name}", detail or f"SUM(Rounds_detail_{name})"
    agrees = f'IF(ABS({told}-{counted})<0.005,"{said["definitions.yes"]}","{said["definitions.no"]}")'
    return [Formula(told, value), Formula(counted, value), Formula(agrees, said["definitions.yes"])]
