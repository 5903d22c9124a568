"""The fewest others that must move for visits without a place, found by trying every arrangement.

Whoever keeps its time is held there, so that a visit without a place either fits between those who stay or asks some
of a day to leave, who look for places in turn. The visit with the fewest ways goes first. One of them wrong, all is
taken back: so nothing is missed, unless it is given up because too much was tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from crm.domain.proposal import DueVisit, Key
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import DayPlan, Gap
from crm.planning.propose.repairing import Repair, movable, pinned
from crm.planning.propose.spacing import Neighbours

MOST_TRIED = 500
"""So many arrangements are looked at for each number of moves before it is given up."""

Between = tuple[Key | None, Key | None]
"""The stops before and after a place, None for the ends of a day."""


class Way(Struct, frozen=True):
    """A place for a visit on a day by its number: who leaves for it, where in the rest it goes, and the cost.

    Without a position only others of its account leave their days, so that it may come nearer.
    """

    visit: DueVisit
    number: int
    leave: tuple[Key, ...]
    position: int | None
    cost: float


class Arranged(Struct, frozen=True):
    """Days so far; `waiting` have no place yet."""

    plans: tuple[DayPlan, ...]
    neighbours: Neighbours
    waiting: tuple[DueVisit, ...]


class Fewest:
    """Looks for places from days on which every visit is held at its time."""

    def __init__(self, first: Repair) -> None:
        self.first = first
        self.without: dict[tuple[DayPlan, tuple[Key, ...]], DayPlan] = {}
        self.grown: dict[tuple[DayPlan, Key, int], DayPlan] = {}
        self.known: dict[tuple[DayPlan, Key], Mapping[Between, Gap]] = {}
        self.found: dict[tuple[DayPlan, Key, int], list[Way]] = {}
        self.tried = 0

    def place(self, visits: Sequence[DueVisit], most: int) -> Repair | None:
        """Return an attempt that holds all visits, for which as few others move as can be and `most` at most."""
        start = Arranged(tuple(self.first.plans), self.first.neighbours, tuple(visits))
        for moves in range(most + 1):
            self.tried = 0
            found = self._arranged(start, moves)
            if found is not None:
                return Repair(self.first.problem, [pinned(plan) for plan in found.plans], found.neighbours)
        return None

    def _arranged(self, now: Arranged, moves: int) -> Arranged | None:
        """Return days on which all have places, for which so many more move at most."""
        self.tried += 1
        if self.tried > MOST_TRIED:
            return None
        if not now.waiting:
            return now if all(plan.schedule().ok for plan in self._changed(now)) else None
        ways = min((list(self._ways(now, visit, moves)) for visit in now.waiting), key=len)
        for way in sorted(ways, key=lambda each: (len(each.leave), each.cost)):
            found = self._arranged(self._after(now, way), moves - len(way.leave))
            if found is not None:
                return found
        return None

    def _changed(self, now: Arranged) -> Iterator[DayPlan]:
        return (plan for plan, other in zip(now.plans, self.first.plans, strict=True) if plan is not other)

    def _ways(self, now: Arranged, visit: DueVisit, moves: int) -> Iterator[Way]:
        """Yield every place that a visit could have where some leave, none of them needlessly."""
        is_barred = False
        for number, plan in enumerate(now.plans):
            if plan.day.manager != visit.manager or plan.day.day not in visit.days:
                continue
            if now.neighbours.allow(visit, plan.day.day):
                asked = plan, visit.key, moves
                if asked not in self.found:
                    self.found[asked] = list(self._ways_on(plan, number, visit, moves))
                yield from self.found[asked]
            else:
                is_barred = True
        if is_barred and moves:
            yield from self._nearer(now, visit)

    def _ways_on(self, plan: DayPlan, number: int, visit: DueVisit, moves: int) -> Iterator[Way]:
        stands = [held.key for held in movable(plan) if held.key in plan.held]
        for size in range(min(moves, len(stands)) + 1):
            for leave in combinations(stands, size):
                for between, gap in self._gaps(self._left(plan, leave), visit).items():
                    if not self._fits_with_fewer(plan, leave, between, visit):
                        cost = self.first.price(visit, plan.day.day, gap)
                        yield Way(visit, number, leave, gap.position, cost)

    def _fits_with_fewer(self, plan: DayPlan, leave: tuple[Key, ...], between: Between, visit: DueVisit) -> bool:
        """Say whether one of those who leave could stay without taking the place."""
        rests = (leave[:at] + leave[at + 1 :] for at in range(len(leave)))
        return any(between in self._gaps(self._left(plan, rest), visit) for rest in rests)

    def _nearer(self, now: Arranged, visit: DueVisit) -> Iterator[Way]:
        """Yield the others of a visit's account that could leave their days."""
        for number, plan in enumerate(now.plans):
            for held in movable(plan):
                if held.account_id == visit.account_id and held.key in plan.held:
                    yield Way(visit, number, (held.key,), None, 0.0)

    def _after(self, now: Arranged, way: Way) -> Arranged:
        """Return the days with a place taken; who leaves for it waits."""
        neighbours, plans = now.neighbours.copy(), list(now.plans)
        leaving = [self.first.originals[key] for key in way.leave]
        waiting = [each for each in now.waiting if way.position is None or each.key != way.visit.key]
        plan = self._left(plans[way.number], way.leave)
        for each in leaving:
            neighbours.move(each, None)
        if way.position is not None:
            asked = plan, way.visit.key, way.position
            if asked not in self.grown:
                self.grown[asked] = plan.with_visit(way.visit, way.position)
            plan = self.grown[asked]
            neighbours.move(way.visit, plan.day.day)
        plans[way.number] = plan
        return Arranged(tuple(plans), neighbours, (*waiting, *leaving))

    def _left(self, plan: DayPlan, keys: tuple[Key, ...]) -> DayPlan:
        """Return a day without some, who are free then to start whenever they may."""
        if not keys:
            return plan
        found = self.without.get((plan, keys))
        if found is None:
            rest = [item for item in plan.order if key_of(item) not in keys]
            found = self.without[plan, keys] = DayPlan(plan.roads, plan.day, rest, plan.held - set(keys))
        return found

    def _gaps(self, plan: DayPlan, visit: DueVisit) -> Mapping[Between, Gap]:
        """Return where a visit fits into a day."""
        found = self.known.get((plan, visit.key))
        if found is None:
            stops = [None, *map(key_of, plan.order), None]
            gaps = plan.fits(visit)
            found = {(stops[gap.position], stops[gap.position + 1]): gap for gap in gaps}
            self.known[plan, visit.key] = found
        return found
