"""What the visits of a plan would cost in driving if they were held in the order of their due days."""

from collections.abc import Sequence
from dataclasses import dataclass

from crm.domain.proposal import DaySchedule, DueVisit, Fixed, Problem, Proposal, WorkDay
from crm.planning.propose.daydrive import simulate


@dataclass(frozen=True)
class Usual:
    """Minutes and kilometres of driving."""

    minutes: int = 0
    km: float = 0.0


def usual_order(problem: Problem, proposal: Proposal) -> Usual:
    """Return the driving of the same visits, each day taking the next ones that are due as long as they fit.

    What finds no day any more is reckoned like the average of the others.
    """
    chosen = {stop.key for stop in proposal.stops}
    left = sorted(
        (visit for visit in problem.due if visit.key in chosen), key=lambda visit: (visit.due, str(visit.key))
    )
    count = len(left)
    minutes, km = 0, 0.0
    for day in problem.days:
        fixed = [each for each in problem.fixed if each.manager == day.manager and each.day == day.day]
        driven, left = _fill(problem, day, sorted(fixed, key=lambda each: each.start), left)
        minutes += driven.travel_minutes
        km += driven.km
    placed = count - len(left)
    share = count / placed if placed else 1.0
    return Usual(round(minutes * share), round(km * share, 1))


def _fill(
    problem: Problem, day: WorkDay, order: Sequence[Fixed], left: list[DueVisit]
) -> tuple[DaySchedule, list[DueVisit]]:
    """Return a day with the next visits of its manager that fit, and those that are left."""
    items: list[DueVisit | Fixed] = list(order)
    schedule = simulate(problem, day, items)
    own = [visit for visit in left if visit.manager == day.manager and day.day in visit.days]
    for visit in own:
        found = _with(problem, day, items, visit)
        if found is None:
            break
        items, schedule = found
        left = [each for each in left if each is not visit]
    return schedule, left


def _with(
    problem: Problem, day: WorkDay, items: list[DueVisit | Fixed], visit: DueVisit
) -> tuple[list[DueVisit | Fixed], DaySchedule] | None:
    """Return the day with a visit as late in its order as it fits, None where it does not."""
    for place in range(len(items), -1, -1):
        tried = [*items[:place], visit, *items[place:]]
        schedule = simulate(problem, day, tried)
        if schedule.ok:
            return tried, schedule
    return None
