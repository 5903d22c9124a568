"""Outages, estimates and notices as workbooks: plain tables under the lines of a report."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from crm.exchange.book_model import Book, BookColumn, BookRow, BookSheet
from crm.exchange.summary_columns import words

WIDE = frozenset({"account", "place", "cause", "label", "group", "feeder"})
FORMS = {
    "moment": ("_at", "_start", "_end", "_time"),
    "percent": ("asai", "asai_before", "accuracy", "right_share"),
    "decimal": (
        *("customer_hours", "saidi", "saifi", "caidi", "saidi_before", "saifi_before", "lost_kw", "first_delay"),
        *("bias", "promised", "mean_bias", "mean_changes", "mean_delay"),
    ),
    "count": (
        *("reached", "interrupted", "told", "missed", "customers", "interruptions", "estimates", "changes"),
        *("faults", "early", "late"),
    ),
}


class OutageTable(Struct, frozen=True):
    """A sheet: its key, the keys of its columns, and its rows."""

    key: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


class OutageFile(Struct, frozen=True):
    """A workbook: its title's key, the lines above the tables, and the tables."""

    title: str
    bureau: str
    author: str
    made_on: date
    first: date
    last: date
    tables: Sequence[OutageTable]


def outage_book(made: OutageFile, language: str) -> Book:
    """Return the workbook as data."""
    said = words(language)
    lines = (
        said["line.unit"].format(value=made.bureau),
        said["line.period"].format(first=f"{made.first:%Y-%m-%d}", last=f"{made.last:%Y-%m-%d}"),
        said["line.author"].format(value=made.author),
        said["line.made_on"].format(value=f"{made.made_on:%Y-%m-%d}"),
    )
    sheets = [_sheet(table, said) for table in made.tables]
    return Book(said[f"outages.{made.title}"], lines, made.bureau, made.made_on, sheets)


def _sheet(table: OutageTable, said: Any) -> BookSheet:
    columns = [BookColumn(key, said[f"outages.{key}"], _form(key), 28 if key in WIDE else 16) for key in table.columns]
    rows: Iterable[BookRow] = (BookRow(cells) for cells in table.rows)
    return BookSheet(table.key, said[f"outages.{table.key}"], columns, list(rows), frozen=1, empty=said["outages.none"])


def _form(key: str) -> str:
    for form in ("percent", "decimal", "count"):
        if key in FORMS[form]:
            return form
    return "moment" if key.endswith(FORMS["moment"]) else "text"
