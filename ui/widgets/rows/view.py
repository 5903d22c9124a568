"""The list that shows rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.bars import bare
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import came_by_keys, rounded, text_width, words
from ui.widgets.rows.delegate import RowDelegate, action_area, check_area, high_of
from ui.widgets.rows.items import Item, Row, RowModel
from ui.widgets.themed import Themed


class RowList(PageLetters, Themed, QListView):
    """A list of headings and rows.

    Keys: J K and arrows walk, Enter opens, Ctrl+Enter or P does the row's action, Space ticks a task, E or F2 edits
    its name, Delete takes it away. `fit` makes the list as high as its rows; otherwise it scrolls.
    """

    opened = Signal(object)
    acted = Signal(object)
    ticked = Signal(object, bool)
    """(id, done): the page writes it and sets the items again."""
    renamed = Signal(object, str)
    removed = Signal(object)
    menu_asked = Signal(object, QPoint)
    """(id, place on the screen), by the right button, the menu key or Shift+F10."""
    current_changed = Signal(object)

    def __init__(self, name: str = "", fit: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit = fit
        self._rows = RowModel(self)
        self._painter = RowDelegate(self)
        self.setModel(self._rows)
        bare(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows.renamed.connect(self.renamed)
        self.selectionModel().currentChanged.connect(lambda now, _: self.current_changed.emit(self._id(now)))
        self.start_look()

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these items; the current row, or the one that takes its place, and the place on screen stay."""
        current, at, place = self.current_id(), self.verticalScrollBar().value(), self.currentIndex().row()
        if self._rows.set_items(items):
            self.set_current(current)
            if current is not None and self.current_id() is None:
                self.setCurrentIndex(self._rows.index(min(place, self._rows.rowCount() - 1)))
                self.walk(0)
            self.verticalScrollBar().setValue(at)
            self.updateGeometry()
        has_rows = any(isinstance(item, Row) for item in items)
        # Tab passes a list in which there is nothing to walk.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus)

    def row(self, id: object) -> Row | None:
        """Return a row by its id."""
        item = self._rows.item(self._rows.place(id))
        return item if isinstance(item, Row) else None

    def current_id(self) -> Any | None:
        return self._id(self.currentIndex())

    def set_current(self, id: object | None) -> None:
        """Make a row current; None or an unknown id for none."""
        place = self._rows.place(id) if id is not None else -1
        self.setCurrentIndex(self._rows.index(place) if place >= 0 else QModelIndex())

    def _id(self, index: QModelIndex) -> Any | None:
        item = self._rows.item(index.row())
        return item.id if isinstance(item, Row) else None

    def sizeHint(self) -> QSize:
        if not self._fit:
            return super().sizeHint()
        return QSize(px(200), self.rows_height())

    def minimumSizeHint(self) -> QSize:
        """Ask for one row at least, so that what scrolls in a low window can be read."""
        first = max(map(high_of, self._rows.items[:1]), default=px(48))
        return QSize(px(120), self.rows_height() if self._fit else first)

    def rows_height(self) -> int:
        """Return how high all rows are together."""
        return sum(map(high_of, self._rows.items))

    def retheme(self) -> None:
        self.doItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first row by the keyboard, so that one sees where one is."""
        super().focusInEvent(event)
        if came_by_keys(event) and not self.currentIndex().isValid():
            self.walk(1)

    # -- pointer

    def _item_at(self, place: QPoint) -> tuple[QModelIndex, Row | None]:
        index = self.indexAt(place)
        item = self._rows.item(index.row())
        return index, item if isinstance(item, Row) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index, row = self._item_at(place)
        rect = QRectF(self.visualRect(index))
        over_check = row is not None and row.done is not None and check_area(rect).contains(event.position())
        over_action = row is not None and bool(row.action) and action_area(rect, row).contains(event.position())
        self._set_hot(index.row() if row else -1, over_check)
        pointing = over_check or over_action
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hot(-1, False)
        return super().viewportEvent(event)

    def _set_hot(self, hot: int, in_check: bool) -> None:
        if (hot, in_check) != (self._painter.hot, self._painter.in_check):
            self._painter.hot, self._painter.in_check = hot, in_check
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, row = self._item_at(event.position().toPoint())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rect = QRectF(self.visualRect(index))
        if row.done is not None and check_area(rect).contains(event.position()):
            self.ticked.emit(row.id, not row.done)
        elif row.action and action_area(rect, row).contains(event.position()):
            self.acted.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        _, row = self._item_at(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.id)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        item = self._rows.item(index.row())
        if not isinstance(item, Row) or item.drags is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData([index]))
        drag.setPixmap(self._picture(item))
        drag.setHotSpot(QPoint(-px(8), px(36)))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, row: Row) -> QPixmap:
        """Return the name on a small tile that lies beside the pointer and hides little of where it goes."""
        room = QRectF(0, 0, min(round(text_width(row.name, "body_strong")) + px(24), px(220)), px(28))
        picture = QPixmap(room.size().toSize() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rounded(painter, room, px(6), fill=colour("raised"), edge=colour("accent"))
        words(painter, room.adjusted(px(12), 0, -px(12), 0), row.name, "body_strong")
        painter.end()
        return picture

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if self._id(index) is not None:
            self.setCurrentIndex(index)
            place = self.visualRect(index).bottomLeft() + QPoint(px(16), 0) if by_key else event.pos()
            self.menu_asked.emit(self._id(index), self.viewport().mapToGlobal(place))

    # -- keys

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter; Tab keeps what was typed and stays."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.walk(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self.row(self.current_id()) if self.current_id() is not None else None
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down):
            self.walk(1)
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up):
            self.walk(-1)
        elif row is None:
            return False
        elif row.action and (key == Qt.Key.Key_P or (enter and control)):
            self.acted.emit(row.id)
        elif enter:
            self.opened.emit(row.id)
        elif key == Qt.Key.Key_Space and row.done is not None:
            self.ticked.emit(row.id, not row.done)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2) and row.editable:
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(row.id)
        else:
            return False
        return True

    def walk(self, by: int) -> None:
        """Make the row before (-1) or after (1) current; 0 leaves a heading for the row under it."""
        place = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        while 0 <= place < self._rows.rowCount():
            if isinstance(self._rows.item(place), Row):
                self.setCurrentIndex(self._rows.index(place))
                return
            place += by or 1
