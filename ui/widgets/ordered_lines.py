"""Lines under one another that are put into another order by drag or by Alt with an arrow."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from crm.domain.contacts import moved
from ui.theme.look import colour, px
from ui.widgets.leaving import let_go
from ui.widgets.paint import focus_ring, rounded, shows_focus

MIME = "application/x-rounds-line"


class Line(QWidget):
    """One line: `asked(what)` by its keys and pointer, what the page that made it knows."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)
    stepped = Signal(int)
    shifted = Signal(int)

    def __init__(self, key: UUID, keys: dict[Qt.Key, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._keys = keys
        self._pressed: QPoint | None = None
        self.draggable = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}.get(key)
        if step is not None and alt:
            self.shifted.emit(step)
        elif step is not None:
            self.stepped.emit(step)
        elif key in self._keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.asked.emit(self._keys[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.mapToGlobal(self.rect().center()) if by_keys else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.draggable:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            data = QMimeData()
            data.setData(MIME, QByteArray(self.key.bytes))
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.MouseButton.LeftButton and self.rect().contains(pressed):
            self.asked.emit("open")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            rounded(painter, area, px(6), fill=colour("hover"))
        if shows_focus(self):
            focus_ring(painter, area, px(6))


class OrderedLines(QWidget):
    """`ordered(keys)` when a line was put elsewhere; `is_ordered` allows it."""

    ordered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_ordered = True
        self.lines: list[Line] = []
        self._drop: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self.setAcceptDrops(True)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the one of the same key keeps the focus."""
        focus = QApplication.focusWidget()
        focused = next((each.key for each in self.lines if focus and (each is focus or each.isAncestorOf(focus))), None)
        for line in self.lines:
            let_go(self._column, line)
        self.lines = list(lines)
        for line in self.lines:
            line.draggable = self.is_ordered
            line.stepped.connect(lambda by, key=line.key: self._step(key, by))
            line.shifted.connect(lambda by, key=line.key: self._shift(key, by))
            self._column.addWidget(line)
            if line.key == focused:
                line.show()
                line.setFocus()

    def keys(self) -> list[UUID]:
        """Return the keys of the lines in their order."""
        return [line.key for line in self.lines]

    def put(self, key: UUID, place: int) -> None:
        """Ask for a line to stand at a place among the others."""
        after = moved(self.keys(), key, place)
        if self.is_ordered and after != self.keys():
            self.ordered.emit(after)

    def _step(self, key: UUID, by: int) -> None:
        place = self.keys().index(key) + by
        if 0 <= place < len(self.lines):
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _shift(self, key: UUID, by: int) -> None:
        self.put(key, self.keys().index(key) + by)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._carried(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._carried(event) is not None:
            self._drop = self._place_at(event.position().y())
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        key, place = self._carried(event), self._place_at(event.position().y())
        self._drop = None
        self.update()
        if key is not None:
            event.acceptProposedAction()
            self.put(key, place - (1 if self.keys().index(key) < place else 0))

    def _carried(self, event: QDropEvent) -> UUID | None:
        """Return the line that a drag carries, if it is one of these."""
        data = event.mimeData().data(MIME).data()
        key = UUID(bytes=bytes(data)) if len(data) == 16 else None
        return key if self.is_ordered and key in self.keys() else None

    def _place_at(self, y: float) -> int:
        return sum(1 for line in self.lines if line.geometry().center().y() < y)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drop is None or not self.lines:
            return
        below = self._drop >= len(self.lines)
        line = self.lines[-1 if below else self._drop].geometry()
        y = line.bottom() + 1 if below else line.top() - 1
        QPainter(self).fillRect(QRectF(0, max(y - 1, 0), self.width(), 2), colour("accent"))
