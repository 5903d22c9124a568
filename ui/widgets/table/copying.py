"""Rows on the clipboard: text with tabs for sheets and editors, and a table for letters and mail."""

from collections.abc import Sequence
from html import escape
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.widgets.table.column import Column
from ui.widgets.table.model import IdWindowModel


def copy_rows(model: IdWindowModel, columns: Sequence[Column], ids: Sequence[UUID]) -> None:
    """Copy these columns of these rows with their titles; rows not fetched yet are fetched first."""
    if ids:
        model.with_rows(ids, lambda rows: QGuiApplication.clipboard().setMimeData(as_mime(columns, rows)))


def as_mime(columns: Sequence[Column], rows: Sequence[Any]) -> QMimeData:
    """Return the rows as text with tabs and as an HTML table."""
    cells = [[column.title for column in columns]]
    cells += [[_one_line(column.text(row)) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in cells))
    data.setHtml(_table(cells))
    return data


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(cells: list[list[str]]) -> str:
    head, *rest = cells
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in rest]
    return '<meta charset="utf-8"><table>' + "".join(lines) + "</table>"
