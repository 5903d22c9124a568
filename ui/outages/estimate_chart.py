"""Times of restoration as they were said: lines from when each was said to what it promised, and the line of now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.clock import Clock
from crm.domain.outage_desk import EstimateLine
from ui.outages.words import moment_words, source_name
from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart
from ui.widgets.charts.time_axis import time_marks
from ui.widgets.paint import CENTER, LEFT, dot, hairline, rounded, text_width, words

HIGH, FOOT, TOP = 116, 20, 14
SHOWN = 3
"""So many estimates are drawn, the newest ones; the ledger has them all."""
BEFORE, AFTER = timedelta(minutes=15), 0.45
"""What is shown before the begin, and of the whole time after the last promise, where its words stand."""


class EstimateChart(Chart):
    """The one that holds is in the accent; those before are dashed."""

    def __init__(self, clock: Clock, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._clock = clock
        self._lines: Sequence[EstimateLine] = ()
        self._begin: datetime | None = None
        self._end: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_data(self, lines: Sequence[EstimateLine], begin: datetime | None, end: datetime | None) -> None:
        """Show the estimates of an outage that began and perhaps ended; a corrected one is left out."""
        self._lines = [line for line in lines if line.corrected_by is None][-SHOWN:]
        self._begin, self._end = begin, end
        self.setVisible(bool(self._lines))
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        rows = [(self._words(each.said_at), self._words(each.restored_by), self._why(each)) for each in self._lines]
        return [(self.tr("Said at"), self.tr("Back by"), self.tr("Why")), *rows] if rows else []

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(HIGH))

    def _words(self, moment: datetime) -> str:
        return moment_words(moment, self._clock)

    def _why(self, line: EstimateLine) -> str:
        if line.reason:
            return line.reason
        return source_name(line.source) if line.source is not None else ""

    def _span(self) -> tuple[datetime, datetime]:
        now = self._clock.now()
        first = min([each.said_at for each in self._lines] + ([self._begin] if self._begin else []))
        last = max([each.restored_by for each in self._lines] + [self._end or now])
        return first - BEFORE, last + (last - first) * AFTER

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._lines:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._span()
        plot = QRectF(px(4), px(TOP), self.width() - px(8), self.height() - px(TOP + FOOT))

        def at(moment: datetime) -> float:
            return plot.left() + plot.width() * ((moment - first) / (last - first))

        local = self._clock.local
        for mark, text in time_marks(local(first), local(last), max(int(plot.width() / px(64)), 1)):
            hairline(painter, round(at(mark)), plot.top(), plot.height(), upright=True, ink="grid")
            half = text_width(text, "caption") / 2
            middle = min(max(at(mark), half), self.width() - half)
            spot = QRectF(middle - px(40), plot.bottom() + px(2), px(80), px(16))
            words(painter, spot, text, "caption", "text2", CENTER)
        until = self._end or self._clock.now()
        if self._begin is not None:
            shade = QRectF(at(self._begin), plot.top(), at(until) - at(self._begin), plot.height())
            painter.fillRect(shade, colour("danger_soft"))
        step = plot.height() / len(self._lines)
        for place, line in enumerate(self._lines):
            y = plot.top() + step * (place + 0.5)
            self._paint_line(painter, line, at(line.said_at), at(line.restored_by), y, line is self._lines[-1])
        self._paint_until(painter, plot, at(until))

    def _paint_line(
        self, painter: QPainter, line: EstimateLine, left: float, right: float, y: float, holds: bool
    ) -> None:
        ink = colour("accent" if holds else "control")
        pen = QPen(ink, 2.0 if holds else 1.4)
        if not holds:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        dot(painter, QPointF(left, y), px(3.5), ink)
        painter.fillRect(QRectF(right - 1, y - px(6), 2, px(12)), ink)
        time = moment_words(line.restored_by, self._clock)
        spot = QRectF(right + px(8), y - px(9), max(self.width() - right - px(8), 0), px(18))
        words(painter, spot, time, "small_strong", "text" if holds else "text2", LEFT)
        away = text_width(time, "small_strong") + px(8)
        words(painter, spot.adjusted(away, 0, 0, 0), self._why(line), "small", "text" if holds else "text2", LEFT)

    def _paint_until(self, painter: QPainter, plot: QRectF, x: float) -> None:
        """Paint the line of now, or of the end, with its hour above."""
        token = "now" if self._end is None else "ok_fill"
        painter.fillRect(QRectF(round(x) - 1, plot.top() - px(2), 2, plot.height() + px(2)), colour(token))
        text = f"{self._clock.local(self._end or self._clock.now()):%H:%M}"
        wide = text_width(text, "caption_strong") + px(10)
        flag = QRectF(x - wide / 2, 0, wide, px(16))
        rounded(painter, flag, px(4), fill=colour(token))
        words(painter, flag, text, "caption_strong", "surface", CENTER)
