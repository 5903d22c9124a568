"""The axis of a day: hours at the left, visit blocks at their times, drives and free time between them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from crm.domain.routes import RouteLeg
from crm.domain.visits import VisitRow
from ui.texts.dates import clock_time, duration
from ui.theme.look import colour, pixmap, px
from ui.today.now_line import NowLine
from ui.today.visit_block import VisitBlock
from ui.widgets.paint import LEFT, RIGHT, hairline, text_width, words
from ui.widgets.themed import Themed

GUTTER = 64
SIDE = 16
LABEL_GAP = 0.35
FREE_HOURS = 0.45


class DayAxis(Themed, QWidget):
    """Blocks are buttons, so that the keyboard and a screen reader find them; up and down walk between them."""

    opened = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._visits: list[VisitRow] = []
        self._legs: Sequence[RouteLeg | None] = ()
        self._now = 0.0
        self.line = NowLine(self, GUTTER - 13, SIDE)
        self._blocks: list[VisitBlock] = []
        self.start_look()

    def show_day(self, visits: list[VisitRow], legs: Sequence[RouteLeg | None], now: datetime) -> None:
        """Show visits that have hours, each with the drive to it where that is known."""
        self._visits, self._legs = visits, legs
        self._now = _hour(now)
        self.line.show_time(clock_time(now))
        for block in self._blocks:
            block.deleteLater()
        coming = next((visit.id for visit in visits if not visit.is_done), None)
        self._blocks = [VisitBlock(visit, self._clock, visit.id == coming, self) for visit in visits]
        for block in self._blocks:
            block.clicked.connect(lambda _checked=False, key=block.visit.id: self.opened.emit(key))
            block.show()
        self._place()
        self.update()

    def retheme(self) -> None:
        self.setMinimumHeight(px(300))

    def sizeHint(self) -> QSize:
        return QSize(px(380), px(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
        focused = next((place for place, block in enumerate(self._blocks) if block.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        self._blocks[max(0, min(len(self._blocks) - 1, focused + step))].setFocus()

    def _span(self) -> tuple[float, float]:
        starts = [_hour(self._local(visit.start)) for visit in self._visits]
        ends = [_hour(self._local(visit.end)) for visit in self._visits]
        return min([8.75, *starts]) - 0.25, max([17.0, *ends]) + 0.35

    def _local(self, moment: datetime | None) -> datetime:
        assert moment is not None
        return self._clock.local(moment)

    def _y(self, hour: float) -> float:
        first, last = self._span()
        usable = self.height() - px(16)
        return px(8) + (hour - first) / (last - first) * usable

    def _place(self) -> None:
        for block in self._blocks:
            top = self._y(_hour(self._local(block.visit.start)))
            bottom = self._y(_hour(self._local(block.visit.end)))
            wide = self.width() - px(GUTTER) - px(SIDE)
            block.setGeometry(px(GUTTER), round(top), wide, max(px(36), round(bottom - top)))
        first, last = self._span()
        if first < self._now < last:
            self.line.stand(self._y(self._now), self.width())
        else:
            self.line.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first, last = self._span()
        for hour in range(int(first) + 1, int(last) + 1):
            self._paint_hour(painter, hour)
        for (before, after), leg in zip(pairwise(self._visits), self._legs[1:], strict=False):
            self._paint_gap(painter, before, after, leg)

    def _paint_hour(self, painter: QPainter, hour: int) -> None:
        y = self._y(hour)
        if abs(hour - self._now) > LABEL_GAP:
            label = QRectF(0, y - px(9), px(GUTTER - 19), px(18))
            words(painter, label, f"{hour:02d}:00", "small", "text2", RIGHT)
        hairline(painter, px(GUTTER - 9), round(y), self.width() - px(GUTTER - 9) - px(SIDE), ink="grid")

    def _paint_gap(self, painter: QPainter, before: VisitRow, after: VisitRow, leg: RouteLeg | None) -> None:
        """Write the drive before the next visit, and how long one is free when there is room."""
        top, bottom = self._y(_hour(self._local(before.end))), self._y(_hour(self._local(after.start)))
        hours = _hour(self._local(after.start)) - _hour(self._local(before.end))
        drive = leg.minutes / 60 if leg else 0.0
        is_free = hours - drive > FREE_HOURS and bottom - top > px(64)
        if leg is not None and bottom - top >= px(18):
            y = bottom - px(22) if is_free else (top + bottom) / 2 - px(9)
            text = self.tr("{time} · {km} km").format(time=duration(leg.minutes), km=round(leg.km))
            self._paint_note(painter, "car", text, y)
            self._paint_dots(painter, y - px(8) if is_free else top, bottom)
        if is_free and leg is not None:
            free_until = self._local(after.start).timestamp() - leg.minutes * 60
            until = datetime.fromtimestamp(free_until, self._clock.zone)
            text = self.tr("Free until {time}").format(time=clock_time(until))
            self._paint_note(painter, "coffee", text, self._below_now(top + px(4)))

    def _below_now(self, y: float) -> float:
        """Return where a note that would stand on the line of the present time stands instead."""
        now = self._y(self._now)
        return now + px(6) if y - px(3) < now < y + px(20) else y

    def _paint_note(self, painter: QPainter, icon: str, text: str, y: float) -> None:
        room = QRectF(px(GUTTER + 14), y - px(1), px(28) + text_width(text, "small"), px(18))
        painter.fillRect(room, colour("surface"))
        painter.drawPixmap(px(GUTTER + 18), round(y) + px(1), pixmap(icon, "text2", 14, self.devicePixelRatioF()))
        words(painter, QRectF(px(GUTTER + 38), y - px(1), px(300), px(18)), text, "small", "text2", LEFT)

    def _paint_dots(self, painter: QPainter, top: float, bottom: float) -> None:
        pen = QPen(colour("control"), 1.5, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(px(GUTTER + 5), round(top + px(3)), px(GUTTER + 5), round(bottom - px(3)))


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60
