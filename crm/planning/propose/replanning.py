"""A published plan after something happened: what must move moves, and as little else as can be."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from random import Random

from msgspec.structs import replace

from crm.domain.proposal import DaySchedule, DueVisit, PlanChange, PlanConflict, Problem, Proposal
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.explaining import explain
from crm.planning.propose.fewest import Fewest
from crm.planning.propose.inserting import KnownRoads
from crm.planning.propose.loosening import loosened
from crm.planning.propose.mending import mended
from crm.planning.propose.month import is_frozen
from crm.planning.propose.offering import standing
from crm.planning.propose.rearranging import rearranged
from crm.planning.propose.repairing import Repair
from crm.planning.propose.spacing import Neighbours
from crm.planning.propose.telling import proposal_of

SHUFFLES = 2
"""Orders drawn at random in which visits look for places, beside the two natural ones."""
STAYS = 1000
"""What moving a visit costs in minutes of driving when places are searched for: no drive that is saved pays for it."""
FEW = (0, 1)
"""So good that nothing better is looked for: nobody without a place, and one that moved."""
MANY = 99
MOST_SOUGHT = 3
"""So many moves are looked for in every arrangement; more are left to the search."""
FAR_OFF = date.min
"""The published day of an urgent visit, so that it is as little left out as a published one."""


def replan(problem: Problem, proposal: Proposal, change: PlanChange) -> Proposal:
    """Return the published plan after a change, with as few visits moved as can be; none of them is dropped.

    Every stop of the proposal counts as published at its time. The days' reserve may be used up: that is what it is
    for. A visit that cannot be held any more and has no other place is among `left_out`, with its reason. One that was
    published and had no place in the proposal either gets one where nothing moves for it.
    """
    after = _after(problem, proposal, change)
    kept = _kept(proposal, change)
    stops = [stop for stop in proposal.stops if (stop.manager, stop.day) not in change.blocked]
    stops = [stop for stop in stops if stop.key not in change.cancelled]
    first = Repair(after, standing(after, kept, KnownRoads(problem.travel)), Neighbours(after, stops))
    placed = {key_of(item) for plan in first.plans for item in plan.order}
    urgent = {visit.key for visit in change.urgent}
    homeless = [visit for visit in after.due if visit.key not in placed and visit.site is not None]
    homeless = [visit for visit in homeless if visit.published is not None or visit.key in urgent]
    told = {stop.key for stop in proposal.stops} | urgent
    forced = [visit for visit in homeless if visit.key in told]
    is_longer = problem.rules.repair_overtime > 0
    best = _best(first, forced, 1 if is_longer else MANY)
    best = _with_fewest(first, best, forced, 1 if is_longer else MOST_SOUGHT)
    if is_longer and _score(first, best) > FEW:
        later = _longer(after)
        second = Repair(later, standing(later, kept, KnownRoads(problem.travel)), first.neighbours)
        best = min((best, _best(second, forced, MANY)), key=partial(_score, first))
        best = _with_fewest(second, best, forced, MOST_SOUGHT)
    best.fill([visit for visit in homeless if visit.key not in told and not is_frozen(visit, after.days)])
    days = _with_lost(best.problem, best) if best.lost else [plan.schedule() for plan in best.plans]
    found = proposal_of(best.problem, days, _conflicts(proposal, change, days))
    return replace(found, left_out=explain(best.problem, found))


def _longer(problem: Problem) -> Problem:
    """Return the problem on days that may get longer than usual."""
    more = problem.rules.repair_overtime
    return replace(problem, days=tuple(replace(day, overtime=max(day.overtime, more)) for day in problem.days))


def _conflicts(proposal: Proposal, change: PlanChange, days: Sequence[DaySchedule]) -> list[PlanConflict]:
    """Return the appointments that still cannot be kept."""
    kept = {entry.key for day in days for entry in day.entries}
    told = (each for each in proposal.conflicts if (each.manager, each.day) not in change.blocked)
    return [each for each in told if each.fixed_id not in kept]


def _after(problem: Problem, proposal: Proposal, change: PlanChange) -> Problem:
    """Return the problem that is left, in which what the proposal said is published."""
    told = {stop.key: (stop.day, stop.start) for stop in proposal.stops if stop.key not in change.cancelled}
    new = {visit.key for visit in change.urgent}
    due = [visit for visit in problem.due if visit.key not in change.cancelled | new]
    due = [replace(visit, published=told.get(visit.key, visit.published)) for visit in [*due, *change.urgent]]
    days = tuple(replace(day, reserve=0) for day in problem.days if (day.manager, day.day) not in change.blocked)
    return replace(problem, due=tuple(due), days=days)


def _kept(proposal: Proposal, change: PlanChange) -> Proposal:
    """Return the published days without what was called off."""
    days = [
        replace(day, entries=tuple(entry for entry in day.entries if entry.key not in change.cancelled))
        for day in proposal.days
        if (day.manager, day.day) not in change.blocked
    ]
    return replace(proposal, days=tuple(days))


def _best(first: Repair, homeless: Sequence[DueVisit], most: int) -> Repair:
    """Return the best of attempts that differ in who looks for a place first; at most so many move for one."""
    found: Repair | None = None
    for order in _orders(first, homeless):
        attempt = Repair(first.problem, first.plans, first.neighbours)
        attempt.place_all(order, most)
        found = attempt if found is None else min((found, attempt), key=partial(_score, first))
        if _score(first, found) <= FEW or len(order) < 2:
            break
    return found or first


def _with_fewest(first: Repair, best: Repair, homeless: Sequence[DueVisit], most: int) -> Repair:
    """Return an attempt for which fewer move than for the best one so far, at most so many, else the best one."""
    lost, moved = _score(first, best)
    if (lost, moved) <= FEW:
        return best
    return Fewest(first).place(homeless, most if lost else min(most, moved - 1)) or best


def _score(first: Repair, attempt: Repair) -> tuple[int, int]:
    """Return how many have no place in an attempt, and how many others moved."""
    return len(attempt.lost), _moved(first, attempt)


def _orders(first: Repair, homeless: Sequence[DueVisit]) -> Iterator[list[DueVisit]]:
    """Yield orders in which visits look for places: who has fewest comes first, what is worth most, and by chance."""
    room = {visit.key: len(first.spots(visit)) for visit in homeless}
    yield sorted(homeless, key=lambda each: (room[each.key], -each.priority, each.due, str(each.key)))
    yield sorted(homeless, key=lambda each: (-each.priority, each.due, str(each.key)))
    random = Random(1)
    for _ in range(SHUFFLES):
        yield random.sample(homeless, len(homeless))


def _moved(first: Repair, attempt: Repair) -> int:
    """Count the visits that stood and stand elsewhere now."""
    before = {entry.key: entry.start for plan in first.plans for entry in plan.schedule().entries}
    days = {key_of(item): plan.day.day for plan in first.plans for item in plan.order}
    return sum(
        before.get(entry.key, entry.start) != entry.start or days.get(entry.key, plan.day.day) != plan.day.day
        for plan in attempt.plans
        for entry in plan.schedule().entries
    )


def _with_lost(problem: Problem, found: Repair) -> list[DaySchedule]:
    """Return days with as many as can be of the visits that nothing else made room for, the rest moved as little.

    First by a search in which every other start costs; where that finds no room for all, others change their day, too.
    """
    days = _searched(problem, found, [plan.schedule() for plan in found.plans])
    placed = {entry.key for day in days for entry in day.entries}
    missing = [visit for visit in found.lost if visit.key not in placed]
    if not missing:
        return days
    attempt = found
    for manager in sorted({visit.manager for visit in missing}, key=str):
        attempt = rearranged(attempt, loosened(problem, manager, attempt.plans, attempt.lost))
    fewer = {visit.key for visit in attempt.lost} < {visit.key for visit in missing}
    return [plan.schedule() for plan in attempt.plans] if fewer else days


def _searched(problem: Problem, found: Repair, days: Sequence[DaySchedule]) -> list[DaySchedule]:
    """Search the months about it, where moving costs, for visits that nothing else made room for."""
    lost = {visit.key for visit in found.lost}
    due = [
        replace(visit, published=(FAR_OFF, 0)) if visit.key in lost and visit.published is None else visit
        for visit in problem.due
    ]
    placed = {key_of(item) for plan in found.plans for item in plan.order}
    due = [visit for visit in due if visit.key in placed | lost]
    narrow = replace(problem, due=tuple(due), rules=replace(problem.rules, move=STAYS))
    touched = {visit.manager for visit in found.lost}
    searched = [day for manager in sorted(touched, key=str) for day in mended(narrow, manager, found.plans)]
    return [day for day in days if day.manager not in touched] + searched
