"""The calendar as pages use it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.texts.dates import clock_time, long_weekday
from ui.theme.look import colour, px
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, Judge, OutageStrip
from ui.widgets.calendar.grid_view import GridView
from ui.widgets.calendar.header import CalendarHeader
from ui.widgets.calendar.times import block_times
from ui.widgets.calendar.whole_days import WholeDays
from ui.widgets.marks import segment_name
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

HOURS = (8, 19)
NAMES = ("moved", "resized", "dropped", "created", "spanned", "copied", "opened", "removed", "focused", "menu_asked")
"""Signals of the grid that the calendar hands on."""
WHOLE_NAMES = ("moved", "copied", "opened", "removed", "focused", "menu_asked")


class CalendarView(Themed, QWidget):
    """Days side by side, or one day; blocks are dragged, dropped, resized and walked by keys.

    The page hands over days, blocks and outages, answers `judge` while something is dragged,
    and does what the signals
    say; the calendar shows a new time only when `set_blocks` brings it. Moments are bureau wall times with their zone.
    What takes whole days stands above the hours.
    Keys: J K walk, arrows move 15 minutes (Alt: 5) or a day, Shift+arrows resize, Enter opens, Delete removes.
    """

    moved = Signal(object, object, object)
    """(id, start, end)"""
    resized = Signal(object, object, object)
    """(id, start, end)"""
    dropped = Signal(object, object, object)
    """(account id, start, end)"""
    created = Signal(object, object)
    """(start, end): double click on a free place"""
    spanned = Signal(object, object)
    """(start, end): a span drawn on free time"""
    copied = Signal(object, object, object)
    """(id, start, end): a drag that ends with Ctrl held"""
    opened = Signal(object)
    removed = Signal(object)
    focused = Signal(object)
    day_picked = Signal(object)
    menu_asked = Signal(object, object)
    """(id, global position)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[DayHead] = ()
        self._unfolded: set[date] = set()
        self._hours = HOURS
        self.header = CalendarHeader(self)
        self.whole_days = WholeDays(self)
        self.grid = GridView(self)
        self.setFocusProxy(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.whole_days)
        column.addWidget(self.grid, 1)
        self.grid.spoken = self.whole_days.spoken = self.spoken
        for name in WHOLE_NAMES:
            getattr(self.whole_days, name).connect(getattr(self, name))
        for name in NAMES:
            getattr(self.grid, name).connect(getattr(self, name))
        self.grid.unfold_asked.connect(self.toggle_fold)
        self.header.toggled.connect(self.toggle_fold)
        self.header.picked.connect(self.day_picked)
        self.grid.laid_out.connect(self._follow_grid)
        self.start_look()

    # -- what is shown

    def set_days(self, heads: Sequence[DayHead], now: datetime) -> None:
        """Show these days; days off are folded among others until they are asked for or hold a block."""
        if [head.day for head in heads] != [head.day for head in self._heads]:
            self._unfolded = set()
        self._heads = heads
        self.grid.ground.now = now
        self.grid.ground.free_days = frozenset(head.day for head in heads if not head.workday)
        self.grid.ground.marks = {head.day: head.mark for head in heads if head.mark}
        self.header.set_days(heads, now.date())
        self._set_grid()

    def set_now(self, now: datetime) -> None:
        """Move the line of the present time."""
        self.grid.ground.now = now
        self.grid.viewport().update()

    def set_blocks(self, blocks: Sequence[CalendarBlock]) -> None:
        """Show these blocks, whole ones above the hours; those of other days are kept out of view."""
        self.whole_days.set_blocks([block for block in blocks if block.is_whole])
        self.grid.set_blocks([block for block in blocks if not block.is_whole])
        self._set_grid()

    def set_outages(self, outages: Sequence[OutageStrip]) -> None:
        """Show these outages at the left of their days."""
        self.grid.set_outages(outages)

    def set_lunch(self, start: time, end: time) -> None:
        """Shade the lunch break."""
        self.grid.ground.lunch = (start, end)
        self.grid.viewport().update()

    def set_hours(self, first: int, last: int) -> None:
        """Set which hours are there at least."""
        self._hours = (first, last)
        self._set_grid()

    def set_judge(self, judge: Judge) -> None:
        """Give the callback that says whether a slot may be taken, and what it costs."""
        self.grid.judge = judge

    def set_preview(self, preview: Callable[[UUID], CalendarBlock | None]) -> None:
        """Give the callback that makes a block of a dragged account: its title, segment and length."""
        self.grid.preview = preview

    def toggle_fold(self, day: date) -> None:
        """Unfold the days off, or fold them again."""
        if day in self.grid.ground.free_days:
            self._unfolded ^= set(self.grid.ground.free_days)
            self._set_grid()

    def focus_block(self, id: UUID | None) -> None:
        """Move the focus to a block."""
        self.grid.focus_block(id)

    def scroll_to(self, moment: time) -> None:
        """Bring an hour to the top of the view."""
        at = self.grid.grid.y_of(moment.hour * 60 + moment.minute)
        self.grid.verticalScrollBar().setValue(round(at) - px(12))

    def spoken(self, block: CalendarBlock) -> str:
        """Return how a block is read aloud: day, times, name, segment, state."""
        if block.spoken:
            return block.spoken
        if block.is_whole:
            return self.tr(", ").join((block_times(block), block.title, self.tr("not a visit")))
        times = self.tr("{day} {start} to {end}").format(
            day=long_weekday(block.day.weekday()),
            start=clock_time(block.start.time()),
            end=clock_time(block.end.time()),
        )
        states = {
            BlockStyle.PLANNED: self.tr("planned"),
            BlockStyle.PROPOSED: self.tr("proposed"),
            BlockStyle.DONE: self.tr("done"),
            BlockStyle.FIXED: self.tr("planned, fixed"),
            BlockStyle.OTHER: self.tr("not a visit"),
        }
        segment = segment_name(block.segment) if block.segment else ""
        state = self.tr("waits for approval") if block.is_waiting else states[block.style]
        return self.tr(", ").join(part for part in (times, block.title, segment, state) if part)

    def _set_grid(self) -> None:
        days = [head.day for head in self._heads]
        busy = {block.day for block in map(self.grid.block, self.grid.all_ids()) if block}
        off = {head.day for head in self._heads if not head.workday} - busy - self._unfolded
        folded = frozenset(off) if len(off) < len(days) else frozenset()
        self.grid.set_grid(days, folded, self._hours)

    def _follow_grid(self) -> None:
        """Keep the columns of the days under each other."""
        self.header.set_grid(self.grid.grid)
        self.whole_days.set_grid(self.grid.grid)

    def retranslate(self) -> None:
        self.grid.ground.lunch_words = self.tr("Lunch")
        self.grid.ground.outage_words = lambda count: self.tr("%n outage(s)", "", count)
        self.grid.setAccessibleName(self.tr("Calendar"))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("surface"), edge=colour("border"))
