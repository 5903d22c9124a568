"""A month of visits and appointments, a line each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
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

from ui.texts.dates import near_day, weekday_name
from ui.theme.look import colour, px
from ui.widgets.calendar.block import CalendarBlock, DayHead, OutageStrip, Verdict, by_day, strips_by_day
from ui.widgets.calendar.keys import claims
from ui.widgets.calendar.month_layout import MonthLayout
from ui.widgets.calendar.month_paint import (
    paint_drop,
    paint_foot,
    paint_ground,
    paint_line,
    paint_load,
    paint_number,
)
from ui.widgets.calendar.pointer import dragged_account
from ui.widgets.calendar.times import block_times, block_words
from ui.widgets.paint import LEFT, rounded, shows_focus, words
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips, literal

DayJudge = Callable[[CalendarBlock | UUID, date], Verdict]
"""(block, or the id of a dragged account; day) -> whether it may go there, with a line that says why or when."""


class MonthView(Themed, QWidget):
    """Arrows walk the days, J K the blocks, Alt with an arrow moves the block by a day or a week, Ctrl copies it.

    Enter on a day without a block in focus asks for the day itself: `day_opened`.
    """

    opened = Signal(object)
    removed = Signal(object)
    moved = Signal(object, object, object)
    """(id, start, end)"""
    copied = Signal(object, object, object)
    dropped = Signal(object, object)
    """(account id, day)"""
    day_picked = Signal(object)
    day_opened = Signal(object)
    focused = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: dict[date, DayHead] = {}
        self._blocks: dict[date, list[CalendarBlock]] = {}
        self._outages: dict[date, list[OutageStrip]] = {}
        self._load: Mapping[date, float] = {}
        self._first, self._today = date(2000, 1, 1), date(2000, 1, 1)
        self.day: date | None = None
        self.focused_id: UUID | None = None
        self._hovered: UUID | None = None
        self._pressed: tuple[CalendarBlock, QPointF] | None = None
        self._target: tuple[date, Verdict] | None = None
        self._judge: DayJudge = lambda _what, _day: Verdict(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        SpotTips(self, self._explain)
        self.start_look()

    # -- what is shown

    def set_month(self, heads: Sequence[DayHead], first: date, today: date) -> None:
        """Show the weeks of a month; `heads` has every day of them."""
        self._heads = {head.day: head for head in heads}
        self._first, self._today = first, today
        self.update()

    def set_blocks(self, blocks: Sequence[CalendarBlock]) -> None:
        """Show these blocks, a line on each of their days."""
        self.set_days(by_day(blocks))

    def set_days(self, days: dict[date, list[CalendarBlock]]) -> None:
        """Show what `by_day` made of blocks; a month of a whole team takes too long for the GUI thread."""
        self._blocks = days
        if self.block(self.focused_id) is None:
            self._focus(None)
        self.update()

    def set_outages(self, outages: Sequence[OutageStrip]) -> None:
        """Show these outages at the foot of their days."""
        self._outages = strips_by_day(outages)
        self.update()

    def set_load(self, load: Mapping[date, float]) -> None:
        """Show how full days are, 1 for a full day."""
        self._load = load
        self.update()

    def set_judge(self, judge: DayJudge) -> None:
        """Give the callback that says whether something may go to a day."""
        self._judge = judge

    def block(self, id: UUID | None) -> CalendarBlock | None:
        """Return a block that is shown."""
        if id is None:
            return None
        return next((each for day in self._blocks.values() for each in day if each.id == id), None)

    def pick(self, day: date | None) -> None:
        """Choose a day."""
        self.day = day
        if day is not None:
            self.day_picked.emit(day)
        self._speak()
        self.update()

    def _focus(self, id: UUID | None) -> None:
        self.focused_id = id
        self.focused.emit(id)
        self._speak()
        self.update()

    def _speak(self) -> None:
        block = self.block(self.focused_id)
        if block is not None:
            self.setAccessibleName(block_words(block))
        elif self.day is not None:
            count = self.tr("%n entry(s)", "", len(self._blocks.get(self.day, ())))
            self.setAccessibleName(f"{near_day(self.day)}, {count}")
        else:
            self.setAccessibleName(self.tr("Month"))

    def retranslate(self) -> None:
        self._speak()

    # -- look

    def _layout(self) -> MonthLayout:
        return MonthLayout(self._first, self.width(), self.height())

    def line_of(self, id: UUID) -> QRectF:
        """Return where a block's line stands; empty when it found none."""
        layout, block = self._layout(), self.block(id)
        if block is None:
            return QRectF()
        cell = layout.cell(block.day, self._blocks[block.day], block.day in self._outages)
        return next((room for each, room in cell.lines if each.id == id), QRectF())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(8), fill=colour("surface"), edge=colour("border"))
        layout = self._layout()
        for column in range(7):
            room = layout.head(column)
            words(painter, room.adjusted(px(8), 0, 0, 0), weekday_name(column), "small_medium", "text2", LEFT)
        for day in layout.days():
            self._paint_day(painter, layout, day)
        if self._target is not None:
            day, verdict = self._target
            paint_drop(painter, layout.room(day), verdict.text, verdict.ok)

    def _paint_day(self, painter: QPainter, layout: MonthLayout, day: date) -> None:
        head = self._heads.get(day) or DayHead(day)
        is_today, is_inside = day == self._today, day.month == layout.first.month
        cell = layout.cell(day, self._blocks.get(day, []), day in self._outages)
        is_chosen = day == self.day and self.focused_id is None and shows_focus(self)
        paint_ground(painter, cell.room, head, is_today, is_chosen)
        paint_number(painter, cell.room, head, is_today, is_inside)
        if is_inside and day in self._load:
            paint_load(painter, cell.room, self._load[day])
        for block, room in cell.lines:
            is_focused = block.id == self.focused_id and shows_focus(self)
            paint_line(painter, room, block, is_focused, block.id == self._hovered)
        more = self.tr("+%n more", "", cell.hidden) if cell.hidden else ""
        paint_foot(painter, cell.room, self._outages.get(day, []), more)

    def _explain(self, place: QPoint) -> str:
        found = self._at(QPointF(place))
        if found is None:
            return ""
        return "\n".join((f"{block_times(found)} {found.title}", *found.lines))

    # -- pointer

    def _at(self, place: QPointF) -> CalendarBlock | None:
        layout = self._layout()
        day = layout.day_at(place)
        if day is None:
            return None
        cell = layout.cell(day, self._blocks.get(day, []), day in self._outages)
        return next((block for block, room in cell.lines if room.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        block = self._at(place)
        self._focus(block.id if block else None)
        self.pick(self._layout().day_at(place))
        movable = block is not None and block.movable and event.button() == Qt.MouseButton.LeftButton
        self._pressed = (block, place) if block is not None and movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed is None:
            found = self._at(place)
            hovered = found.id if found else None
            if hovered != self._hovered:
                self._hovered = hovered
                self.update()
            return
        block, start = self._pressed
        if self._target is not None or (place - start).manhattanLength() >= QApplication.startDragDistance():
            self._aim(block, self._layout().day_at(place), self._layout().day_at(start))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._stop()
        came_from = self._layout().day_at(pressed[1]) if pressed is not None else None
        if pressed is not None and came_from is not None and target is not None and target[1].ok:
            by, is_copy = target[0] - came_from, event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._copy if is_copy else self._take)(pressed[0], by)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block, day = self._at(event.position()), self._layout().day_at(event.position())
        if block is not None:
            self.opened.emit(block.id)
        elif day is not None:
            self.day_opened.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.focused_id is not None:
            self.menu_asked.emit(self.focused_id, event.globalPos())

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
            self.dropped.emit(account, target[0])

    def _drag_over(self, event: QDragMoveEvent) -> None:
        account = dragged_account(event)
        if account is None:
            event.ignore()
            return
        self._aim(account, self._layout().day_at(event.position()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _aim(self, what: CalendarBlock | UUID, day: date | None, came_from: date | None = None) -> None:
        """Show whether something may go to a day; a block stays allowed where it was taken from."""
        if day is None or day == came_from:
            self._target = None
        elif self._target is None or self._target[0] != day:
            verdict = self._judge(what, day)
            text = verdict.text or self.tr("Drop on {day}").format(day=near_day(day))
            self._target = (day, Verdict(verdict.ok, text))
        self.update()

    def _stop(self) -> None:
        self._pressed = self._target = None
        self.update()

    def _take(self, block: CalendarBlock, by: timedelta) -> None:
        self.moved.emit(block.id, block.start + by, block.end + by)

    def _copy(self, block: CalendarBlock, by: timedelta) -> None:
        self.copied.emit(block.id, block.start + by, block.end + by)

    # -- keys

    def event(self, event: QEvent) -> bool:
        return claims(event, self.block(self.focused_id)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        block = self.block(self.focused_id)
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if block is not None:
                self._copy(block, timedelta(days=steps[key]))
        elif key in steps and alt:
            self._shift(block, timedelta(days=steps[key]))
        elif key in steps:
            self._focus(None)
            self.pick((self.day or self._today) + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._walk(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(block)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and block is not None and block.movable:
            self.removed.emit(block.id)
        elif key == Qt.Key.Key_Escape and (self._target is not None or block is not None):
            self._stop()
            self._focus(None)
        else:
            super().keyPressEvent(event)

    def _enter(self, block: CalendarBlock | None) -> None:
        if block is not None:
            self.opened.emit(block.id)
        elif self.day is not None:
            self.day_opened.emit(self.day)

    def _shift(self, block: CalendarBlock | None, by: timedelta) -> None:
        """Move a block by days, or say why it may not go there."""
        if block is None or not block.movable:
            return
        verdict = self._judge(block, block.day + by)
        if verdict.ok:
            self._take(block, by)
        else:
            room = self._layout().room(block.day).toRect()
            QToolTip.showText(self.mapToGlobal(room.bottomLeft()), literal(verdict.text), self)

    def _walk(self, by: int) -> None:
        found = (each for day in sorted(self._blocks) for each in self._blocks[day])
        order = list({each.id: each for each in found}.values())
        if not order:
            return
        here = next((place for place, each in enumerate(order) if each.id == self.focused_id), None)
        if here is None:
            place = next((n for n, each in enumerate(order) if each.day >= (self.day or self._today)), len(order) - 1)
        else:
            place = min(max(here + by, 0), len(order) - 1)
        self._focus(order[place].id)
        self.day = order[place].day
