"""Small painting helpers that every painted part shares."""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, metrics

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = Qt.TextFlag.TextSingleLine.value
_SHARE = {LEFT: 0.0, CENTER: 0.5, RIGHT: 1.0}
"""Which share of the free width stands to the left of a line."""


def rounded(
    painter: QPainter,
    rect: QRectF | QRect,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded rectangle; the edge lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect)
    if edge is not None:
        area, width = on_dots(painter, area), whole_dots(painter, width)
    inset = width / 2 if edge is not None else 0.0
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    pen = QPen(edge if edge is not None else Qt.PenStyle.NoPen)
    if edge is not None:
        pen.setWidthF(width)
        if dashed:
            pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def hairline(
    painter: QPainter, left: float, top: float, length: float, upright: bool = False, ink: str = "border"
) -> None:
    """Paint a line of one pixel, by its token; all are alike where a pixel is one and a half dots of the screen."""
    line = QRectF(left, top, 1, length) if upright else QRectF(left, top, length, 1)
    if not _is_whole(painter):
        line = on_dots(painter, line)
        thin = whole_dots(painter, 1)
        line.setSize(QSizeF(thin, line.height()) if upright else QSizeF(line.width(), thin))
    painter.fillRect(line, colour(ink))


def on_dots(painter: QPainter, area: QRectF) -> QRectF:
    """Return a rectangle whose sides lie between dots of the screen: between them a line would blur."""
    if _is_whole(painter):
        return area
    place = painter.deviceTransform()
    seen = place.mapRect(area)
    sides = [floor(side + 0.5) for side in (seen.left(), seen.top(), seen.right(), seen.bottom())]
    return place.inverted()[0].mapRect(QRectF(QPointF(*sides[:2]), QPointF(*sides[2:])))


def whole_dots(painter: QPainter, width: float) -> float:
    """Return the width of a line in whole dots of the screen, one at least."""
    ratio = painter.deviceTransform().m11()
    return width if _is_whole(painter) else max(floor(width * ratio), 1) / ratio


def _is_whole(painter: QPainter) -> bool:
    """Say whether a pixel is a whole number of dots; a turned painter counts as one, its lines are words."""
    return painter.deviceTransform().m11().is_integer()


def words(
    painter: QPainter,
    rect: QRectF | QRect,
    text: str,
    style: str,
    token: str | QColor = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> bool:
    """Paint one line in a text style, cut with an ellipsis where it is too long; say whether it was cut."""
    area = QRectF(rect)
    shown = metrics(style).cut(text, max(area.width() + 0.5, 0.0))
    short_words(painter, area, shown, style, token, align)
    return shown != text


def short_words(
    painter: QPainter,
    area: QRectF,
    text: str,
    style: str,
    token: str | QColor = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line that is known to fit, to the left, right or in the middle: it is neither cut nor shaped again.

    A line that is larger than the area is left to Qt, which clips it.
    """
    face = metrics(style)
    line = face.laid(text)
    painter.setFont(face.font)
    painter.setPen(colour(token) if isinstance(token, str) else token)
    beside, above = area.width() - line.width, area.height() - line.height
    if beside < 0 or above < 0:
        painter.drawText(area, align.value | _ONE_LINE, text)
        return
    left = area.left() + beside * _SHARE[align]
    painter.drawStaticText(QPointF(left, area.top() + above / 2), line.text)


def focus_ring(painter: QPainter, rect: QRectF | QRect, radius: float) -> None:
    """Paint the 2 px ring of the focus inside a rectangle."""
    rounded(painter, rect, radius, edge=colour("focus"), width=2.0)


def shows_focus(widget: QWidget) -> bool:
    """Say whether the ring is due: the focus came by keyboard."""
    by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return widget.hasFocus() and by_keys


def came_by_keys(event: QFocusEvent) -> bool:
    """Say whether a part gets the focus by Tab or a key that leads there."""
    reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
    return event.reason() in reasons


def dot(painter: QPainter, centre: QPointF, radius: float, fill: QColor, edge: QColor | None = None) -> None:
    """Paint a small disc, with a ring in another colour where two discs may touch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 2.0) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(centre, radius, radius)


def text_width(text: str, style: str) -> float:
    """Return the width of one line in a text style, in pixels."""
    return metrics(style).width_of(text)


def middle(rect: QRectF | QRect, height: float) -> QRectF:
    """Return the full-width strip of this height in the middle of a rectangle."""
    area = QRectF(rect)
    return QRectF(area.left(), area.center().y() - height / 2, area.width(), height)


def square(left: float, rect: QRectF | QRect, size: float) -> QRectF:
    """Return a square of this size at `left`, in the vertical middle of a rectangle."""
    return QRectF(left, QRectF(rect).center().y() - size / 2, size, size)
