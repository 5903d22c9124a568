"""Percentile strips (mockup 09): each metric as a band of all peers, with the account's own dot on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crm.domain.comparison import Standing
from crm.domain.peers import rank_in
from ui.energy.words import metric_name, metric_note, metric_value, place_word, tone
from ui.theme.look import colour, px
from ui.widgets.badge import Tone, badge_width, paint_badge
from ui.widgets.charts.base import Chart
from ui.widgets.paint import CENTER, RIGHT, dot, hairline, rounded, words

ROW, FOOT = 52, 28
SIDE, NAMED, VALUE, GAP = 20, 148, 56, 16
PLACE, SAID = 40, 104
BAND, TRACK = 14, 5
SCATTER = 7
"""Peers lie up to this far above and below the middle of the track, so that equal ones are seen apart."""
MANY = 120
"""More peers than this are thinned: their dots would be a bar."""
MARKS = (0, 25, 50, 75, 100)


class PercentileStrips(Chart):
    """One row for each metric; peers are dots without names, at their own place among the peers."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: Sequence[Standing] = ()
        self._places: list[list[float]] = []
        self.start_look()

    def set_data(self, rows: Sequence[Standing]) -> None:
        """Show these standings in this order."""
        self._rows = rows
        self._places = [_places(row.peers) for row in rows]
        self.setFixedHeight(self.sizeHint().height())
        self.refresh()

    def retheme(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def table(self) -> list[tuple[str, ...]]:
        if not self._rows:
            return []
        head = (self.tr("Metric"), self.tr("Value"), "P25", "P50", "P75", self.tr("Percentile"), self.tr("Place"))
        return [head, *(self._cells(row) for row in self._rows)]

    def _cells(self, row: Standing) -> tuple[str, ...]:
        quartiles = (metric_value(row.metric, value) for value in (row.low, row.middle, row.high))
        value = metric_value(row.metric, row.value)
        return metric_name(row.metric), value, *quartiles, f"P{row.percentile:.0f}", place_word(row)

    def sizeHint(self) -> QSize:
        return QSize(px(720), px(ROW * len(self._rows) + FOOT))

    def _track(self) -> tuple[float, float]:
        """Return where the strips begin and end."""
        left = px(SIDE + NAMED + VALUE + GAP)
        return left, self.width() - px(SIDE + PLACE + SAID + GAP + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._track()
        high = px(ROW * len(self._rows))
        for mark in MARKS:
            hairline(painter, round(left + (right - left) * mark / 100), 0, high, upright=True, ink="grid")
        for at, (row, places) in enumerate(zip(self._rows, self._places, strict=True)):
            self._paint_row(painter, QRectF(0, px(ROW) * at, self.width(), px(ROW)), row, places)
            if at:
                hairline(painter, px(SIDE), px(ROW) * at, px(NAMED + VALUE))
                hairline(painter, right + px(GAP), px(ROW) * at, self.width() - right - px(SIDE + GAP))
        self._paint_foot(painter, QRectF(0, high, self.width(), px(FOOT)), left, right)

    def _paint_row(self, painter: QPainter, area: QRectF, row: Standing, places: Sequence[float]) -> None:
        left, right = self._track()
        named = QRectF(px(SIDE), area.top() + px(7), px(NAMED), px(20))
        words(painter, named, metric_name(row.metric), "body_medium")
        words(painter, named.translated(0, px(19)), metric_note(row.metric), "caption", "text3")
        value = QRectF(px(SIDE + NAMED), area.top(), px(VALUE), area.height())
        words(painter, value, metric_value(row.metric, row.value), "card", "text", RIGHT)
        self._paint_peers(painter, area, left, right, places)
        said = tone(row)
        spot = QPointF(left + (right - left) * row.percentile / 100, area.center().y())
        fill = "accent" if said is Tone.NEUTRAL else f"{said.value}_fill"
        dot(painter, spot, px(7), colour(fill), colour("surface"))
        beside = QRectF(right + px(GAP), area.top(), px(PLACE), area.height())
        ink = "text" if said is Tone.NEUTRAL else said.value
        words(painter, beside, f"P{row.percentile:.0f}", "body_strong", ink)
        self._paint_said(painter, area, row, said)

    def _paint_peers(self, painter: QPainter, area: QRectF, left: float, right: float, places: Sequence[float]) -> None:
        wide, middle = right - left, area.center().y()
        track = QRectF(left, middle - px(TRACK) / 2, wide, px(TRACK))
        rounded(painter, track, px(TRACK) / 2, fill=colour("track"))
        half = QRectF(left + wide / 4, middle - px(BAND) / 2, wide / 2, px(BAND))
        rounded(painter, half, px(3), fill=colour("band"))
        for at, place in enumerate(places):
            away = (at * 37 % 15 - 7) / 7 * px(SCATTER)
            dot(painter, QPointF(left + wide * place / 100, middle + away), px(2), colour("peer"))
        painter.fillRect(QRectF(round(left + wide / 2) - 1, middle - px(9), 2, px(18)), colour("text"))

    def _paint_said(self, painter: QPainter, area: QRectF, row: Standing, said: Tone) -> None:
        text, right = place_word(row), self.width() - px(SIDE)
        if said is Tone.NEUTRAL:
            words(painter, QRectF(right - px(SAID), area.top(), px(SAID), area.height()), text, "small", "text2", RIGHT)
        else:
            wide = badge_width(text, "")
            paint_badge(painter, right - wide, area, text, said)

    def _paint_foot(self, painter: QPainter, area: QRectF, left: float, right: float) -> None:
        named = QRectF(px(SIDE), area.top(), px(NAMED + VALUE), area.height())
        words(painter, named, self.tr("Percentile among peers"), "caption", "text2")
        for mark, text in zip(MARKS, (self.tr("lowest"), "25", "50", "75", self.tr("highest")), strict=True):
            at = left + (right - left) * mark / 100
            words(painter, QRectF(at - px(40), area.top(), px(80), area.height()), text, "caption", "text2", CENTER)


def _places(peers: Sequence[float]) -> list[float]:
    """Return the percentile of each peer, of many only every second, third ... one."""
    every = -(-len(peers) // MANY)
    return [rank_in(value, peers) for value in peers[:: max(every, 1)]]
