"""What stands in the calendar, as data. All moments are bureau wall times, as `Clock.local` returns them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment
from ui.widgets.badge import Tone


class BlockStyle(StrEnum):
    """How a block is painted (ui.md section 4, calendar block)."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    DONE = "done"
    FIXED = "fixed"
    OTHER = "other"


class CalendarBlock(Struct, frozen=True):
    """One visit or other appointment inside one day.

    `lines` follow the times (person, why it is due). Done blocks stay where they are, fixed and other ones
    can be moved when `judge` allows it. `minutes` is the length for a drop. A whole one stands above the
    hours, over all the days that it touches; a free one of these takes nothing of them. A waiting one is planned
    but not approved yet. A `tone` takes the place of the segment's colour.
    """

    id: UUID
    start: datetime
    end: datetime
    title: str
    lines: tuple[str, ...] = ()
    segment: Segment | None = None
    style: BlockStyle = BlockStyle.PLANNED
    spoken: str = ""
    is_whole: bool = False
    is_free: bool = False
    is_waiting: bool = False
    tone: Tone | None = None

    @property
    def movable(self) -> bool:
        return self.style is not BlockStyle.DONE

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def days(self) -> list[date]:
        """The days on which it stands, in order."""
        if not self.is_whole:
            return [self.day]
        first, last = self.day, max((self.end - timedelta(microseconds=1)).date(), self.day)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def by_day(blocks: Iterable[CalendarBlock]) -> dict[date, list[CalendarBlock]]:
    """Return what stands on each day: whole ones first, then by their hours."""
    days: dict[date, list[CalendarBlock]] = {}
    for block in sorted(blocks, key=lambda each: (not each.is_whole, each.start)):
        for day in block.days:
            days.setdefault(day, []).append(block)
    return days


class OutageStrip(Struct, frozen=True):
    """Planned work or a fault shown at the left of a day."""

    start: datetime
    end: datetime
    title: str


def strips_by_day(strips: Iterable[OutageStrip]) -> dict[date, list[OutageStrip]]:
    """Return the outages of each day that they touch."""
    days: dict[date, list[OutageStrip]] = {}
    for strip in strips:
        day = strip.start.date()
        while day <= strip.end.date():
            days.setdefault(day, []).append(strip)
            day += timedelta(days=1)
    return days


class DayHead(Struct, frozen=True):
    """A day of the header: its second line, such as "4 visits · 4.2 h", and whether it is a workday.

    `mark` names what is special about it, such as a holiday, a make-up workday or leave.
    """

    day: date
    note: str = ""
    workday: bool = True
    mark: str = ""

    @property
    def words(self) -> str:
        """Return mark and note in one line."""
        return " · ".join(part for part in (self.mark, self.note) if part)


class Verdict(Struct, frozen=True):
    """Whether a slot may be taken, with one line that says the cost or the reason."""

    ok: bool
    text: str = ""


Judge = Callable[[CalendarBlock | UUID, date, datetime, datetime], Verdict]
"""(block, or the id of a dragged account; day; start; end) -> verdict. Called while dragging: it must be
quick."""


def allow(block: CalendarBlock | UUID, day: date, start: datetime, end: datetime) -> Verdict:
    """Allow every slot."""
    return Verdict(True)
