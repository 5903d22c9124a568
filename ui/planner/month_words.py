"""How the panel beside the month reads."""

from PySide6.QtCore import QObject

from crm.domain.clock import Clock
from crm.domain.codes import Segment
from crm.domain.planner import OutageStrip
from ui.texts.dates import near_day, time_span
from ui.widgets.marks import segment_name
from ui.widgets.rows.items import Row


class MonthWords(QObject):
    """Counts and days in words."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def segment(self, segment: Segment, visited: int, total: int) -> Row:
        """`Top-100 · 12/14 · 86 %` with its bar."""
        share = visited / total
        value = f"{visited}/{total} · {share:.0%}"
        return Row(segment, segment_name(segment), segment=segment, value=value, share=share, share_ink="accent")

    def visited(self, done: int, due: int) -> str:
        """`61 of 86 due accounts visited`."""
        return self.tr("{done} of %n due account(s) visited", "", due).format(done=done)

    def planned(self, visits: int, free: int) -> str:
        """`43 planned · room on 9 days`."""
        room = self.tr("room on %n day(s)", "", free)
        return self.tr("%n planned · {room}", "", visits).format(room=room)

    def outage(self, strip: OutageStrip) -> tuple[str, str]:
        """The feeder, and when it is off."""
        start, end = self._clock.local(strip.start), self._clock.local(strip.end)
        until = time_span(start, end) if start.date() == end.date() else f"– {near_day(end.date())}"
        return self.tr("{feeder} off").format(feeder=strip.feeder), f"{near_day(start.date())} {until}"

    def late(self, count: int) -> str:
        return self.tr("%n account(s) overdue", "", count)

    def soon(self, count: int) -> str:
        return self.tr("%n account(s) due this month", "", count)

    def unplanned(self) -> str:
        return self.tr("not in the calendar yet")

    def calm(self) -> str:
        return self.tr("Nothing: everybody is planned")
