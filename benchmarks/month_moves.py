"""The least number of others that must move when days fall out: the simulator is asked about every sequence.

It shares no search with the repair, and takes some ten seconds for a day of a full month.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, combinations_with_replacement, permutations

from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Key, Leg, PlanChange, Problem, Proposal, Site, Travel
from crm.planning.propose import simulate
from crm.planning.propose.daydrive import Item
from crm.planning.propose.inserting import DayPlan, KnownRoads
from crm.planning.propose.offering import standing
from crm.planning.propose.repairing import movable
from crm.planning.propose.spacing import Neighbours

Sets = set[frozenset[Key]]
"""Visits, by key, that go together."""


class Asked:
    """Roads that are asked once for each pair of places."""

    def __init__(self, travel: Travel) -> None:
        self.travel = travel
        self.known: dict[tuple[Site, Site], Leg] = {}

    def between(self, start: Site, end: Site) -> Leg:
        """Return the drive from one place to another."""
        found = self.known.get((start, end))
        if found is None:
            found = self.known[start, end] = self.travel.between(start, end)
        return found


def least_moved(problem: Problem, plan: Proposal, blocked: PlanChange) -> int:
    """Return for how few others all visits of blocked days find places: 0, 1, or 2 for 2 or more.

    Another counts when its day or its start is not what it was. Days may be as long as a repair lets them be. How far
    apart visits of one account are is asked only of those that stand: that can make the number smaller, never larger.
    """
    search = _Search(problem, plan, blocked)
    if search.goes(search.days, search.forced, search.neighbours):
        return 0
    return 1 if any(search.goes_without(at, key) for at, key in search.others()) else 2


class _Search:
    """A plan without its blocked days."""

    def __init__(self, problem: Problem, plan: Proposal, blocked: PlanChange) -> None:
        more = problem.rules.repair_overtime
        days = (day for day in problem.days if (day.manager, day.day) not in blocked.blocked)
        left = tuple(replace(day, reserve=0, overtime=max(day.overtime, more)) for day in days)
        self.problem = replace(problem, days=left, travel=Asked(problem.travel))
        self.visits = {visit.key: replace(visit, published=None) for visit in problem.due}
        stops = [stop for stop in plan.stops if (stop.manager, stop.day) not in blocked.blocked]
        self.neighbours = Neighbours(problem, stops)
        self.forced = [self.visits[stop.key] for stop in plan.stops if stop not in stops]
        self.days = standing(self.problem, plan, KnownRoads(self.problem.travel))
        self.known: dict[tuple[DayPlan, frozenset[Key]], bool] = {}

    def others(self) -> list[tuple[int, Key]]:
        """Return the visits that could give way, with the number of their day."""
        return [(at, visit.key) for at, day in enumerate(self.days) for visit in movable(day)]

    def goes_without(self, at: int, key: Key) -> bool:
        """Say whether all find places when one other may stand wherever it is allowed."""
        visit, neighbours = self.visits[key], self.neighbours.copy()
        neighbours.move(visit, None)
        days = [*self.days[:at], self.days[at].without(key), *self.days[at + 1 :]]
        return self.goes(days, [*self.forced, visit], neighbours)

    def goes(self, days: Sequence[DayPlan], visits: Sequence[DueVisit], neighbours: Neighbours) -> bool:
        """Say whether visits can be shared out to days on which nothing else moves."""
        reached: Sets = {frozenset()}
        for day in days:
            own = (visit for visit in visits if visit.manager == day.day.manager)
            some = self._sets(day, [visit for visit in own if neighbours.allow(visit, day.day.day)])
            reached |= {one | other for one in reached for other in some if not one & other}
        return frozenset(visit.key for visit in visits) in reached

    def _sets(self, day: DayPlan, visits: Sequence[DueVisit]) -> Sets:
        """Return which visits a day can take in together."""
        sizes = range(1, min(len(visits), day.day.most_visits - day.visits) + 1)
        return {
            frozenset(visit.key for visit in some)
            for size in sizes
            for some in combinations(visits, size)
            if self._takes(day, some)
        }

    def _takes(self, day: DayPlan, visits: Sequence[DueVisit]) -> bool:
        asked = day, frozenset(visit.key for visit in visits)
        if asked not in self.known:
            self.known[asked] = any(
                simulate(self.problem, day.day, order, day.held).ok for order in _sequences(day, visits)
            )
        return self.known[asked]


def _sequences(day: DayPlan, visits: Sequence[DueVisit]) -> Iterator[list[Item]]:
    """Yield every order of a day in which what stands keeps its order."""
    for some in permutations(visits):
        for places in combinations_with_replacement(range(len(day.order) + 1), len(some)):
            order = list(day.order)
            for visit, place in reversed(list(zip(some, places, strict=True))):
                order.insert(place, visit)
            yield order
