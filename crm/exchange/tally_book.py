"""A list of rows as sheets that prove themselves: the rows, their sums by one thing and another, and what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from crm.exchange.book_model import BookChart, BookColumn, BookSheet
from crm.exchange.figure_sheets import (
    FigureSet,
    Lines,
    Sums,
    definitions_sheet,
    detail_sheet,
    exceptions_sheet,
    lines_sheet,
)


class TallyCut(Struct, frozen=True):
    """A sheet of lines by `name` of a row, which stands under `heading`; `order` are names in their order.

    `spread` are measures told one by one before the figures.
    """

    key: str
    title: str
    heading: str
    name: Callable[[Any], str]
    charts: tuple[BookChart, ...] = ()
    spread: tuple[BookColumn, ...] = ()
    order: Sequence[str] = ()


class TallyBook(Struct, frozen=True):
    """The rows: their columns and cells, what each brings to which measure, and by what they are added up.

    The cut with the key `summary` is the one whose total is proven.
    """

    title: str
    columns: Sequence[BookColumn]
    cells: Callable[[Any], Sequence[Any]]
    rows: Sequence[Any]
    brings: Callable[[Any], Sums]
    figures: FigureSet
    cuts: tuple[TallyCut, ...]
    empty: str
    frozen: int = 0


def tally_sheets(made: TallyBook, language: str) -> tuple[BookSheet, ...]:
    """Return the sheets: rows, cuts, exceptions, definitions."""
    brought = [made.brings(row) for row in made.rows]
    total = _sum(brought)
    cuts = [_cut(made, cut, brought, total, language) for cut in made.cuts]
    exceptions = _exceptions(made, brought, language)
    return _detail(made, brought), *cuts, exceptions, definitions_sheet(made.figures, total or None, language)


def cut_sheets(made: TallyBook, language: str) -> tuple[BookSheet, ...]:
    """Return the cuts alone, of rows that stand elsewhere."""
    brought = [made.brings(row) for row in made.rows]
    return tuple(_cut(made, cut, brought, _sum(brought), language) for cut in made.cuts)


def _sum(brought: Iterable[Sums]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for values in brought:
        for name, value in values.items():
            sums[name] = sums.get(name, 0) + value
    return sums


def _detail(made: TallyBook, brought: Sequence[Sums]) -> BookSheet:
    def rows(limit: int | None) -> Iterable[tuple[Sequence[Any], Sums]]:
        return zip(map(made.cells, made.rows[:limit]), brought, strict=False)

    return detail_sheet(made.title, made.columns, made.figures, len(made.rows), rows, made.empty, made.frozen)


def _cut(made: TallyBook, cut: TallyCut, brought: Sequence[Sums], total: Sums, language: str) -> BookSheet:
    found: dict[str, list[Sums]] = {}
    for row, values in zip(made.rows, brought, strict=True):
        if values:
            found.setdefault(cut.name(row), []).append(values)
    place = {name: number for number, name in enumerate(cut.order)}
    names = sorted(found, key=lambda name: place.get(name, len(place)))
    lines = [((name,), _sum(found[name])) for name in names]
    column = BookColumn("name", cut.heading, width=22)
    about = Lines(cut.key, cut.title, (column,), lines, total, cut.charts, cut.spread, made.empty)
    return lines_sheet(about, made.figures, language)


def _exceptions(made: TallyBook, brought: Sequence[Sums], language: str) -> BookSheet:
    reasons = made.figures.reasons()
    both = zip(made.rows, brought, strict=True)
    found = [(row, values) for row, values in both if not reasons.keys().isdisjoint(values)]

    def rows(limit: int | None) -> Iterable[tuple[Mapping[str, float], Sequence[Any]]]:
        return ((values, made.cells(row)) for row, values in found[:limit])

    return exceptions_sheet(reasons, made.columns, len(found), rows, language)
