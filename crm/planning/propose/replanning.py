"""A published plan after something happened: what must move moves, and as little else as can be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from crm.domain.proposal import DueVisit, Key, LeftOut, PlanChange, Problem, Proposal
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.explaining import explain
from crm.planning.propose.inserting import DayPlan, Gap, KnownRoads
from crm.planning.propose.mending import mended
from crm.planning.propose.offering import offer_of, standing
from crm.planning.propose.spacing import Neighbours
from crm.planning.propose.telling import proposal_of

FAR_OFF = date.min
"""The published day of an urgent visit, so that it is as little left out as a published one."""


@dataclass(frozen=True)
class Spot:
    """A place for a visit in a day, and its cost in minutes."""

    day: int
    gap: Gap
    start: int
    cost: float


def replan(problem: Problem, proposal: Proposal, change: PlanChange) -> Proposal:
    """Return the published plan after a change, with as few visits moved as can be; none of them is dropped.

    Every stop of the proposal counts as published at its time. The days' reserve may be used up: that is what it is
    for. A visit that cannot be held any more and has no other place is among `left_out`, with its reason.
    """
    told = {stop.key: (stop.day, stop.start) for stop in proposal.stops if stop.key not in change.cancelled}
    due = [visit for visit in problem.due if visit.key not in change.cancelled]
    urgent = [visit for visit in change.urgent if visit.key not in told]
    due = [each for each in due if each.key not in {visit.key for visit in urgent}] + urgent
    due = [replace(visit, published=told.get(visit.key, visit.published)) for visit in due]
    days = tuple(replace(day, reserve=0) for day in problem.days if (day.manager, day.day) not in change.blocked)
    after = replace(problem, due=tuple(due), days=days)
    return _Repair(after, _kept(proposal, change), {visit.key for visit in urgent}).run()


def _kept(proposal: Proposal, change: PlanChange) -> Proposal:
    """Return the published days without what was called off."""
    days = [
        replace(day, entries=tuple(entry for entry in day.entries if entry.key not in change.cancelled))
        for day in proposal.days
        if (day.manager, day.day) not in change.blocked
    ]
    return replace(proposal, days=tuple(days))


class _Repair:
    """The days as they stand, and what looks for a place in them."""

    def __init__(self, problem: Problem, kept: Proposal, urgent: set[Key]) -> None:
        self.problem = problem
        self.plans = standing(problem, kept, KnownRoads(problem.travel))
        self.originals = {visit.key: visit for visit in problem.due}
        days = {(plan.day.manager, plan.day.day) for plan in self.plans}
        self.neighbours = Neighbours(problem, [stop for stop in kept.stops if (stop.manager, stop.day) in days])
        placed = {key_of(item) for plan in self.plans for item in plan.order}
        homeless = [visit for visit in problem.due if visit.key not in placed]
        self.homeless = [visit for visit in homeless if visit.published is not None or visit.key in urgent]

    def run(self) -> Proposal:
        """Find places, the most valuable first."""
        for visit in sorted(self.homeless, key=lambda each: (-each.priority, each.due, str(each.key))):
            if not (self._insert(visit) or self._exchange(visit)):
                self._squeeze(visit)
        found = proposal_of(self.problem, [plan.schedule() for plan in self.plans])
        found = self._searched(found) if any(self._is_lost(each) for each in found.left_out) else found
        return replace(found, left_out=explain(self.problem, found))

    def _is_lost(self, left: LeftOut) -> bool:
        """Say whether a visit without a place was published or is urgent."""
        return left.key in {visit.key for visit in self.homeless}

    def _searched(self, found: Proposal) -> Proposal:
        """Search the months about it, where moving costs, for visits that nothing else made room for."""
        due = [
            replace(visit, published=(FAR_OFF, 0)) if visit in self.homeless and visit.published is None else visit
            for visit in self.problem.due
            if visit.published is not None or visit in self.homeless
        ]
        narrow = replace(self.problem, due=tuple(due))
        touched = {visit.manager for visit in self.homeless}
        days = [day for manager in sorted(touched, key=str) for day in mended(narrow, manager, self.plans)]
        return proposal_of(self.problem, [day for day in found.days if day.manager not in touched] + days)

    def _spots(self, visit: DueVisit, plans: list[DayPlan]) -> Iterable[Spot]:
        numbers = {id(plan): number for number, plan in enumerate(plans)}
        own = [plan for plan in plans if plan.day.manager == visit.manager]
        for plan in own:
            if not self.neighbours.allow(visit, plan.day.day):
                continue
            for gap in plan.gaps(visit):
                offer = offer_of(self.problem, plan, visit, gap)
                if offer is not None:
                    yield Spot(numbers[id(plan)], gap, offer.start, offer.cost)

    def _best(self, visit: DueVisit, plans: list[DayPlan]) -> Spot | None:
        return min(self._spots(visit, plans), key=lambda spot: (spot.cost, spot.day), default=None)

    def _insert(self, visit: DueVisit) -> bool:
        """Give a visit a place where nothing else moves."""
        spot = self._best(visit, self.plans)
        if spot is not None:
            self._place(visit, spot)
        return spot is not None

    def _place(self, visit: DueVisit, spot: Spot) -> None:
        self.plans[spot.day] = self.plans[spot.day].with_visit(visit, spot.gap.position)
        self.neighbours.move(visit, self.plans[spot.day].day.day)
        self._pin(spot.day)

    def _pin(self, number: int) -> None:
        """Hold every visit of a day at the time that it now has, so that later ones move nothing."""
        plan = self.plans[number]
        starts = {entry.key: entry for entry in plan.schedule().entries}
        order = [
            item
            if not isinstance(item, DueVisit) or item.key in plan.held
            else replace(
                item,
                published=(plan.day.day, starts[item.key].start),
                minutes=starts[item.key].end - starts[item.key].start,
            )
            for item in plan.order
        ]
        self.plans[number] = DayPlan(plan.roads, plan.day, order, {key_of(item) for item in order})

    def _exchange(self, visit: DueVisit) -> bool:
        """Give a visit the place of another one, which finds a place where nothing else moves."""
        best: tuple[float, DueVisit, int, Spot, Spot] | None = None
        for number, plan in enumerate(self.plans):
            if plan.day.manager != visit.manager:
                continue
            for other in _movable(plan):
                plans = [*self.plans[:number], plan.without(other.key), *self.plans[number + 1 :]]
                spots = list(self._spots(visit, [plans[number]]))
                if not spots:
                    continue
                spot = replace(min(spots, key=lambda each: each.cost), day=number)
                plans[number] = plans[number].with_visit(visit, spot.gap.position)
                self.neighbours.move(visit, plan.day.day)
                back = self._best(self.originals[other.key], plans)
                self.neighbours.move(visit, None)
                if back is not None and (best is None or spot.cost + back.cost < best[0]):
                    best = (spot.cost + back.cost, other, number, spot, back)
        if best is None:
            return False
        _cost, other, number, spot, back = best
        self.plans[number] = self.plans[number].without(other.key)
        self._place(visit, spot)
        self._place(self.originals[other.key], back)
        return True

    def _squeeze(self, visit: DueVisit) -> None:
        """Give a visit a place on the day on which the fewest others have to start at another time."""
        best: tuple[int, int, DayPlan] | None = None
        for number, plan in enumerate(self.plans):
            if plan.day.manager != visit.manager:
                continue
            frozen = {key_of(item) for item in plan.order} - {other.key for other in _movable(plan)}
            order = [item if key_of(item) in frozen else self.originals[key_of(item)] for item in plan.order]
            loose = DayPlan(plan.roads, plan.day, order, frozen)
            for gap in loose.gaps(visit) if self.neighbours.allow(visit, plan.day.day) else ():
                found = loose.with_visit(visit, gap.position)
                moved = sum(one != other for one, other in _starts(plan, found))
                if found.schedule().ok and (best is None or moved < best[0]):
                    best = (moved, number, found)
        if best is not None:
            self.plans[best[1]] = best[2]
            self.neighbours.move(visit, best[2].day.day)
            self._pin(best[1])


def _movable(plan: DayPlan) -> list[DueVisit]:
    """Return the visits of a day that are not too near to be moved."""
    return [
        item
        for item in plan.order
        if isinstance(item, DueVisit) and (item.published is None or item.published[1] >= plan.day.frozen_until)
    ]


def _starts(plan: DayPlan, other: DayPlan) -> list[tuple[int, int]]:
    """Return the starts of the stops of a day before and after."""
    after = {entry.key: entry.start for entry in other.schedule().entries}
    return [(entry.start, after[entry.key]) for entry in plan.schedule().entries]
