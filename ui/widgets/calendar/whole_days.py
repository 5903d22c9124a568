"""What takes whole days, as bars above the hours."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.geometry import HOURS_WIDTH, Grid
from ui.widgets.calendar.keys import claims
from ui.widgets.calendar.lanes import lanes
from ui.widgets.calendar.month_layout import GAP, LINE
from ui.widgets.calendar.month_paint import paint_line
from ui.widgets.calendar.times import block_times
from ui.widgets.paint import RIGHT, hairline, shows_focus, words
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips

PAD = 4
MOST = 5
"""More lines would leave too little of the hours; what finds no line is in the month."""


class WholeDays(Themed, QWidget):
    """Hidden without blocks. Left and right walk them, with Alt they move by a day; a drag moves by days.

    With Ctrl an arrow or a drag copies instead. Enter or a double click opens, Delete removes.
    """

    moved = Signal(object, object, object)
    """(id, start, end)"""
    copied = Signal(object, object, object)
    opened = Signal(object)
    removed = Signal(object)
    focused = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid((), frozenset(), 1.0)
        self._blocks: list[CalendarBlock] = []
        self.focused_id: UUID | None = None
        self._hovered: UUID | None = None
        self._pressed: tuple[CalendarBlock, date, QPointF] | None = None
        self._target: date | None = None
        self.spoken: Callable[[CalendarBlock], str] = lambda block: block.title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        SpotTips(self, self._explain)
        self.hide()
        self.start_look()

    # -- what is shown

    def set_grid(self, grid: Grid) -> None:
        """Stand over these columns."""
        self._grid = grid
        self._settle()

    def set_blocks(self, blocks: Sequence[CalendarBlock]) -> None:
        """Show these blocks."""
        self._blocks = sorted(blocks, key=lambda each: (each.start, -len(each.days), each.title))
        if self.block(self.focused_id) is None:
            self.focused_id = None
        self._settle()

    def block(self, id: UUID | None) -> CalendarBlock | None:
        """Return a block that is shown."""
        return next((each for each in self._blocks if each.id == id), None)

    def _settle(self) -> None:
        self.setVisible(bool(self._placed()))
        self.updateGeometry()
        self._speak()
        self.update()

    def _placed(self) -> list[tuple[CalendarBlock, int, int, int]]:
        """Return (block, line, first column, last column) of what touches the days in view."""
        days = self._grid.days
        found = [(each, [days.index(day) for day in each.days if day in days]) for each in self._blocks]
        seen = [(each, columns[0], columns[-1]) for each, columns in found if columns]
        lines = lanes([(first, last + 1) for _each, first, last in seen])
        return [(each, line, first, last) for (each, first, last), (line, _) in zip(seen, lines, strict=True)]

    def room(self, id: UUID) -> QRectF:
        """Return where a block stands; empty for one without a line."""
        found = next((each for each in self._placed() if each[0].id == id), None)
        if found is None or found[1] >= MOST:
            return QRectF()
        _block, line, first, last = found
        days, grid = self._grid.days, self._grid
        left, right = grid.left(days[first]), grid.left(days[last]) + grid.column_width(days[last])
        return QRectF(left + px(PAD), px(PAD) + line * px(LINE + GAP), right - left - 2 * px(PAD), px(LINE))

    def sizeHint(self) -> QSize:
        count = min(max((line + 1 for _block, line, *_ in self._placed()), default=0), MOST)
        return QSize(px(200), count * px(LINE + GAP) + 2 * px(PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for day in self._grid.days[1:]:
            hairline(painter, round(self._grid.left(day)), 0, self.height(), upright=True)
        hairline(painter, 0, self.height() - 1, self.width())
        label = QRectF(0, px(PAD), px(HOURS_WIDTH) - px(4), px(LINE))
        words(painter, label, self.tr("Days"), "caption", "text3", RIGHT)
        for block in self._blocks:
            room = self.room(block.id)
            if not room.isEmpty():
                is_focused = block.id == self.focused_id and shows_focus(self)
                paint_line(painter, room, block, is_focused, block.id == self._hovered)
        if self._target is not None:
            left, wide = self._grid.left(self._target), self._grid.column_width(self._target)
            painter.fillRect(QRectF(left, 0, wide, self.height()), colour("accent_soft"))

    def _explain(self, place: QPoint) -> str:
        found = self._at(QPointF(place))
        return "\n".join((f"{block_times(found)} {found.title}", *found.lines)) if found is not None else ""

    def _speak(self) -> None:
        block = self.block(self.focused_id)
        self.setAccessibleName(self.spoken(block) if block is not None else self.tr("Whole days"))

    def retranslate(self) -> None:
        self._speak()

    # -- pointer

    def _at(self, place: QPointF) -> CalendarBlock | None:
        return next((each for each in self._blocks if self.room(each.id).contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block, day = self._at(event.position()), self._grid.day_at(event.position().x())
        self._focus(block.id if block is not None else None)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (block, day, event.position()) if block and day and left and block.movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        self._hovered = found.id if found is not None else None
        if self._pressed is not None:
            far = (event.position() - self._pressed[2]).manhattanLength() >= QApplication.startDragDistance()
            day = self._grid.day_at(event.position().x())
            self._target = day if (far or self._target is not None) and day != self._pressed[1] else None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._pressed = self._target = None
        self.update()
        if pressed is not None and target is not None:
            is_copy = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._copy if is_copy else self._move)(pressed[0], target - pressed[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._at(event.position())
        if block is not None:
            self.opened.emit(block.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.focused_id is not None:
            self.menu_asked.emit(self.focused_id, event.globalPos())

    def _move(self, block: CalendarBlock, by: timedelta) -> None:
        self.moved.emit(block.id, block.start + by, block.end + by)

    def _copy(self, block: CalendarBlock, by: timedelta) -> None:
        self.copied.emit(block.id, block.start + by, block.end + by)

    # -- keys

    def event(self, event: QEvent) -> bool:
        return claims(event, self.block(self.focused_id)) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.focused_id is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._walk(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
        key, block = Qt.Key(event.key()), self.block(self.focused_id)
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if block is not None and block.movable:
                self._move(block, timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if block is not None:
                self._copy(block, timedelta(days=steps[key]))
        elif key in steps:
            self._walk(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and block is not None:
            self.opened.emit(block.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and block is not None:
            self.removed.emit(block.id)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        order = [each[0].id for each in self._placed()]
        if order:
            place = order.index(self.focused_id) + by if self.focused_id in order else 0
            self._focus(order[min(max(place, 0), len(order) - 1)])

    def _focus(self, id: UUID | None) -> None:
        self.focused_id = id
        self.focused.emit(id)
        self._speak()
        self.update()
