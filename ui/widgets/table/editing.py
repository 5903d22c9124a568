"""Where editing in place goes on in a row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView

from ui.widgets.table.column import Column

BESIDE = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}
"""To which side Tab and Shift+Tab lead out of an editor."""


def next_editable(header: QHeaderView, columns: Sequence[Column], column: int, by: int) -> int | None:
    """Return the next editable column in view to the right (1) or left (-1) of another; -1 begins before the first."""
    seen = header.visualIndex(column) if column >= 0 else -1
    places = range(seen + 1, header.count()) if by > 0 else range(seen - 1, -1, -1)
    fits = (place for place in map(header.logicalIndex, places) if not header.isSectionHidden(place))
    return next((place for place in fits if columns[place].editable), None)
