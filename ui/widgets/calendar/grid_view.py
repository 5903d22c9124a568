"""The grid that listens: hands keys, pointer and drags on."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from ui.widgets.calendar.keys import Keys
from ui.widgets.calendar.pointer import Pointer
from ui.widgets.calendar.stage import GridStage


class GridView(GridStage):
    """The part of the calendar that scrolls; use `CalendarView`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pointer = Pointer(self)
        self._keys = Keys(self)
        self.start_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._pointer.cancelled_by(event) or self._keys.press(event)):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._focused is not None:
            self.menu_asked.emit(self._focused, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._pointer.drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer.drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._pointer.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self._pointer.drop(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)
