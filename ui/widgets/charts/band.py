"""A line by month within the range that was expected of each, with what lay outside marked."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.texts.dates import month_and_year
from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart, short, ticks
from ui.widgets.paint import CENTER, RIGHT, dot, hairline, text_width, words

HIGH = 168
FOOT = 20
EACH = 150
"""A month is written below the plot every so many pixels."""


class BandPoint(Struct, frozen=True):
    """A month: its value and the range that was expected, each None where unknown; `mark` is a colour, or nothing."""

    month: date
    value: float | None
    low: float | None
    high: float | None
    mark: str = ""


class BandChart(Chart):
    """Months in their order, each once; a month without a value is a gap."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._points: Sequence[BandPoint] = ()
        self._unit = ""
        self.start_look()

    def set_data(self, points: Sequence[BandPoint], unit: str = "") -> None:
        """Show these months, the oldest first."""
        self._points, self._unit = points, unit
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        head = (self.tr("Month"), self.tr("Value"), self.tr("Expected from"), self.tr("to"))
        return [
            head,
            *(
                (month_and_year(each.month), *map(self._words, (each.value, each.low, each.high)))
                for each in self._points
            ),
        ]

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(HIGH))

    def _words(self, value: float | None) -> str:
        return "—" if value is None else f"{value:.2f}{self._unit}"

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [value for each in self._points for value in (each.value, each.low, each.high) if value is not None]
        if not known:
            return
        painter = QPainter(self)
        marks = ticks(max(*known, 0.0))
        while min(known) < marks[0]:
            marks.insert(0, marks[0] - (marks[-1] - marks[-2]))
        left = max(text_width(self._mark(mark), "caption") for mark in marks) + px(10)
        plot = QRectF(left, px(8), self.width() - left - px(10), self.height() - px(8 + FOOT))
        for mark in marks:
            y = round(self._y(plot, marks, mark))
            hairline(painter, plot.left(), y, plot.width(), ink="grid")
            words(painter, QRectF(0, y - px(8), left - px(8), px(16)), self._mark(mark), "caption", "text3", RIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter, plot, marks)
        self._paint_line(painter, plot, marks)
        self._paint_months(painter, plot)

    def _mark(self, mark: float) -> str:
        return f"{short(mark)}{self._unit}"

    def _y(self, plot: QRectF, marks: Sequence[float], value: float) -> float:
        return plot.bottom() - plot.height() * (value - marks[0]) / (marks[-1] - marks[0])

    def _x(self, plot: QRectF, place: int) -> float:
        return plot.left() + px(6) + (plot.width() - px(12)) * place / max(len(self._points) - 1, 1)

    def _paint_band(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        painter.setPen(QPen(colour("band"), 1))
        painter.setBrush(colour("band"))
        for is_known, run in groupby(enumerate(self._points), lambda each: each[1].low is not None):
            if not is_known:
                continue
            places = list(run)
            over = [QPointF(self._x(plot, place), self._y(plot, marks, each.high or 0.0)) for place, each in places]
            under = [QPointF(self._x(plot, place), self._y(plot, marks, each.low or 0.0)) for place, each in places]
            painter.drawPolygon(QPolygonF([*over, *reversed(under)]))

    def _paint_line(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        before: QPointF | None = None
        spots = []
        painter.setPen(QPen(colour("accent"), 1.8))
        for place, each in enumerate(self._points):
            here = None if each.value is None else QPointF(self._x(plot, place), self._y(plot, marks, each.value))
            if before is not None and here is not None:
                painter.drawLine(before, here)
            if here is not None and (each.mark or before is None):
                spots.append((here, each.mark))
            before = here
        for spot, mark in spots:
            dot(painter, spot, px(4 if mark else 3), colour(mark or "accent"), colour("surface"))

    def _paint_months(self, painter: QPainter, plot: QRectF) -> None:
        step = max(-(-len(self._points) * px(EACH) // max(int(plot.width()), 1)), 1)
        for place in range(0, len(self._points), step):
            text = month_and_year(self._points[place].month)
            wide = text_width(text, "caption") + 1
            at = min(max(self._x(plot, place) - wide / 2, plot.left()), plot.right() - wide)
            words(painter, QRectF(at, plot.bottom() + px(4), wide, px(16)), text, "caption", "text3", CENTER)
