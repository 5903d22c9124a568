"""How an issue is painted as a card of the board."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm.domain.clock import Clock
from crm.domain.issues import IssueRow, Standing, standing
from ui.texts.issues import deadline_words
from ui.theme.look import colour, metrics, pixmap, px
from ui.widgets.badge import Tone, paint_badge
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, focus_ring, rounded, shows_focus, square, words
from ui.widgets.table.model import IdWindowModel
from ui.widgets.wrapping import wrapped

GAP, SIDE, TOP, LINES, BOTTOM = 4, 8, 8, 2, 24
TONES = {Standing.LATE: (Tone.DANGER, "warning-circle"), Standing.NEAR: (Tone.WARN, "clock")}

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Two lines of what was raised, the account, the deadline: a badge only where somebody must act."""

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self.hot = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = LINES * metrics("body_medium").line + metrics("small").line + px(2 * TOP + BOTTOM + 2 * GAP)
        return QSize(px(120), round(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(IdWindowModel.ROW)
        box = QRectF(option.rect).adjusted(px(GAP), px(GAP), -px(GAP), -px(GAP))
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = "accent" if current else "border"
        painter.save()
        rounded(painter, box, px(6), fill=colour("hover" if index.row() == self.hot else "surface"), edge=colour(edge))
        if isinstance(row, IssueRow):
            self._paint_row(painter, box.adjusted(px(SIDE), px(TOP), -px(SIDE), -px(TOP)), row)
        if current and isinstance(option.widget, QWidget) and shows_focus(option.widget):
            focus_ring(painter, box, px(6))
        painter.restore()

    def _paint_row(self, painter: QPainter, room: QRectF, row: IssueRow) -> None:
        high = metrics("body_medium").line
        for number, line in enumerate(wrapped(row.text, "body_medium", room.width(), LINES)):
            area = QRectF(room.left(), room.top() + number * high, room.width(), high)
            words(painter, area, line, "body_medium", "text", LEFT)
        below = QRectF(room.left(), room.top() + LINES * high, room.width(), metrics("small").line)
        paint_segment(painter, QRectF(below.left(), below.top(), px(12), below.height()), row.segment)
        words(painter, below.adjusted(px(16), 0, 0, 0), row.account, "small", "text2", LEFT)
        self._paint_deadline(painter, QRectF(room.left(), below.bottom(), room.width(), px(BOTTOM)), row)

    def _paint_deadline(self, painter: QPainter, room: QRectF, row: IssueRow) -> None:
        text, badge = deadline_words(row, self._clock), TONES.get(standing(row, self._clock.now()))
        lifted = row.is_open and row.escalation is not None
        most = room.width() - (px(20) if lifted else 0)
        if badge is not None:
            paint_badge(painter, room.left(), room, text, badge[0], badge[1], most)
        elif text:
            words(painter, QRectF(room.left(), room.top(), most, room.height()), text, "small", "text2", LEFT)
        if lifted:
            image = pixmap("user-circle-plus", "danger", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(square(room.right() - px(16), room, px(16)).topLeft(), image)
