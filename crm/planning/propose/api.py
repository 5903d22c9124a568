"""The five questions to the planner."""

from collections.abc import Callable, Sequence

from crm.domain.proposal import (
    DaySchedule,
    DueVisit,
    Fixed,
    Key,
    LeftOut,
    PlanChange,
    Problem,
    Proposal,
    SlotOffer,
    WorkDay,
)

Better = Callable[[Proposal], None]
"""Is handed the first complete plan, and then each better one, on the thread that searches."""


def propose(
    problem: Problem,
    *,
    seconds: float | None = None,
    iterations: int | None = None,
    seed: int | None = None,
    on_better: Better | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Proposal:
    """Return the best plan found in some seconds, or in some iterations, which gives the same plan every time.

    Never raises for odd problems: what cannot be planned is left out with its reason. Once `cancelled` says true the
    best plan so far comes back. `seed` goes before the one of the rules.
    """
    raise NotImplementedError


def simulate(problem: Problem, day: WorkDay, order: Sequence[DueVisit | Fixed]) -> DaySchedule:
    """Drive a day in one order, each stop as early as it can be: the single truth of what is feasible.

    Published starts are not held here, only windows, lunch, hours and appointments. Where something is wrong, `code`
    names the first of it (plan.fault.*) and the times are those it would take.
    """
    raise NotImplementedError


def explain(problem: Problem, proposal: Proposal, keys: Sequence[Key] | None = None) -> tuple[LeftOut, ...]:
    """Return why due visits have no place (all of them, or the named), each with a remedy that was tried."""
    raise NotImplementedError


def best_slots(problem: Problem, proposal: Proposal, visit: DueVisit, count: int = 5) -> list[SlotOffer]:
    """Return the cheapest times for a visit at which nothing else moves, at most one before each other stop.

    A calendar without a proposal is a problem whose visits are all fixed, and an empty `Proposal()`.
    """
    raise NotImplementedError


def replan(problem: Problem, proposal: Proposal, change: PlanChange) -> Proposal:
    """Return the published plan after a change, with as few visits moved as can be; none of them is dropped.

    A visit that cannot be held any more and has no other place is among `left_out`.
    """
    raise NotImplementedError
