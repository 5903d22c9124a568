"""A long curve, such as a year of quarter hours, that is panned and zoomed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart, short, ticks
from ui.widgets.charts.time_axis import time_marks
from ui.widgets.paint import CENTER, RIGHT, focus_ring, hairline, shows_focus, text_width, words

HIGH = 240
FOOT = 20
FEWEST = 8
"""No fewer values are shown at once."""
SHIFT, ZOOM = 0.1, 0.8
"""What an arrow moves, as a share of what is shown; what one step of the wheel leaves of it."""
TABLE_ROWS = 400
"""A screen reader is told of no more values than these: the extremes of equal spans."""

Values = Sequence[float | None]


class CurveChart(Chart):
    """Values at equal steps of time; None is a gap and stays one.

    Drag or the arrow keys pan, the wheel or + and - zoom, Home shows all. `limit` is a line across, such as the
    contract demand. Only the lowest and the highest value of each pixel column are drawn, so that a peak is never
    lost and a year takes no longer than a day.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._values: Values = ()
        self._gaps: list[int] = [0]
        self._start, self._step = datetime(2000, 1, 1, tzinfo=UTC), timedelta(minutes=15)
        self._limit: float | None = None
        self._marks: Sequence[float] = ticks(0.0)
        self._first, self._last = 0.0, 0.0
        self._held: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.start_look()

    def set_data(self, values: Values, start: datetime, step: timedelta, limit: float | None = None) -> None:
        """Show these values, the first one at `start` in the bureau's zone, all of them at first."""
        self._values, self._start, self._step, self._limit = values, start, step, limit
        self._gaps = _gaps(values)
        self._marks = self._scale()
        self.show_all()
        self.refresh()

    def shown(self) -> tuple[float, float]:
        """Return which values are shown, as places from 0."""
        return self._first, self._last

    def show_all(self) -> None:
        """Show the whole time."""
        self._show(0.0, float(len(self._values)))

    def show_last(self, count: int) -> None:
        """Show the newest values, up to so many."""
        whole = float(len(self._values))
        self._show(max(whole - count, 0.0), whole)

    def pan(self, values: float) -> None:
        """Move by so many values, up to an end."""
        wide = self._last - self._first
        first = min(max(self._first + values, 0.0), max(len(self._values) - wide, 0.0))
        self._show(first, first + wide)

    def zoom(self, factor: float, about: float) -> None:
        """Show `factor` of what is shown, with the value at place `about` staying where it is."""
        count = float(len(self._values))
        wide = min(max((self._last - self._first) * factor, min(FEWEST, count)), count)
        share = (about - self._first) / ((self._last - self._first) or 1.0)
        first = min(max(about - share * wide, 0.0), count - wide)
        self._show(first, first + wide)

    def _show(self, first: float, last: float) -> None:
        self._first, self._last = first, last
        self.update()

    def table(self) -> list[tuple[str, ...]]:
        each = -(-len(self._values) // TABLE_ROWS) or 1
        rows: list[tuple[str, ...]] = []
        for begin in range(0, len(self._values), each):
            ends = self._ends(begin, min(begin + each, len(self._values)))
            moment = self._start + begin * self._step
            rows.append((f"{moment:%Y-%m-%d %H:%M}", "—" if ends is None else short(ends[1])))
        return rows

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(HIGH))

    def _ends(self, begin: int, end: int) -> tuple[float, float] | None:
        """Return the lowest and the highest of some values; None where all are missing."""
        missing = self._gaps[end] - self._gaps[begin]
        if missing == end - begin:
            return None
        part = self._values[begin:end]
        whole = cast(Sequence[float], part) if not missing else [value for value in part if value is not None]
        return min(whole), max(whole)

    def _plot(self, marks: Sequence[float]) -> QRectF:
        left = max(text_width(short(mark), "caption") for mark in marks) + px(10)
        return QRectF(left, px(8), self.width() - left - px(2), self.height() - px(8 + FOOT))

    def _scale(self) -> list[float]:
        """Return the marks of the heights; the same ones while a part is looked at, so that curves compare."""
        ends = self._ends(0, len(self._values)) if self._values else None
        marks = ticks(max(ends[1] if ends else 0.0, self._limit or 0.0))
        while ends and ends[0] < marks[0]:
            marks.insert(0, marks[0] - (marks[-1] - marks[-2]))
        return marks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        marks = self._marks
        plot = self._plot(marks)
        for mark in marks:
            y = round(_height(plot, marks, mark))
            hairline(painter, plot.left(), y, plot.width(), ink="grid")
            words(painter, QRectF(0, y - px(8), plot.left() - px(8), px(16)), short(mark), "caption", "text3", RIGHT)
        self._paint_times(painter, plot)
        painter.setPen(QPen(colour("accent"), 1))
        painter.drawLines(self._lines(plot, marks))
        if self._limit is not None:
            y = round(_height(plot, marks, self._limit))
            painter.setPen(QPen(colour("warn_fill"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        if shows_focus(self):
            focus_ring(painter, self.rect(), px(4))

    def _lines(self, plot: QRectF, marks: Sequence[float]) -> list[QLineF]:
        """Return one upright line for each pixel column, joined to the one before unless a gap lies between."""
        columns = max(int(plot.width()), 1)
        each = (self._last - self._first) / columns
        if each < 1:
            return self._joined(plot, marks)
        lines, before = [], None
        for column in range(columns):
            begin = int(self._first + column * each)
            ends = self._ends(begin, min(int(self._first + (column + 1) * each) + 1, len(self._values)))
            if ends is None:
                before = None
                continue
            x = plot.left() + column
            top, low = (_height(plot, marks, value) for value in (ends[1], ends[0]))
            lines.append(QLineF(x, top, x, low if low > top else top + 1))
            if before is not None and (before[1] < top or before[0] > low):
                lines.append(QLineF(x - 1, min(max(top, before[0]), before[1]), x, top if before[1] < top else low))
            before = (top, low)
        return lines

    def _joined(self, plot: QRectF, marks: Sequence[float]) -> list[QLineF]:
        """Return the lines between single values, which lie more than a pixel apart."""
        wide = plot.width() / ((self._last - self._first) or 1.0)
        lines: list[QLineF] = []
        before: QPointF | None = None
        for place in range(int(self._first), min(int(self._last) + 1, len(self._values))):
            value = self._values[place]
            x = plot.left() + (place - self._first) * wide
            here = None if value is None else QPointF(x, _height(plot, marks, value))
            if before is not None and here is not None:
                lines.append(QLineF(before, here))
            before = here
        return lines

    def _paint_times(self, painter: QPainter, plot: QRectF) -> None:
        if not self._values:
            return
        begin, end = self._start + self._first * self._step, self._start + self._last * self._step
        for moment, text in time_marks(begin, end, max(int(plot.width() / px(80)), 1)):
            x = plot.left() + plot.width() * ((moment - begin) / (end - begin))
            hairline(painter, round(x), plot.top(), plot.height(), upright=True, ink="grid")
            wide = text_width(text, "caption") + 1
            left = min(max(x - wide / 2, plot.left()), plot.right() - wide)
            words(painter, QRectF(left, plot.bottom() + px(4), wide, px(16)), text, "caption", "text3", CENTER)

    def _at(self, x: float) -> float:
        plot = self._plot(self._marks)
        share = min(max((x - plot.left()) / max(plot.width(), 1.0), 0.0), 1.0)
        return self._first + share * (self._last - self._first)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        self.zoom(ZOOM**turns, self._at(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            x = event.position().x()
            self.pan(self._at(self._held) - self._at(x))
            self._held = x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wide, middle = self._last - self._first, (self._first + self._last) / 2
        match event.key():
            case Qt.Key.Key_Left:
                self.pan(-wide * SHIFT)
            case Qt.Key.Key_Right:
                self.pan(wide * SHIFT)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM, middle)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM, middle)
            case Qt.Key.Key_Home:
                self.show_all()
            case _:
                super().keyPressEvent(event)


def _height(plot: QRectF, marks: Sequence[float], value: float) -> float:
    return plot.bottom() - plot.height() * (value - marks[0]) / (marks[-1] - marks[0])


def _gaps(values: Values) -> list[int]:
    """Return how many values are missing before each place, so that a part without a gap is known at once."""
    found, count = [0], 0
    for value in values:
        count += value is None
        found.append(count)
    return found
