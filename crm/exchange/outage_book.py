"""Parts of the workbooks of outages, estimates and notices: plain tables, columns, and figures with their words."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from crm.exchange.book_model import BookChart, BookColumn, BookRow, BookSheet, Level
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


RATES = {
    "saidi": ("customer_hours", "customers"),
    "saifi": ("interruptions", "customers"),
    "caidi": ("customer_hours", "interruptions"),
}
"""What an index is made of, so that it stands as a formula."""


class OutageTable(Struct, frozen=True):
    """A plain sheet: its key, the keys of its columns, its rows, and the columns that a chart shows.

    `adds` are columns whose last row is the sum of the others.
    """

    key: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    charted: tuple[str, ...] = ()
    adds: frozenset[str] = frozenset()


def plain_sheet(table: OutageTable, language: str) -> BookSheet:
    """Return a table as a sheet."""
    said = words(language)
    columns = [outage_column(key, language, key in table.adds) for key in table.columns]
    levels = [Level.LINE for _ in table.rows]
    if table.adds and levels:
        levels[-1] = Level.TOTAL
    rows = [BookRow(cells, level) for cells, level in zip(table.rows, levels, strict=True)]
    charts = (BookChart(said[f"outages.{table.charted[0]}"], table.charted),) if table.charted and rows else ()
    title, empty = said[f"outages.{table.key}"], said["outages.none"]
    return BookSheet(table.key, title, columns, rows, frozen=1, empty=empty, charts=charts)


def outage_column(key: str, language: str, adds: bool = False) -> BookColumn:
    """Return a column with its heading, format and width; an index with what it is made of."""
    part, whole = RATES.get(key, ("", ""))
    width = 28 if key in WIDE else 16
    return BookColumn(key, words(language)[f"outages.{key}"], _form(key), width, adds, part, whole)


def _form(key: str) -> str:
    for form in ("percent", "decimal", "count"):
        if key in FORMS[form]:
            return form
    return "moment" if key.endswith(FORMS["moment"]) else "text"
