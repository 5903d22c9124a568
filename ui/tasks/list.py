"""The list of tasks: the keys of every list, and those of tasks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.rows.view import RowList

IMPORTANT = ("!", "！")


class TaskList(RowList):
    """Enter or E opens a task, F2 renames it, S snoozes, ! makes it important, Space ticks, Delete deletes."""

    snooze_asked = Signal(object)
    important_asked = Signal(object)

    def __init__(self, name: str = "", fit: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, fit, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_id()
        is_editing = self.state() == RowList.State.EditingState
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key is None or is_editing or not is_plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_E:
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_S:
            self.snooze_asked.emit(key)
        elif event.text() in IMPORTANT:
            self.important_asked.emit(key)
        else:
            super().keyPressEvent(event)
