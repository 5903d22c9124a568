"""The header of a table: 36 px, a caret on the sorted column only, a check for all rows at the left."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.checks import paint_check
from ui.widgets.paint import focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.table.cells import GUTTER, SIDE
from ui.widgets.table.model import IdWindowModel

HEIGHT = 36
CARET = 14


class TableHeader(QHeaderView):
    """`sort_asked(key, descending)` when a sortable title is clicked.

    Tab reaches it where a title can be sorted by: Left and Right choose a sortable title, Enter or Space sorts by it.
    """

    sort_asked = Signal(str, bool)
    all_asked = Signal(bool)

    def __init__(self, model: IdWindowModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._sorted: tuple[str, bool] = ("", False)
        self._chosen = -1
        self._sortable = [place for place, column in enumerate(model.columns) if column.sortable]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._sortable else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Column titles"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(px(40))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        model.checked_changed.connect(lambda: self.viewport().update())

    def set_sorted(self, key: str, descending: bool) -> None:
        """Show the caret on this column."""
        self._sorted = (key, descending)
        self.viewport().update()

    def sorted_by(self) -> tuple[str, bool]:
        return self._sorted

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or resizing:
            return
        if place.x() < px(GUTTER) - px(SIDE):
            self.all_asked.emit(len(self._rows.checked_ids()) < self._rows.rowCount())
        else:
            self._ask_sort(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen < 0:
            self._choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._sortable:
            self._choose(self._sortable.index(self._chosen) + step if self._chosen in self._sortable else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort_by(self._chosen)
        else:
            event.ignore()

    def _choose(self, place: int) -> None:
        self._chosen = self._sortable[min(max(place, 0), len(self._sortable) - 1)]
        self.setAccessibleDescription(self._rows.columns[self._chosen].title)
        self.viewport().update()

    def _ask_sort(self, place: QPoint) -> None:
        self._sort_by(self.logicalIndexAt(place))

    def _sort_by(self, section: int) -> None:
        if section < 0 or not self._rows.columns[section].sortable:
            return
        key = self._rows.columns[section].key
        descending = self._sorted == (key, False)
        self.set_sorted(key, descending)
        self.sort_asked.emit(key, descending)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._rows.columns[section]
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, colour("surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("border"))
        active = self._sorted[0] == column.key
        left = px(GUTTER) if section == 0 else px(SIDE)
        inner = area.adjusted(left, 0, -px(SIDE), 0)
        if section == 0:
            self._paint_all_check(painter, area)
        style, ink = ("small_strong", "text") if active else ("small", "text2")
        if active:
            inner = self._paint_caret(painter, inner, column.title, bool(column.align & Qt.AlignmentFlag.AlignRight))
        words(painter, inner, column.title, style, ink, column.align)
        if section == self._chosen and shows_focus(self):
            focus_ring(painter, area.adjusted(2, 3, -2, -4), px(4))
        painter.restore()

    def _paint_caret(self, painter: QPainter, inner: QRectF, title: str, at_right: bool) -> QRectF:
        caret = "arrow-down" if self._sorted[1] else "arrow-up"
        image = pixmap(caret, "text", CARET, self.devicePixelRatioF())
        if at_right:
            inner = inner.adjusted(0, 0, -px(CARET + 4), 0)
            left = inner.right() + px(4)
        else:
            most = inner.width() - px(CARET + 4)
            left = inner.left() + min(text_width(title, "small_strong"), most) + px(4)
            inner = inner.adjusted(0, 0, -px(CARET + 4), 0)
        painter.drawPixmap(square(left, inner, px(CARET)).topLeft(), image)
        return inner

    def _paint_all_check(self, painter: QPainter, area: QRectF) -> None:
        checked = len(self._rows.checked_ids())
        every = checked > 0 and checked == self._rows.rowCount()
        paint_check(painter, QRectF(area.left() + px(14), area.top(), px(18), area.height()), every, checked > 0)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        end = self.length() - self.offset()
        if end < self.viewport().width():
            painter = QPainter(self.viewport())
            rest = QRectF(end, 0, self.viewport().width() - end, self.height())
            rounded(painter, rest, 0, fill=colour("surface"))
            painter.fillRect(QRectF(rest.left(), rest.bottom() - 1, rest.width(), 1), colour("border"))
