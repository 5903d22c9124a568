"""The header of a table: 36 px, carets on the sorted columns only, a check for all rows at the left."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from crm.domain.lists import SortKey
from ui.theme.look import colour, pixmap, px
from ui.widgets.bars import bare
from ui.widgets.checks import paint_check
from ui.widgets.paint import focus_ring, hairline, shows_focus, square, text_width, words
from ui.widgets.table.cells import GUTTER, SIDE
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.sorting import after_click
from ui.widgets.tips import SpotTips

HEIGHT = 36
CARET = 14
SECOND = 8
WIDER = 8
CORNER = 2
"""What lies in the round corner of the card around a table stays unpainted."""


class TableHeader(QHeaderView):
    """`sort_asked(sort)` when a sortable title is clicked; with Shift it becomes the second key.

    Tab reaches it: Left and Right choose a title, Enter or Space sorts by it (Shift: as the second key), Ctrl+Left
    and Ctrl+Right move it, Shift+Left and Shift+Right change its width. The first column keeps its place when the
    others scroll sideways.
    """

    sort_asked = Signal(object)
    all_asked = Signal(bool)
    resized = Signal()
    """A width was changed and the pointer let go."""
    menu_asked = Signal(QPoint)
    moved = Signal(str, int)
    """(key, by): the keyboard moves a column."""
    widened = Signal(str, int)

    def __init__(self, model: IdWindowModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        bare(self)
        self._rows = model
        self._sort: tuple[SortKey, ...] = ()
        self._chosen = -1
        self._pressed: QPoint | None = None
        sortable = any(column.sortable for column in model.columns)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if sortable else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Column titles"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(px(40))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        model.checked_changed.connect(lambda: self.viewport().update())
        SpotTips(self.viewport(), self._tip)

    def set_sorted(self, sort: Sequence[SortKey]) -> None:
        """Show the carets of these keys."""
        self._sort = tuple(sort)
        self.viewport().update()

    def sorted_by(self) -> tuple[SortKey, ...]:
        return self._sort

    def frozen_width(self) -> int:
        """Return how much of the left the first column covers while the others scroll under it."""
        return self.sectionSize(0) if self.offset() > 0 and self.count() else 0

    def section_at(self, place: QPoint) -> int:
        """Return the column that is seen at a place."""
        return 0 if place.x() < self.frozen_width() else self.logicalIndexAt(place)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    # -- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        if self._pressed.x() >= self.frozen_width():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = event.position().toPoint(), self._pressed
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        self._pressed = None
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        dragged = (place - pressed).manhattanLength() >= QApplication.startDragDistance()
        if resizing and place.x() >= self.frozen_width():
            self.resized.emit()
        elif not dragged and place.x() < px(GUTTER) - px(SIDE) and (self.frozen_width() or not self.offset()):
            self.all_asked.emit(self._rows.checked_count < self._rows.rowCount())
        elif not dragged:
            self._sort_by(self.section_at(place), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    # -- keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen < 0 or self.isSectionHidden(self._chosen):
            self._choose(0)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if step is not None:
            self._step(step, event.modifiers())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort_by(self._chosen, shift)
        else:
            event.ignore()

    def _step(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        key = self._rows.columns[self._chosen].key
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(key, step)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.widened.emit(key, step * WIDER)
            self.resized.emit()
        else:
            self._choose(self.visualIndex(self._chosen) + step)

    def _choose(self, visual: int) -> None:
        """Choose the sortable title at a place of the header, or the nearest one after it."""
        places = [self.logicalIndex(each) for each in range(self.count())]
        usable = [each for each in places if not self.isSectionHidden(each) and self._rows.columns[each].sortable]
        if not usable:
            return
        forward = visual >= self.visualIndex(self._chosen)
        after = [each for each in usable if self.visualIndex(each) >= visual]
        before = [each for each in usable if self.visualIndex(each) <= visual]
        self._chosen = (after or usable[-1:])[0] if forward else (before or usable[:1])[-1]
        self.setAccessibleDescription(self._rows.columns[self._chosen].title)
        self.viewport().update()

    def _sort_by(self, section: int, second: bool) -> None:
        if section < 0 or not self._rows.columns[section].sortable:
            return
        self.set_sorted(after_click(self._sort, self._rows.columns[section].key, second))
        self.sort_asked.emit(self._sort)

    def _tip(self, place: QPoint) -> str:
        """Return a title that is cut."""
        section = self.section_at(place)
        if section < 0:
            return ""
        column = self._rows.columns[section]
        room = self.sectionSize(section) - px(SIDE) - (px(GUTTER) if section == 0 else px(SIDE))
        room -= px(CARET + 4) if self._rank(column.key) else 0
        return column.title if text_width(column.title, "small_strong") > room + 0.5 else ""

    # -- painting

    def _rank(self, key: str) -> int:
        """Return 1 for the first sort key, 2 for the second, 0 for the others."""
        return next((rank for rank, each in enumerate(self._sort, 1) if each.column == key), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._rows.columns[section]
        area = QRectF(rect)
        painter.save()
        if section == 0 and self.offset() > 0:
            painter.fillRect(area.adjusted(CORNER, CORNER, 0, 0), colour("surface"))
        hairline(painter, area.left(), area.bottom() - 1, area.width())
        inner = area.adjusted(px(GUTTER) if section == 0 else px(SIDE), 0, -px(SIDE), 0)
        if section == 0:
            self._paint_all_check(painter, area)
        rank = self._rank(column.key)
        style, ink = ("small_strong", "text") if rank else ("small", "text2")
        if rank:
            inner = self._paint_caret(
                painter, inner, column.title, rank, bool(column.align & Qt.AlignmentFlag.AlignRight)
            )
        words(painter, inner, column.title, style, ink, column.align)
        if section == self._chosen and shows_focus(self):
            focus_ring(painter, area.adjusted(2, 3, -2, -4), px(4))
        painter.restore()

    def _paint_caret(self, painter: QPainter, inner: QRectF, title: str, rank: int, at_right: bool) -> QRectF:
        """Paint the caret, with a small 2 for the second key, and return the room for the title."""
        caret = "arrow-down" if self._sort[rank - 1].descending else "arrow-up"
        image = pixmap(caret, "text", CARET, self.devicePixelRatioF())
        taken = px(CARET + 4) + (px(SECOND) if rank > 1 else 0)
        rest = inner.adjusted(0, 0, -taken, 0)
        left = rest.right() if at_right else rest.left() + min(text_width(title, "small_strong"), rest.width())
        painter.drawPixmap(square(left + px(4), inner, px(CARET)).topLeft(), image)
        if rank > 1:
            spot = QRectF(left + px(CARET + 3), inner.top(), px(SECOND), inner.height())
            words(painter, spot, str(rank), "caption_strong", "text2")
        return rest

    def _paint_all_check(self, painter: QPainter, area: QRectF) -> None:
        checked = self._rows.checked_count
        every = checked > 0 and checked == self._rows.rowCount()
        paint_check(painter, QRectF(area.left() + px(14), area.top(), px(18), area.height()), every, checked > 0)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        painter = QPainter(self.viewport())
        end = self.length() - self.offset()
        if end < self.viewport().width():
            rest = QRectF(end, 0, self.viewport().width() - end, self.height())
            hairline(painter, rest.left(), rest.bottom() - 1, rest.width())
        frozen = self.frozen_width()
        if frozen:
            self.paintSection(painter, QRect(0, 0, frozen, self.height()), 0)
            hairline(painter, frozen - 1, 0, self.height(), upright=True)
