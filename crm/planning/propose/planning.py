"""From a problem to a proposal: each manager's month is searched by itself."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from crm.domain.proposal import DaySchedule, PlanConflict, Problem, Proposal
from crm.planning.propose.explaining import explain
from crm.planning.propose.helpers import Helper
from crm.planning.propose.month import SCALE, Month, month_of
from crm.planning.propose.telling import managers_of, proposal_of, schedules

Better = Callable[[Proposal], None]
"""Is handed the first complete plan, and then each better one, on the thread that searches."""
DEFAULT_SECONDS = 5.0
"""How long is searched for one manager when nothing is said."""
TELL_EVERY = 0.2
"""Seconds between two better plans that are handed on; the last one is the answer."""
MOST_EXPLAINED = 60
"""Of more visits left out the reasons are told when they are asked for."""
HELPED_FROM = 3
"""So many managers are worth the second process."""


@dataclass(frozen=True)
class Effort:
    """What holds for every manager's search: its seed, its iterations if not time ends it, and its clock."""

    seed: int
    iterations: int | None
    cancelled: Callable[[], bool] | None
    clock: Callable[[], float]


class Collected:
    """The best days of every manager so far, and who is told of them."""

    def __init__(self, problem: Problem, on_better: Better | None) -> None:
        self.problem = problem
        self.on_better = on_better
        self.managers = managers_of(problem)
        self.days: dict[UUID, Sequence[DaySchedule]] = {}
        self.costs: dict[UUID, int] = {}
        self.conflicts: dict[UUID, tuple[PlanConflict, ...]] = {}
        self.told = 0.0

    def add(self, manager: UUID, days: Sequence[DaySchedule], cost: int) -> None:
        """Take a better plan of a manager; tell of it when everybody has one."""
        self.days[manager], self.costs[manager] = days, cost
        now = time.perf_counter()
        is_complete = len(self.days) == len(self.managers)
        if self.on_better is not None and is_complete and now - self.told >= TELL_EVERY:
            self.told = now
            self.on_better(self.proposal())

    def proposal(self) -> Proposal:
        """Return everybody's plan."""
        days = [day for manager in self.managers for day in self.days.get(manager, [])]
        conflicts = [each for manager in self.managers for each in self.conflicts.get(manager, ())]
        return proposal_of(self.problem, days, conflicts, sum(self.costs.values()) / SCALE)


def propose(
    problem: Problem,
    *,
    seconds: float | None = None,
    iterations: int | None = None,
    seed: int | None = None,
    on_better: Better | None = None,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Proposal:
    """Return the best plan found in some seconds, or in some iterations a manager, which gives the same every time.

    Never raises for odd problems: what cannot be planned is left out with its reason. Once `cancelled` says true the
    best plan so far comes back. `seed` goes before the one of the rules. Plans handed to `on_better` and cancelled ones
    do not say why visits are left out (an empty reason): ask `explained`. `clock` counts the seconds; that of the
    processor makes a measurement independent of what else the computer does.
    """
    from crm.planning.propose.search import first_plan

    begun = clock()
    effort = Effort(problem.rules.seed if seed is None else seed, iterations, cancelled, clock)
    collected = Collected(problem, on_better)
    months = {manager: month_of(problem, manager) for manager in collected.managers}
    for manager, month in months.items():
        collected.conflicts[manager] = month.conflicts
        answer = first_plan(month.model, effort.seed)
        collected.add(manager, schedules(month, answer), answer.cost)
    if iterations is None:
        total = DEFAULT_SECONDS * len(months) if seconds is None else seconds
        _in_seconds(problem, collected, months, total - (clock() - begun), effort)
    else:
        for manager in months:
            _search(collected, manager, months[manager], None, effort)
    found = collected.proposal()
    if cancelled is not None and cancelled():
        return found
    return explained(problem, found)


def explained(problem: Problem, found: Proposal) -> Proposal:
    """Say why visits are left out, of very many only those worth most."""
    visits = {visit.key: visit for visit in problem.due}
    left = sorted((visits[each.key] for each in found.left_out), key=lambda visit: (-visit.priority, visit.due))
    told = {each.key: each for each in explain(problem, found, [visit.key for visit in left[:MOST_EXPLAINED]])}
    return replace(found, left_out=tuple(told.get(each.key, each) for each in found.left_out))


def _in_seconds(
    problem: Problem, collected: Collected, months: dict[UUID, Month], seconds: float, effort: Effort
) -> None:
    """Search for everybody within some seconds, of many managers every other one in a second process."""
    own = list(months)
    helped = own[1::2] if len(own) >= HELPED_FROM else []
    own = [manager for manager in own if manager not in helped]
    end, over = effort.clock() + seconds, time.perf_counter() + seconds
    helper = Helper(problem, helped, seconds, effort.seed) if helped else None
    for number, manager in enumerate(own):
        share = max(0.0, end - effort.clock()) / (len(own) - number)
        _search(collected, manager, months[manager], share, effort)
        if helper is not None:
            helper.collect(collected.add)
    if helper is not None:
        helper.finish(collected.add, over, effort.cancelled)


def _search(collected: Collected, manager: UUID, month: Month, seconds: float | None, effort: Effort) -> None:
    """Search one manager's month."""
    from crm.planning.propose.solve import Answer, Budget, solve

    def better(answer: Answer) -> None:
        if answer.cost < collected.costs.get(manager, 1 << 60):
            collected.add(manager, schedules(month, answer), answer.cost)

    budget = Budget(seconds, effort.iterations, effort.cancelled, effort.clock)
    solve(month.model, budget, effort.seed, better)
