"""Every value that an import would change, as it is and as it would be."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from crm.usecases.imports.report import Change
from crm.usecases.log_words import value_word
from ui.texts.errors import language, told
from ui.theme.look import font
from ui.widgets.table.plain import PlainTable

Index = QModelIndex | QPersistentModelIndex
ROW, FIELD, OLD, NEW = range(4)


class ChangesModel(QAbstractTableModel):
    """One row is one value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []

    def show_changes(self, changes: list[Change]) -> None:
        """Show these changes."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else NEW + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Row"), self.tr("Field"), self.tr("Now"), self.tr("In the file"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.FontRole and index.column() == NEW:
            return font("body_strong")
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        change = self._changes[index.row()]
        cells = {ROW: str(change.row), FIELD: told(f"field.{change.field}")}
        value = change.old if index.column() == OLD else change.new
        return cells.get(index.column()) or value_word(change.table, change.column, value, language())


class ChangesTable(PlainTable):
    """The changes, each in a row."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, (64, 180, 240, 240), parent=parent)
        self.horizontalHeader().setStretchLastSection(True)
