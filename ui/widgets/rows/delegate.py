"""How rows and headings are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.look import colour, font, metrics, pixmap, px
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import badge_width, paint_badge
from ui.widgets.checks import paint_round_check
from ui.widgets.forms.text_line import TextLine
from ui.widgets.icon import paint_tinted_icon
from ui.widgets.labels import overline
from ui.widgets.marks import paint_segment
from ui.widgets.paint import RIGHT, focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.rows.items import Heading, Item, Row, RowModel

HIGH = 48
LOW = 40
HEADING = 32
SIDE = 16
BAR = 60
BUTTON = 28
SIGN = 14

Index = QModelIndex | QPersistentModelIndex


def action_area(rect: QRectF, row: Row) -> QRectF:
    """Return where the action button of a row stands."""
    wide = text_width(row.action, "small_strong") + px(24) + (px(20) if row.action_icon else 0)
    return QRectF(rect.right() - px(SIDE) - wide, rect.center().y() - px(BUTTON) / 2, wide, px(BUTTON))


def check_area(rect: QRectF) -> QRectF:
    """Return where the round check of a task stands."""
    return QRectF(rect.left(), rect.top(), px(SIDE + 24), rect.height())


def high_of(item: Item) -> int:
    """Return how high a heading or a row is."""
    return px(HEADING if isinstance(item, Heading) else HIGH if item.second else LOW)


class RowDelegate(QStyledItemDelegate):
    """Paints headings and rows; `hot` is the row under the pointer, `in_check` whether it is over the round check."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hot = -1
        self.in_check = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(RowModel.ITEM)
        return QSize(px(160), high_of(item) if item is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(RowModel.ITEM)
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(item, Heading):
            line = QRectF(rect.left() + px(SIDE), rect.top() + px(8), rect.width() - 2 * px(SIDE), px(20))
            words(painter, line, overline(item.text), "overline", item.ink)
        elif isinstance(item, Row):
            # Not by the option's state: the numbers of QStyle alone take 10 ms to load, before the first page.
            view = option.widget
            current = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)
            focused = current and shows_focus(view)
            self._paint_row(painter, rect, item, index.row() == self.hot, focused)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row, hot: bool, focused: bool) -> None:
        box = rect.adjusted(px(6), 1, -px(6), -1)
        if row.faded:
            rounded(painter, box, px(6), edge=colour("control"), dashed=True)
            painter.setOpacity(0.45)
        elif hot or focused:
            rounded(painter, box, px(6), fill=colour("hover"))
        left = self._paint_lead(painter, rect, row, hot)
        is_active = hot or focused
        right = self._paint_tail(painter, rect, row, is_active)
        is_covered = row.badge is not None or (is_active and bool(row.action))
        under = right - px(8) if is_covered else rect.right() - px(SIDE)
        self._paint_words(painter, QRectF(left, rect.top(), right - left - px(8), rect.height()), row, under)
        if focused:
            focus_ring(painter, box, px(6))

    def _paint_lead(self, painter: QPainter, rect: QRectF, row: Row, hot: bool) -> float:
        """Paint check, initials, tile or mark; return where the words begin."""
        left = rect.left() + px(SIDE)
        upper = QRectF(left, self._top(rect, row), px(12), metrics("body_medium").line)
        if row.done is not None:
            spot = QRectF(left, upper.top(), px(16), upper.height())
            paint_round_check(painter, spot, row.done, hot and self.in_check)
            return left + px(28)
        if row.person:
            paint_avatar(painter, square(left, rect, px(36)), row.name, "body_strong")
            return left + px(48)
        if row.icon:
            paint_tinted_icon(painter, square(left, rect, px(32)), row.icon, row.tone)
            return left + px(44)
        if row.segment is not None and not row.mark_below:
            paint_segment(painter, upper, row.segment)
            return left + px(18)
        return left

    def _paint_tail(self, painter: QPainter, rect: QRectF, row: Row, active: bool) -> float:
        """Paint action, bar and value; return where they begin."""
        right = rect.right() - px(SIDE)
        line = QRectF(rect.left(), self._top(rect, row), rect.width(), metrics("body_medium").line)
        if active and row.action:
            area = action_area(rect, row)
            self._paint_action(painter, area, row)
            right = area.left() - px(12)
            if row.share is None:
                return right
        elif row.share is not None:
            track = QRectF(right - px(BAR), line.center().y() - px(2), px(BAR), px(4))
            paint_bar(painter, track, row.share, row.share_ink)
            right = track.left() - px(12)
        return self._paint_signs(painter, self._paint_value(painter, right, line, row), line, row)

    def _paint_value(self, painter: QPainter, right: float, line: QRectF, row: Row) -> float:
        if row.badge is not None:
            wide = badge_width(row.value, "")
            paint_badge(painter, right - wide, line, row.value, row.badge)
            return right - wide
        wide = text_width(row.value, "small_strong") + 1
        style = "small_strong" if row.value_ink not in ("text2", "text3") else "small_medium"
        words(painter, QRectF(right - wide, line.top(), wide, line.height()), row.value, style, row.value_ink, RIGHT)
        return right - wide if row.value else right

    def _paint_signs(self, painter: QPainter, right: float, line: QRectF, row: Row) -> float:
        for sign in reversed(row.signs):
            gap = px(8) if row.value or sign is not row.signs[-1] else 0
            spot = square(right - gap - px(SIGN), line, px(SIGN))
            image = pixmap(sign.icon, sign.ink, SIGN, painter.device().devicePixelRatioF())
            painter.drawPixmap(spot.topLeft(), image)
            right = spot.left()
        return right

    def _paint_action(self, painter: QPainter, area: QRectF, row: Row) -> None:
        rounded(painter, area, px(6), fill=colour("surface"), edge=colour("border_strong"))
        left = area.left() + px(12)
        if row.action_icon:
            image = pixmap(row.action_icon, "text", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(square(left - px(2), area, px(14)).topLeft(), image)
            left += px(18)
        words(painter, area.adjusted(left - area.left(), 0, 0, 0), row.action, "small_strong")

    def _paint_words(self, painter: QPainter, room: QRectF, row: Row, under: float) -> None:
        """Paint name and second line, which goes on to `under`: a value beside the name leaves that free."""
        top, upper, lower = self._top(room, row), metrics("body_medium").line, metrics("small").line
        ink = "text3" if row.done else "text"
        words(painter, QRectF(room.left(), top, room.width(), upper), row.name, "body_medium", ink)
        if not row.second:
            return
        second = QRectF(room.left(), top + upper, under - room.left(), lower)
        if row.segment is not None and row.mark_below:
            paint_segment(painter, QRectF(second.left(), second.top(), px(9), lower), row.segment)
            second = second.adjusted(px(15), 0, 0, 0)
        words(painter, second, row.second, "small", "text3")

    def _top(self, rect: QRectF, row: Row) -> float:
        high = metrics("body_medium").line + (metrics("small").line if row.second else 0)
        return round(rect.center().y() - high / 2)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = TextLine("", parent, inline=True)
        editor.setFont(font("body"))
        editor.setAccessibleName(index.data(RowModel.ITEM).name)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowModel.ITEM)
        lead = px(SIDE + 20) if row.done is not None else px(SIDE)
        editor.setGeometry(option.rect.adjusted(lead, 2, -px(SIDE), 0))
        editor.setFixedHeight(px(26))
