"""The table view: rows that can be walked, checked, opened, edited, copied and sorted."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import focus_ring, shows_focus
from ui.widgets.table.cells import GUTTER, SIDE, CellDelegate
from ui.widgets.table.copying import copy_rows
from ui.widgets.table.header import TableHeader
from ui.widgets.table.model import IdWindowModel
from ui.widgets.themed import Themed

DENSITIES = {"compact": 32, "normal": 40, "roomy": 48}
SETTLE = 120


class TableView(Themed, QTableView):
    """A table over an `IdWindowModel`.

    Keys: J K and arrows walk, Space checks, Shift+Space and Shift+arrows extend, Enter opens, Ctrl+Enter plans,
    E or F2 edits the first editable column, Ctrl+C copies as text and as a table, Esc clears the checks.
    """

    opened = Signal(object)
    """(id): Enter or double click."""
    planned = Signal(object)
    """(id): Ctrl+Enter."""
    settled = Signal(object)
    """(id or None): the current row has stood still for 120 ms; side panels follow this."""
    sort_asked = Signal(str, bool)
    """(column key, descending): the page orders the ids and calls `set_ids`."""
    widths_changed = Signal(dict)
    """(column key -> width in px at text size 100 %): the page remembers them."""

    def __init__(self, model: IdWindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._hover = -1
        self._density = "normal"
        self._anchor = -1
        self._kept: tuple[UUID, int] | None = None
        self._cells = CellDelegate(self)
        self._header = TableHeader(model, self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._settling.timeout.connect(lambda: self.settled.emit(self.current_id()))
        self._widths: dict[str, int] = {column.key: column.width for column in model.columns}
        self._laying = False
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        model.modelReset.connect(self._restore_place)
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        model.checked_changed.connect(self.viewport().update)
        self.start_look()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._header)
        self._header.sort_asked.connect(self.sort_asked)
        self._header.all_asked.connect(self._check_all)
        self._header.sectionResized.connect(self._section_resized)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self._cells)
        for place, column in enumerate(self._rows.columns):
            if column.delegate is not None:
                self.setItemDelegateForColumn(place, column.delegate)

    # -- what pages use

    def current_id(self) -> UUID | None:
        """Return the id of the current row."""
        return self._rows.id_at(self.currentIndex().row())

    def set_current(self, id: UUID | None) -> None:
        """Make a row current and bring it into view; None for no row."""
        place = self._rows.place(id) if id is not None else -1
        self.setCurrentIndex(self._rows.index(place, 0) if place >= 0 else QModelIndex())

    def chosen_ids(self) -> list[UUID]:
        """Return the checked rows, else the current one: what a command works on."""
        current = self.current_id()
        return self._rows.checked_ids() or ([current] if current is not None else [])

    def set_density(self, density: str) -> None:
        """Set the row height: "compact" 32, "normal" 40, "roomy" 48."""
        self._density = density
        self.retheme()

    def set_widths(self, widths: dict[str, int]) -> None:
        """Use remembered column widths."""
        self._widths.update({key: wide for key, wide in widths.items() if key in self._widths})
        self._lay_columns()

    def set_sorted(self, key: str, descending: bool) -> None:
        """Show by which column the ids are ordered."""
        self._header.set_sorted(key, descending)

    def copy(self) -> None:
        """Put the checked rows, else the current one, on the clipboard."""
        copy_rows(self._rows, self.chosen_ids())

    # -- what the delegates ask

    def hovered(self, row: int) -> bool:
        return row == self._hover

    def is_current(self, row: int) -> bool:
        return row == self.currentIndex().row()

    def checks_shown(self) -> bool:
        return bool(self._rows.checked_ids())

    # -- place and size

    def retheme(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(px(DENSITIES["compact"]))
        rows.setDefaultSectionSize(px(DENSITIES[self._density]))
        self._lay_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Give every column its width and the elastic one the rest."""
        self._laying = True
        columns = self._rows.columns
        fixed = sum(px(self._widths[column.key]) for column in columns if not column.elastic)
        elastic = [column for column in columns if column.elastic]
        for place, column in enumerate(columns):
            wide = px(self._widths[column.key])
            if column.elastic:
                wide = max(wide, (self.viewport().width() - fixed) // len(elastic))
            self.setColumnWidth(place, wide)
        self._laying = False

    def _section_resized(self, section: int, old: int, new: int) -> None:
        if self._laying:
            return
        self._widths[self._rows.columns[section].key] = round(new / (px(100) / 100))
        self.widths_changed.emit(dict(self._widths))

    def _keep_place(self) -> None:
        """Before a refresh: remember the current row, or the first one in view, and where it stands."""
        row = self.currentIndex().row()
        anchor = row if row >= 0 else self.rowAt(0)
        id = self._rows.id_at(anchor)
        self._kept = (id, self.rowViewportPosition(anchor)) if id is not None else None
        self._anchor = row

    def _restore_place(self) -> None:
        if self._kept is None:
            return
        id, top = self._kept
        place = self._rows.place(id)
        if place < 0:
            return
        if self._anchor >= 0:
            self.selectionModel().setCurrentIndex(
                self._rows.index(place, 0), self.selectionModel().SelectionFlag.NoUpdate
            )
        bar = self.verticalScrollBar()
        self.verticalHeader().doItemsLayout()
        self.updateGeometries()
        bar.setValue(bar.value() + self.rowViewportPosition(place) - top)

    def _current_moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._settling.start()
        self.viewport().update()

    # -- keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        current = self.current_id()
        if control and key == Qt.Key.Key_C:
            self.copy()
        elif control and key == Qt.Key.Key_A:
            self._check_all(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            (self.planned if control else self.opened).emit(current)
        elif control:
            return False
        elif key in (Qt.Key.Key_J, Qt.Key.Key_Down):
            self._walk(1, shift)
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up):
            self._walk(-1, shift)
        elif key == Qt.Key.Key_Space:
            self._check_to(self.currentIndex().row(), extend=shift)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            return self.edit_current()
        elif key == Qt.Key.Key_Escape and self._rows.checked_ids():
            self._check_all(False)
        else:
            return False
        return True

    def edit_current(self) -> bool:
        """Open the editor of the first editable column in the current row."""
        for place, column in enumerate(self._rows.columns):
            if column.editable and self.currentIndex().isValid():
                self.edit(self._rows.index(self.currentIndex().row(), place))
                return True
        return False

    def _walk(self, by: int, extend: bool) -> None:
        last = self._rows.rowCount() - 1
        row = min(max(self.currentIndex().row() + by, 0), last)
        if row < 0:
            return
        if extend:
            self._check_to(self.currentIndex().row(), extend=False, only_set=True)
        self.setCurrentIndex(self._rows.index(row, 0))
        if extend:
            self._check_to(row, extend=True)

    def _check_to(self, row: int, extend: bool, only_set: bool = False) -> None:
        """Turn the check of a row, or check every row from the last one checked to this."""
        id = self._rows.id_at(row)
        if id is None:
            return
        if extend and self._anchor >= 0:
            low, high = sorted((self._anchor, row))
            self._rows.set_checked(list(self._rows.ids()[low : high + 1]), True)
        else:
            self._rows.set_checked([id], only_set or not self._rows.is_checked(id))
            self._anchor = row

    def _check_all(self, checked: bool) -> None:
        self._rows.set_checked(list(self._rows.ids()), checked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(int(event.position().y()))
        left = event.button() == Qt.MouseButton.LeftButton
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_gutter = event.position().x() + self._header.offset() < px(GUTTER) - px(SIDE)
        if left and row >= 0 and (in_gutter or control or shift):
            self._anchor = self.currentIndex().row() if shift and self._anchor < 0 else self._anchor
            self._check_to(row, extend=shift)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self._rows.id_at(self.rowAt(int(event.position().y())))
        in_gutter = event.position().x() < px(GUTTER) - px(SIDE)
        if id is not None and not in_gutter and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover_row(self.rowAt(int(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_row(-1)
        return super().viewportEvent(event)

    def _hover_row(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row >= 0 and shows_focus(self):
            place = QRectF(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row) - 1)
            focus_ring(QPainter(self.viewport()), place, px(4))

    def row_of(self, id: UUID) -> Any | None:
        """Return the fetched row of an id."""
        return self._rows.row(id)
