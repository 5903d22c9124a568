"""The day simulator: the single truth of whether a day can be driven in an order, and at what times."""

import itertools
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from crm.domain.proposal import DaySchedule, DueVisit, Entry, Fixed, Key, Leg, Problem, Site, Travel, WorkDay
from crm.planning.propose.hours import Hours, Spans, Task, Timing, soonest, timing

Item = DueVisit | Fixed


class Still(Struct, frozen=True):
    """A drive that is none: within a place, or from and to nowhere."""

    minutes: int = 0
    km: float = 0.0


class Fault(Struct, frozen=True):
    """What is wrong with a day, and where."""

    code: str
    at: Key | None
    values: Mapping[str, object]


def hours_of(day: WorkDay) -> Hours:
    """Return the hours of a day, overtime included."""
    return Hours(day.start, day.end + day.overtime, day.lunch)


def most_minutes(day: WorkDay) -> int:
    """Return how long a day may get from departure to return, overtime included."""
    return day.longest - day.reserve + day.overtime


def key_of(item: Item) -> Key:
    """Return what a day's entry is known by."""
    return item.id if isinstance(item, Fixed) else item.key


def site_of(item: Item, day: WorkDay) -> Site | None:
    """Return where something is; an appointment without a place is where the day begins."""
    return item.site if item.site is not None or isinstance(item, DueVisit) else day.begin


def between(travel: Travel, start: Site | None, end: Site | None) -> Leg:
    """Return a drive; to and from an unknown place it takes no time."""
    return Still() if start is None or end is None or start == end else travel.between(start, end)


def task_of(item: Item, day: WorkDay, hours: Hours, held: bool = False) -> Task:
    """Return when something may start on a day and how long it takes, on the working clock; no span: never."""
    at = pinned_start(item, day, held)
    if at is not None:
        start, end = hours.worked(at), hours.worked(at + item.minutes)
        return Task(((start, start),), end - start)
    if isinstance(item, Fixed) or day.day not in item.days:
        return Task((), item.minutes)
    return Task(spans_of(item, day, hours), item.minutes)


def pinned_start(item: Item, day: WorkDay, held: bool) -> int | None:
    """Return the start that something has on a day, None where it is free."""
    if isinstance(item, Fixed):
        return item.start
    return item.published[1] if held and item.published is not None and item.published[0] == day.day else None


def spans_of(visit: DueVisit, day: WorkDay, hours: Hours) -> Spans:
    """Return when a visit may start on a day of its own, on the working clock."""
    windows = visit.windows.get(day.day)
    pairs = None if windows is None else [(window.earliest, window.latest) for window in windows]
    return hours.spans(visit.minutes, pairs, day.frozen_until)


def simulate(problem: Problem, day: WorkDay, order: Sequence[Item], held: Collection[Key] = ()) -> DaySchedule:
    """Drive a day in one order, each stop as early as it can be: the single truth of what is feasible.

    Visits whose keys are `held` stay at their published start. Where something is wrong, `code` names the first of it
    (plan.fault.*) and the times are those it would take.
    """
    return drive_day(problem.travel, day, order, held)


def drive_day(travel: Travel, day: WorkDay, order: Sequence[Item], held: Collection[Key] = ()) -> DaySchedule:
    """Drive a day in an order; visits that are `held` stay at their published start."""
    hours = hours_of(day)
    if not order:
        return DaySchedule(day.manager, day.day, leave=day.start, back=day.start)
    tasks = [task_of(item, day, hours, key_of(item) in held) for item in order]
    places = [day.begin, *(site_of(item, day) for item in order), day.finish]
    legs = [between(travel, start, end) for start, end in itertools.pairwise(places)]
    minutes = [leg.minutes for leg in legs]
    found = timing(day.start, tasks, minutes, day.longest - day.reserve)
    fault = _own_fault(day, order, tasks, hours) or (
        _on_the_way(day, order, tasks, minutes, hours) if found is None else _whole_day(day, found, hours)
    )
    times = found or _regardless(day.start, tasks, minutes)
    return _schedule(day, order, tasks, legs, times, hours, fault, [key_of(item) in held for item in order])


