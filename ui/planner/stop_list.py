"""The stops of a day under one another, with the drives between them; what the map shows, in words."""

from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from crm.domain.codes import Segment
from ui.theme.look import colour, metrics, pixmap, px, segment_colour
from ui.widgets.ordered_lines import Line, OrderedLines
from ui.widgets.paint import CENTER, RIGHT, dot, square, text_width, words
from ui.widgets.themed import Themed

LEG = 28
STOP = 40
SIDE = 16
DISC = 10
ICON = 14


class StopWords(Struct, frozen=True):
    """One stop as it reads, with the drive to it; without a segment it is the base. `is_other` marks a new time,
    `is_tight` a drive that takes longer than there is time.
    """

    number: int
    name: str
    second: str
    time: str
    drive: str
    segment: Segment | None = None
    is_done: bool = False
    is_other: bool = False
    is_tight: bool = False

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        return ", ".join(part for part in (self.drive, self.time, self.name, self.second) if part)


def paint_stop_line(painter: QPainter, room: QRectF, stop: StopWords, is_first: bool, is_last: bool) -> None:
    """Paint a stop and the drive to it; a dotted line joins it to its neighbours."""
    centre = QPointF(room.left() + px(SIDE + DISC), room.bottom() - px(STOP) / 2)
    _paint_thread(painter, room, centre, is_first, is_last)
    left = centre.x() + px(DISC + 12)
    if stop.drive:
        leg = QRectF(left, room.top(), room.right() - left - px(SIDE), px(LEG))
        ink = "danger" if stop.is_tight else "text3"
        image = pixmap("car", ink, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(left, leg, px(ICON)).topLeft(), image)
        words(painter, leg.adjusted(px(ICON + 6), 0, 0, 0), stop.drive, "small", ink)
    _paint_disc(painter, centre, stop)
    upper, lower = metrics("body_medium").line, metrics("small").line
    top = centre.y() - (upper + (lower if stop.second else 0)) / 2
    wide = text_width(stop.time, "body_strong") + 1
    right = room.right() - px(SIDE)
    ink = "text3" if stop.is_done else "text"
    time_ink = "accent" if stop.is_other else ink
    words(painter, QRectF(right - wide, top, wide, upper), stop.time, "body_strong", time_ink, RIGHT)
    words(painter, QRectF(left, top, right - wide - px(8) - left, upper), stop.name, "body_medium", ink)
    words(painter, QRectF(left, top + upper, right - left, lower), stop.second, "small", "text3")


def _paint_thread(painter: QPainter, room: QRectF, centre: QPointF, is_first: bool, is_last: bool) -> None:
    pen = QPen(colour("control"), 1.5, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    if not is_first:
        painter.drawLine(QPointF(centre.x(), room.top()), QPointF(centre.x(), centre.y() - px(DISC)))
    if not is_last:
        painter.drawLine(QPointF(centre.x(), centre.y() + px(DISC)), QPointF(centre.x(), room.bottom()))


def _paint_disc(painter: QPainter, centre: QPointF, stop: StopWords) -> None:
    size = px(DISC)
    room = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
    if stop.segment is None:
        dot(painter, centre, size - 1, colour("surface"), colour("control"))
        image = pixmap("house-line", "text2", 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(centre.x() - px(12) / 2, room, px(12)).topLeft(), image)
        return
    dot(painter, centre, size, colour("text3") if stop.is_done else segment_colour(stop.segment, "mark"))
    words(painter, room, str(stop.number), "small_strong", "on_accent", CENTER)


class StopLine(Line):
    """A visit in the list: Enter opens it, Space shows it on the map, Alt with an arrow puts it elsewhere."""

    def __init__(self, key: UUID, stop: StopWords, ends: tuple[bool, bool], parent: QWidget) -> None:
        keys = {Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open", Qt.Key.Key_Space: "show"}
        super().__init__(key, keys, parent)
        self.stop, self._ends = stop, ends
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(stop.spoken)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(STOP + (LEG if self.stop.drive else 0)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_stop_line(QPainter(self), QRectF(self.rect()), self.stop, *self._ends)


class BaseLine(Themed, QWidget):
    """Where the day begins or ends."""

    def __init__(self, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_first = is_first
        self.stop = StopWords(0, "", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_stop(self, stop: StopWords | None) -> None:
        """Show words, or nothing."""
        self.setVisible(stop is not None)
        if stop is not None:
            self.stop = stop
            self.setAccessibleName(stop.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(STOP + (LEG if self.stop.drive else 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_stop_line(QPainter(self), QRectF(self.rect()), self.stop, self._is_first, not self._is_first)


class StopList(QWidget):
    """Base, stops, base; `lines.ordered(keys)` asks for another order."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.first, self.last = BaseLine(True, self), BaseLine(False, self)
        self.lines = OrderedLines(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(0)
        for part in (self.first, self.lines, self.last):
            column.addWidget(part)
        column.addStretch(1)

    def set_stops(self, first: StopWords | None, stops: list[tuple[UUID, StopWords]], last: StopWords | None) -> None:
        """Show a day; the line of the same visit keeps the focus."""
        self.first.set_stop(first)
        self.last.set_stop(last)
        end = len(stops) - 1
        self.lines.set_lines(
            [
                StopLine(key, stop, (first is None and place == 0, last is None and place == end), self.lines)
                for place, (key, stop) in enumerate(stops)
            ]
        )
