"""Brings days to what a search put on them, with as few visits as can be at another time than now."""

from collections.abc import Mapping, Sequence
from datetime import date

from crm.domain.proposal import DueVisit, Key
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import DayPlan
from crm.planning.propose.repairing import Repair, movable, pinned


def rearranged(before: Repair, days: Mapping[date, Sequence[Key]]) -> Repair:
    """Return an attempt in which visits are on their new days; who finds no place there is lost."""
    found = Repair(before.problem, before.plans, before.neighbours)
    numbers = {(plan.day.manager, plan.day.day): number for number, plan in enumerate(found.plans)}
    where = {key: day for day, keys in days.items() for key in keys}
    comes: dict[int, list[DueVisit]] = {}
    for visit in [*_leave(found, where), *before.lost]:
        number = numbers.get((visit.manager, where[visit.key])) if visit.key in where else None
        if number is None:
            found.lost.append(visit)
        else:
            comes.setdefault(number, []).append(visit)
    for number, visits in comes.items():
        _arrange(found, number, visits, days[found.plans[number].day.day])
    return found


def _leave(found: Repair, where: Mapping[Key, date]) -> list[DueVisit]:
    """Take what goes to another day out of its day."""
    leaving = []
    for number, plan in enumerate(found.plans):
        for held in movable(plan):
            if where.get(held.key, plan.day.day) != plan.day.day:
                visit = found.originals[held.key]
                found.plans[number] = found.plans[number].without(held.key)
                found.neighbours.move(visit, None)
                leaving.append(visit)
    return leaving


def _arrange(found: Repair, number: int, visits: Sequence[DueVisit], order: Sequence[Key]) -> None:
    """Put visits on a day: into its gaps, else between visits that start at other times, else all as it was searched.

    The last way takes a day as a whole; where even that cannot be driven its newcomers are lost.
    """
    kept = found.plans[number], found.neighbours.copy()
    if all(found.place_on(visit, number) for visit in visits):
        return
    found.plans[number], found.neighbours = kept
    whole = _as_searched(found, kept[0], order)
    if whole is None:
        found.lost += visits
        return
    found.plans[number] = whole
    for visit in visits:
        found.neighbours.move(visit, whole.day.day)


def _as_searched(found: Repair, plan: DayPlan, order: Sequence[Key]) -> DayPlan | None:
    """Return a day in the order of a search, None where it cannot be driven or lacks something that stands on it."""
    loose = {each.key for each in movable(plan)}
    there = {key_of(item): item for item in plan.order}
    if not there.keys() <= set(order):
        return None
    items = [there[key] if key in there and key not in loose else found.originals[key] for key in order]
    whole = DayPlan(plan.roads, plan.day, items, there.keys() - loose)
    return pinned(whole) if whole.schedule().ok else None
