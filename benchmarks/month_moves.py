"""The least number of others that must move after a change: the simulator is asked about every sequence.

It shares no search with the repair. In a full month one other takes a second, two some twenty, three some minutes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, combinations_with_replacement, permutations

from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Key, Leg, PlanChange, Problem, Proposal, Site, Travel
from crm.planning.propose import simulate
from crm.planning.propose.daydrive import Item, key_of
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


def least_moved(problem: Problem, plan: Proposal, change: PlanChange, most: int = 1) -> int:
    """Return for how few others all visits of blocked days and all urgent ones find places: more than `most` for more.

    Another counts when its day or its start is not what it was. Days may be as long as a repair lets them be.
    """
    search = _Search(problem, plan, change)
    return next((size for size in range(most + 1) if search.goes_for(size)), most + 1)


class _Search:
    """A plan without its blocked days and what was called off."""

    def __init__(self, problem: Problem, plan: Proposal, change: PlanChange) -> None:
        more = problem.rules.repair_overtime
        days = (day for day in problem.days if (day.manager, day.day) not in change.blocked)
        left = tuple(replace(day, reserve=0, overtime=max(day.overtime, more)) for day in days)
        due = (*problem.due, *change.urgent)
        self.problem = replace(problem, days=left, due=due, travel=Asked(problem.travel))
        self.visits = {visit.key: replace(visit, published=None) for visit in due}
        goes_on = [stop for stop in plan.stops if stop.key not in change.cancelled]
        stops = [stop for stop in goes_on if (stop.manager, stop.day) not in change.blocked]
        self.neighbours = Neighbours(self.problem, stops)
        self.forced = [self.visits[stop.key] for stop in goes_on if stop not in stops]
        self.forced += [self.visits[visit.key] for visit in change.urgent]
        days_now = standing(self.problem, plan, KnownRoads(self.problem.travel))
        self.days = [_rest(day, change.cancelled) for day in days_now]
        self.others = {visit.key: at for at, day in enumerate(self.days) for visit in movable(day)}
        self.rests: dict[tuple[int, frozenset[Key]], DayPlan] = {}
        self.known: dict[tuple[DayPlan, frozenset[Key]], bool] = {}

    def goes_for(self, size: int) -> bool:
        """Say whether all find places when some so many others may stand wherever they are allowed."""
        return any(self.goes(frozenset(keys)) for keys in combinations(self.others, size))

    def goes(self, loose: frozenset[Key], told: Mapping[Key, date] | None = None) -> bool:
        """Say whether all find places when some others may stand wherever they are allowed and nothing else moves.

        Of several visits of one account all but one are `told` their days, one after the other, by trying each.
        """
        told, days, neighbours = told or {}, self._without(loose), self.neighbours.copy()
        visits = [*self.forced, *(self.visits[key] for key in loose)]
        for visit in visits:
            neighbours.move(visit, told.get(visit.key))
        accounts = [visit.account_id for visit in visits if visit.key not in told]
        twin = next((each for each in visits if each.key not in told and accounts.count(each.account_id) > 1), None)
        if twin is not None:
            own = [day.day.day for day in days if neighbours.allow(twin, day.day.day)]
            return any(self.goes(loose, {**told, twin.key: day}) for day in own)
        on = [self._alone(day, visits, neighbours, told) for day in days]
        if {visit.key for some in on for visit in some} != {visit.key for visit in visits}:
            return False
        reached: Sets = {frozenset()}
        for day, some in zip(days, on, strict=True):
            together = self._sets(day, some)
            reached |= {one | other for one in reached for other in together if not one & other}
        return frozenset(visit.key for visit in visits) in reached

    def _without(self, loose: frozenset[Key]) -> list[DayPlan]:
        """Return the days without some."""
        days = list(self.days)
        for at in {self.others[key] for key in loose}:
            own = frozenset(key for key in loose if self.others[key] == at)
            if (at, own) not in self.rests:
                self.rests[at, own] = _rest(self.days[at], own)
            days[at] = self.rests[at, own]
        return days

    def _alone(
        self, day: DayPlan, visits: Sequence[DueVisit], neighbours: Neighbours, told: Mapping[Key, date]
    ) -> list[DueVisit]:
        """Return the visits that a day can take in each by itself."""
        own = (visit for visit in visits if visit.manager == day.day.manager)
        own = (visit for visit in own if told.get(visit.key, day.day.day) == day.day.day)
        room = day.day.most_visits > day.visits
        return [visit for visit in own if room and neighbours.allow(visit, day.day.day) and self._takes(day, [visit])]

    def _sets(self, day: DayPlan, visits: Sequence[DueVisit]) -> Sets:
        """Return which of the visits that a day takes in alone it can take in together.

        Some go together only where all go but any one of them: no drive is longer than a visit with both its drives.
        """
        found: Sets = {frozenset()}
        for size in range(1, min(len(visits), day.day.most_visits - day.visits) + 1):
            for some in combinations(visits, size):
                keys = frozenset(visit.key for visit in some)
                if all(keys - {key} in found for key in keys) and self._takes(day, some):
                    found.add(keys)
        return found

    def _takes(self, day: DayPlan, visits: Sequence[DueVisit]) -> bool:
        asked = day, frozenset(visit.key for visit in visits)
        if asked not in self.known:
            self.known[asked] = any(
                simulate(self.problem, day.day, order, day.held).ok for order in _sequences(day, visits)
            )
        return self.known[asked]


def _rest(day: DayPlan, keys: Collection[Key]) -> DayPlan:
    """Return a day without some."""
    return DayPlan(day.roads, day.day, [item for item in day.order if key_of(item) not in keys], day.held)


def _sequences(day: DayPlan, visits: Sequence[DueVisit]) -> Iterator[list[Item]]:
    """Yield every order of a day in which what stands keeps its order."""
    for some in permutations(visits):
        for places in combinations_with_replacement(range(len(day.order) + 1), len(some)):
            order = list(day.order)
            for visit, place in reversed(list(zip(some, places, strict=True))):
                order.insert(place, visit)
            yield order
