"""Which days the planner shows."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from ui.texts.dates import month_and_year, near_day, span

MONTH_DAYS = 42


class ViewKind(StrEnum):
    """How days are shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Span(Struct, frozen=True):
    """The days about a chosen one."""

    kind: ViewKind
    day: date

    @property
    def first(self) -> date:
        """The first day that is shown; a month begins with the Monday on or before its first."""
        if self.kind is ViewKind.DAY:
            return self.day
        day = self.day.replace(day=1) if self.kind is ViewKind.MONTH else self.day
        return day - timedelta(days=day.weekday())

    @property
    def days(self) -> int:
        """How many days are shown."""
        return {ViewKind.DAY: 1, ViewKind.WEEK: 7, ViewKind.MONTH: MONTH_DAYS}[self.kind]

    def step(self, by: int) -> "Span":
        """Return the span before (-1) or after (1)."""
        if self.kind is not ViewKind.MONTH:
            return Span(self.kind, self.day + timedelta(days=by * self.days))
        number = self.day.year * 12 + self.day.month - 1 + by
        year, month = number // 12, number % 12 + 1
        return Span(self.kind, date(year, month, min(self.day.day, monthrange(year, month)[1])))

    def words(self) -> str:
        """Return the days in words."""
        if self.kind is ViewKind.DAY:
            return near_day(self.day)
        if self.kind is ViewKind.MONTH:
            return month_and_year(self.day)
        return span(self.first, self.first + timedelta(days=self.days - 1))
