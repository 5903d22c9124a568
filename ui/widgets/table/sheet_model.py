"""The preview of a sheet: cells are made when they are painted, because a bureau's sheet has thousands."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from crm.domain.sheet_previews import SheetPreview

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SheetModel(QAbstractTableModel):
    """Headings and cells of a sheet; columns of figures stand at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: SheetPreview | None = None
        self._sides: list[Qt.AlignmentFlag] = []

    def set_sheet(self, sheet: SheetPreview) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self._sides = [RIGHT if is_figure else LEFT for is_figure in sheet.figures]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[index.column()]
        return self._sheet.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or orientation != Qt.Orientation.Horizontal or section >= len(self._sides):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._sides[section]
        return self._sheet.headings[section] if role == Qt.ItemDataRole.DisplayRole else None