def _schedule(
    day: WorkDay,
    order: Sequence[Item],
    tasks: Sequence[Task],
    legs: Sequence[Leg],
    times: Timing,
    hours: Hours,
    fault: Fault | None,
    held: Sequence[bool],
) -> DaySchedule:
    entries, now = [], times.leave
    for item, task, leg, start, pin in zip(order, tasks, legs, times.starts, held, strict=False):
        waiting = max(0, start - now - leg.minutes)
        entries.append(_entry(item, day, leg, start, start + task.minutes, waiting, hours, pin))
        now = start + task.minutes
    return DaySchedule(
        day.manager,
        day.day,
        tuple(entries),
        min(hours.begins(times.leave), entries[0].start - entries[0].drive_minutes),
        max(hours.ends(times.back), entries[-1].end + legs[-1].minutes),
        times.minutes,
        sum(leg.minutes for leg in legs),
        round(sum(leg.km for leg in legs), 1),
        max(0, times.minutes - day.longest + day.reserve),
        fault.code if fault else "",
        fault.at if fault else None,
        fault.values if fault else {},
    )


def _entry(item: Item, day: WorkDay, leg: Leg, start: int, end: int, waiting: int, hours: Hours, held: bool) -> Entry:
    """Tell a stop in minutes of the day; what stands at a time keeps it, even within lunch."""
    at = pinned_start(item, day, held)
    first, last = (hours.begins(start), hours.ends(end)) if at is None else (at, at + item.minutes)
    return Entry(key_of(item), site_of(item, day), first, last, leg.minutes, leg.km, waiting, isinstance(item, Fixed))


def _own_fault(day: WorkDay, order: Sequence[Item], tasks: Sequence[Task], hours: Hours) -> Fault | None:
    """Return what is wrong whatever the way: days, windows, an account twice, too many visits."""
    accounts: set[object] = set()
    visits = 0
    for item, task in zip(order, tasks, strict=True):
        if isinstance(item, DueVisit) and not task.spans:
            return _never(item, day, hours)
        if item.account_id is not None and item.account_id in accounts:
            return Fault("plan.fault.twice", key_of(item), {"name": item.name})
        accounts.add(item.account_id)
        visits += isinstance(item, DueVisit) or item.is_visit
        if visits > day.most_visits and isinstance(item, DueVisit):
            return Fault("plan.fault.most_visits", key_of(item), {"count": day.most_visits})
    return None


def _never(visit: DueVisit, day: WorkDay, hours: Hours) -> Fault:
    """Say why a visit can start at no time of a day."""
    if day.day not in visit.days:
        return Fault("plan.fault.day", visit.key, {"name": visit.name, "day": day.day})
    if not hours.spans(visit.minutes, None):
        return Fault("plan.fault.visit_too_long", visit.key, {"name": visit.name, "minutes": visit.minutes})
    return Fault("plan.fault.window", visit.key, {"name": visit.name, "day": day.day})


def _on_the_way(
    day: WorkDay, order: Sequence[Item], tasks: Sequence[Task], legs: Sequence[int], hours: Hours
) -> Fault | None:
    """Return the first stop that is reached too late."""
    now = day.start
    for item, task, leg in zip(order, tasks, legs, strict=False):
        begin = soonest(task.spans, now + leg)
        if begin is None:
            late = now + leg - task.spans[-1][1]
            return Fault(_late_code(item, day, hours), key_of(item), {"name": item.name, "minutes": late})
        now = begin + task.minutes
    return None


def _late_code(item: Item, day: WorkDay, hours: Hours) -> str:
    if isinstance(item, Fixed):
        return "plan.fault.appointment_late"
    return "plan.fault.hours_over" if day.day not in item.windows else "plan.fault.window_late"


def _whole_day(day: WorkDay, found: Timing, hours: Hours) -> Fault | None:
    """Return what is wrong with the length of a day."""
    if found.back > hours.last:
        return Fault("plan.fault.back_late", None, {"minutes": found.back - hours.last})
    if found.minutes > most_minutes(day):
        return Fault("plan.fault.day_too_long", None, {"minutes": found.minutes - most_minutes(day)})
    return None


def _regardless(start: int, tasks: Sequence[Task], legs: Sequence[int]) -> Timing:
    """Return the times of a day that cannot be: each stop when it is reached, in a window where there is one left."""
    now, starts = start, []
    for task, leg in zip(tasks, legs, strict=False):
        begin = soonest(task.spans, now + leg)
        starts.append(now + leg if begin is None else begin)
        now = starts[-1] + task.minutes
    return Timing(tuple(starts), start, now + legs[-1])
