"""How far apart the visits of one account must be, and in which order they come."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from crm.domain.proposal import DueVisit, Key, Problem, Spacing, Stop


def is_apart(before: date, after: date, spacing: Spacing) -> bool:
    """Say whether two visits that follow each other are neither too near nor too far apart."""
    gap = (after - before).days
    return max(1, spacing.least) <= gap and (spacing.most is None or gap <= spacing.most)


class Neighbours:
    """The days on which accounts are visited already, by slot where the planner placed them."""

    def __init__(self, problem: Problem, stops: Iterable[Stop]) -> None:
        self.problem = problem
        slots = {visit.key: visit.slot for visit in problem.due}
        self.planned: dict[UUID, list[tuple[int, Key, date]]] = {}
        for stop in stops:
            self.planned.setdefault(stop.account_id, []).append((slots.get(stop.key, 0), stop.key, stop.day))
        self.fixed: dict[UUID, list[date]] = {}
        for each in problem.fixed:
            if each.is_visit and each.account_id is not None:
                self.fixed.setdefault(each.account_id, []).append(each.day)

    def copy(self) -> "Neighbours":
        """Return the same, to be changed by itself."""
        found = Neighbours(self.problem, ())
        found.planned = {account: list(days) for account, days in self.planned.items()}
        return found

    def move(self, visit: DueVisit, day: date | None) -> None:
        """Note that a visit stands on another day, or on none."""
        others = [each for each in self.planned.get(visit.account_id, []) if each[1] != visit.key]
        self.planned[visit.account_id] = others + ([(visit.slot, visit.key, day)] if day is not None else [])

    def allow(self, visit: DueVisit, day: date) -> bool:
        """Say whether a visit on a day is in the order of its slot, and far enough from the account's others."""
        spacing = self.problem.spacing.get(visit.account_id, Spacing())
        if any(abs((day - other).days) < max(1, spacing.least) for other in self.fixed.get(visit.account_id, [])):
            return False
        before, after = self._around(visit)
        return (before is None or is_apart(before, day, spacing)) and (after is None or is_apart(day, after, spacing))

    def first(self, visit: DueVisit) -> date | None:
        """Return the first day on which the account is visited otherwise."""
        return min(self._others(visit), default=None)

    def _others(self, visit: DueVisit) -> Iterator[date]:
        yield from (day for _slot, key, day in self.planned.get(visit.account_id, []) if key != visit.key)
        yield from self.fixed.get(visit.account_id, [])

    def _around(self, visit: DueVisit) -> tuple[date | None, date | None]:
        """Return the days of the slots before and after a visit's."""
        others = [(slot, day) for slot, key, day in self.planned.get(visit.account_id, []) if key != visit.key]
        before = [day for slot, day in others if slot <= visit.slot]
        after = [day for slot, day in others if slot > visit.slot]
        return max(before, default=None), min(after, default=None)
