"""How a block is painted (ui.md section 4, calendar block)."""

from datetime import time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from crm.domain.codes import Segment
from ui.texts.dates import clock_time, time_span
from ui.theme.look import colour, metrics, pixmap, px, segment_colour
from ui.widgets.badge import Tone
from ui.widgets.calendar.block import BlockStyle, CalendarBlock
from ui.widgets.marks import paint_segment
from ui.widgets.paint import rounded, square, text_width, words
from ui.widgets.wrapping import wrapped

BAR = 3
INSET = 8
MARK = 16
LINE = 16
NARROWEST = 28
"""A narrower block, one of very many at the same time, has no room for a word: a team's week has thousands of them."""


def paint_block(
    painter: QPainter, rect: QRectF, block: CalendarBlock, hovered: bool = False, lifted: bool = False
) -> None:
    """Paint a block inside its rectangle; a lifted one follows the pointer and has an edge all around."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, block, hovered, lifted)
    if rect.width() >= px(NARROWEST):
        painter.setClipRect(rect)
        _paint_words(painter, rect, block)
    painter.restore()


def _paint_ground(painter: QPainter, rect: QRectF, block: CalendarBlock, hovered: bool, lifted: bool) -> None:
    if block.style in (BlockStyle.DONE, BlockStyle.OTHER):
        rounded(painter, rect, px(6), fill=colour("hover" if hovered else "quiet"))
        return
    mark, tint = block_colour(block, "mark"), block_colour(block, "tint")
    if (block.style is BlockStyle.PROPOSED or block.is_waiting) and not lifted:
        # What lies under it, such as the words of an outage, must not shine through its own words.
        rounded(painter, rect, px(6), fill=colour("surface"))
        paint_undecided(painter, rect, block, px(6))
        return
    if rect.width() < px(NARROWEST):
        painter.fillRect(rect, tint)
        painter.fillRect(_bar(rect), mark)
    else:
        outline = QPainterPath()
        outline.addRoundedRect(rect, px(6), px(6))
        painter.fillPath(outline, tint)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(_bar(rect), mark)
        painter.restore()
    if lifted or hovered:
        rounded(painter, rect, px(6), edge=mark)


def paint_undecided(painter: QPainter, rect: QRectF, block: CalendarBlock, corner: float) -> None:
    """Paint the pale ground of what is no plan yet: dashed when proposed, with a whole edge when it waits."""
    pale = QColor(block_colour(block, "tint"))
    pale.setAlphaF(0.55)
    is_proposed = block.style is BlockStyle.PROPOSED
    rounded(painter, rect, corner, fill=pale, edge=block_colour(block, "mark"), width=1.25, dashed=is_proposed)


def block_sign(block: CalendarBlock) -> str:
    """Return the icon at the right of a block: it waits for approval, or it is fixed."""
    if block.is_waiting:
        return "hourglass"
    return "lock-simple" if block.style is BlockStyle.FIXED else ""


def _bar(rect: QRectF) -> QRectF:
    return QRectF(rect.left(), rect.top(), px(BAR), rect.height())


def today_shade() -> QColor:
    """Return the tint of today's column or cell; blocks in the colours of the segments still stand out on it."""
    shade = QColor(colour("accent_soft"))
    shade.setAlphaF(0.5)
    return shade


def block_colour(block: CalendarBlock, part: str) -> QColor:
    """Return the mark or tint of a block: of its tone, else of its segment, else the accent."""
    if block.tone not in (None, Tone.ACCENT):
        return colour({"mark": f"{block.tone}_fill", "tint": f"{block.tone}_soft", "text": f"{block.tone}"}[part])
    if block.tone is None and block.segment is not None:
        return segment_colour(Segment(block.segment), part)
    return colour({"mark": "accent", "tint": "accent_soft", "text": "accent_text"}[part])


def _paint_words(painter: QPainter, rect: QRectF, block: CalendarBlock) -> None:
    quiet = block.style in (BlockStyle.DONE, BlockStyle.OTHER)
    line = px(LINE) + 1
    rows = max(int((rect.height() - px(6)) // line), 1)
    left = rect.left() + px(INSET) + (0 if quiet else px(2))
    lead = 0 if block.style is BlockStyle.OTHER else px(MARK)
    sign = block_sign(block)
    lock = px(MARK) if sign else 0
    room = rect.right() - px(6) - left
    title = wrapped(block.title, "small_strong", max(room - lead - lock, px(16)), 2 if rows >= 3 else 1)
    top = rect.top() + (px(4) if rows > 1 else max((rect.height() - line) / 2, 0))
    first = QRectF(left, top, room, line)
    _paint_lead(painter, first, block)
    if sign:
        image = pixmap(sign, "text2", 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(rect.right() - px(20), first, px(14)).topLeft(), image)
    ink = "text2" if quiet else "text"
    for number, text in enumerate(title):
        spot = QRectF(left + lead, top + number * line, room - lead - (lock if number == 0 else 0), line)
        words(painter, spot, text, "small_strong", ink)
    below = [hours(block.start.time(), block.end.time(), room + px(6)), *block.lines]
    for number, text in enumerate(below[: max(rows - len(title), 0)], len(title)):
        words(painter, QRectF(left, top + number * line, room + px(6), line), text, "small", "text2")


def hours(start: time, end: time, room: float) -> str:
    """Return from when to when, the begin alone where there is no room for more."""
    times = time_span(start, end)
    return times if text_width(times, "small") <= room else clock_time(start)


def _paint_lead(painter: QPainter, line: QRectF, block: CalendarBlock) -> None:
    if block.style is BlockStyle.DONE:
        image = pixmap("check-circle-fill", "ok_fill", 13, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(line.left() - 1, line, px(13)).topLeft(), image)
    elif block.style is not BlockStyle.OTHER:
        paint_segment(painter, QRectF(line.left(), line.top(), px(9), line.height()), block.segment)


def paint_slot(painter: QPainter, rect: QRectF, allowed: bool) -> None:
    """Paint where a dragged block would come to stand."""
    fill, edge = ("accent_soft", "accent") if allowed else ("danger_soft", "danger_fill")
    rounded(painter, rect, px(6), fill=colour(fill), edge=colour(edge), width=2)


def paint_origin(painter: QPainter, rect: QRectF) -> None:
    """Paint the dashed place that a dragged block was taken from."""
    rounded(painter, rect, px(6), edge=colour("control"), dashed=True)


def hint_size(lines: list[str]) -> tuple[float, float]:
    """Return the size of the tooltip of a drag."""
    wide = max(
        metrics("small_strong" if not place else "small").horizontalAdvance(text) for place, text in enumerate(lines)
    )
    return wide + 2 * px(10), len(lines) * px(18) + px(10)


def paint_hint(painter: QPainter, rect: QRectF, lines: list[str], allowed: bool) -> None:
    """Paint the tooltip of a drag: the time in bold, then what it costs or why it is refused."""
    rounded(painter, rect, px(6), fill=colour("toast"), edge=None if allowed else colour("danger_fill"))
    for place, text in enumerate(lines):
        spot = QRectF(rect.left() + px(10), rect.top() + px(5) + place * px(18), rect.width() - 2 * px(10), px(18))
        words(painter, spot, text, "small_strong" if not place else "small", "toast_text")
