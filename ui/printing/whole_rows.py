"""Rows of tables that stay whole: Qt breaks a row of several lines where a page ends and knows no rule against it."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)

SPARE_PX = 10
"""At 96 dots an inch: an empty row as high as the rest of the page goes over to the next, and no line is so low."""


def keep_rows_whole(document: QTextDocument, page: float, scale: float) -> None:
    """Move each row that a page would cut to the next page; one that is higher than a page stays as it is.

    `page` is the height of a page in the units of the layout, of which `scale` gives dots at 96 an inch. What is left
    of the page becomes an empty row, since the place of a row is nothing that a table can be told.
    """
    layout = document.documentLayout()
    for table in _tables(document):
        row = 0
        while row < table.rows():
            top, bottom = _extent(layout, table, row)
            end = (top // page + 1) * page
            if top % page > 1 and bottom > end + 1 and bottom - top < page * 0.9:
                _fill(document, table, row, (end - top) * scale)
                row += 1
            row += 1


def cut_rows(document: QTextDocument, page: float) -> int:
    """Return how many rows of its tables stand on two pages."""
    layout = document.documentLayout()
    places = (_extent(layout, table, row) for table in _tables(document) for row in range(table.rows()))
    return sum(top // page != (bottom - 1) // page for top, bottom in places)


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    """Yield the tables of the page itself; those side by side in the cells of another are parts of its rows."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable) and frame.rows() > 1:
            yield frame


def _extent(layout: QAbstractTextDocumentLayout, table: QTextTable, row: int) -> tuple[float, float]:
    """Return where a row begins, with the padding above its text, and where its text ends."""
    tops, bottoms = [], []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        tops.append(layout.blockBoundingRect(cell.firstCursorPosition().block()).top())
        bottoms.append(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom())
    return min(tops), max(bottoms)


def _fill(document: QTextDocument, table: QTextTable, row: int, height: float) -> None:
    """Put an empty row before a row, without lines, nearly as high as what is left of the page."""
    edit = QTextCursor(document)
    edit.beginEditBlock()
    table.insertRows(row, 1)
    bare = QTextTableCellFormat()
    bare.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    bare.setBorder(0.0)
    bare.setPadding(0.0)
    line = QTextBlockFormat()
    line.setLineHeight(max(1.0, height - SPARE_PX), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        cell.setFormat(bare)
        cell.firstCursorPosition().setBlockFormat(line)
    edit.endEditBlock()
