"""Bars over months or days, with a comparison line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart, short, ticks
from ui.widgets.paint import CENTER, RIGHT, hairline, on_dots, rounded, text_width, words

HIGH = 160
PLAIN_HIGH = 56
WIDEST = 24
FOOT = 20


class BarChart(Chart):
    """Own data as bars, a comparison as a dashed amber line.

    `pale` bars are unfinished ones such as the month to date; `strong` ones stand out among pale others. Without
    `axis` only the bars are there, as in a side panel.
    """

    def __init__(self, name: str = "", axis: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._axis = axis
        self._labels: Sequence[str] = ()
        self._values: Sequence[float | None] = ()
        self._other: Sequence[float | None] = ()
        self._pale: frozenset[int] = frozenset()
        self._limit: float | None = None
        self.start_look()

    def set_data(
        self,
        values: Sequence[float | None],
        labels: Sequence[str] = (),
        other: Sequence[float | None] = (),
        pale: Sequence[int] = (),
        limit: float | None = None,
    ) -> None:
        """Show these values (None leaves a gap), labels under them, a line of others, and a limit across."""
        self._values, self._labels, self._other = values, labels, other
        self._pale, self._limit = frozenset(pale), limit
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for place, value in enumerate(self._values):
            label = self._labels[place] if place < len(self._labels) else str(place + 1)
            other = self._other[place] if place < len(self._other) else None
            cells = [label, "—" if value is None else short(value)]
            rows.append((*cells, short(other)) if other is not None else tuple(cells))
        return rows

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(HIGH if self._axis else PLAIN_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        numbers = [value for value in (*self._values, *self._other, self._limit) if value is not None]
        if not numbers:
            return
        marks = ticks(max(numbers)) if self._axis else [0.0, max(max(numbers), 1e-9)]
        plot = self._plot(marks)
        if self._axis:
            self._paint_axis(painter, plot, marks)
        step = plot.width() / max(len(self._values), 1)
        for place, value in enumerate(self._values):
            if value is not None and value > 0:
                self._paint_bar(painter, plot, place, step, value / marks[-1])
        self._paint_line(painter, plot, step, marks[-1])
        if self._limit is not None:
            self._paint_limit(painter, plot, self._limit / marks[-1])
        for place, label in enumerate(self._labels):
            wide = max(text_width(label, "caption") + 1, step)
            left = min(max(plot.left() + (place + 0.5) * step - wide / 2, plot.left()), plot.right() - wide)
            spot = QRectF(left, plot.bottom() + px(4), wide, px(FOOT - 4))
            words(painter, spot, label, "caption", "text3", CENTER)

    def _plot(self, marks: Sequence[float]) -> QRectF:
        left = max(text_width(short(mark), "caption") for mark in marks) + px(10) if self._axis else 0
        foot = px(FOOT) if self._labels else 0
        top = px(8) if self._axis else 0
        return QRectF(left, top, self.width() - left, self.height() - top - foot)

    def _paint_axis(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        for mark in marks:
            y = round(plot.bottom() - plot.height() * mark / marks[-1])
            hairline(painter, plot.left(), y, plot.width(), ink="grid")
            spot = QRectF(0, y - px(8), plot.left() - px(8), px(16))
            words(painter, spot, short(mark), "caption", "text3", RIGHT)

    def _paint_bar(self, painter: QPainter, plot: QRectF, place: int, step: float, share: float) -> None:
        wide = max(min(step * 0.62 if self._axis else step - 2, px(WIDEST)), 1.0)
        high = max(plot.height() * share, 1.0)
        left = plot.left() + place * step + (step - wide) / 2
        top = round(plot.bottom() - high)
        area = on_dots(painter, QRectF(round(left), top, round(wide), plot.bottom() - top))
        ink = pale_accent() if place in self._pale else colour("accent")
        rounded(painter, area, 0 if self._axis else min(2.0, wide / 2), fill=ink)

    def _paint_line(self, painter: QPainter, plot: QRectF, step: float, high: float) -> None:
        points = [
            QPointF(plot.left() + (place + 0.5) * step, plot.bottom() - plot.height() * value / high)
            for place, value in enumerate(self._other)
            if value is not None
        ]
        if len(points) > 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("warn_fill"), 1.6, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(points))

    def _paint_limit(self, painter: QPainter, plot: QRectF, share: float) -> None:
        y = round(plot.bottom() - plot.height() * share)
        painter.setPen(QPen(colour("warn_fill"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))


def pale_accent() -> QColor:
    """Return the paler accent of unfinished and background bars."""
    shade = colour("accent")
    shade.setAlphaF(0.45)
    return shade
