"""A week of a team: a row for each manager, a column for each day, a line for each visit."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from uuid import UUID

from msgspec import Struct, field
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui.texts.dates import near_day, weekday_and_number
from ui.theme.look import colour, px
from ui.widgets.avatar import paint_avatar
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip, Verdict
from ui.widgets.calendar.keys import claims
from ui.widgets.calendar.month_layout import GAP, LINE
from ui.widgets.calendar.month_paint import paint_drop, paint_line, paint_load, paint_outages, paint_strip
from ui.widgets.calendar.painting import today_shade
from ui.widgets.calendar.pointer import dragged_account
from ui.widgets.calendar.times import block_times, block_words, strip_words
from ui.widgets.paint import focus_ring, hairline, rounded, shows_focus, square, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips, literal

NAMES = 148
HEAD = 40
LEAST = 4
"""So many lines have room in every row; more of them make all rows of that manager higher."""
PAD = 6
NARROW = 0.4
GIVEN = (BlockStyle.PLANNED, BlockStyle.FIXED)
"""Blocks that can go to another manager: visits that are planned."""
CellJudge = Callable[[CalendarBlock | UUID, UUID, date], Verdict]
"""(block, or the id of a dragged account; manager; day) -> whether it may go there, with a line of why or when."""
Cell = tuple[int, int]
"""The numbers of a row and of a day."""


class TeamRow(Struct, frozen=True):
    """A manager with blocks and outages of own feeders by the days in view; `load` is 1 for a full day."""

    id: UUID
    name: str
    note: str
    blocks: Mapping[date, Sequence[CalendarBlock]]
    load: Mapping[date, float]
    outages: Mapping[date, Sequence[OutageStrip]] = field(default_factory=dict)

    def lines(self, day: date) -> int:
        """Return how many lines a day takes; its outages have one under the blocks."""
        return len(self.blocks.get(day, ())) + (day in self.outages)


class TeamView(Themed, QWidget):
    """Arrows walk the cells, J K the blocks, Alt with an arrow gives a block to another day or manager.

    Ctrl copies it there, with an arrow or at the end of a drag. Enter opens a block or the manager's own calendar; a
    drop plans.
    """

    opened = Signal(object)
    removed = Signal(object)
    moved = Signal(object, object, object)
    """(block, manager, day)"""
    copied = Signal(object, object, object)
    """(block, manager, day)"""
    menu_asked = Signal(object, object)
    row_opened = Signal(object, object)
    """(manager, day)"""
    dropped = Signal(object, object, object)
    """(account id, manager, day)"""
    day_picked = Signal(object)
    focused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[DayHead] = ()
        self._rows: Sequence[TeamRow] = ()
        self.blocks: dict[UUID, CalendarBlock] = {}
        """Each once, by manager and day."""
        self._tops, self._shares = [px(HEAD)], list[float]()
        self._today = date(2000, 1, 1)
        self.cell: Cell = (0, 0)
        self.focused_id: UUID | None = None
        self._pressed: tuple[CalendarBlock, Cell, QPointF] | None = None
        self._target: tuple[Cell, Verdict] | None = None
        self._judge: CellJudge = lambda _what, _person, _day: Verdict(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        SpotTips(self, self._explain)
        self.start_look()

    def set_team(self, heads: Sequence[DayHead], rows: Sequence[TeamRow], today: date) -> None:
        """Show these days of these managers."""
        self._heads, self._rows, self._today = heads, rows, today
        found = (each for row in rows for head in heads for each in row.blocks.get(head.day, ()))
        self.blocks = {each.id: each for each in found}
        self.cell = (min(self.cell[0], max(len(rows) - 1, 0)), min(self.cell[1], max(len(heads) - 1, 0)))
        if self.block(self.focused_id) is None:
            self.focused_id = None
        self._set_places()
        self.updateGeometry()
        self._speak()
        self.update()

    def set_judge(self, judge: CellJudge) -> None:
        """Give the callback that says whether something may go to a manager's day."""
        self._judge = judge

    @property
    def manager(self) -> UUID | None:
        """The manager of the chosen cell."""
        return self._rows[self.cell[0]].id if self._rows else None

    def block(self, id: UUID | None) -> CalendarBlock | None:
        """Return a block that is shown."""
        return None if id is None else self.blocks.get(id)

    # -- where things stand

    def _set_places(self) -> None:
        """Note where rows begin and how wide days are: all of hundreds of rows decide it, and each line asks."""
        lines = [max([LEAST, *(row.lines(head.day) for head in self._heads)]) for row in self._rows]
        step, around = px(LINE) + px(GAP), 2 * px(PAD) + px(8)
        self._tops = list(accumulate((count * step + around for count in lines), initial=px(HEAD)))
        busy = {day for row in self._rows for day, blocks in row.blocks.items() if blocks}
        self._shares = [1.0 if head.workday or head.day in busy else NARROW for head in self._heads]

    def sizeHint(self) -> QSize:
        return QSize(px(NAMES) + 7 * px(110), self._tops[-1] + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NAMES) + 5 * px(70), self.sizeHint().height())

    def room(self, row: int, column: int) -> QRectF:
        """Return where a manager's day stands."""
        left, right = self._edges(column)
        return QRectF(left, self._tops[row], right - left, self._tops[row + 1] - self._tops[row])

    def _edges(self, column: int) -> tuple[float, float]:
        """Return where a day begins and ends; days off without a block are narrow."""
        unit = (self.width() - px(NAMES)) / max(sum(self._shares), 1.0)
        left = px(NAMES) + unit * sum(self._shares[:column])
        return left, left + unit * self._shares[column]

    def line_of(self, row: int, column: int, place: int) -> QRectF:
        """Return where a block of a cell stands."""
        room, step = self.room(row, column), px(LINE) + px(GAP)
        return QRectF(room.left() + px(4), room.top() + px(PAD) + px(8) + place * step, room.width() - px(8), px(LINE))

    def _foot_of(self, row: int, column: int) -> QRectF:
        """Return where the outages of a cell stand, under its blocks."""
        count = len(self._rows[row].blocks.get(self._heads[column].day, ()))
        return self.line_of(row, column, count).adjusted(px(6), 0, 0, 0)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        row = self._row_at(place.y())
        cells = ((row, column) for column in range(len(self._heads)) if row in range(len(self._rows)))
        return next((cell for cell in cells if self.room(*cell).contains(place)), None)

    def _row_at(self, y: float) -> int:
        """Return the row at a height; -1 is above all rows, their number is below."""
        return bisect_right(self._tops, y) - 1

    def _block_at(self, place: QPointF) -> CalendarBlock | None:
        cell = self._cell_at(place)
        if cell is None:
            return None
        found = enumerate(self._rows[cell[0]].blocks.get(self._heads[cell[1]].day, ()))
        return next((block for number, block in found if self.line_of(*cell, number).contains(place)), None)

    # -- look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(8), fill=colour("surface"), edge=colour("border"))
        for column, head in enumerate(self._heads):
            self._paint_head(painter, column, head)
        seen = event.rect()
        for number in range(max(self._row_at(seen.top()), 0), min(self._row_at(seen.bottom()) + 1, len(self._rows))):
            self._paint_row(painter, number, self._rows[number])
        if self._target is not None:
            cell, verdict = self._target
            paint_drop(painter, self.room(*cell).adjusted(0, -px(20), 0, 0), verdict.text, verdict.ok)

    def _paint_head(self, painter: QPainter, column: int, head: DayHead) -> None:
        left, right = self._edges(column)
        room = QRectF(left + px(8), 0, right - left - px(12), px(HEAD))
        ink = "accent_text" if head.day == self._today else "text"
        name = weekday_and_number(head.day) if room.width() > px(56) else str(head.day.day)
        words(painter, room.adjusted(0, px(2), 0, -px(16)), name, "body_strong", ink)
        is_whole = text_width(head.words, "caption") <= room.width()
        told = head.words if is_whole else head.words.partition(" · ")[0]
        words(painter, room.adjusted(0, px(20), 0, 0), told, "caption", "text3")

    def _paint_row(self, painter: QPainter, number: int, row: TeamRow) -> None:
        first = self.room(number, 0)
        name = QRectF(px(12), first.top(), px(NAMES - 16), first.height())
        hairline(painter, 0, first.top(), self.width())
        paint_avatar(painter, square(name.left(), name.adjusted(0, 0, 0, -px(16)), px(28)), row.name, "small_strong")
        beside = name.adjusted(px(36), 0, 0, 0)
        middle = name.center().y() - px(8)
        words(painter, QRectF(beside.left(), middle - px(18), beside.width(), px(18)), row.name, "body_strong")
        words(painter, QRectF(beside.left(), middle, beside.width(), px(18)), row.note, "caption", "text3")
        for column, head in enumerate(self._heads):
            self._paint_cell(painter, number, column, row, head)

    def _paint_cell(self, painter: QPainter, number: int, column: int, row: TeamRow, head: DayHead) -> None:
        room = self.room(number, column)
        if head.day == self._today:
            painter.fillRect(room.adjusted(0, 1, 0, 0), today_shade())
        elif not head.workday:
            painter.fillRect(room.adjusted(0, 1, 0, 0), colour("canvas"))
        hairline(painter, room.left(), room.top(), room.height(), upright=True)
        if head.day in row.load:
            paint_load(painter, room.adjusted(0, -px(8), 0, 0), row.load[head.day])
        for place, block in enumerate(row.blocks.get(head.day, ())):
            is_focused = block.id == self.focused_id and shows_focus(self)
            paint_line(painter, self.line_of(number, column, place), block, is_focused, False)
        if outages := row.outages.get(head.day):
            paint_strip(painter, room)
            paint_outages(painter, self._foot_of(number, column), outages)
        if (number, column) == self.cell and self.focused_id is None and shows_focus(self):
            focus_ring(painter, room.adjusted(1, 1, -1, -1), px(4))

    def _explain(self, place: QPoint) -> str:
        found, cell = self._block_at(QPointF(place)), self._cell_at(QPointF(place))
        if found is not None:
            return f"{block_times(found)} {found.title}"
        return "\n".join(map(strip_words, self._outages_of(cell))) if cell is not None else ""

    def _outages_of(self, cell: Cell) -> Sequence[OutageStrip]:
        return self._rows[cell[0]].outages.get(self._heads[cell[1]].day, ())

    def _speak(self) -> None:
        block = self.block(self.focused_id)
        if block is not None:
            self.setAccessibleName(block_words(block))
        elif self._rows and self._heads:
            row, day = self._rows[self.cell[0]], self._heads[self.cell[1]].day
            count = self.tr("%n entry(s)", "", len(row.blocks.get(day, ())))
            parts = [row.name, near_day(day), count, *map(strip_words, row.outages.get(day, ()))]
            self.setAccessibleName(", ".join(parts))
        else:
            self.setAccessibleName(self.tr("Team"))

    def retheme(self) -> None:
        self._set_places()

    def retranslate(self) -> None:
        self._speak()

    # -- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block, cell = self._block_at(event.position()), self._cell_at(event.position())
        self._go(cell or self.cell, block.id if block is not None else None)
        is_taken = block is not None and block.movable and event.button() == Qt.MouseButton.LeftButton
        self._pressed = (block, cell, event.position()) if block is not None and cell is not None and is_taken else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        block, came_from, start = self._pressed
        if self._target is not None or (event.position() - start).manhattanLength() >= QApplication.startDragDistance():
            self._aim(block, self._cell_at(event.position()), came_from)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._stop()
        if pressed is not None and target is not None and target[1].ok:
            is_copy = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._copy if is_copy else self._take)(pressed[0], target[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.focused_id is not None:
            self.menu_asked.emit(self.focused_id, event.globalPos())

    def _aim(self, what: CalendarBlock | UUID, cell: Cell | None, came_from: Cell | None = None) -> None:
        """Show whether something may go to a cell; nothing is shown where it was taken from."""
        if cell is None or cell == came_from:
            self._target = None
        elif self._target is None or self._target[0] != cell:
            self._target = (cell, self._verdict(what, cell, came_from))
        self.update()

    def _verdict(self, what: CalendarBlock | UUID, cell: Cell, came_from: Cell | None) -> Verdict:
        is_visit = not isinstance(what, CalendarBlock) or what.style in GIVEN
        if came_from is not None and came_from[0] != cell[0] and not is_visit:
            return Verdict(False, self.tr("Only a planned visit can go to somebody else."))
        return self._judge(what, self._rows[cell[0]].id, self._heads[cell[1]].day)

    def _stop(self) -> None:
        self._pressed = self._target = None
        self.update()

    def _take(self, block: CalendarBlock, cell: Cell) -> None:
        self.moved.emit(block, self._rows[cell[0]].id, self._heads[cell[1]].day)

    def _copy(self, block: CalendarBlock, cell: Cell) -> None:
        self.copied.emit(block, self._rows[cell[0]].id, self._heads[cell[1]].day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._go(self._cell_at(event.position()) or self.cell, self.focused_id)
        self._enter()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._stop()

    def dropEvent(self, event: QDropEvent) -> None:
        account, target = dragged_account(event), self._target
        self._stop()
        if account is not None and target is not None and target[1].ok:
            event.acceptProposedAction()
            (row, column), _verdict = target
            self.dropped.emit(account, self._rows[row].id, self._heads[column].day)

    def _drag_over(self, event: QDragMoveEvent) -> None:
        account, cell = dragged_account(event), self._cell_at(event.position())
        if account is None or cell is None:
            event.ignore()
            return
        self._aim(account, cell)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    # -- keys

    def event(self, event: QEvent) -> bool:
        return claims(event, self.block(self.focused_id)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key, block = Qt.Key(event.key()), self.block(self.focused_id)
        if key in steps and self._rows and self._heads:
            row = min(max(self.cell[0] + steps[key][0], 0), len(self._rows) - 1)
            column = min(max(self.cell[1] + steps[key][1], 0), len(self._heads) - 1)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._shift(block, (row, column), is_copy=True)
            elif event.modifiers() & Qt.KeyboardModifier.AltModifier and block is not None:
                self._shift(block, (row, column))
            else:
                self._go((row, column), None)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._walk(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and block is not None and block.movable:
            self.removed.emit(block.id)
        elif key == Qt.Key.Key_Escape and (self._target is not None or block is not None):
            self._stop()
            self._go(self.cell, None)
        else:
            super().keyPressEvent(event)

    def _shift(self, block: CalendarBlock | None, cell: Cell, is_copy: bool = False) -> None:
        """Give a block, or a copy of it, to a cell beside its own, or say why it may not go there."""
        if block is None or not (block.movable or is_copy) or cell == self.cell:
            return
        verdict = self._verdict(block, cell, self.cell)
        if verdict.ok and is_copy:
            self._copy(block, cell)
        elif verdict.ok:
            self.cell = cell
            self._take(block, cell)
        else:
            room = self.room(*cell).toRect()
            QToolTip.showText(self.mapToGlobal(room.bottomLeft()), literal(verdict.text), self)

    def _go(self, cell: tuple[int, int], block: UUID | None) -> None:
        self.cell, self.focused_id = cell, block
        if self._heads:
            self.day_picked.emit(self._heads[cell[1]].day)
        self.focused.emit(block)
        self._speak()
        self.update()

    def _walk(self, by: int) -> None:
        order = list(self.blocks.values())
        if not order:
            return
        here = next((place for place, each in enumerate(order) if each.id == self.focused_id), -1 if by > 0 else 0)
        block = order[min(max(here + by, 0), len(order) - 1)]
        self._go(self._cell_of(block), block.id)

    def _cell_of(self, block: CalendarBlock) -> Cell:
        """Return the first cell in which a block stands."""
        rows = (number for number, row in enumerate(self._rows) if block in row.blocks.get(block.day, ()))
        days = (number for number, head in enumerate(self._heads) if head.day in block.days)
        return next(rows, self.cell[0]), next(days, self.cell[1])

    def _enter(self) -> None:
        if self.focused_id is not None:
            self.opened.emit(self.focused_id)
        elif self._rows and self._heads:
            self.row_opened.emit(self._rows[self.cell[0]].id, self._heads[self.cell[1]].day)
