"""Plans of the search told as proposals."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from crm.domain.proposal import DaySchedule, DueVisit, LeftOut, PlanConflict, Problem, Proposal, Stop
from crm.planning.propose.daydrive import drive_day
from crm.planning.propose.model import Answer
from crm.planning.propose.month import Month, late_days, working_days


def schedules(month: Month, answer: Answer) -> list[DaySchedule]:
    """Return the days of a plan, driven by the simulator."""
    found = []
    for route, sequence in enumerate(answer.routes):
        day = month.days[month.model.routes[route].day]
        order = [month.items[node] for node in sequence]
        held = {
            each.key
            for node, each in zip(sequence, order, strict=True)
            if isinstance(each, DueVisit) and node in month.held
        }
        found.append(drive_day(month.problem.travel, day, order, held))
    return found


def proposal_of(
    problem: Problem, days: Sequence[DaySchedule], conflicts: Iterable[PlanConflict] = (), cost: float = 0.0
) -> Proposal:
    """Return what days mean for the due visits; why some are left out is not said yet."""
    visits = {visit.key: visit for visit in problem.due}
    stops = tuple(stop for day in days for stop in _stops(day, visits))
    placed = {stop.key for stop in stops}
    calendars = {manager: working_days(problem, manager) for manager in {stop.manager for stop in stops}}
    return Proposal(
        stops,
        tuple(LeftOut(visit.key, visit.account_id, "") for visit in visits.values() if visit.key not in placed),
        tuple(conflicts),
        tuple(days),
        sum(day.travel_minutes for day in days),
        round(sum(day.km for day in days), 1),
        sum(late_days(visits[stop.key], stop.day, calendars[stop.manager]) for stop in stops),
        sum(stop.is_moved for stop in stops),
        cost,
    )


def _stops(day: DaySchedule, visits: dict[object, DueVisit]) -> list[Stop]:
    found = []
    for entry in day.entries:
        if entry.is_fixed:
            continue
        visit = visits[entry.key]
        moved = visit.published is not None and visit.published != (day.day, entry.start)
        found.append(
            Stop(
                entry.key,
                visit.account_id,
                day.manager,
                day.day,
                entry.start,
                entry.end,
                entry.drive_minutes,
                entry.drive_km,
                entry.waiting,
                moved,
            )
        )
    return found


def managers_of(problem: Problem) -> list[UUID]:
    """Return everybody with due visits or days, in a set order."""
    found = {day.manager for day in problem.days} | {visit.manager for visit in problem.due}
    return sorted(found, key=str)
