"""The columns of satisfaction by segment and by manager, and of the service gap."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from crm.domain.codes import Segment
from crm.domain.satisfaction import Interval, Opinion, OpinionLine
from ui.texts.satisfaction import few_answers, percent, percents, point_range, points
from ui.theme.look import colour, px
from ui.widgets.avatar import paint_avatar
from ui.widgets.charts.bars import pale_accent
from ui.widgets.marks import paint_segment, segment_name
from ui.widgets.paint import LEFT, RIGHT, dot, rounded, square, words
from ui.widgets.table.figure_table import FigureColumn
from ui.widgets.table.sparkline import draw_sparkline

BAND = 6
SATISFIED, MEAN, NPS = "satisfied_share", "csat", "nps"
BEHIND = ("answers", "answers", SATISFIED, SATISFIED, MEAN, NPS, NPS)
"""The figure of the report of ratings behind each column of opinion_columns."""


def line_name(line: OpinionLine) -> str:
    """Return whom a line is about."""
    if isinstance(line.key, Segment):
        return segment_name(line.key)
    return line.name or QCoreApplication.translate("Satisfaction", "No one named")


def opinion_columns(title: str, lines: Sequence[OpinionLine], enough: int) -> list[FigureColumn]:
    """Return the columns of lines whose names stand under `title`; figures on few answers are grey."""
    translate, low = QCoreApplication.translate, _floor(lines)

    def ink(token: str) -> Callable[[OpinionLine], str]:
        return lambda line: "text3" if _few(line.opinion, enough) else token

    def nps_ink(line: OpinionLine) -> str:
        return "text3" if 0 < line.opinion.nps_count < enough else "text2"

    return [
        FigureColumn(title, 140, line_name, paint_line, elastic=2),
        FigureColumn(translate("Satisfaction", "Answers"), 76, lambda line: f"{line.opinion.count:,}", right=True),
        FigureColumn(
            translate("Satisfaction", "Satisfied"),
            84,
            lambda line: percent(line.opinion.share),
            ink=ink("text"),
            right=True,
            strong=True,
        ),
        FigureColumn(
            translate("Satisfaction", "95% interval"),
            212,
            lambda line: _interval_words(line.opinion, enough),
            _band(low, enough),
            elastic=1,
        ),
        FigureColumn(
            translate("Satisfaction", "Mean"),
            64,
            lambda line: "—" if line.opinion.csat is None else f"{line.opinion.csat:.2f}",
            ink=ink("text2"),
            right=True,
        ),
        FigureColumn(
            translate("Satisfaction", "NPS"),
            60,
            lambda line: points(line.opinion.nps),
            ink=nps_ink,
            right=True,
            tip=lambda line: nps_words(line.opinion),
        ),
        FigureColumn(
            translate("Satisfaction", "NPS interval"),
            100,
            lambda line: point_range(line.opinion.nps_interval),
            ink=nps_ink,
        ),
    ]


def nps_words(opinion: Opinion) -> str:
    """Return an NPS with its answers and interval in words."""
    if opinion.nps is None:
        return ""
    text = QCoreApplication.translate("Satisfaction", "NPS {score}, {low_high}, of {count} answers")
    spread = point_range(opinion.nps_interval)
    return text.format(score=points(opinion.nps), low_high=spread, count=f"{opinion.nps_count:,}")


def _few(opinion: Opinion, enough: int) -> bool:
    return opinion.count < enough


def _interval_words(opinion: Opinion, enough: int) -> str:
    spread = percents(opinion.share_interval)
    return f"{few_answers()} · {spread}" if spread and _few(opinion, enough) else spread


def _floor(lines: Sequence[OpinionLine]) -> float:
    """Return the begin of the scale of all bands: the tenth below the lowest limit."""
    lows = [line.opinion.share_interval.low for line in lines if line.opinion.share_interval is not None]
    return min(int(min(lows, default=0.0) * 10) / 10, 0.9)


def _band(low: float, enough: int) -> Callable[[QPainter, QRectF, Any], None]:
    def paint(painter: QPainter, rect: QRectF, line: OpinionLine) -> None:
        interval, share = line.opinion.share_interval, line.opinion.share
        if interval is None or share is None:
            return
        few = _few(line.opinion, enough)
        room = QRectF(rect.left(), rect.top(), px(84), rect.height())
        paint_band(painter, room, interval, share, (low, 1.0), few)
        text = _interval_words(line.opinion, enough)
        words(painter, rect.adjusted(px(94), 0, 0, 0), text, "small", "text3" if few else "text2", LEFT)

    return paint


def paint_band(
    painter: QPainter, room: QRectF, interval: Interval, value: float, scale: tuple[float, float], few: bool
) -> None:
    """Paint the range of a figure on its scale, and the figure as a dot; grey when it stands on few answers."""
    low, high = scale

    def at(share: float) -> float:
        return room.left() + room.width() * min(max((share - low) / (high - low), 0.0), 1.0)

    middle = room.center().y()
    rounded(painter, QRectF(room.left(), middle - px(2), room.width(), px(4)), px(2), fill=colour("track"))
    begin = at(interval.low)
    wide = max(at(interval.high) - begin, px(2))
    fill = colour("border_strong") if few else pale_accent()
    rounded(painter, QRectF(begin, middle - px(BAND) / 2, wide, px(BAND)), px(BAND) / 2, fill=fill)
    dot(painter, QPointF(at(value), middle), px(4), colour("text3" if few else "accent"), colour("surface"))


def paint_line(painter: QPainter, rect: QRectF, line: OpinionLine) -> None:
    """Paint the mark of a segment or the circle of a person, and the name."""
    if isinstance(line.key, Segment):
        paint_segment(painter, QRectF(rect.left(), rect.top(), px(10), rect.height()), line.key)
        rect = rect.adjusted(px(18), 0, 0, 0)
    else:
        paint_avatar(painter, square(rect.left(), rect, px(24)), line_name(line), "caption")
        rect = rect.adjusted(px(32), 0, 0, 0)
    words(painter, rect, line_name(line), "body_medium", "text", LEFT)


def paint_trend(painter: QPainter, rect: QRectF, values: Sequence[float | None]) -> None:
    """Paint what is known of a trend as a small line."""
    known = [value for value in values if value is not None]
    if len(known) > 1:
        room = rect.adjusted(0, px(8), 0, -px(8))
        picture = draw_sparkline(known, room.size().toSize(), painter.device().devicePixelRatioF())
        painter.drawPixmap(room.topLeft(), picture)


def two_lines(painter: QPainter, rect: QRectF, first: str, second: str, ink: str, strong: bool = True) -> None:
    """Paint a figure and, under it, what it stands on."""
    half = rect.height() / 2
    style = "body_strong" if strong else "body"
    words(painter, QRectF(rect.left(), rect.top() + px(3), rect.width(), half), first, style, ink, RIGHT)
    under = QRectF(rect.left(), rect.top() + half - px(3), rect.width(), half)
    words(painter, under, second, "caption", "text3", RIGHT)
