"""The scrolling grid with its blocks: lays them out, keeps the focus, reads them aloud."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from ui.theme.look import px
from ui.widgets.bars import bare
from ui.widgets.calendar.block import CalendarBlock, Judge, OutageStrip, allow
from ui.widgets.calendar.geometry import Grid, end_minutes, hour_height, minutes_of
from ui.widgets.calendar.ground import Ground, paint_ground, paint_now
from ui.widgets.calendar.items import BlockItem
from ui.widgets.calendar.lanes import lanes
from ui.widgets.themed import Themed

RIM = 4
OUTAGE_RIM = 11


class GridStage(Themed, QGraphicsView):
    """What pointer and keys work on; `GridView` hands them over."""

    moved = Signal(object, object, object)
    resized = Signal(object, object, object)
    dropped = Signal(object, object, object)
    created = Signal(object, object)
    spanned = Signal(object, object)
    copied = Signal(object, object, object)
    opened = Signal(object)
    removed = Signal(object)
    focused = Signal(object)
    menu_asked = Signal(object, object)
    unfold_asked = Signal(object)
    laid_out = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = Grid((), frozenset(), 1.0)
        self.ground = Ground(self.grid)
        self.judge: Judge = allow
        self.preview: Callable[[UUID], CalendarBlock | None] = lambda _: None
        self.spoken: Callable[[CalendarBlock], str] = lambda block: block.title
        self._items: dict[UUID, BlockItem] = {}
        self._order: list[UUID] = []
        self._focused: UUID | None = None
        self._canvas = QGraphicsScene(self)
        self.setScene(self._canvas)
        bare(self)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what is shown

    def set_grid(self, days: Sequence[date], folded: frozenset[date], hours: tuple[int, int]) -> None:
        """Show these days; the hours grow with blocks outside them."""
        zone = self.ground.now.tzinfo if self.ground.now else None
        first, last = hours
        for item in self._items.values():
            first = min(first, item.block.start.hour)
            last = max(last, -(-end_minutes(item.block.start, item.block.end) // 60))
        scale = px(100) / 100
        hour = hour_height(self.viewport().height(), last - first, scale)
        self.grid = Grid(tuple(days), folded, float(self.viewport().width()), first, last, zone, scale, hour)
        self.ground.grid = self.grid
        self._canvas.setSceneRect(0, 0, self.viewport().width(), self.grid.height)
        self.lay_out()

    def set_blocks(self, blocks: Sequence[CalendarBlock]) -> None:
        """Show these blocks; the one in focus stays in focus."""
        wanted = {block.id: block for block in blocks}
        for id in [id for id in self._items if id not in wanted]:
            self._canvas.removeItem(self._items.pop(id))
        for block in blocks:
            item = self._items.get(block.id)
            if item is None:
                item = self._items[block.id] = BlockItem(block)
                self._canvas.addItem(item)
            item.block = block
        self._order = [block.id for block in sorted(blocks, key=lambda block: (block.start, block.end, block.title))]
        if self._focused not in self._items:
            self._focused = None

    def set_outages(self, outages: Sequence[OutageStrip]) -> None:
        if self.ground.outages != tuple(outages):
            self.ground.outages = tuple(outages)
            self.lay_out()

    def lay_out(self) -> None:
        """Put every block at its place."""
        for day in self.grid.days:
            self._lay_out_day(day)
        for item in self._items.values():
            shown = item.block.day in self.grid.days and item.block.day not in self.grid.folded
            item.setVisible(shown)
        self.resetCachedContent()
        self.viewport().update()
        self.laid_out.emit()

    def _lay_out_day(self, day: date) -> None:
        items = [item for item in self._items.values() if item.block.day == day]
        spans = [(minutes_of(one.block.start), end_minutes(one.block.start, one.block.end)) for one in items]
        for item, (start, end), (lane, count) in zip(items, spans, lanes(spans), strict=True):
            item.place(self.slot(day, start, end, lane, count))
            item.setZValue(lane)
            item.update()

    def slot(self, day: date, start: int, end: int, lane: int = 0, count: int = 1) -> QRectF:
        """Return the rectangle of a span of minutes on a day."""
        rim = px(RIM)
        outage = any(strip.start.date() <= day <= strip.end.date() for strip in self.ground.outages)
        lead = px(OUTAGE_RIM) if outage else rim
        left, wide = self.grid.left(day) + lead, self.grid.column_width(day) - lead - rim - 1
        lane_width = wide / count
        top, bottom = self.grid.y_of(start) + 1, self.grid.y_of(end) - 1
        gap = 2 if lane + 1 < count else 0
        return QRectF(left + lane * lane_width, top, max(lane_width - gap, 8), max(bottom - top, px(14)))

    # -- blocks

    def block(self, id: UUID | None) -> CalendarBlock | None:
        item = self._items.get(id) if id is not None else None
        return item.block if item else None

    def item(self, id: UUID) -> BlockItem | None:
        return self._items.get(id)

    def item_at(self, place: QMouseEvent) -> BlockItem | None:
        found = self.itemAt(place.position().toPoint())
        return found if isinstance(found, BlockItem) else None

    def all_ids(self) -> list[UUID]:
        """Return every block by time, shown or not."""
        return list(self._order)

    def in_order(self) -> list[UUID]:
        """Return the visible blocks by time."""
        return [id for id in self._order if self._items[id].isVisible()]

    @property
    def focused_id(self) -> UUID | None:
        return self._focused

    def focus_block(self, id: UUID | None) -> None:
        """Move the focus to a block, bring it into view and read it aloud."""
        for item in self._items.values():
            item.focused = item.block.id == id and self.hasFocus()
            item.update()
        changed, self._focused = id != self._focused, id
        block = self.block(id)
        if block is not None and id is not None:
            self.ensureVisible(self._items[id].area(), 0, px(24))
            self._read_aloud(block)
        if changed:
            self.focused.emit(id)

    def _read_aloud(self, block: CalendarBlock) -> None:
        text = self.spoken(block)
        self.setAccessibleDescription(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def take(self, block: CalendarBlock, start: datetime, end: datetime, resize: bool = False) -> str:
        """Tell of a block's new time when it may stand there; return the reason when it may not."""
        verdict = self.judge(block, start.date(), start, end)
        if verdict.ok and (start, end) != (block.start, block.end):
            (self.resized if resize else self.moved).emit(block.id, start, end)
        return "" if verdict.ok else verdict.text

    def show_block(self, block: CalendarBlock, start: datetime, end: datetime) -> CalendarBlock:
        """Return the block as it would be at another time."""
        return replace(block, start=start, end=end)

    # -- Qt's side

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        paint_ground(painter, QRectF(rect), self.ground)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        paint_now(painter, self.ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hours = (self.grid.first_hour, self.grid.last_hour)
        self.set_grid(self.grid.days, self.grid.folded, hours)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        order = self.in_order()
        self.focus_block(order[0] if by_key and self._focused is None and order else self._focused)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        for item in self._items.values():
            item.focused = False
            item.update()
