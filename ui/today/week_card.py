"""The week's load under the day."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from crm.domain.today import DayLoad, TodayBoard
from crm.domain.workdays import Day
from ui.context import Context
from ui.texts.dates import weekday_and_number
from ui.texts.workdays import day_words
from ui.theme.look import colour, px
from ui.widgets.card import Card
from ui.widgets.leaving import let_go
from ui.widgets.paint import LEFT, focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

FULL_DAY_HOURS = 6.0
WEEK = 5
SIDE, NARROW_SIDE = 10, 4
WIDE = 72


class WeekCard(Card):
    """Monday to Friday, and a weekend day that is worked or has visits; a day opens the planner there.

    Holidays and leave come when the working calendar is there: the page does not wait for it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, line=False, parent=parent)
        self._context = context
        self._row = QHBoxLayout()
        self._row.setSpacing(px(4))
        self.body.setContentsMargins(px(8), 0, px(16), px(12))
        self.body.addLayout(self._row)
        self._tiles: list[DayTile] = []
        self._board: TodayBoard | None = None
        self.set_title(self.tr("This week"))
        context.workdays.changed.connect(self._show_days)

    def show_board(self, board: TodayBoard) -> None:
        """Show the loads of the week."""
        self._board = board
        visits = sum(load.visits for load in board.week)
        hours = sum(load.hours for load in board.week)
        count = self.tr("%n visit(s)", "", visits)
        self.set_note(self.tr("{visits} · {hours} h booked").format(visits=count, hours=f"{hours:.1f}"))
        self._show_days()

    def _show_days(self) -> None:
        if self._board is None:
            return
        for tile in self._tiles:
            let_go(self._row, tile)
        calendar, today = self._context.workdays.known(), self._board.day
        days = [(load, calendar.kind_of(load.day)) for load in self._board.week]
        self._tiles = [
            DayTile(load, day, load.day == today)
            for number, (load, day) in enumerate(days)
            if number < WEEK or day.is_workday or load.visits
        ]
        for tile in self._tiles:
            tile.clicked.connect(lambda _checked=False, day=tile.load.day: self._context.navigate("planner", day=day))
            self._row.addWidget(tile)
            tile.show()

    def retheme(self) -> None:
        super().retheme()
        self.body.setContentsMargins(px(8), 0, px(16), px(12))


class DayTile(Themed, QAbstractButton):
    """One day: name, visits or why nobody works, a bar of booked hours."""

    def __init__(self, load: DayLoad, day: Day, is_today: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.load, self.day, self._is_today = load, day, is_today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.start_look()

    def retranslate(self) -> None:
        count = self.tr("%n visit(s)", "", self.load.visits)
        parts = (weekday_and_number(self.load.day), day_words(self.day), count)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(literal(day_words(self.day)))

    def sizeHint(self) -> QSize:
        return QSize(px(76), px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._is_today:
            rounded(painter, area, px(6), fill=colour("accent_soft"))
        elif self.underMouse():
            rounded(painter, area, px(6), fill=colour("hover"))
        elif not self.day.is_workday:
            rounded(painter, area, px(6), fill=colour("sunken"))
        left = px(SIDE) if self.width() >= px(WIDE) else px(NARROW_SIDE)
        ink = "accent_text" if self._is_today else "text2"
        room = area.width() - left
        words(painter, QRectF(left, px(6), room, px(20)), weekday_and_number(self.load.day), "body_strong", ink)
        self._paint_load(painter, QRectF(left, px(28), room, px(26)))
        track = QRectF(left, px(62), area.width() - 2 * left, px(4))
        share = min(1.0, self.load.hours / FULL_DAY_HOURS)
        paint_bar(painter, track, share, "accent" if self._is_today else "border_strong")
        if shows_focus(self):
            focus_ring(painter, area, px(6))

    def _paint_load(self, painter: QPainter, line: QRectF) -> None:
        """Write how many visits, the number alone where no more fits, or why there are none."""
        if not self.load.visits:
            special = day_words(self.day)
            ink = "warn" if special and self.day.is_workday else "text2"
            words(painter, line, special or "–  " + self.tr("open"), "small", ink, LEFT)
            return
        number = str(self.load.visits)
        words(painter, line, number, "heading", "text" if self._is_today else "text2", LEFT)
        after = line.adjusted(text_width(number, "heading") + px(5), px(1), 0, 0)
        unit = self.tr("visits") if self.load.visits != 1 else self.tr("visit")
        if text_width(unit, "small") <= after.width():
            words(painter, after, unit, "small", "text2", LEFT)
