"""The rows of the file, those with problems first; a cell can be corrected on the spot."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from crm.domain.imports import Problem, Severity
from crm.domain.reading.text import shown
from crm.exchange.rows import ReadResult
from ui.exchange.arranged import Arranged
from ui.texts.errors import told
from ui.theme.look import colour, px
from ui.widgets.table.plain import PlainTable

Index = QModelIndex | QPersistentModelIndex
MEASURED = 60
"""How many rows say how wide a column is; all of a long file would take too long."""


class RowsModel(QAbstractTableModel):
    """`corrected(row, field, text)` when a cell was typed over; the page reads the file anew."""

    corrected = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._result: ReadResult | None = None
        self._corrections: dict[tuple[int, str], str] = {}
        self._rows: list[int] = []
        self._problems: Mapping[tuple[int, str], Problem] = {}

    def show_rows(self, shown: Arranged, corrections: dict[tuple[int, str], str]) -> None:
        """Show rows in the order in which they were arranged."""
        self.beginResetModel()
        self._result, self._corrections = shown.result, corrections
        self._rows, self._problems = shown.rows, shown.problems
        self.endResetModel()

    def problem_at(self, index: Index) -> Problem | None:
        """Return what is wrong with a cell."""
        if not index.isValid() or self._result is None or not index.column():
            return None
        return self._problems.get((self._rows[index.row()], self._field(index.column())))

    def cell_of(self, row: int, field: str) -> str:
        """Return what a row of the file says in a field's column, "" without one."""
        if self._result is None:
            return ""
        column = next((n for n, match in enumerate(self._result.matching.matches, 1) if match.field == field), None)
        return self._text(row, column) if column is not None else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or self._result is None:
            return 0
        return len(self._result.matching.matches) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or self._result is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Row") if section == 0 else told(f"field.{self._field(section)}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._result is None:
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return str(row) if index.column() == 0 else self._text(row, index.column())
        problem = self._problems.get((row, self._field(index.column()))) if index.column() else None
        if problem is None:
            return None
        severe = problem.severity is Severity.ERROR
        if role == Qt.ItemDataRole.BackgroundRole:
            return colour("danger_soft" if severe else "warn_soft")
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("danger" if severe else "warn")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return told(problem.code, {"value": problem.value, **problem.details})
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.column():
            return False
        row = self._rows[index.row()]
        if str(value) != self._text(row, index.column()):
            self.corrected.emit(row, self._field(index.column()), str(value))
        return True

    def _field(self, column: int) -> str:
        assert self._result is not None
        return self._result.matching.matches[column - 1].field

    def _text(self, row: int, column: int) -> str:
        assert self._result is not None
        field = self._field(column)
        if (row, field) in self._corrections:
            return self._corrections[row, field]
        cells = self._result.cells(row)
        place = self._result.matching.matches[column - 1].column
        return shown(cells[place]) if place < len(cells) else ""


class RowsTable(PlainTable):
    """The file's rows, whose cells can be corrected; `current_changed(index)` tells where one is."""

    current_changed = Signal(QModelIndex)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent=parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        header.setDefaultSectionSize(px(132))
        header.setResizeContentsPrecision(MEASURED)
        header.setMinimumSectionSize(px(56))
        header.setMaximumSectionSize(px(240))
        model.modelReset.connect(self.resizeColumnsToContents)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current)
