"""Where the days of a month and the lines in them stand."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF

from ui.theme.look import px
from ui.widgets.calendar.block import CalendarBlock

WEEKS = 6
HEAD = 34
NUMBER = 28
LINE = 18
GAP = 1
SIDE = 5
WEEKEND = 0.68
"""How wide a day of the weekend is beside another."""


class DayCell(Struct, frozen=True):
    """A day with its room, the lines that fit in it, and how many blocks do not."""

    day: date
    room: QRectF
    lines: tuple[tuple[CalendarBlock, QRectF], ...]
    hidden: int


class MonthLayout:
    """Six weeks from the Monday on or before the first of a month."""

    def __init__(self, first: date, width: float, height: float) -> None:
        self.first = first.replace(day=1)
        self.start = self.first - timedelta(days=self.first.weekday())
        unit = width / (5 + 2 * WEEKEND)
        self._lefts = [unit * column for column in range(6)] + [unit * (5 + WEEKEND), width]
        self._high = (height - px(HEAD)) / WEEKS

    def days(self) -> list[date]:
        """Return every day shown."""
        return [self.start + timedelta(days=number) for number in range(WEEKS * 7)]

    def head(self, column: int) -> QRectF:
        """Return where a weekday's name stands."""
        return QRectF(self._lefts[column], 0, self._lefts[column + 1] - self._lefts[column], px(HEAD))

    def room(self, day: date) -> QRectF:
        """Return where a day stands; empty for one that is not shown."""
        number = (day - self.start).days
        if not 0 <= number < WEEKS * 7:
            return QRectF()
        week, column = divmod(number, 7)
        left, right = self._lefts[column], self._lefts[column + 1]
        return QRectF(left, px(HEAD) + week * self._high, right - left, self._high)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a place, None outside."""
        return next((day for day in self.days() if self.room(day).contains(place)), None)

    def cell(self, day: date, blocks: Sequence[CalendarBlock], has_foot: bool) -> DayCell:
        """Return a day's lines; the last line is left free where some do not fit or an outage stands there."""
        room = self.room(day)
        step = px(LINE) + px(GAP)
        count = max(int((room.height() - px(NUMBER) - px(2) - (step if has_foot else 0)) // step), 0)
        shown = blocks if len(blocks) <= count else blocks[: max(count - 1, 0)]
        inner = room.adjusted(px(SIDE), px(NUMBER), -px(SIDE), 0)
        lines = [
            (block, QRectF(inner.left(), inner.top() + place * step, inner.width(), px(LINE)))
            for place, block in enumerate(shown)
        ]
        return DayCell(day, room, tuple(lines), len(blocks) - len(shown))
