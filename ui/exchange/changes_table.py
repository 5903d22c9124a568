"""Every value that an import would change, as it is and as it would be."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from crm.usecases.imports.report import Change
from crm.usecases.imports.verdicts import shown_value
from ui.texts.errors import told
from ui.theme.look import font, px
from ui.widgets.table.ring import CellRing

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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else NEW + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Row"), self.tr("Field"), self.tr("Now"), self.tr("In the file"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return font("body_strong") if role == Qt.ItemDataRole.FontRole and index.column() == NEW else None
        change = self._changes[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        cells = {ROW: str(change.row), FIELD: told(f"field.{change.field}")}
        return cells.get(index.column()) or shown_value(change.old if index.column() == OLD else change.new)


class ChangesTable(QTableView):
    """A plain table over the changes."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CellRing(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(32))
        header = self.horizontalHeader()
        header.setFont(font("small_medium"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((64, 180, 240, 240)):
            self.setColumnWidth(column, px(width))
        header.setStretchLastSection(True)
