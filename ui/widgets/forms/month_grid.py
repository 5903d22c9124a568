"""A small calendar of one month to pick a day from; days off are pale and special days tell their names."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.workdays import Workdays
from ui.texts.dates import month_and_year, near_day, weekday_name
from ui.texts.workdays import day_words
from ui.theme.look import colour, px
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import CENTER, rounded, words
from ui.widgets.themed import Themed
from ui.widgets.tips import SpotTips

CELL = 32
ROWS = 7


def first_shown(day: date) -> date:
    """Return the Monday that begins the rows of a month."""
    first = day.replace(day=1)
    return first - timedelta(days=first.weekday())


def months_on(day: date, by: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    number = min(max((day.year * 12 + day.month - 1) + by, 12), MAXYEAR * 12 - 1)
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_by_key(day: date, key: Qt.Key) -> date | None:
    """Return where a key leads from a day: arrows by days and weeks, Page up and down by months; None for others."""
    days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
    months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
    if key in days:
        return day + timedelta(days=days[key])
    return months_on(day, months[key]) if key in months else None


class _Days(Themed, QWidget):
    picked = Signal(object)
    moved = Signal()

    def __init__(self, today: date, calendar: Workdays | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.today, self.day = today, today
        self._calendar = calendar
        self.chosen: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        SpotTips(self, self._explain)
        self.start_look()

    def go(self, day: date) -> None:
        """Move the cursor to a day."""
        self.day = day
        self.setAccessibleName(self.words_of(day))
        self.moved.emit()
        self.update()

    def words_of(self, day: date) -> str:
        """Return a day with what is special about it: `Thu 1 Oct · National Day`."""
        special = day_words(self._calendar.kind_of(day)) if self._calendar is not None else ""
        return " · ".join(part for part in (near_day(day, self.today), special) if part)

    def _explain(self, place: QPoint) -> str:
        day = self.day_at(place.toPointF())
        return self.words_of(day) if day is not None else ""

    def is_pale(self, day: date) -> bool:
        """Say whether a day is off or belongs to another month."""
        off = self._calendar is not None and not self._calendar.is_workday(day)
        return off or day.month != self.day.month

    def sizeHint(self) -> QSize:
        return QSize(7 * px(CELL), ROWS * px(CELL))

    def _cell(self, place: int) -> QRectF:
        size = px(CELL)
        return QRectF((place % 7) * size, (place // 7 + 1) * size, size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(7):
            head = QRectF(number * px(CELL), 0, px(CELL), px(CELL))
            words(painter, head, weekday_name(number)[-3:], "caption", "text3", CENTER)
        first = first_shown(self.day)
        for place in range(42):
            self._paint_day(painter, self._cell(place), first + timedelta(days=place))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        tile = cell.adjusted(2, 2, -2, -2)
        ink = "text3" if self.is_pale(day) else "text"
        if day == self.chosen:
            rounded(painter, tile, px(6), fill=colour("accent"))
            ink = "on_accent"
        elif day == self.today:
            rounded(painter, tile, px(6), fill=colour("accent_soft"))
            ink = "accent_text"
        if day == self.day and self.hasFocus():
            rounded(painter, tile, px(6), edge=colour("focus"), width=2)
        style = "body_strong" if day in (self.chosen, self.today) else "body"
        words(painter, cell, str(day.day), style, ink, CENTER)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a place."""
        column, row = int(place.x() // px(CELL)), int(place.y() // px(CELL)) - 1
        return first_shown(self.day) + timedelta(days=row * 7 + column) if 0 <= column < 7 and 0 <= row < 6 else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None:
            self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = day_by_key(self.day, Qt.Key(event.key()))
        if day is not None:
            self.go(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)


class MonthGrid(Themed, QWidget):
    """Arrows walk the days, Page up and down the months, Enter picks: `picked(date)`."""

    picked = Signal(object)

    def __init__(self, today: date, calendar: Workdays | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = _Days(today, calendar, self)
        self.setFocusProxy(self.days)
        self._title = ElidedLabel("", "card")
        self._back = IconButton("caret-left", "")
        self._on = IconButton("caret-right", "")
        self._back.clicked.connect(lambda: self.days.go(months_on(self.days.day, -1)))
        self._on.clicked.connect(lambda: self.days.go(months_on(self.days.day, 1)))
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.days)
        self.days.picked.connect(self.picked)
        self.days.moved.connect(self._name_month)
        self.set_day(None)
        self.start_look()

    def set_day(self, chosen: date | None) -> None:
        """Mark a chosen day, or only today."""
        self.days.chosen = chosen
        self.days.go(chosen or self.days.today)

    def _name_month(self) -> None:
        self._title.set_text(month_and_year(self.days.day))

    def retranslate(self) -> None:
        self._back.set_words(self.tr("Previous month"), "PgUp")
        self._on.set_words(self.tr("Next month"), "PgDown")
        self._name_month()
