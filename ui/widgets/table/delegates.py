"""Delegates for cells that are more than text: segment, due badge, rating, number, two lines, avatar, progress."""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme.look import metrics, px
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import Tone, paint_badge
from ui.widgets.marks import paint_segment, segment_name
from ui.widgets.paint import LEFT, RIGHT, middle, square, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.table.cells import CellDelegate, Index, value_of
from ui.widgets.table.model import IdWindowModel

LOW_RATING = 3.5
"""A rating under this is painted red (ui.md section 4, Table)."""

RATING_BAR = 30


class Urgency(StrEnum):
    """How near a due date is (ui.md section 9, screen 02)."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    NONE = "none"


class Due(Struct, frozen=True):
    """What a due cell shows: words and their urgency."""

    text: str
    urgency: Urgency = Urgency.LATER


class SegmentDelegate(CellDelegate):
    """Mark and name; the column's value is a `Segment`."""

    LEAD = 18

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        segment = value_of(model, index)
        if segment:
            paint_segment(painter, QRectF(rect.left(), rect.top(), px(10), rect.height()), segment)
            words(painter, rect.adjusted(px(18), 0, 0, 0), segment_name(segment), "body", "text2")


class MarkedNameDelegate(CellDelegate):
    """Mark before the text of the cell; the column's value is a `Segment`."""

    LEAD = 18

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        paint_segment(painter, QRectF(rect.left(), rect.top(), px(10), rect.height()), value_of(model, index))
        super().paint_value(painter, rect.adjusted(px(18), 0, 0, 0), model, index, current)


class DueDelegate(CellDelegate):
    """A badge when overdue or today, amber words when soon, plain words otherwise; the value is a `Due`."""

    LEAD = 30

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        due = value_of(model, index)
        if not isinstance(due, Due):
            return
        if due.urgency is Urgency.OVERDUE:
            paint_badge(painter, rect.left(), rect, due.text, Tone.DANGER, "warning-circle", rect.width())
        elif due.urgency is Urgency.TODAY:
            paint_badge(painter, rect.left(), rect, due.text, Tone.ACCENT, "calendar-check", rect.width())
        elif due.urgency is Urgency.SOON:
            words(painter, rect, due.text, "body_medium", "warn")
        else:
            words(painter, rect, due.text, "body", "text2")


class BadgeDelegate(CellDelegate):
    """A badge; the column's value is (words, tone) or (words, tone, icon), None for plain words."""

    LEAD = 30

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        value = value_of(model, index)
        if value is None:
            super().paint_value(painter, rect, model, index, current)
            return
        icon = value[2] if len(value) > 2 else ""
        paint_badge(painter, rect.left(), rect, value[0], value[1], icon, rect.width())


class RatingDelegate(CellDelegate):
    """The number and a 30 px bar, red under 3.5; the column's value is a mean of 1 to 5, or None."""

    LEAD = None

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        rating = value_of(model, index)
        if rating is None:
            words(painter, rect, "—", "body", "text3")
            return
        low = rating < LOW_RATING
        words(painter, rect, f"{rating:.1f}", "body_medium", "danger" if low else "text")
        left = rect.left() + text_width("0.0", "body_medium") + px(8)
        track = middle(QRectF(left, rect.top(), px(RATING_BAR), rect.height()), px(4))
        paint_bar(painter, track, rating / 5, "danger_fill" if low else "control")


class NumberDelegate(CellDelegate):
    """Figures at the right, as the column's text writes them."""

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        column, row = model.columns[index.column()], model.row_at(index.row())
        ink, text = (column.tone(row) if column.tone else "") or "text", column.text(row)
        words(painter, rect, text, "body_medium", ink, RIGHT)


class TwoLineDelegate(CellDelegate):
    """A line and a smaller one under it; the column's value is (first, second). Needs roomy rows."""

    LEAD = None

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        first, second = value_of(model, index)
        upper, lower = metrics("body_medium").line, metrics("small").line
        top = rect.center().y() - (upper + lower) / 2
        words(painter, QRectF(rect.left(), top, rect.width(), upper), first, "body_medium", "text", LEFT)
        words(painter, QRectF(rect.left(), top + upper, rect.width(), lower), second, "small", "text2", LEFT)


class AvatarDelegate(CellDelegate):
    """The circle of a person before the name; the column's text is the name."""

    LEAD = 32

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        name = model.columns[index.column()].text(model.row_at(index.row()))
        paint_avatar(painter, square(rect.left(), rect, px(24)), name, "caption")
        words(painter, rect.adjusted(px(32), 0, 0, 0), name, "body_medium", "text")


class ProgressDelegate(CellDelegate):
    """A 4 px bar over the width of the cell; the column's value is a share of 0 to 1 or (share, token)."""

    LEAD = None

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        value = value_of(model, index)
        share, ink = value if isinstance(value, tuple) else (value, "accent")
        paint_bar(painter, middle(rect, px(4)), share or 0.0, ink)
