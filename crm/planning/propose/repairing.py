"""Days as they stand, and how a visit without a place finds one with the fewest others moved."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Key, Problem
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import DayPlan, Gap
from crm.planning.propose.month import late_days
from crm.planning.propose.spacing import Neighbours

COMPARED = 6
"""So many exchanges are compared before one is taken."""
CHAINED = 8
"""So many others are tried when two have to move for one."""


class Spot(Struct, frozen=True):
    """A place for a visit: the number of the day, the gap, and its cost in minutes."""

    day: int
    gap: Gap
    cost: float


class Ousted(Struct, frozen=True):
    """A visit that could make room, and the place that another would have then."""

    other: DueVisit
    spot: Spot


class Squeezed(Struct, frozen=True):
    """A day by its number with a visit more, for which some others start at other times."""

    moved: int
    day: int
    plan: DayPlan


class Repair:
    """One attempt: `plans` are changed as places are found, with every visit held at its time."""

    def __init__(self, problem: Problem, plans: Sequence[DayPlan], neighbours: Neighbours) -> None:
        self.problem = problem
        self.plans = list(plans)
        self.neighbours = neighbours.copy()
        self.originals: Mapping[Key, DueVisit] = {visit.key: visit for visit in problem.due}
        self.lost: list[DueVisit] = []

    def place_all(self, visits: Sequence[DueVisit], most: int) -> None:
        """Find places, one visit after the other, for which one other moves at a time or, with `most` above 1, more."""
        for visit in visits:
            if not (self._insert(visit) or self._exchange(visit) or (most > 1 and self._make_room(visit))):
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
            found += [Spot(number, gap, self.price(visit, plan.day.day, gap)) for gap in plan.fits(visit)]
        return sorted(found, key=lambda spot: spot.cost)

    def price(self, visit: DueVisit, day: date, gap: Gap) -> float:
        """Return what a visit costs in a gap of a day, in minutes: the drive, being late, and overtime."""
        return gap.extra + self._lateness(visit, day) + gap.overtime * self.problem.rules.overtime_rate

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
        found: list[tuple[float, list[DayPlan], Neighbours]] = []
        kept = self.plans, self.neighbours
        for ousted in self._ousted(visit):
            back = [spot for spot in self.spots(ousted.other) if spot.day != ousted.spot.day]
            if back and self._oust(visit, ousted) and self._place(ousted.other, back[0]):
                found.append((ousted.spot.cost + back[0].cost, self.plans, self.neighbours))
            self.plans, self.neighbours = kept
            if len(found) == COMPARED:
                break
        if found:
            _cost, self.plans, self.neighbours = min(found, key=lambda each: each[0])
        return bool(found)

    def _ousted(self, visit: DueVisit) -> list[Ousted]:
        """Return the visits whose places another could have, the cheapest place first."""
        found = []
        for number, plan in enumerate(self.plans):
            if plan.day.manager != visit.manager or not self.neighbours.allow(visit, plan.day.day):
                continue
            for held in movable(plan):
                self.plans[number] = plan.without(held.key)
                found += [Ousted(self.originals[held.key], spot) for spot in self.spots(visit, [number])[:1]]
            self.plans[number] = plan
        return sorted(found, key=lambda each: each.spot.cost)

    def _oust(self, visit: DueVisit, ousted: Ousted) -> bool:
        """Let a visit have the place of another, which has none then."""
        self.plans, self.neighbours = list(self.plans), self.neighbours.copy()
        day = ousted.spot.day
        self.plans[day] = self.plans[day].without(ousted.other.key)
        return self._place(visit, ousted.spot)

    def _make_room(self, visit: DueVisit) -> bool:
        """Give a visit a place for which two others move, else one on the day on which the fewest have to."""
        squeezed = self._squeezed(visit)
        if squeezed is not None and squeezed.moved <= 2:
            return self._take(visit, squeezed)
        kept = self.plans, self.neighbours
        for ousted in self._ousted(visit)[:CHAINED]:
            if self._oust(visit, ousted) and self._exchange(ousted.other):
                return True
            self.plans, self.neighbours = kept
        return squeezed is not None and self._take(visit, squeezed)

    def _squeeze(self, visit: DueVisit, numbers: Sequence[int]) -> bool:
        """Give a visit a place on one of some days, the one on which the fewest others start at another time."""
        found = self._squeezed(visit, numbers)
        return found is not None and self._take(visit, found)

    def _squeezed(self, visit: DueVisit, numbers: Sequence[int] | None = None) -> Squeezed | None:
        """Return the day with a visit on which the fewest others have to start at another time."""
        best: Squeezed | None = None
        for number in range(len(self.plans)) if numbers is None else numbers:
            plan = self.plans[number]
            if plan.day.manager != visit.manager or not self.neighbours.allow(visit, plan.day.day):
                continue
            loose = self._loosened(plan)
            for gap in loose.gaps(visit):
                found = loose.with_visit(visit, gap.position)
                moved = sum(one != other for one, other in _starts(plan, found))
                if found.schedule().ok and (best is None or moved < best.moved):
                    best = Squeezed(moved, number, found)
        return best

    def _take(self, visit: DueVisit, found: Squeezed) -> bool:
        self.plans[found.day] = pinned(found.plan)
        self.neighbours.move(visit, found.plan.day.day)
        return True

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
