"""Pointer work in the calendar: moving, resizing, dropping, double clicks."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.texts.dates import near_day, time_span
from ui.theme.look import px
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.geometry import FINE_SNAP, SNAP, end_minutes, minutes_of, moved_to, resized, snapped
from ui.widgets.calendar.items import BlockItem, GhostItem, HintItem, SlotItem
from ui.widgets.calendar.painting import hint_size
from ui.widgets.calendar.stage import GridStage
from ui.widgets.rows.items import ACCOUNT_MIME
from ui.widgets.tips import literal

NEW_MINUTES = 60
UNFOLD_AFTER = 400


class _Drag(Struct):
    """A drag in progress; `grip` is where in the block it was taken."""

    block: CalendarBlock
    grip: QPointF
    resize: bool
    from_list: bool = False
    started: bool = False
    allowed: bool = False
    day: date | None = None
    start: int = 0
    end: int = 0


class _Span(Struct):
    """Free time that is being drawn, in minutes of its day."""

    day: date
    anchor: int
    start: int
    end: int


class Pointer:
    """Turns the pointer's doings into the view's signals."""

    def __init__(self, view: GridStage) -> None:
        self._view = view
        self._drag: _Drag | None = None
        self._span: _Span | None = None
        self._hover: BlockItem | None = None
        self._slot, self._ghost, self._hint = SlotItem(), GhostItem(), HintItem()
        for item in (self._slot, self._ghost, self._hint):
            view.scene().addItem(item)
        self._folded: date | None = None
        self._unfold = QTimer(view, singleShot=True, interval=UNFOLD_AFTER)
        self._unfold.timeout.connect(lambda: view.unfold_asked.emit(self._folded))

    # -- blocks

    def press(self, event: QMouseEvent) -> None:
        item = self._view.item_at(event)
        self._view.focus_block(item.block.id if item else None)
        if item is None and event.button() == Qt.MouseButton.LeftButton:
            self._span = self._span_at(event)
        if item is None or event.button() != Qt.MouseButton.LeftButton or not item.block.movable:
            return
        at = self._at(event)
        self._drag = _Drag(item.block, at - item.area().topLeft(), item.at_edge(at.y()))

    def move(self, event: QMouseEvent) -> None:
        if self._span is not None:
            self._stretch(event)
            return
        if self._drag is None:
            self._point(event)
            return
        at, drag = self._at(event), self._drag
        item = self._view.item(drag.block.id)
        if item is None:
            self.cancel()
            return
        origin = item.area().topLeft() + drag.grip
        if not drag.started and (at - origin).manhattanLength() < QApplication.startDragDistance():
            return
        drag.started = True
        item.lifted_off = not drag.resize
        item.update()
        self._follow(drag, at, _fine(event.modifiers()))

    def release(self, event: QMouseEvent) -> None:
        drag, span = self._drag, self._span
        self.cancel()
        if span is not None and span.end > span.start:
            grid = self._view.grid
            self._view.spanned.emit(grid.moment(span.day, span.start), grid.moment(span.day, span.end))
            return
        if drag is None or not drag.started or not drag.allowed or drag.day is None:
            return
        grid = self._view.grid
        start, end = grid.moment(drag.day, drag.start), grid.moment(drag.day, drag.end)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not drag.resize:
            self._view.copied.emit(drag.block.id, start, end)
            return
        self._view.take(drag.block, start, end, drag.resize)

    def _span_at(self, event: QMouseEvent) -> "_Span | None":
        """Return the beginning of a new span, None outside the days."""
        at, grid = self._at(event), self._view.grid
        day = grid.day_at(at.x())
        if day is None or day in grid.folded or not grid.days or at.x() < grid.left(grid.days[0]):
            return None
        start = snapped(grid.minutes_at(at.y()) - SNAP / 2, SNAP)
        return _Span(day, start, start, start)

    def _stretch(self, event: QMouseEvent) -> None:
        """Show the span that is being drawn on free time."""
        span = self._span
        assert span is not None
        reached = snapped(self._view.grid.minutes_at(self._at(event).y()), _fine(event.modifiers()))
        span.start, span.end = min(span.anchor, reached), max(span.anchor, reached)
        if span.end == span.start:
            self._slot.hide()
            self._hint.hide()
            return
        slot = self._view.slot(span.day, span.start, span.end)
        self._slot.show_at(slot, True)
        grid = self._view.grid
        start, end = grid.moment(span.day, span.start), grid.moment(span.day, span.end)
        self._place_hint(slot, [f"{near_day(span.day)} · {time_span(start.time(), end.time())}"], True)

    def double_click(self, event: QMouseEvent) -> None:
        item, grid = self._view.item_at(event), self._view.grid
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if item is not None:
            self._view.opened.emit(item.block.id)
            return
        at = self._at(event)
        day = grid.day_at(at.x())
        if day is None or not grid.days or at.x() < grid.left(grid.days[0]):
            return
        if day in grid.folded:
            self._view.unfold_asked.emit(day)
            return
        start = snapped(grid.minutes_at(at.y()) - SNAP, 2 * SNAP)
        begin, end = moved_to(start, NEW_MINUTES)
        self._view.created.emit(grid.moment(day, begin), grid.moment(day, end))

    def _point(self, event: QMouseEvent) -> None:
        item = self._view.item_at(event)
        if item is not self._hover:
            for one, on in ((self._hover, False), (item, True)):
                if one is not None and one.scene() is not None:
                    one.hovered = on
                    one.update()
            self._hover = item
        edge = item is not None and item.at_edge(self._at(event).y())
        shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)
        self._view.viewport().setToolTip(literal(self._view.spoken(item.block)) if item else "")

    def leave(self) -> None:
        """The pointer left the calendar."""
        if self._hover is not None and self._hover.scene() is not None:
            self._hover.hovered = False
            self._hover.update()
        self._hover = None

    # -- drags from a list

    def drag_over(self, event: QDragMoveEvent) -> None:
        id = dragged_account(event)
        preview = self._view.preview(id) if id is not None else None
        if id is None or preview is None:
            event.ignore()
            return
        if self._drag is None or self._drag.block.id != preview.id:
            self._drag = _Drag(preview, QPointF(px(16), px(8)), resize=False, from_list=True, started=True)
        at = self._view.mapToScene(event.position().toPoint())
        self._follow(self._drag, at, _fine(event.modifiers()), subject=id)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def drop(self, event: QDropEvent) -> None:
        id, drag = dragged_account(event), self._drag
        self.cancel()
        if id is None or drag is None or not drag.allowed or drag.day is None:
            event.ignore()
            return
        event.acceptProposedAction()
        grid = self._view.grid
        self._view.dropped.emit(id, grid.moment(drag.day, drag.start), grid.moment(drag.day, drag.end))

    # -- both

    def cancelled_by(self, event: QKeyEvent) -> bool:
        """Stop a drag with Esc; say whether there was one."""
        if event.key() != Qt.Key.Key_Escape or (self._drag is None and self._span is None):
            return False
        self.cancel()
        return True

    def cancel(self) -> None:
        """Leave everything where it was."""
        drag, self._drag = self._drag, None
        self._span = None
        self._unfold.stop()
        item = self._view.item(drag.block.id) if drag else None
        if item is not None:
            item.lifted_off = False
            item.update()
        for part in (self._slot, self._ghost, self._hint):
            part.hide()

    def _follow(self, drag: _Drag, at: QPointF, step: int, subject: CalendarBlock | UUID | None = None) -> None:
        """Show the ghost under the pointer, the slot it would take and what that costs."""
        grid = self._view.grid
        day = grid.day_at(at.x()) if not drag.resize else drag.block.day
        if day is None or self._over_folded(day):
            return
        length = end_minutes(drag.block.start, drag.block.end) - minutes_of(drag.block.start)
        if drag.resize:
            drag.start, drag.end = resized(minutes_of(drag.block.start), grid.minutes_at(at.y()), step)
        else:
            drag.start, drag.end = moved_to(grid.minutes_at(at.y() - drag.grip.y()), length, step)
        drag.day = day
        start, end = grid.moment(day, drag.start), grid.moment(day, drag.end)
        verdict = self._view.judge(subject if subject is not None else drag.block, day, start, end)
        drag.allowed = verdict.ok
        slot = self._view.slot(day, drag.start, drag.end)
        self._slot.show_at(slot, verdict.ok)
        shadow = self._view.show_block(drag.block, start, end)
        in_slot = drag.resize or drag.from_list
        ghost = slot.adjusted(2, 2, -2, -2) if in_slot else QRectF(at - drag.grip, slot.size())
        self._ghost.show_at(ghost, shadow)
        title = f"{near_day(day)} · {time_span(start.time(), end.time())}"
        self._place_hint(ghost, [title, verdict.text] if verdict.text else [title], verdict.ok)
        self._view.ensureVisible(QRectF(at.x(), at.y() - px(24), 1, px(48)), 0, 0)

    def _place_hint(self, ghost: QRectF, lines: list[str], allowed: bool) -> None:
        """Put the tooltip under the ghost, or above it near the lower edge."""
        wide, high = hint_size(lines)
        view = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        left = max(min(ghost.left() + px(8), view.right() - wide), view.left())
        top = ghost.bottom() + px(8)
        if top + high > view.bottom():
            top = ghost.top() - high - px(8)
        self._hint.show_at(QRectF(left, top, wide, high), lines, allowed)

    def _over_folded(self, day: date) -> bool:
        """Start unfolding a folded day that a drag rests on."""
        if day not in self._view.grid.folded:
            self._unfold.stop()
            return False
        if not self._unfold.isActive():
            self._folded = day
            self._unfold.start()
        return True

    def _at(self, event: QMouseEvent) -> QPointF:
        return self._view.mapToScene(event.position().toPoint())


def _fine(modifiers: Qt.KeyboardModifier) -> int:
    return FINE_SNAP if modifiers & Qt.KeyboardModifier.AltModifier else SNAP


def dragged_account(event: QDropEvent) -> UUID | None:
    """Return the first account that a drag carries."""
    data = bytes(event.mimeData().data(ACCOUNT_MIME).data()).decode("utf-8", "replace").split()
    try:
        return UUID(data[0]) if data else None
    except ValueError:
        return None
