"""From a problem to a proposal: each manager's month is searched by itself."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from msgspec.structs import replace

from crm.domain.proposal import DaySchedule, Problem, Proposal
from crm.planning.propose.explaining import explain
from crm.planning.propose.model import Answer
from crm.planning.propose.month import SCALE, Month, month_of
from crm.planning.propose.pair import solve_all
from crm.planning.propose.telling import managers_of, proposal_of, schedules

Better = Callable[[Proposal], None]
"""Is handed the first complete plan, and then each better one, on the thread that searches."""
DEFAULT_SECONDS = 5.0
"""How long is searched for one manager when nothing is said."""
TELL_EVERY = 0.2
"""Seconds between two better plans that are handed on; the last one is the answer."""
MOST_EXPLAINED = 60
"""Of more visits left out the reasons are told when they are asked for."""


class Collected:
    """The best plans of every manager so far, and who is told of them; days are driven only for those told of."""

    def __init__(self, months: Mapping[UUID, Month], problem: Problem, on_better: Better | None) -> None:
        self.problem = problem
        self.months = months
        self.on_better = on_better
        self.answers: dict[UUID, Answer] = {}
        self.driven: dict[UUID, tuple[Answer, Sequence[DaySchedule]]] = {}
        self.told = 0.0

    def take(self, manager: UUID, answer: Answer) -> None:
        """Take a plan of a manager that is better than what there is; tell of it when everybody has one."""
        former = self.answers.get(manager)
        if former is not None and answer.cost >= former.cost:
            return
        self.answers[manager] = answer
        now = time.perf_counter()
        is_complete = len(self.answers) == len(self.months)
        if self.on_better is not None and is_complete and now - self.told >= TELL_EVERY:
            self.told = now
            self.on_better(self.proposal())

    def proposal(self) -> Proposal:
        """Return everybody's plan."""
        days = [day for manager, answer in self.answers.items() for day in self._days(manager, answer)]
        conflicts = [each for month in self.months.values() for each in month.conflicts]
        return proposal_of(self.problem, days, conflicts, sum(each.cost for each in self.answers.values()) / SCALE)

    def _days(self, manager: UUID, answer: Answer) -> Sequence[DaySchedule]:
        known = self.driven.get(manager)
        if known is None or known[0] is not answer:
            known = self.driven[manager] = answer, schedules(self.months[manager], answer)
        return known[1]


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

    begun, chosen = clock(), problem.rules.seed if seed is None else seed
    months = {manager: month_of(problem, manager) for manager in managers_of(problem)}
    collected = Collected(months, problem, on_better)
    for manager, month in months.items():
        collected.take(manager, first_plan(month.model, chosen))
    if iterations is None:
        total = DEFAULT_SECONDS * len(months) if seconds is None else seconds
        _in_seconds(collected, total - (clock() - begun), chosen, cancelled, clock)
    else:
        _in_iterations(collected, iterations, chosen, cancelled)
    found = collected.proposal()
    if cancelled is not None and cancelled():
        return found
    return explained(problem, found)


def _in_seconds(
    collected: Collected,
    seconds: float,
    seed: int,
    cancelled: Callable[[], bool] | None,
    clock: Callable[[], float],
) -> None:
    """Search for everybody within some seconds."""
    managers = list(collected.months)
    models = [month.model for month in collected.months.values()]
    solve_all(models, seconds, seed, lambda number, answer: collected.take(managers[number], answer), cancelled, clock)


def _in_iterations(collected: Collected, iterations: int, seed: int, cancelled: Callable[[], bool] | None) -> None:
    """Search for one after the other, the same way every time."""
    from crm.planning.propose.solve import Budget, solve

    for manager, month in collected.months.items():
        budget = Budget(iterations=iterations, cancelled=cancelled)
        solve(month.model, budget, seed, partial(collected.take, manager))


def explained(problem: Problem, found: Proposal) -> Proposal:
    """Say why visits are left out, of very many only those worth most."""
    visits = {visit.key: visit for visit in problem.due}
    left = sorted((visits[each.key] for each in found.left_out), key=lambda visit: (-visit.priority, visit.due))
    told = {each.key: each for each in explain(problem, found, [visit.key for visit in left[:MOST_EXPLAINED]])}
    return replace(found, left_out=tuple(told.get(each.key, each) for each in found.left_out))
