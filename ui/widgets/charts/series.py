"""Several lines over the same steps of time, each with its name at its end."""

from collections.abc import Sequence
from math import ceil, floor

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.codes import Segment
from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart, steps, ticks
from ui.widgets.charts.stacked import part_colour
from ui.widgets.marks import paint_segment
from ui.widgets.paint import CENTER, LEFT, RIGHT, dot, hairline, text_width, words

HIGH = 220
FOOT = 20
LINE = 16
MARKS = 4


class Series(Struct, frozen=True):
    """A line: None leaves a gap; values whose place is among `unsure` are grey rings that no line runs through."""

    name: str
    ink: str | Segment
    values: tuple[float | None, ...]
    unsure: frozenset[int] = frozenset()
    dashed: bool = False


class SeriesChart(Chart):
    """`form` writes a value; the scale runs over what is shown, in even steps."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._series: Sequence[Series] = ()
        self._labels: Sequence[str] = ()
        self._form, self._limits = "{:.0f}", (float("-inf"), float("inf"))
        self.start_look()

    def set_data(
        self,
        series: Sequence[Series],
        labels: Sequence[str],
        form: str = "{:.0f}",
        limits: tuple[float, float] = (float("-inf"), float("inf")),
    ) -> None:
        """Show these lines; `labels` name the steps, `limits` are values that the scale never leaves."""
        self._series, self._labels, self._form, self._limits = series, labels, form, limits
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        return [
            (each.name, *("—" if value is None else self._form.format(value) for value in each.values))
            for each in self._series
        ]

    def sheet(self) -> list[tuple[str, ...]]:
        return [("", *self._labels), *self.table()] if self._series else []

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [value for each in self._series for value in each.values if value is not None]
        if not known:
            return
        painter = QPainter(self)
        low, high = self._range(known)
        plot = self._plot(low, high)
        self._paint_axes(painter, plot, low, high)
        ends = []
        for each in self._series:
            end = self._paint_line(painter, plot, each, low, high)
            if end is not None:
                ends.append((end.y(), each))
        self._paint_names(painter, plot, ends)

    def _range(self, known: Sequence[float]) -> tuple[float, float]:
        """Return the ends of the scale: whole steps around what is shown, inside the limits."""
        low, high = min(known), max(known)
        step = ticks(max(high - low, abs(high) * 0.05, 1e-6), MARKS - 1)[1]
        return max(floor(low / step) * step, self._limits[0]), min(ceil(high / step) * step, self._limits[1])

    def _plot(self, low: float, high: float) -> QRectF:
        left = max(text_width(self._form.format(value), "caption") for value in (low, high)) + px(12)
        right = max((text_width(each.name, "small") for each in self._series), default=0) + px(28)
        return QRectF(left, px(8), max(self.width() - left - right, px(40)), self.height() - px(FOOT + 14))

    def _paint_axes(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        step = ticks(max(high - low, 1e-6), MARKS - 1)[1]
        for mark in range(floor((high - low) / step + 1e-6) + 1):
            share = mark * step / max(high - low, 1e-6)
            y = round(plot.bottom() - plot.height() * share)
            hairline(painter, plot.left(), y, plot.width(), ink="grid")
            spot = QRectF(0, y - px(8), plot.left() - px(8), px(16))
            words(painter, spot, self._form.format(low + (high - low) * share), "caption", "text3", RIGHT)
        self._paint_labels(painter, plot)

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        step = plot.width() / max(len(self._labels) - 1, 1)
        wide = max((text_width(label, "caption") for label in self._labels), default=0) + px(8)
        every = max(1, -(-round(wide) // max(round(step), 1)))
        for place in range(len(self._labels) - 1, -1, -every):
            spot = QRectF(plot.left() + place * step - wide / 2, plot.bottom() + px(6), wide, px(FOOT - 4))
            words(painter, spot, self._labels[place], "caption", "text3", CENTER)

    def _paint_line(self, painter: QPainter, plot: QRectF, each: Series, low: float, high: float) -> QPointF | None:
        step = plot.width() / max(len(self._labels) - 1, 1)
        points = [
            None if share is None else QPointF(plot.left() + place * step, plot.bottom() - plot.height() * share)
            for place, share in enumerate(steps(each.values, low, high))
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = part_colour(each.ink)
        sure = [None if place in each.unsure else point for place, point in enumerate(points)]
        pen = QPen(ink, 1.8, Qt.PenStyle.DashLine if each.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        for run in _runs(sure):
            painter.drawPolyline(QPolygonF(run))
        for place, point in enumerate(points):
            if point is not None:
                self._paint_point(painter, point, ink, place in each.unsure)
        return next((point for point in reversed(points) if point is not None), None)

    @staticmethod
    def _paint_point(painter: QPainter, point: QPointF, ink: QColor, unsure: bool) -> None:
        if unsure:
            dot(painter, point, px(3), colour("text3"))
            dot(painter, point, px(1.6), colour("surface"))
        else:
            dot(painter, point, px(2.5), ink)

    def _paint_names(self, painter: QPainter, plot: QRectF, ends: list[tuple[float, Series]]) -> None:
        """Write the names beside the ends, pushed apart where they would lie on each other."""
        ends.sort(key=lambda each: each[0])
        tops: list[float] = []
        for y, _each in ends:
            tops.append(max(y - px(LINE) / 2, tops[-1] + px(LINE) if tops else 0.0))
        over = (tops[-1] + px(LINE) - (plot.bottom() + px(8))) if tops else 0.0
        for top, (_y, each) in zip([top - max(over, 0.0) for top in tops], ends, strict=True):
            spot = QRectF(plot.right() + px(10), top, self.width() - plot.right() - px(10), px(LINE))
            if isinstance(each.ink, Segment):
                paint_segment(painter, QRectF(spot.left(), spot.top(), px(9), spot.height()), each.ink)
                spot = spot.adjusted(px(14), 0, 0, 0)
            words(painter, spot, each.name, "small", "text2", LEFT)


def _runs(points: Sequence[QPointF | None]) -> list[list[QPointF]]:
    runs: list[list[QPointF]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
