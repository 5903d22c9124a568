"""A line of text in which what somebody looks for stands on a tint."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from crm.domain.matching import Spans
from ui.theme.look import colour, metrics, px
from ui.widgets.paint import LEFT, rounded, short_words, text_width, words


def paint_matched(
    painter: QPainter, line: QRectF, title: str, spans: Spans, plain: str = "body", colour_of: str = "text"
) -> None:
    """Paint a text whose matched characters are strong on a tint; it is cut where it is too long."""
    strong = "small_strong" if plain == "small" else "body_strong"
    left, at = line.left(), 0
    for begin, end in spans:
        left += _stretch(painter, line, left, title[at:begin], plain, colour_of)
        left += _stretch(painter, line, left, title[max(at, begin) : end], strong, "accent_text", tinted=True)
        at = max(at, end)
    if at < len(title) and left < line.right():
        words(painter, QRectF(left, line.top(), line.right() - left, line.height()), title[at:], plain, colour_of, LEFT)


def _stretch(
    painter: QPainter, line: QRectF, left: float, text: str, style: str, ink: str, *, tinted: bool = False
) -> float:
    """Paint a part of a line that others follow; return how wide it is."""
    room = line.right() - left
    wide = min(text_width(text, style), room) if text else 0.0
    if wide <= 0:
        return 0.0
    if tinted:
        high = metrics(style).line
        back = QRectF(left, line.center().y() - high / 2, wide, high)
        rounded(painter, back, px(3), fill=colour("accent_soft"))
    paint = short_words if wide < room else words
    paint(painter, QRectF(left, line.top(), wide + 1, line.height()), text, style, ink, LEFT)
    return wide
