"""The clock of a working day without its lunch, and the earliest and latest times at which an order can be driven.

On the working clock lunch takes no time: the minute at which it begins and the one at which it ends are the same. So
nothing needs to be said about lunch but that no visit may run through that minute.
"""

from collections.abc import Sequence

from msgspec import Struct

Span = tuple[int, int]
"""The first and the last minute at which something may start, on the working clock."""
Spans = tuple[Span, ...]


def clock(minute: int) -> str:
    """Return a minute of the day as people read it."""
    return f"{minute // 60:02}:{minute % 60:02}"


class Hours(Struct, frozen=True):
    """A day from start to end, in minutes from midnight, with a lunch or none."""

    start: int
    end: int
    lunch: Span | None

    @property
    def noon(self) -> int | None:
        """The minute of the working clock at which lunch lies; None when the day has none in its hours."""
        if self.lunch is None or not self.start < self.lunch[0] < self.lunch[1] < self.end:
            return None
        return self.lunch[0]

    @property
    def last(self) -> int:
        """The end of the day on the working clock."""
        return self.worked(self.end)

    def worked(self, minute: int) -> int:
        """Return the minute of the working clock for one of the day."""
        noon = self.noon
        if noon is None or self.lunch is None or minute <= noon:
            return minute
        return max(noon, minute - (self.lunch[1] - noon))

    def begins(self, worked: int) -> int:
        """Return when something begins that begins at a minute of the working clock: at noon, after lunch."""
        noon = self.noon
        return worked if noon is None or self.lunch is None or worked < noon else worked + self.lunch[1] - noon

    def ends(self, worked: int) -> int:
        """Return when something ends that ends at a minute of the working clock: at noon, before lunch."""
        noon = self.noon
        return worked if noon is None or self.lunch is None or worked <= noon else worked + self.lunch[1] - noon

    def spans(self, minutes: int, windows: Sequence[Span] | None, not_before: int = 0) -> Spans:
        """Return when a visit of some minutes may start: within hours and windows (None: any), not through lunch.

        One that is longer than either half of the day is interrupted by lunch.
        """
        low, noon = self.worked(max(self.start, not_before)), self.noon
        halves = [(low, self.last - minutes)]
        if noon is not None and self._fits_a_half(minutes, noon):
            halves = [(low, noon - minutes), (max(low, noon), self.last - minutes)]
        if windows is None:
            return tuple(half for half in halves if half[0] <= half[1])
        asked = [(self.worked(first), self._latest(last)) for first, last in windows if not self._is_lunch(first, last)]
        both = {
            (max(half[0], span[0]), min(half[1], span[1]))
            for half in halves
            for span in asked
            if max(half[0], span[0]) <= min(half[1], span[1])
        }
        return tuple(sorted(both))

    def _fits_a_half(self, minutes: int, noon: int) -> bool:
        return minutes <= noon - self.start or minutes <= self.last - noon

    def _latest(self, minute: int) -> int:
        """Return the last minute of the working clock that begins no later than a minute of the day."""
        noon = self.noon
        if noon is None or self.lunch is None or minute < noon or minute >= self.lunch[1]:
            return self.worked(minute)
        return noon - 1

    def _is_lunch(self, first: int, last: int) -> bool:
        return self.noon is not None and self.lunch is not None and self.lunch[0] <= first and last < self.lunch[1]


class Task(Struct, frozen=True):
    """A stop on the working clock: when it may start, and how long it takes."""

    spans: Spans
    minutes: int


class Timing(Struct, frozen=True):
    """Starts on the working clock, when the manager leaves and is back, and the minutes between them."""

    starts: tuple[int, ...]
    leave: int
    back: int

    @property
    def minutes(self) -> int:
        return self.back - self.leave


def soonest(spans: Spans, arrival: int) -> int | None:
    """Return the first start at or after the arrival, None when there is none."""
    for first, last in spans:
        if arrival <= last:
            return max(first, arrival)
    return None


def latest(spans: Spans, limit: int) -> int | None:
    """Return the last start at or before a limit, None when there is none."""
    for first, last in reversed(spans):
        if first <= limit:
            return min(last, limit)
    return None


def early(start: int, tasks: Sequence[Task], legs: Sequence[int]) -> tuple[list[int], int] | None:
    """Return the earliest starts and the return, None when a stop cannot be reached; legs[0] leads to the first."""
    now, starts = start, []
    for task, leg in zip(tasks, legs, strict=False):
        begin = soonest(task.spans, now + leg)
        if begin is None:
            return None
        starts.append(begin)
        now = begin + task.minutes
    return starts, now + legs[-1]


def departure(starts: Sequence[int], tasks: Sequence[Task], legs: Sequence[int], back: int) -> int:
    """Return the latest departure for a return by `back`, given starts that reach it."""
    limit = back - legs[-1]
    for task, leg, start in zip(reversed(tasks), reversed(legs[:-1]), reversed(starts), strict=True):
        begin = latest(task.spans, limit - task.minutes)
        limit = (start if begin is None else begin) - leg
    return limit


def timing(start: int, tasks: Sequence[Task], legs: Sequence[int], longest: int | None = None) -> Timing | None:
    """Return how an order is driven at the earliest, leaving as late as that allows; None when it cannot be driven.

    When that takes more than `longest` minutes, later spans of the first stop are tried: waiting at the door instead of
    on the road. The shortest is returned, also when it is still too long. Starts are early for the departure chosen.
    """
    best = _timed(start, tasks, legs)
    if best is None or longest is None or best.minutes <= longest or not tasks:
        return best
    for first, _last in tasks[0].spans:
        if first - legs[0] > start and (later := _timed(first - legs[0], tasks, legs)) is not None:
            best = min(best, later, key=lambda each: each.minutes)
    return best


def _timed(start: int, tasks: Sequence[Task], legs: Sequence[int]) -> Timing | None:
    found = early(start, tasks, legs)
    if found is None:
        return None
    starts, back = found
    if not tasks:
        return Timing((), start, start)
    leave = departure(starts, tasks, legs, back)
    again = early(leave, tasks, legs)
    return Timing(tuple(again[0] if again is not None else starts), leave, back)
