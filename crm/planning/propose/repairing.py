"""Days as they stand, and how a visit without a place finds one with the fewest others moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crm.domain.proposal import DueVisit, Key, Problem
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import DayPlan, Gap
from crm.planning.propose.month import late_days
from crm.planning.propose.spacing import Neighbours


@dataclass(frozen=True)
class Spot:
    """A place for a visit: the number of the day, the gap, and its cost in minutes."""

    day: int
    gap: Gap
    cost: float


class Repair:
    """One attempt: `plans` are changed as places are found, with every visit held at its time."""

    def __init__(self, problem: Problem, plans: Sequence[DayPlan], neighbours: Neighbours) -> None:
        self.problem = problem
        self.plans = list(plans)
        self.neighbours = neighbours.copy()
        self.originals: Mapping[Key, DueVisit] = {visit.key: visit for visit in problem.due}
        self.lost: list[DueVisit] = []

    def place_all(self, visits: Sequence[DueVisit]) -> None:
        """Find places, one visit after the other."""
        for visit in visits:
            if not (self._insert(visit) or self._exchange(visit) or self._squeeze(visit)):
                self.lost.append(visit)

    def fill(self, visits: Sequence[DueVisit]) -> None:
        """Find places at which nothing moves; who has none waits on."""
        for visit in visits:
            self._insert(visit)

    def place_on(self, visit: DueVisit, number: int) -> bool:
        """Find a place on one day: a gap, or one for which others start at other times."""
        return any(self._place(visit, spot) for spot in self.spots(visit, [number])) or self._squeeze(visit, [number])

    def spots(self, visit: DueVisit, numbers: Sequence[int] | None = None) -> list[Spot]:
        """Return where a visit fits while nothing else moves, the cheapest first."""
        found = []
        for number in range(len(self.plans)) if numbers is None else numbers:
            plan = self.plans[number]
            if plan.day.manager != visit.manager or not self.neighbours.allow(visit, plan.day.day):
                continue
            late = self._lateness(visit, plan.day.day)
            found += [Spot(number, gap, gap.extra + late) for gap in plan.gaps(visit)]
        return sorted(found, key=lambda spot: spot.cost)

    def _lateness(self, visit: DueVisit, day: date) -> float:
        days = [plan.day for plan in self.plans if plan.day.manager == visit.manager]
        return late_days(visit, day, days) * self.problem.rules.late_rates[visit.priority]

    def _insert(self, visit: DueVisit) -> bool:
        """Give a visit the cheapest place at which nothing else moves."""
        return any(self._place(visit, spot) for spot in self.spots(visit))

    def _place(self, visit: DueVisit, spot: Spot) -> bool:
        """Put a visit into a gap and hold it there; False when the simulator does not agree."""
        plan = self.plans[spot.day].with_visit(visit, spot.gap.position)
        if not plan.schedule().ok:
            return False
        self.plans[spot.day] = pinned(plan)
        self.neighbours.move(visit, plan.day.day)
        return True

    def _exchange(self, visit: DueVisit) -> bool:
        """Give a visit the place of another one, which finds a place where nothing else moves."""
        found = sorted(self._exchanges(visit), key=lambda each: each[0])
        for _cost, other, spot, back in found:
            kept = self.plans, self.neighbours
            self.plans, self.neighbours = list(self.plans), self.neighbours.copy()
            self.plans[spot.day] = self.plans[spot.day].without(other.key)
            if self._place(visit, spot) and self._place(other, back):
                return True
            self.plans, self.neighbours = kept
        return False

    def _exchanges(self, visit: DueVisit) -> Iterator[tuple[float, DueVisit, Spot, Spot]]:
        """Yield what could make room: the cost, the other visit, and the new places of both."""
        for number, plan in enumerate(self.plans):
            if plan.day.manager != visit.manager or not self.neighbours.allow(visit, plan.day.day):
                continue
            for held in movable(plan):
                other = self.originals[held.key]
                self.plans[number] = plan.without(other.key)
                here = self.spots(visit, [number])
                if here:
                    self.plans[number] = pinned(self.plans[number].with_visit(visit, here[0].gap.position))
                    back = self.spots(other)
                    if back:
                        yield here[0].cost + back[0].cost, other, here[0], back[0]
                self.plans[number] = plan

    def _squeeze(self, visit: DueVisit, numbers: Sequence[int] | None = None) -> bool:
        """Give a visit a place on the day on which the fewest others have to start at another time."""
        best: tuple[int, int, DayPlan] | None = None
        for number in range(len(self.plans)) if numbers is None else numbers:
            plan = self.plans[number]
            if plan.day.manager != visit.manager or not self.neighbours.allow(visit, plan.day.day):
                continue
            loose = self._loosened(plan)
            for gap in loose.gaps(visit):
                found = loose.with_visit(visit, gap.position)
                moved = sum(one != other for one, other in _starts(plan, found))
                if found.schedule().ok and (best is None or moved < best[0]):
                    best = (moved, number, found)
        if best is not None:
            self.plans[best[1]] = pinned(best[2])
            self.neighbours.move(visit, best[2].day.day)
        return best is not None

    def _loosened(self, plan: DayPlan) -> DayPlan:
        """Return a day on which what is not frozen may start at other times."""
        loose = {each.key for each in movable(plan)}
        order = [self.originals[key_of(item)] if key_of(item) in loose else item for item in plan.order]
        return DayPlan(plan.roads, plan.day, order, {key_of(item) for item in plan.order} - loose)


def pinned(plan: DayPlan) -> DayPlan:
    """Return a day with every visit held at the time that it now has, so that later ones move nothing."""
    entries = {entry.key: entry for entry in plan.schedule().entries}
    order = []
    for item in plan.order:
        if isinstance(item, DueVisit) and item.key not in plan.held:
            entry = entries[item.key]
            item = replace(item, published=(plan.day.day, entry.start), minutes=entry.end - entry.start)
        order.append(item)
    return DayPlan(plan.roads, plan.day, order, {key_of(item) for item in order})


def movable(plan: DayPlan) -> list[DueVisit]:
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
