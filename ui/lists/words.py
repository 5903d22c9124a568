"""The values of filters in words: yes and no, nothing, ranges of figures and of days."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from crm.domain.errors import Invalid
from crm.domain.lists import EMPTY, FLAGS, RANGE, ColumnType, day_range, number_range
from ui.texts.dates import dated


class ValueWords(QObject):
    """Words for the values that crm.domain.lists describes; `today` tells the present day."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def of(self, kind: ColumnType, value: str, whole: bool = False) -> str:
        """Return what a value means, "" where its column has to say it; what is no value is shown as it is."""
        if value == EMPTY:
            return self.tr("empty")
        try:
            if kind is ColumnType.DAY:
                return self._days(value)
            if kind is ColumnType.NUMBER:
                return self._whole(value) if whole else self._numbers(value)
        except Invalid:
            return value
        if kind is ColumnType.FLAG and value in FLAGS:
            return self.tr("yes") if FLAGS[value] else self.tr("no")
        return value if kind is ColumnType.TEXT else ""

    def _numbers(self, value: str) -> str:
        low, high = number_range(value)
        if low is None and high is None:
            return self.tr("any")
        if low is None:
            return self.tr("under {high}").format(high=_figure(high))
        if high is None:
            return self.tr("{low} and more").format(low=_figure(low))
        return self.tr("{low}–{high}").format(low=_figure(low), high=_figure(high))

    def _whole(self, value: str) -> str:
        """Word a range of counts by the last number in it, not by the first one beyond."""
        low, high = number_range(value)
        if low is None and high is not None:
            return self.tr("up to {high}").format(high=_figure(high - 1))
        if low is not None and high == low + 1:
            return _figure(low)
        if low is not None and high is not None:
            return self.tr("{low}–{high}").format(low=_figure(low), high=_figure(high - 1))
        return self._numbers(value)

    def _days(self, value: str) -> str:
        first, last = day_range(value, self._today())
        if first is None and last is None:
            return self.tr("any day")
        ends = [end for end in value.split(RANGE) if end]
        if all(end[0] in "+-" for end in ends):
            return self._near(*value.split(RANGE))
        today = self._today()
        if first is None and last is not None:
            return self.tr("until {day}").format(day=dated(last, today))
        if last is None and first is not None:
            return self.tr("from {day}").format(day=dated(first, today))
        assert first is not None
        assert last is not None
        return self.tr("{low}–{high}").format(low=dated(first, today), high=dated(last, today))

    def _near(self, first: str, last: str) -> str:
        """Word days that are counted from today."""
        low, high = (int(end) if end else None for end in (first, last))
        if low is None and high is not None:
            return self._until(high)
        if high is None and low is not None:
            return self._since(low)
        if (low, high) == (0, 0):
            return self.tr("today")
        if low == 0 and high is not None:
            return self.tr("next %n day(s)", "", high + 1)
        if high == 0 and low is not None:
            return self.tr("last %n day(s)", "", 1 - low)
        today = self._today()
        begin, end = day_range(f"{first}{RANGE}{last}", today)
        assert begin is not None
        assert end is not None
        return self.tr("{low}–{high}").format(low=dated(begin, today), high=dated(end, today))

    def _until(self, high: int) -> str:
        if high == -1:
            return self.tr("before today")
        if high < 0:
            return self.tr("%n or more day(s) ago", "", -high)
        return self.tr("by today") if high == 0 else self.tr("within %n day(s)", "", high)

    def _since(self, low: int) -> str:
        if low == 0:
            return self.tr("from today on")
        if low > 0:
            return self.tr("in %n or more day(s)", "", low)
        return self.tr("since %n day(s) ago", "", -low)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.12g}"
