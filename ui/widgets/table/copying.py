"""Rows on the clipboard: text with tabs for editors, and a table for sheets, letters and mail."""

from collections.abc import Sequence
from html import escape
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.widgets.table.column import Column
from ui.widgets.table.model import IdWindowModel

AS_TEXT = """ style="mso-number-format:'\\@'" sdnum="1033;0;@\""""
"""Tells Excel and WPS (style) and LibreOffice (sdnum) that a cell is text: a number of an account keeps all of its
figures and leading zeros, and a name that begins with = is no formula."""


def copy_rows(model: IdWindowModel, columns: Sequence[Column], ids: Sequence[UUID]) -> None:
    """Copy these columns of these rows with their titles; rows not fetched yet are fetched first."""
    if ids:
        model.with_rows(ids, lambda rows: QGuiApplication.clipboard().setMimeData(as_mime(columns, rows)))


def as_mime(columns: Sequence[Column], rows: Sequence[Any]) -> QMimeData:
    """Return the rows as text with tabs and as an HTML table, in which only figures are figures to a sheet."""
    titles = [column.title for column in columns]
    cells = [[_one_line(column.text(row)) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in (titles, *cells)))
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    lines = ["".join(map(_cell, columns, [row] * len(columns), line)) for row, line in zip(rows, cells, strict=True)]
    table = "".join(f"<tr>{line}</tr>" for line in (head, *lines))
    data.setHtml(f'<meta charset="utf-8"><table>{table}</table>')
    return data


def _cell(column: Column, row: Any, text: str) -> str:
    raw = column.raw(row) if column.raw is not None else text
    return f"<td{'' if isinstance(raw, int | float) else AS_TEXT}>{escape(text)}</td>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
