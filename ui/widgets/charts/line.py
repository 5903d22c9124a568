"""A line over time against a target."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart, short, steps
from ui.widgets.paint import RIGHT, dot, text_width, words

HIGH = 96
FOOT = 20


class LineChart(Chart):
    """The last value and the target are written at the right; `first` and `last` name the ends of the time."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._values: Sequence[float | None] = ()
        self._target: float | None = None
        self._ends = ("", "")
        self._form = "{:.2f}"
        self.start_look()

    def set_data(
        self,
        values: Sequence[float | None],
        target: float | None = None,
        first: str = "",
        last: str = "",
        form: str = "{:.2f}",
    ) -> None:
        """Show these values, oldest first; None leaves a gap."""
        self._values, self._target, self._ends, self._form = values, target, (first, last), form
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        rows = [(str(place + 1), "—" if value is None else short(value)) for place, value in enumerate(self._values)]
        if rows:
            rows[0], rows[-1] = (self._ends[0] or rows[0][0], rows[0][1]), (self._ends[1] or rows[-1][0], rows[-1][1])
        return list(rows)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        known = [value for value in (*self._values, self._target) if value is not None]
        if not known:
            return
        low, high = min(known), max(known)
        label = max(text_width(self._form.format(value), "caption") for value in known) + px(14)
        plot = QRectF(px(2), px(8), self.width() - label - px(2), self.height() - px(FOOT + 16))
        points = self._points(plot, low, high)
        if self._target is not None:
            self._paint_target(painter, plot, steps([self._target], low, high)[0] or 0.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 1.8))
        for run in _runs(points):
            painter.drawPolyline(QPolygonF(run))
        end = next((point for point in reversed(points) if point is not None), None)
        if end is not None:
            dot(painter, end, px(3.5), colour("accent"), colour("surface"))
            value = next(value for value in reversed(self._values) if value is not None)
            self._label(painter, end.y(), self._form.format(value), "text")
        foot = QRectF(plot.left(), self.height() - px(FOOT), plot.width(), px(FOOT))
        words(painter, foot, self._ends[0], "caption", "text3")
        words(painter, foot, self._ends[1], "caption", "text3", RIGHT)

    def _points(self, plot: QRectF, low: float, high: float) -> list[QPointF | None]:
        wide = plot.width() / max(len(self._values) - 1, 1)
        shares = steps(self._values, low, high)
        return [
            None if share is None else QPointF(plot.left() + place * wide, plot.bottom() - plot.height() * share)
            for place, share in enumerate(shares)
        ]

    def _paint_target(self, painter: QPainter, plot: QRectF, share: float) -> None:
        y = round(plot.bottom() - plot.height() * share)
        pen = QPen(colour("danger_fill"), 1.2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right() + px(4), y))
        self._label(painter, y, self._form.format(self._target), "danger")

    def _label(self, painter: QPainter, y: float, text: str, ink: str) -> None:
        spot = QRectF(0, y - px(8), self.width(), px(16))
        words(painter, spot, text, "caption", ink, RIGHT)


def _runs(points: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """Return the pieces of a line between its gaps."""
    runs: list[list[QPointF]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
