"""What the visits of a plan would cost in driving if they were held in the order of their due days."""

from collections import defaultdict
from itertools import pairwise
from uuid import UUID

from msgspec import Struct

from crm.domain.proposal import DaySchedule, DueVisit, Key, Problem, Proposal, Site
from crm.planning.propose.daydrive import between


class Usual(Struct, frozen=True):
    """Minutes and kilometres of driving."""

    minutes: int = 0
    km: float = 0.0


def usual_order(problem: Problem, proposal: Proposal) -> Usual:
    """Return the driving of the same visits on the same days and as many a day, but in the order of their due days.

    Hours and windows are not asked: it is what somebody would drive who goes by the list of what is due.
    """
    visits = {visit.key: visit for visit in problem.due}
    lists: dict[UUID, list[DueVisit]] = defaultdict(list)
    for stop in proposal.stops:
        lists[stop.manager].append(visits[stop.key])
    for own in lists.values():
        own.sort(key=lambda visit: (visit.due, str(visit.key)), reverse=True)
    minutes, km = 0, 0.0
    for day in sorted(proposal.days, key=lambda each: (str(each.manager), each.day)):
        drives = _drives(problem, day, visits, lists[day.manager])
        minutes += drives.minutes
        km += drives.km
    return Usual(minutes, round(km, 1))


def _drives(problem: Problem, day: DaySchedule, visits: dict[Key, DueVisit], waiting: list[DueVisit]) -> Usual:
    """Return a day's drives with the next visits of the list in the places of its own."""
    work = next(each for each in problem.days if (each.manager, each.day) == (day.manager, day.day))
    sites: list[Site | None] = []
    for entry in day.entries:
        is_visit = not entry.is_fixed and entry.key in visits
        sites.append(waiting.pop().site if is_visit else entry.site or work.begin)
    if not sites:
        return Usual()
    legs = [between(problem.travel, one, other) for one, other in pairwise([work.begin, *sites, work.finish])]
    return Usual(sum(leg.minutes for leg in legs), sum(leg.km for leg in legs))
