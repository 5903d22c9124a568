"""An independent judge of plans: its own arithmetic on clock times, nothing of the planner but its nouns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from crm.domain.proposal import DaySchedule, DueVisit, Entry, Problem, Proposal, Site, Spacing, WorkDay


def violations(problem: Problem, proposal: Proposal) -> list[str]:
    """Return everything that is wrong with a plan, in words."""
    visits = {visit.key: visit for visit in problem.due}
    calendar: dict[object, WorkDay] = {}
    for day in problem.days:
        calendar.setdefault((day.manager, day.day), day)
    found = [text for day in proposal.days for text in _of_day(problem, calendar, visits, day)]
    keys = [stop.key for stop in proposal.stops]
    left = [each.key for each in proposal.left_out]
    if len(set(keys)) != len(keys) or set(keys) & set(left) or set(keys) | set(left) != set(visits):
        found.append("some visit is not exactly once in the plan or left out")
    entries = {
        (entry.key, day.day, entry.start) for day in proposal.days for entry in day.entries if not entry.is_fixed
    }
    if {(stop.key, stop.day, stop.start) for stop in proposal.stops} != entries:
        found.append("stops and days tell different things")
    return found + _spacing(problem, proposal) + _appointments(problem, proposal) + _sums(problem, proposal, visits)


def _of_day(
    problem: Problem, calendar: dict[object, WorkDay], visits: dict[object, DueVisit], schedule: DaySchedule
) -> list[str]:
    day = calendar.get((schedule.manager, schedule.day))
    if day is None:
        return [f"{schedule.day} is no working day"]
    found = []
    entries = [entry for entry in schedule.entries if not entry.is_fixed]
    fixed = {each.id: each for each in problem.fixed}
    held = len([entry for entry in schedule.entries if entry.is_fixed and fixed[entry.key].is_visit])  # type: ignore[index]
    if entries and len(entries) + held > day.most_visits:
        found.append(f"{day.day}: too many visits")
    for entry in entries:
        found += _visit(day, visits[entry.key], entry)
    return found + _way(problem, day, schedule)


def _visit(day: WorkDay, visit: DueVisit, entry: Entry) -> list[str]:
    if visit.manager != day.manager:
        return [f"{entry.key} is another manager's"]
    if visit.published == (day.day, entry.start):
        return []
    found = []
    if day.day not in visit.days:
        found.append(f"{entry.key} may not be on {day.day}")
    windows = visit.windows.get(day.day)
    if windows is not None and not any(each.earliest <= entry.start <= each.latest for each in windows):
        found.append(f"{entry.key} starts at {entry.start}, outside of its windows")
    if entry.start < day.frozen_until:
        found.append(f"{entry.key} starts in the frozen time")
    if visit.published is not None and visit.published[1] < _frozen(day, visit):
        found.append(f"{entry.key} was frozen and moved")
    return found + _lunch(day, visit, entry)


def _frozen(day: WorkDay, visit: DueVisit) -> int:
    return day.frozen_until if visit.published is not None and visit.published[0] == day.day else 0


def _lunch(day: WorkDay, visit: DueVisit, entry: Entry) -> list[str]:
    """A visit lasts as long as it is, and leaves lunch alone unless neither half of the day is long enough."""
    length = entry.end - entry.start
    if not _has_lunch(day) or day.lunch is None or entry.end <= day.lunch[0] or entry.start >= day.lunch[1]:
        return [] if length == visit.minutes else [f"{entry.key} has the wrong length"]
    halves = max(day.lunch[0] - day.start, day.end + day.overtime - day.lunch[1])
    through = day.lunch[1] - day.lunch[0]
    return [] if visit.minutes > halves and length == visit.minutes + through else [f"{entry.key} runs through lunch"]


def _way(problem: Problem, day: WorkDay, schedule: DaySchedule) -> list[str]:
    """Everything can be reached from what is before it, and the day is as long as it may be."""
    if not schedule.entries:
        return []
    found = []
    first, last = schedule.entries[0], schedule.entries[-1]
    if schedule.leave < day.start or schedule.back > day.end + day.overtime:
        found.append(f"{day.day} begins or ends outside of the hours")
    steps = [(schedule.leave, day.begin, first.start, first.site)]
    steps += [(one.end, one.site, two.start, two.site) for one, two in pairwise(schedule.entries)]
    steps += [(last.end, last.site, schedule.back, day.finish)]
    travel = 0
    for left, start, reached, end in steps:
        minutes = _minutes(problem, start, end)
        travel += minutes
        if _worked(day, left, reached) < minutes:
            found.append(f"{day.day}: {minutes} minutes of driving between {left} and {reached}")
    if travel != schedule.travel_minutes:
        found.append(f"{day.day}: {schedule.travel_minutes} minutes of driving are told, {travel} driven")
    if _worked(day, schedule.leave, schedule.back) > day.longest - day.reserve + day.overtime:
        found.append(f"{day.day} is too long")
    return found


def _minutes(problem: Problem, start: Site | None, end: Site | None) -> int:
    return 0 if start is None or end is None else problem.travel.between(start, end).minutes


def _has_lunch(day: WorkDay) -> bool:
    return day.lunch is not None and day.start < day.lunch[0] < day.lunch[1] < day.end + day.overtime


def _worked(day: WorkDay, start: int, end: int) -> int:
    """Return the minutes between two times without lunch, where the day has one within its hours."""
    if not _has_lunch(day) or day.lunch is None:
        return end - start
    return end - start - max(0, min(end, day.lunch[1]) - max(start, day.lunch[0]))


def _spacing(problem: Problem, proposal: Proposal) -> list[str]:
    found = []
    by_account = defaultdict(list)
    slots = {visit.key: visit.slot for visit in problem.due}
    for stop in proposal.stops:
        by_account[stop.account_id].append((slots[stop.key], stop.day))
    for account, stops in by_account.items():
        spacing = problem.spacing.get(account, Spacing())
        for (_one, first), (_two, second) in pairwise(sorted(stops)):
            gap = (second - first).days
            if gap < max(1, spacing.least) or (spacing.most is not None and gap > spacing.most):
                found.append(f"{account}: {gap} days between two visits")
    return found


def _appointments(problem: Problem, proposal: Proposal) -> list[str]:
    """Every appointment on a working day stands at its time, or is among the conflicts."""
    days = {(day.manager, day.day) for day in problem.days}
    there = {entry.key: entry for day in proposal.days for entry in day.entries if entry.is_fixed}
    taken_out = {each.fixed_id for each in proposal.conflicts}
    found = []
    for each in problem.fixed:
        if (each.manager, each.day) not in days or each.id in taken_out:
            continue
        entry = there.get(each.id)
        if entry is None or (entry.start, entry.end) != (each.start, each.start + each.minutes):
            found.append(f"the appointment {each.id} does not stand")
    return found


def _sums(problem: Problem, proposal: Proposal, visits: dict[object, DueVisit]) -> list[str]:
    found = []
    if proposal.travel_minutes != sum(day.travel_minutes for day in proposal.days):
        found.append("the sum of the driving is wrong")
    late = sum(_late(problem, visits[stop.key], stop.day) for stop in proposal.stops)
    if late != proposal.late_days:
        found.append(f"{proposal.late_days} late days are told, there are {late}")
    return found


def _late(problem: Problem, visit: DueVisit, held: date) -> int:
    days = {day.day for day in problem.days if day.manager == visit.manager}
    return len([day for day in days if visit.due < day <= held])


def route_violations(
    patterns: Mapping[int, Sequence[Sequence[int]]], routes: Sequence[tuple[int, Sequence[int]]]
) -> list[str]:
    """Return which customers of a periodic instance are not visited on one of their combinations of days."""
    days: dict[int, list[int]] = defaultdict(list)
    for day, stops in routes:
        for customer in stops:
            days[customer].append(day)
    allowed = {customer: {tuple(sorted(each)) for each in some} for customer, some in patterns.items()}
    return [f"customer {each}" for each in allowed if tuple(sorted(days.get(each, []))) not in allowed[each]]
