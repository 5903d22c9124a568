"""The columns of a report: the names of its lines, then its figures as wide as their titles."""

from collections.abc import Sequence
from functools import partial
from math import ceil

from crm.usecases.reports_shown import ShownFigure, ShownLine, ShownReport, ShownRows
from ui.theme.look import px
from ui.widgets.paint import text_width
from ui.widgets.table.figure_table import FigureColumn

NAME, LEAST, ROOM = 150, 64, 20
ACCOUNT, DAY, NOTE, SUBJECT, VALUE = 2, 7, 8, 9, -1
"""Places of the columns of crm.exchange.figures_book.fact_columns that a narrow panel shows."""


def figure_columns(told: ShownReport) -> list[FigureColumn]:
    """Return the columns of a report; what somebody has to look at is red."""
    names = FigureColumn(told.over_names, NAME, lambda line: line.name, strong=True, elastic=2)
    return [names, *(_column(figure) for figure in told.figures)]


def _column(figure: ShownFigure) -> FigureColumn:
    wide = max(ceil(text_width(figure.name, "small_medium") * 100 / px(100)) + ROOM, LEAST)
    text, ink = partial(_text, figure), partial(_ink, figure)
    return FigureColumn(figure.name, wide, text, ink=ink, right=True, elastic=1, how=figure.how)


def _text(figure: ShownFigure, line: ShownLine) -> str:
    return figure.text(line.line)


def _ink(figure: ShownFigure, line: ShownLine) -> str:
    if figure.is_bad(line.line):
        return "danger"
    return "text" if line.is_total else "text2"


def row_columns(told: ShownRows) -> Sequence[FigureColumn]:
    """Return the columns of the rows behind a figure; the rest of a row is its tooltip."""

    def cell(place: int, width: int, elastic: int = 0, strong: bool = False, right: bool = False) -> FigureColumn:
        title = told.headings[place]
        return FigureColumn(
            title, width, lambda row: row.cells[place], tip=tip, elastic=elastic, strong=strong, right=right
        )

    def tip(row: object) -> str:
        cells = getattr(row, "cells", ())
        return "\n".join(f"{title}: {text}" for title, text in zip(told.headings, cells, strict=True) if text)

    if any(row.cells[SUBJECT] for row in told.rows):
        last = cell(SUBJECT, 110, elastic=1)
    else:
        last = cell(VALUE, 110, right=True) if told.has_value else cell(NOTE, 110, elastic=1)
    return cell(ACCOUNT, 130, elastic=2, strong=True), cell(DAY, 104), last
