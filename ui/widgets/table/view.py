"""The table view: rows that can be walked, checked, opened, edited, copied and sorted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from crm.domain.lists import SortKey
from ui.theme.look import colour, px
from ui.widgets.bars import bare
from ui.widgets.fact_row import FLASH
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import focus_ring, hairline, shows_focus
from ui.widgets.table.cells import GUTTER, SIDE, CellDelegate
from ui.widgets.table.checking import RowChecks
from ui.widgets.table.column import Column
from ui.widgets.table.copying import copy_rows
from ui.widgets.table.editing import BESIDE, next_editable
from ui.widgets.table.header import TableHeader
from ui.widgets.table.layout import ColumnLayout
from ui.widgets.table.model import IdWindowModel
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips

DENSITIES = {"compact": 32, "normal": 40, "roomy": 48}
SETTLE = 120
SIDEWAYS = 60

Index = QModelIndex | QPersistentModelIndex


class TableView(PageLetters, Themed, QTableView):
    """A table over an `IdWindowModel`.

    Keys: J K and arrows walk, Space checks, Shift+Space and Shift+arrows extend, Ctrl+A checks all, Enter opens,
    Ctrl+Enter plans, E or F2 edits the first editable column, Ctrl+C copies as text and as a table, Menu or Shift+F10
    asks for the menu, Left and Right scroll sideways, Esc clears the checks. The first column stays in view.
    """

    opened = Signal(object)
    """(id): Enter or double click."""
    planned = Signal(object)
    """(id): Ctrl+Enter."""
    settled = Signal(object)
    """(id or None): the current row has stood still for 120 ms; side panels follow this."""
    sort_asked = Signal(object)
    """(tuple of SortKey): the page orders the ids and calls `set_ids`."""
    layout_changed = Signal()
    """The user has moved, chosen or widened a column: the page remembers `columns.shown()` and `columns.widths()`."""
    menu_asked = Signal(QPoint)
    """(place on the screen): the menu of `chosen_ids()`."""
    columns_asked = Signal(QPoint)

    def __init__(self, model: IdWindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._hover = -1
        self._density = "normal"
        self._kept: tuple[UUID, int] | None = None
        self._current_kept: UUID | None = None
        self._flashed: tuple[UUID, str] | None = None
        self._flashing = QTimer(self, singleShot=True, interval=FLASH)
        self._flashing.timeout.connect(self.viewport().update)
        self._checks = RowChecks(model)
        self._cells = CellDelegate(self)
        self._header = TableHeader(model, self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._settling.timeout.connect(lambda: self.settled.emit(self.current_id()))
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        self.columns = ColumnLayout(self._header, model.columns, self)
        self.columns.changed.connect(self.layout_changed)
        model.modelReset.connect(self._restore_place)
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        model.checked_changed.connect(self.viewport().update)
        SpotTips(self.viewport(), self._tip)
        self.start_look()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._header)
        self._header.sort_asked.connect(self.sort_asked)
        self._header.all_asked.connect(self._rows.check_all)
        self._header.resized.connect(self._lay_columns)
        self._header.menu_asked.connect(self.columns_asked)
        self._header.moved.connect(lambda key, by: self.columns.move(key, by))
        self._header.widened.connect(lambda key, by: self.columns.widen(key, by))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        bare(self)
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

    def set_current(self, id: UUID | None, scroll: bool = True) -> None:
        """Make a row current and, with `scroll`, bring it into view; None for no row."""
        place = self._rows.place(id) if id is not None else -1
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self._rows.index(place, 0) if place >= 0 else QModelIndex())
        self.setAutoScroll(True)

    def chosen_ids(self) -> Sequence[UUID]:
        """Return the checked rows, else the current one: what a command works on."""
        current = self.current_id()
        return self._rows.checked_ids() or ([current] if current is not None else [])

    def set_density(self, density: str) -> None:
        """Set the row height: "compact" 32, "normal" 40, "roomy" 48."""
        self._density = density if density in DENSITIES else "normal"
        self.retheme()

    def density(self) -> str:
        return self._density

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.columns.show(keys)
        self._lay_columns()

    def set_widths(self, widths: dict[str, int]) -> None:
        """Use remembered column widths."""
        self.columns.set_widths(widths)
        self._lay_columns()

    def columns_shown(self) -> list[Column]:
        """Return the columns in view in their order."""
        by_key = {column.key: column for column in self._rows.columns}
        return [by_key[key] for key in self.columns.shown()]

    def set_sorted(self, sort: Sequence[SortKey]) -> None:
        """Show by which columns the ids are ordered."""
        self._header.set_sorted(sort)

    def copy(self) -> None:
        """Put the checked rows, else the current one, on the clipboard, as they are shown."""
        copy_rows(self._rows, self.columns_shown(), self.chosen_ids())

    def ids_in_view(self) -> list[UUID]:
        """Return the ids of the rows that can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = last + 1 if last >= 0 else self._rows.rowCount()
        return self._rows.ids()[max(first, 0) : end] if first >= 0 else []

    def row_of(self, id: UUID) -> Any | None:
        """Return the fetched row of an id."""
        return self._rows.row(id)

    def flash(self, id: UUID, column: str) -> None:
        """Tint a cell for a moment: it was saved."""
        self._flashed = (id, column)
        self._flashing.start()
        self.viewport().update()

    # -- what the delegates ask

    def hovered(self, row: int) -> bool:
        return row == self._hover

    def is_current(self, row: int) -> bool:
        return row == self.currentIndex().row()

    def checks_shown(self) -> bool:
        """Checks stay in view while any row is checked."""
        return self._rows.checked_count > 0

    def flashes(self, row: int, column: int) -> bool:
        if self._flashed is None or not self._flashing.isActive():
            return False
        return self._flashed == (self._rows.id_at(row), self._rows.columns[column].key)

    # -- sizes and place

    def retheme(self) -> None:
        self.verticalHeader().setMinimumSectionSize(px(DENSITIES[self._density]))
        self.verticalHeader().setDefaultSectionSize(px(DENSITIES[self._density]))
        self._header.setFixedHeight(self._header.sizeHint().height())
        self._lay_columns()

    def retranslate(self) -> None:
        if not self.accessibleName():
            self.setAccessibleName(self.tr("List"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def _lay_columns(self) -> None:
        self.columns.lay(self.viewport().width())

    def _keep_place(self) -> None:
        """Before a refresh: remember the row under the pointer, else the current one if it is in view, else the first
        one in view, and where it stands."""
        current = self.currentIndex().row()
        seen = current >= 0 and -px(8) < self.rowViewportPosition(current) < self.viewport().height()
        anchor = self._hover if self._hover >= 0 else current if seen else self.rowAt(0)
        id = self._rows.id_at(anchor)
        self._kept = (id, self.rowViewportPosition(anchor)) if id is not None else None
        self._current_kept = self._rows.id_at(current)

    def _restore_place(self) -> None:
        self._checks.anchor = -1
        place = self._rows.place(self._current_kept) if self._current_kept is not None else -1
        if place >= 0:
            no_scroll = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._rows.index(place, 0), no_scroll)
        if self._kept is None or self._rows.place(self._kept[0]) < 0:
            return
        id, top = self._kept
        bar = self.verticalScrollBar()
        self.verticalHeader().doItemsLayout()
        self.updateGeometries()
        bar.setValue(bar.value() + self.rowViewportPosition(self._rows.place(id)) - top)

    def _current_moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._settling.start()
        self.viewport().update()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view; how far the columns are scrolled sideways is the user's."""
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(sideways)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            # The first column does not move along, so the moved pixels are wrong.
            self.viewport().update()
            self._header.viewport().update()

    # -- keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if is_editing or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        current = self.current_id()
        if key == Qt.Key.Key_Menu or (shift and key == Qt.Key.Key_F10):
            self._ask_menu_here()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            (self.planned if control else self.opened).emit(current)
        elif control:
            return self._control_key(key)
        else:
            return self._plain_key(key, shift)
        return True

    def _control_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_C:
            self.copy()
        elif key == Qt.Key.Key_A:
            self._rows.check_all(True)
        else:
            return False
        return True

    def _plain_key(self, key: Qt.Key, shift: bool) -> bool:
        row = self.currentIndex().row()
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down):
            self._walk(1, shift)
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up):
            self._walk(-1, shift)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + px(SIDEWAYS) * (1 if key == Qt.Key.Key_Right else -1))
        elif key == Qt.Key.Key_Space:
            self._checks.extend(row, row) if shift else self._checks.toggle(row)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            return self.edit_current()
        elif key == Qt.Key.Key_Escape and self._rows.checked_count:
            self._rows.check_all(False)
        else:
            return False
        return True

    def edit_current(self) -> bool:
        """Open the editor of the first editable column in the current row."""
        return self._edit_beside(-1, 1)

    def _edit_beside(self, column: int, by: int) -> bool:
        place = next_editable(self._header, self._rows.columns, column, by)
        if place is None or not self.currentIndex().isValid():
            return False
        self.edit(self._rows.index(self.currentIndex().row(), place))
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on as design guide 5 says: Enter down, Tab to the cell at the right, Shift+Tab to the left."""
        column = self.indexAt(editor.geometry().center()).column()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._walk(1, extend=False)
        elif hint in BESIDE:
            self._edit_beside(column, BESIDE[hint])

    def _walk(self, by: int, extend: bool) -> None:
        before = self.currentIndex().row()
        row = min(max(before + by, 0), self._rows.rowCount() - 1)
        if row < 0:
            return
        if extend:
            self._checks.begin(before if before >= 0 else row)
        self.setCurrentIndex(self._rows.index(row, 0))
        if extend:
            self._checks.extend(row, row)

    def _in_gutter(self, event: QMouseEvent) -> bool:
        return event.position().x() + (0 if self._header.frozen_width() else self._header.offset()) < px(GUTTER - SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(int(event.position().y()))
        left = event.button() == Qt.MouseButton.LeftButton
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if left and row >= 0 and (self._in_gutter(event) or control or shift):
            self._checks.extend(row, self.currentIndex().row()) if shift else self._checks.toggle(row)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif left or row < 0:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self._rows.id_at(self.rowAt(int(event.position().y())))
        if id is not None and not self._in_gutter(event) and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover_row(self.rowAt(int(event.position().y())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu_here()
            return
        row = self.rowAt(self.viewport().mapFromGlobal(event.globalPos()).y())
        if row >= 0:
            if not self._rows.is_checked(self._rows.id_at(row)):
                self._rows.check_all(False)
                self.setCurrentIndex(self._rows.index(row, 0))
            self.menu_asked.emit(event.globalPos())

    def _ask_menu_here(self) -> None:
        """Ask for the menu beside the current row."""
        row = self.currentIndex().row()
        if row >= 0:
            self.scrollTo(self.currentIndex())
            place = QPoint(px(GUTTER), self.rowViewportPosition(row) + self.rowHeight(row))
            self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_row(-1)
        return super().viewportEvent(event)

    def _hover_row(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.viewport().update()

    def _tip(self, place: QPoint) -> str:
        """Return what explains the cell at a place, else its text where it is cut."""
        column = 0 if place.x() < self._header.frozen_width() else self.columnAt(place.x())
        index = self._rows.index(self.rowAt(place.y()), column)
        delegate = self.itemDelegateForIndex(index) if index.isValid() else None
        if not isinstance(delegate, CellDelegate):
            return ""
        explained = self._rows.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
        return explained or delegate.cut_text(QRectF(self.visualRect(index)), self._rows, index)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)
        if self._header.frozen_width():
            self._paint_frozen(event.rect())
        row = self.currentIndex().row()
        if row >= 0 and shows_focus(self):
            place = QRectF(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row) - 1)
            focus_ring(QPainter(self.viewport()), place, px(4))

    def _paint_frozen(self, dirty: QRect) -> None:
        """Paint the first column where it stays, over what has been scrolled under it."""
        painter = QPainter(self.viewport())
        wide = self._header.frozen_width()
        painter.setClipRect(QRect(0, 0, wide, self.viewport().height()).intersected(dirty))
        painter.fillRect(0, 0, wide, self.viewport().height(), colour("surface"))
        delegate = self.itemDelegateForIndex(self._rows.index(0, 0))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        row = self.rowAt(max(dirty.top(), 0))
        while 0 <= row < self._rows.rowCount() and self.rowViewportPosition(row) <= dirty.bottom():
            option.rect = QRect(0, self.rowViewportPosition(row), wide, self.rowHeight(row))
            delegate.paint(painter, option, self._rows.index(row, 0))
            row += 1
        hairline(painter, wide - 1, 0, self.viewport().height(), upright=True)
