"""How a day's route reads."""

from collections.abc import Sequence, Set
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject

from crm.domain.clock import Clock
from crm.domain.routes import Base, DayRoute, RouteLeg
from crm.domain.visits import VisitRow
from ui.planner.stop_list import StopWords
from ui.texts.dates import clock_time, duration, time_span


class RouteWords(QObject):
    """Times in the bureau's zone, drives with their minutes and kilometres."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def sums(self, count: int, route: DayRoute) -> str:
        """`4 stops · 129 km · 2 h 55 min`."""
        stops = self.tr("%n stop(s)", "", count)
        if not route.minutes:
            return stops
        text = self.tr("{stops} · {km} km · {time}")
        return text.format(stops=stops, km=round(route.km), time=duration(route.minutes))

    def base_name(self, base: Base) -> str:
        """`Home`, or `Office of 龙岗供电所`."""
        return self.tr("Home") if base.is_home else self.tr("Office of {name}").format(name=base.name)

    def ends(self, base: Base | None, route: DayRoute) -> tuple[StopWords | None, StopWords | None]:
        """Return the first and the last line, none without a base."""
        if base is None or route.leave is None or route.back is None:
            return None, None
        out = self.tr("Leave home") if base.is_home else self.tr("Leave the office")
        home = self.tr("Back at home") if base.is_home else self.tr("Back at the office")
        first = StopWords(0, out, base.name, self._time(route.leave), "")
        return first, StopWords(0, home, "", self._time(route.back), self._drive(route.home))

    def stops(self, rows: Sequence[VisitRow], route: DayRoute, moved: Set[UUID]) -> list[tuple[UUID, StopWords]]:
        """Return the visits' lines by their keys."""
        before: list[VisitRow | None] = [None, *rows][: len(rows)]
        found = []
        for place, (row, former) in enumerate(zip(rows, before, strict=True)):
            words = self._stop(place, row, route.legs[place])
            is_tight = _is_tight(former, row, route.legs[place])
            found.append((row.id, replace(words, is_other=row.id in moved, is_tight=is_tight)))
        return found

    def _stop(self, place: int, row: VisitRow, leg: RouteLeg | None) -> StopWords:
        assert row.start is not None
        until = self.tr("until {time}").format(time=self._time(row.end)) if row.end else ""
        parts = [self.tr("done") if row.is_done else until, self.tr("fixed") if row.is_fixed else ""]
        second = " · ".join(part for part in parts if part)
        drive = self._drive(leg)
        return StopWords(place + 1, row.account, second, self._time(row.start), drive, row.segment, row.is_done)

    def tip(self, row: VisitRow) -> str:
        """`Meilin Hospital · 16:00–17:00`."""
        assert row.start is not None
        start, end = self._clock.local(row.start), self._clock.local(row.end or row.start)
        return f"{row.account} · {time_span(start, end)}"

    def gain(self, before: DayRoute, after: DayRoute) -> str:
        """Say what another order saves or costs."""
        less = before.minutes - after.minutes
        back = self._time(after.back) if after.back is not None else ""
        parts = [
            self.tr("{time} less driving").format(time=duration(less)) if less > 0 else "",
            self.tr("{time} more driving").format(time=duration(-less)) if less < 0 else "",
            self.tr("as much driving as before") if less == 0 else "",
            self.tr("back at {time}").format(time=back) if back else "",
        ]
        return self.tr("New order: {words}.").format(words=" · ".join(part for part in parts if part))

    def _drive(self, leg: RouteLeg | None) -> str:
        if leg is None:
            return ""
        return self.tr("{time} · {km} km").format(time=duration(leg.minutes), km=round(leg.km))

    def _time(self, moment: datetime) -> str:
        return clock_time(self._clock.local(moment))


def _is_tight(before: VisitRow | None, row: VisitRow, leg: RouteLeg | None) -> bool:
    """Say whether a drive to a visit that is still to come takes longer than there is time for it."""
    if before is None or before.end is None or row.start is None or leg is None or row.is_done:
        return False
    return leg.minutes * 60 > (row.start - before.end).total_seconds()
