"""The sheets of a workbook as text, for a look before the file is written: the very cells that it will hold."""

from datetime import date, datetime, time
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.sheet_previews import SheetPreview
from crm.exchange.book_model import DASH, Book, BookSheet, Formula


class BookOnPaper(Struct, frozen=True):
    """What is printed of a workbook: its title, the lines above the headings, and its sheets in text."""

    title: str
    lines: tuple[str, ...]
    sheets: list[SheetPreview]


PAPER_ROWS = 300
"""Rows of a sheet that are printed where the workbook may have thousands, as exceptions do."""


def on_paper(book: Book) -> BookOnPaper:
    """Return a workbook for the printer: every sheet but the detail, whose thousands of rows are for the screen."""
    sheets = [_bare(_preview(sheet, PAPER_ROWS), sheet) for sheet in book.sheets if sheet.key != "detail"]
    return BookOnPaper(book.title, tuple(book.lines), sheets)


def _bare(seen: SheetPreview, sheet: BookSheet) -> SheetPreview:
    """Leave out the counts that rates stand on: they prove a workbook, and make a page too wide to read."""
    kept = [place for place, column in enumerate(sheet.columns) if not column.basis]
    rows = [[row[place] for place in kept] for row in seen.rows]
    figures = tuple(seen.figures[place] for place in kept)
    return replace(seen, headings=[seen.headings[place] for place in kept], rows=rows, figures=figures)


def previews(book: Book, limit: int) -> list[SheetPreview]:
    """Return every sheet with its first rows; sheets of few rows are whole."""
    return [_preview(sheet, limit) for sheet in book.sheets]


def _preview(sheet: BookSheet, limit: int) -> SheetPreview:
    cells = (row.cells for row in sheet.rows) if sheet.stream is None else islice(sheet.stream(limit), limit)
    forms = [column.form for column in sheet.columns]
    rows = [[as_text(value, form) for value, form in zip(row, forms, strict=True)] for row in cells]
    headings = [column.heading for column in sheet.columns]
    figures = tuple(form != "text" for form in forms)
    return SheetPreview(sheet.key, sheet.title, headings, rows, sheet.size, figures)


def as_text(value: Any, form: str) -> str:
    """Return a value as the workbook's number format shows it."""
    if isinstance(value, Formula):
        value = value.value
    if value is None or value == "":
        return "" if form in ("text", "date", "time", "moment") else DASH
    if isinstance(value, datetime):
        return f"{value:%H:%M}" if form == "time" else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return {"percent": f"{value:.2%}", "decimal": f"{value:.2f}"}.get(form, f"{value:,.0f}")
    return str(value)
