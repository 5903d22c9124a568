"""The hour grid behind the blocks: columns, hours, lunch, outages, the present time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform

from ui.theme.look import colour, english, px
from ui.widgets.calendar.block import OutageStrip
from ui.widgets.calendar.geometry import HOURS_WIDTH, Grid, end_minutes
from ui.widgets.calendar.painting import hours, today_shade
from ui.widgets.paint import CENTER, RIGHT, dot, hairline, rounded, words

STRIP = 4
LABEL = 36


class Ground(Struct):
    """What the grid shows besides blocks."""

    grid: Grid
    now: datetime | None = None
    lunch: tuple[time, time] | None = None
    lunch_words: str = ""
    free_days: frozenset[date] = frozenset()
    marks: Mapping[date, str] = field(default_factory=dict)
    """What makes a day special, written down its column where that is folded."""
    outages: Sequence[OutageStrip] = field(default_factory=tuple)
    outage_words: Callable[[int], str] = str
    """What is written beside several outages whose names would lie on each other."""


def paint_ground(painter: QPainter, visible: QRectF, ground: Ground) -> None:
    """Paint everything that lies under the blocks."""
    grid = ground.grid
    painter.fillRect(visible, colour("surface"))
    hours = px(HOURS_WIDTH)
    for day in grid.days:
        column = QRectF(grid.left(day), visible.top(), grid.column_width(day), visible.height())
        if day in ground.free_days:
            painter.fillRect(column, colour("sunken"))
        elif ground.now is not None and day == ground.now.date() and len(grid.days) > 1:
            painter.fillRect(column, today_shade())
    if ground.lunch is not None:
        _paint_lunch(painter, ground)
    _paint_hours(painter, ground)
    for day in grid.days:
        left = round(grid.left(day))
        if left > hours:
            hairline(painter, left, visible.top(), visible.height(), upright=True, ink="grid")
    for day in grid.days:
        if day not in grid.folded:
            _paint_outages(painter, ground, day)
        elif mark := ground.marks.get(day):
            _paint_mark(painter, QRectF(grid.left(day), 0, grid.column_width(day), grid.height), mark)


def _paint_mark(painter: QPainter, column: QRectF, mark: str) -> None:
    """Write a name down a folded column: turned in English, one character under the other in Chinese."""
    if not english():
        line = px(16)
        for number, character in enumerate(mark):
            spot = QRectF(column.left(), column.top() + px(12) + number * line, column.width(), line)
            words(painter, spot, character, "small", "text3", CENTER)
        return
    painter.save()
    painter.setTransform(QTransform(0, 1, -1, 0, column.right(), column.top() + px(12)), True)
    words(painter, QRectF(0, 0, column.height() - px(24), column.width()), mark, "small", "text3")
    painter.restore()


def _paint_hours(painter: QPainter, ground: Ground) -> None:
    grid, hours = ground.grid, px(HOURS_WIDTH)
    for hour in range(grid.first_hour, grid.last_hour + 1):
        y = round(grid.y_of(hour * 60))
        hairline(painter, hours, y, grid.width - hours, ink="grid")
        label = QRectF(0, y - px(10), hours - px(10), px(20))
        if 0 < y < grid.height - px(8):
            words(painter, label, f"{hour:02d}", "small_medium", "text3", RIGHT)


def _paint_lunch(painter: QPainter, ground: Ground) -> None:
    grid = ground.grid
    assert ground.lunch is not None
    start, end = (moment.hour * 60 + moment.minute for moment in ground.lunch)
    left = px(HOURS_WIDTH)
    band = QRectF(left, grid.y_of(start), grid.width - left, grid.y_of(end) - grid.y_of(start))
    painter.fillRect(band, colour("canvas"))
    label = QRectF(left + px(8), band.top() + px(6), px(120), px(18))
    words(painter, label, ground.lunch_words, "small", "text3")


def _paint_outages(painter: QPainter, ground: Ground, day: date) -> None:
    """Paint the info-coloured bars at the left of a day, and beside them what is off and when."""
    bars = [(outage_bar(ground.grid, strip, day), strip) for strip in ground.outages if touches(strip, day)]
    for bar, _strip in bars:
        rounded(painter, bar, px(2), fill=colour("info_fill"))
    room = ground.grid.column_width(day) - px(18)
    for bar, strips in crowded(bars):
        spot = QRectF(bar.right() + px(6), bar.top(), room, px(18))
        title = strips[0].title if len(strips) == 1 else ground.outage_words(len(strips))
        first, last = min(each.start for each in strips).time(), max(each.end for each in strips).time()
        words(painter, spot, title, "small_strong", "info")
        words(painter, spot.translated(0, px(16)), hours(first, last, room), "small", "info")


def touches(strip: OutageStrip, day: date) -> bool:
    """Say whether an outage lies on a day."""
    return strip.start.date() <= day <= strip.end.date()


def outage_bar(grid: Grid, strip: OutageStrip, day: date) -> QRectF:
    """Return where the bar of an outage stands on a day that it touches."""
    start = grid.y_at(strip.start) if strip.start.date() == day else 0.0
    end = grid.y_of(end_minutes(strip.start, strip.end)) if strip.end.date() == day else grid.height
    top = max(start, 0) + 2
    return QRectF(grid.left(day) + px(3), top, px(STRIP), max(min(end, grid.height) - top, px(STRIP)))


def crowded(bars: Sequence[tuple[QRectF, OutageStrip]]) -> list[tuple[QRectF, list[OutageStrip]]]:
    """Gather outages that begin so near to each other that their two lines of words would meet."""
    found: list[tuple[QRectF, list[OutageStrip]]] = []
    for bar, strip in sorted(bars, key=lambda pair: pair[0].top()):
        if found and bar.top() < found[-1][0].top() + px(LABEL):
            found[-1][1].append(strip)
        else:
            found.append((bar, [strip]))
    return found


def paint_now(painter: QPainter, ground: Ground) -> None:
    """Paint the red line of the present time over today's column."""
    grid, now = ground.grid, ground.now
    if now is None or now.date() not in grid.days or now.date() in grid.folded:
        return
    y = grid.y_at(now)
    left = grid.left(now.date())
    painter.fillRect(QRectF(left, round(y) - 0.75, grid.column_width(now.date()), 1.5), colour("now"))
    dot(painter, QPointF(left, y), px(4), colour("now"))
