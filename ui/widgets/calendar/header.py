"""The day headers of the calendar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.texts.dates import near_day, weekday_name
from ui.theme.look import colour, px
from ui.widgets.calendar.block import DayHead
from ui.widgets.calendar.geometry import Grid
from ui.widgets.paint import CENTER, RIGHT, hairline, rounded, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEIGHT = 52
TIGHT = 72


class CalendarHeader(Themed, QWidget):
    """Number, weekday and a line such as "4 visits · 4.2 h" or the name of a holiday. A click picks a day,
    a double click unfolds a folded one."""

    picked = Signal(object)
    toggled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._heads: Sequence[DayHead] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_days(self, heads: Sequence[DayHead], today: date | None) -> None:
        self._heads, self._today = heads, today
        self.setAccessibleName(", ".join(f"{near_day(head.day)} {head.words}".strip() for head in heads))
        self.update()

    def set_grid(self, grid: Grid) -> None:
        self._grid = grid
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, grid = QPainter(self), self._grid
        hairline(painter, 0, self.height() - 1, self.width())
        if grid is None:
            return
        for number, head in enumerate(self._heads):
            area = QRectF(grid.left(head.day), 0, grid.column_width(head.day), self.height() - 1)
            if not head.workday:
                painter.fillRect(area, colour("sunken"))
            if number:
                hairline(painter, round(area.left()), 0, area.height(), upright=True, ink="grid")
            if head.day in grid.folded:
                self._paint_folded(painter, area, head.day)
            else:
                self._paint_day(painter, area, head)

    def _paint_folded(self, painter: QPainter, area: QRectF, day: date) -> None:
        words(painter, QRectF(area.left(), px(6), area.width(), px(22)), str(day.day), "body_medium", "text3", CENTER)
        name = weekday_name(day.weekday())[-1:] if not weekday_name(0).isascii() else weekday_name(day.weekday())[:2]
        words(painter, QRectF(area.left(), px(26), area.width(), px(18)), name, "small", "text3", CENTER)

    def _paint_day(self, painter: QPainter, area: QRectF, head: DayHead) -> None:
        today = head.day == self._today
        number, name = str(head.day.day), weekday_name(head.day.weekday())
        tight = area.width() < px(TIGHT)
        left = area.left() + px(4 if tight else 9)
        wide = text_width(number, "heading")
        if today:
            tile = QRectF(left, px(6), wide + px(6 if tight else 10), px(22))
            rounded(painter, tile, px(4), fill=colour("accent"))
            words(painter, tile, number, "heading", "on_accent", CENTER)
            left = tile.right() + px(3 if tight else 6)
        else:
            words(painter, QRectF(left, px(6), wide + 2, px(22)), number, "heading")
            left += wide + px(5)
        style, ink = ("body_strong", "accent_text") if today else ("body", "text2")
        words(painter, QRectF(left, px(7), area.right() - left, px(22)), name, style, ink)
        left += text_width(name, style) + px(8)
        mark = "text3" if not head.workday else "warn"
        if head.note and head.mark:
            words(painter, QRectF(left, px(8), area.right() - px(4) - left, px(22)), head.mark, "small", mark, RIGHT)
        side = px(4 if tight else 9)
        note = QRectF(area.left() + side, px(28), area.width() - side - px(3), px(18))
        words(painter, note, _fitting(head.note, note.width()) or head.mark, "small", "text2" if head.note else mark)

    def _day_at(self, x: float) -> date | None:
        return self._grid.day_at(x) if self._grid is not None and x >= self._grid.left(self._grid.days[0]) else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(event.pos().x())
            note = next((head.words for head in self._heads if head.day == day), "")
            QToolTip.showText(event.globalPos(), literal(f"{near_day(day)} · {note}".rstrip(" ·")) if day else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().x())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().x())
        if day is not None:
            self.toggled.emit(day)


def _fitting(note: str, room: float) -> str:
    """Return a note, or its first part where there is no room for all of it; the tooltip has the whole."""
    return note if text_width(note, "small") <= room else note.partition(" · ")[0]
