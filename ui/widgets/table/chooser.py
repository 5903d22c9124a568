"""Which columns a table shows, and in which order: a list of checks that can be put in order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ui.widgets.buttons import Button, Look
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.labels import Text
from ui.widgets.popup import Popup
from ui.widgets.table.column import Column


class OrderedChoices(ChoiceList):
    """Choices whose order is dragged with the pointer, or changed by Alt+Up and Alt+Down; `moved` tells."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._dragged: QListWidgetItem | None = None
        self._has_moved = False

    def order(self) -> list[str]:
        """Return every value in the order of the list."""
        return [self.value_at(row) for row in range(self.count())]

    def value_at(self, row: int) -> str:
        """Return the value of a row."""
        choice: Choice = self.item(row).data(Qt.ItemDataRole.UserRole)
        return choice.value

    def move_row(self, row: int, to: int) -> None:
        """Put a row somewhere else and keep it current."""
        if row == to or not (0 <= row < self.count() and 0 <= to < self.count()):
            return
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self._has_moved = True
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(self.currentRow(), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._dragged = self.itemAt(event.position().toPoint())
        self._has_moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.itemAt(event.position().toPoint())
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton and over is not None:
            self.move_row(self.row(self._dragged), self.row(over))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        if not self._has_moved:
            super().mouseReleaseEvent(event)


class ColumnChooser(Popup):
    """`chosen(keys)` after every change; `reset` asks for the columns that the page began with."""

    chosen = Signal(list)
    reset = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = OrderedChoices()
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.toggled.connect(lambda _key, _on: self._tell())
        self.list.moved.connect(self._tell)
        self.hint = Text(self.tr("Drag, or Alt+↑ and Alt+↓, to put them in order"), "small", "text3", wrap=True)
        self.back = Button(self.tr("Reset"), Look.QUIET)
        self.back.clicked.connect(self.reset)
        self.body.addWidget(self.list)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_columns(self, columns: Sequence[Column], shown: Sequence[str]) -> None:
        """Offer every column but the first, which always stays: those in view first, in their order."""
        titles = {column.key: column.title for column in columns[1:]}
        order = [key for key in shown if key in titles] + [key for key in titles if key not in shown]
        self.list.set_choices([Choice(key, titles[key]) for key in order], shown)
        self.list.setFocus()

    def _tell(self) -> None:
        self.chosen.emit(self.list.chosen())
