"""A year as twelve small months, with what is special about its days."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.workdays import DayKind
from crm.usecases.calendar import WEEKS_ONLY, WorkCalendar
from ui.texts.dates import month_name, near_day, weekday_name
from ui.texts.workdays import day_words
from ui.theme.look import colour, px
from ui.widgets.forms.month_grid import day_by_key, first_shown
from ui.widgets.paint import CENTER, dot, rounded, short_words
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips

CELL = 24
GAP = 24
TITLE = 24
HEADS = 20
WEEKS = 6
MONTH_WIDTH = 7 * CELL
MONTH_HEIGHT = TITLE + HEADS + WEEKS * CELL + 12
MOST_COLUMNS = 4

TINTS = {
    DayKind.HOLIDAY: ("danger", "danger_soft"),
    DayKind.MAKE_UP: ("warn", "warn_soft"),
    DayKind.OWN_DAY_OFF: ("info", "info_soft"),
    DayKind.OWN_WORKDAY: ("ok", "ok_soft"),
}
"""Ink and ground of the days that differ from their week."""


class YearGrid(Themed, QWidget):
    """Arrows walk the days, Page up and down the months, Enter or a click picks: `picked(date)`.

    A dot under a number says that somebody is on leave.
    """

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today, self.day, self.year = today, today, today.year
        self._calendar: WorkCalendar = WEEKS_ONLY
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        SpotTips(self, self._explain)
        self.start_look()

    def show_year(self, year: int, calendar: WorkCalendar) -> None:
        """Show a year; the cursor keeps its place in it."""
        self._calendar, self._picture = calendar, None
        if year != self.year:
            self.year = year
            self.day = self.today if year == self.today.year else date(year, 1, 1)
        self.go(self.day)

    def go(self, day: date) -> None:
        """Move the cursor to a day of the year; a day of another year leaves it where it is."""
        if day.year == self.year:
            self.day = day
            self.setAccessibleName(self.words_of(day))
            self.update()

    def words_of(self, day: date) -> str:
        """Return a day with what is special about it and who is away."""
        away = [leave.person for leave in self._calendar.leaves_on(day)]
        on_leave = self.tr("on leave: {names}").format(names=", ".join(away)) if away else ""
        parts = (near_day(day), day_words(self._calendar.kind_of(day)), on_leave)
        return " · ".join(part for part in parts if part)

    # -- where things stand

    def columns(self, width: int) -> int:
        """Return how many months stand side by side in a width."""
        fitting = (width + px(GAP)) // (px(MONTH_WIDTH) + px(GAP))
        return next((count for count in (MOST_COLUMNS, 3, 2) if count <= fitting), 1)

    def heightForWidth(self, width: int) -> int:
        return 12 // self.columns(width) * px(MONTH_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = MOST_COLUMNS * px(MONTH_WIDTH) + (MOST_COLUMNS - 1) * px(GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(MONTH_WIDTH), self.heightForWidth(max(self.width(), px(MONTH_WIDTH))))

    def _corner(self, month: int) -> QPointF:
        columns = self.columns(self.width())
        row, column = divmod(month - 1, columns)
        return QPointF(column * (px(MONTH_WIDTH) + px(GAP)), row * px(MONTH_HEIGHT))

    def cell(self, day: date) -> QRectF:
        """Return where a day stands."""
        return _cell(self._corner(day.month), (day - first_shown(day)).days)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a place, None beside the days."""
        for month in range(1, 13):
            first = date(self.year, month, 1)
            inside = place - self._corner(month) - QPointF(0, px(TITLE + HEADS))
            column, row = int(inside.x() // px(CELL)), int(inside.y() // px(CELL))
            if 0 <= column < 7 and 0 <= row < WEEKS:
                day = first_shown(first) + timedelta(days=row * 7 + column)
                return day if day.month == month else None
        return None

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._picture
        if picture is None or picture.deviceIndependentSize().toSize() != self.size():
            picture = self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        if self.hasFocus():
            rounded(painter, self.cell(self.day).adjusted(1, 1, -1, -1), px(4), edge=colour("focus"), width=2)

    def _drawn(self) -> QPixmap:
        """Return the months as a picture: to draw 365 days anew at each look would hold the window up."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for month in range(1, 13):
            self._paint_month(painter, date(self.year, month, 1), self._corner(month))
        painter.end()
        return picture

    def retheme(self) -> None:
        self._picture = None
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._picture = None
        super().hideEvent(event)

    def _paint_month(self, painter: QPainter, first: date, corner: QPointF) -> None:
        title = QRectF(corner.x() + px(6), corner.y(), px(MONTH_WIDTH), px(TITLE))
        short_words(painter, title, month_name(first), "body_strong")
        for number in range(7):
            head = QRectF(corner.x() + number * px(CELL), corner.y() + px(TITLE), px(CELL), px(HEADS))
            short_words(painter, head, _letters(number), "caption", "text3", CENTER)
        day, place = first, (first - first_shown(first)).days
        while day.month == first.month:
            self._paint_day(painter, day, _cell(corner, place))
            day, place = day + timedelta(days=1), place + 1

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        found = self._calendar.kind_of(day)
        kind, tile = found.kind, cell.adjusted(1, 1, -1, -1)
        ink = "text" if found.is_workday else "text3"
        if kind in TINTS:
            ink, ground = TINTS[kind]
            rounded(painter, tile, px(4), fill=colour(ground))
        if day == self.today:
            rounded(painter, tile, px(4), edge=colour("accent"), width=1.5)
        short_words(painter, cell, str(day.day), "small_strong" if kind in TINTS else "small", ink, CENTER)
        if self._calendar.leaves_on(day):
            dot(painter, QPointF(cell.center().x(), cell.bottom() - px(4)), px(1.5), colour("accent"))

    # -- pointer and keys

    def _explain(self, place: QPoint) -> str:
        day = self.day_at(place.toPointF())
        return self.words_of(day) if day is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(day)
            self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = day_by_key(self.day, Qt.Key(event.key()))
        if day is not None:
            self.go(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)


def _cell(corner: QPointF, place: int) -> QRectF:
    """Return the room of a day by its place in a month whose corner is given."""
    left, top = corner.x() + place % 7 * px(CELL), corner.y() + px(TITLE + HEADS) + place // 7 * px(CELL)
    return QRectF(left, top, px(CELL), px(CELL))


def _letters(weekday: int) -> str:
    name = weekday_name(weekday)
    return name[:2] if name.isascii() else name[-1:]
