"""How a month is painted (mockup 14)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.texts.names import short_name
from ui.theme.look import colour, pixmap, px
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip
from ui.widgets.calendar.month_layout import LINE, NUMBER
from ui.widgets.calendar.painting import block_colour, paint_undecided, today_shade
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, focus_ring, hairline, rounded, square, text_width, words

BAR = 36


def paint_ground(painter: QPainter, room: QRectF, head: DayHead, is_today: bool, is_chosen: bool) -> None:
    """Paint a day's ground and edges."""
    if is_today:
        painter.fillRect(room, today_shade())
    elif not head.workday:
        painter.fillRect(room, colour("canvas"))
    hairline(painter, room.left(), room.top(), room.width())
    hairline(painter, room.left(), room.top(), room.height(), upright=True)
    if is_chosen:
        focus_ring(painter, room.adjusted(1, 1, -1, -1), px(4))


def paint_number(painter: QPainter, room: QRectF, head: DayHead, is_today: bool, is_inside: bool) -> None:
    """Paint the day's number and what is special about it."""
    text = str(head.day.day)
    line = QRectF(room.left() + px(8), room.top() + px(4), room.width() - px(16), px(NUMBER - 8))
    if is_today:
        box = QRectF(line.left() - px(2), line.top(), text_width(text, "body_strong") + px(12), px(20))
        rounded(painter, box, px(5), fill=colour("accent"))
        words(painter, box.adjusted(px(6), 0, 0, 0), text, "body_strong", "on_accent")
    else:
        words(painter, line, text, "body_strong", "text" if is_inside else "text3")
    if head.mark:
        left = line.left() + text_width(text, "body_strong") + px(10)
        words(painter, QRectF(left, line.top(), line.right() - left, line.height()), head.mark, "caption", "text3")


def paint_load(painter: QPainter, room: QRectF, share: float) -> None:
    """Paint how full a day is: amber from the whole on."""
    track = QRectF(room.right() - px(BAR + 8), room.top() + px(12), px(BAR), px(5))
    rounded(painter, track, px(2.5), fill=colour("hover"))
    filled = QRectF(track.left(), track.top(), track.width() * min(share, 1.0), track.height())
    if share > 0:
        rounded(painter, filled, px(2.5), fill=colour("warn_fill" if share >= 1 else "text3"))


def paint_line(painter: QPainter, room: QRectF, block: CalendarBlock, is_focused: bool, hovered: bool) -> None:
    """Paint one visit or appointment in a line."""
    left = room.left() + px(6)
    if block.style is BlockStyle.DONE:
        image = pixmap("check", "ok_fill", 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(left, room, px(12)).topLeft(), image)
        ink = "text2"
    else:
        _paint_tint(painter, room, block, hovered)
        paint_segment(painter, QRectF(left, room.top(), px(9), room.height()), block.segment)
        ink = "text"
    lead = px(16) if block.style is BlockStyle.DONE or block.segment is not None else 0
    sign = px(14) if block.is_waiting else 0
    if sign:
        image = pixmap("hourglass", "text2", 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(room.right() - px(16), room, px(12)).topLeft(), image)
    words(
        painter,
        QRectF(left + lead, room.top(), room.right() - left - lead - px(4) - sign, room.height()),
        short_name(block.title),
        "small",
        ink,
    )
    if is_focused:
        focus_ring(painter, room, px(4))


def _paint_tint(painter: QPainter, room: QRectF, block: CalendarBlock, hovered: bool) -> None:
    if block.style is BlockStyle.OTHER:
        rounded(painter, room, px(4), fill=colour("hover" if hovered else "quiet"))
        return
    if block.style is BlockStyle.PROPOSED or block.is_waiting:
        paint_undecided(painter, room, block, px(4))
        return
    mark, tint = block_colour(block, "mark"), block_colour(block, "tint")
    rounded(painter, room, px(4), fill=tint, edge=mark if hovered else None)


def paint_foot(painter: QPainter, room: QRectF, outages: list[OutageStrip], more: str) -> None:
    """Paint the outages of a day at its foot, and how many blocks found no line."""
    foot = QRectF(room.left() + px(8), room.bottom() - px(LINE) - px(2), room.width() - px(12), px(LINE))
    if outages:
        paint_outages(painter, foot, outages)
        foot.moveTop(foot.top() - px(LINE))
    if more:
        words(painter, foot, more, "caption", "text2", LEFT)


def paint_outages(painter: QPainter, line: QRectF, outages: Sequence[OutageStrip]) -> None:
    """Paint the outages of a day in a line: the first by its feeder, and how many more there are."""
    image = pixmap("wrench", "info", 12, painter.device().devicePixelRatioF())
    painter.drawPixmap(square(line.left(), line, px(12)).topLeft(), image)
    text = outages[0].title if len(outages) == 1 else f"{outages[0].title} +{len(outages) - 1}"
    words(painter, line.adjusted(px(16), 0, 0, 0), text, "caption", "info")


def paint_strip(painter: QPainter, room: QRectF) -> None:
    """Paint the strip at the left of a day that says that own feeders are off."""
    rounded(
        painter, QRectF(room.left() + 1, room.top() + px(4), px(3), room.height() - px(8)), px(1.5), colour("info_fill")
    )


def paint_drop(painter: QPainter, room: QRectF, text: str, allowed: bool) -> None:
    """Paint the day that a drag would go to."""
    box = room.adjusted(px(5), px(NUMBER), -px(5), -px(5))
    fill, edge = ("accent_soft", "accent") if allowed else ("danger_soft", "danger_fill")
    rounded(painter, box, px(6), fill=colour(fill), edge=colour(edge), width=2)
    inner = box.adjusted(px(6), 0, -px(6), 0)
    words(painter, inner, text, "small_strong", "accent_text" if allowed else "danger")
