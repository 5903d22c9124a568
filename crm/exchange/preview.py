"""The sheets of the visit summary as text, for a look before the file is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from crm.domain.summary import VisitSummary
from crm.exchange.summary_columns import DASH, SheetColumn, detail_columns, tally_columns, words


@dataclass(frozen=True)
class SheetPreview:
    """One sheet's first rows; `count` is how many rows the file will hold."""

    key: str
    title: str
    headings: list[str]
    rows: list[list[str]]
    count: int


def previews(summary: VisitSummary, language: str, limit: int) -> list[SheetPreview]:
    """Return the four sheets in the order in which they are worth a look."""
    return [
        _managers(summary, language),
        _detail(summary, language, limit),
        _segments(summary, language),
        _issues(summary, language),
    ]


def _managers(summary: VisitSummary, language: str) -> SheetPreview:
    said, columns = words(language), tally_columns()
    rows = []
    for area, lines, subtotal in summary.by_area():
        rows += [[line.manager or said["no_manager"], area, *_cells(line.tally, columns)] for line in lines]
        rows.append([said["subtotal"], area, *_cells(subtotal, columns)])
    rows.append([said["total"], "", *_cells(summary.total, columns)])
    heads = [said["sum.manager"], said["sum.area"], *(said[f"sum.{column.key}"] for column in columns)]
    return SheetPreview("summary", said["sheet.summary"], heads, rows, len(rows))


def _detail(summary: VisitSummary, language: str, limit: int) -> SheetPreview:
    said, columns = words(language), detail_columns(language, personal=False)
    rows = [_cells(line, columns, nothing="") for line in summary.detail[:limit]]
    heads = [said[f"detail.{column.key}"] for column in columns]
    return SheetPreview("detail", said["sheet.detail"], heads, rows, summary.total.visits)


def _segments(summary: VisitSummary, language: str) -> SheetPreview:
    said, columns = words(language), tally_columns()
    rows = [[said[f"segment.{line.segment}"], *_cells(line.tally, columns)] for line in summary.segments]
    rows.append([said["total"], *_cells(summary.total, columns)])
    heads = [said["sum.segment"], *(said[f"sum.{column.key}"] for column in columns)]
    return SheetPreview("segments", said["sheet.segments"], heads, rows, len(rows))


def _issues(summary: VisitSummary, language: str) -> SheetPreview:
    said, table = words(language), summary.issues
    rows = [
        [said[f"kind.{topic}"], *(str(counts[month]) for month in table.months)]
        for topic, counts in table.counts.items()
    ]
    heads = [said["issue.topic"], *(f"{month:%Y-%m}" for month in table.months)]
    return SheetPreview("issues", said["sheet.issues"], heads, rows, len(rows))


def _cells(line: Any, columns: Sequence[SheetColumn], nothing: str = DASH) -> list[str]:
    return [_text(column.value(line), column.format, nothing) for column in columns]


def _text(value: Any, kind: str, nothing: str) -> str:
    """Return a value as the workbook's number format shows it."""
    if value is None or value == "":
        return nothing
    if isinstance(value, datetime):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if kind == "percent":
        return f"{value:.2%}"
    if kind == "decimal":
        return f"{value:.2f}"
    return f"{value:,.0f}" if isinstance(value, int | float) else str(value)
