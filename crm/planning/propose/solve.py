"""The search as a whole: pattern search and PyVRP in turn, each going on from the other's best plan or afresh."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from crm.planning.propose.model import Answer, Model
from crm.planning.propose.search import Search

__all__ = ["Answer", "Budget", "mend", "solve"]
HALF = 0.3
"""From this share of orders with several visits on, the patterns are searched first and longest."""
Found = Callable[[Answer], None]


@dataclass
class Budget:
    """How long to search: seconds by a clock, or iterations, which give the same plan every time.

    `cancelled` ends it at once.
    """

    seconds: float | None = None
    iterations: int | None = None
    cancelled: Callable[[], bool] | None = None
    clock: Callable[[], float] = time.perf_counter
    begun: float = field(init=False)
    done: int = 0

    def __post_init__(self) -> None:
        self.begun = self.clock()

    def used(self) -> float:
        """Return which share of the budget is used up."""
        if self.iterations is not None:
            return self.done / max(1, self.iterations)
        return (self.clock() - self.begun) / max(1e-9, self.seconds or 0.0)

    def goes_on(self, until: float) -> bool:
        """Count a step, and say whether a phase that ends at a share of the budget goes on."""
        self.done += 1
        if self.cancelled is not None and self.cancelled():
            return False
        return self.used() < until


def solve(model: Model, budget: Budget, seed: int, found: Found | None = None) -> Answer:
    """Return the best plan found; `found` is handed the first one and each better one."""
    from crm.planning.propose.vrp import Polisher

    search = Search(model, Random(seed))
    best = search.best
    tell = found or (lambda answer: None)
    tell(best)
    if not model.orders:
        return best

    def better(answer: Answer) -> None:
        nonlocal best
        if answer.cost < best.cost:
            best = answer
            tell(answer)

    begin = budget.used()
    for turn, (kind, end) in enumerate(_phases(model)):
        until = begin + (1 - begin) * end
        if not budget.goes_on(until):
            continue
        if kind == "routes":
            search.take_over(Polisher(model, search.best, turn).run(seed, _out_of(budget, until), better))
            better(search.best)
            continue
        if kind == "afresh":
            search = Search(model, Random(seed + turn), kinds=search.kinds)
        _patterns(search, budget, until, better)
    better(search.place_required(best))
    return best


def _out_of(budget: Budget, until: float) -> Callable[[float], bool]:
    """Return what the polisher asks at each cost: whether a share of the budget is used."""
    return lambda _cost: not budget.goes_on(until)


def _patterns(search: Search, budget: Budget, until: float, better: Found) -> None:
    """Anneal from the best plan until a share of the budget is used."""
    first = budget.used()
    share = max(1e-9, until - first)
    search.run(
        lambda _cost: budget.goes_on(until),
        lambda: (budget.used() - first) / share,
        lambda: better(search.best),
    )


def _phases(model: Model) -> Iterator[tuple[str, float]]:
    """Yield what is done until which share: the more orders have several visits, the more the patterns get.

    Where no order has several and no clock binds the days, there is nothing that PyVRP alone does not see. Where many
    have, three annealings from first plans of their own find more than one of three times the length. Where a clock
    binds the days and few have, PyVRP finds nothing that the patterns did not.
    """
    periodic = sum(not order.is_single for order in model.orders) / max(1, len(model.orders))
    if not periodic and not model.is_timed:
        yield from (("routes", 0.4), ("routes", 0.7), ("routes", 1.0))
    elif periodic < HALF:
        yield from (("patterns", 1.0),) if model.is_timed else (("patterns", 0.85), ("routes", 1.0))
    else:
        yield from (("patterns", 0.28), ("routes", 0.33), ("afresh", 0.61), ("routes", 0.66))
        yield from (("afresh", 0.94), ("routes", 1.0))


def mend(model: Model, start: Answer, budget: Budget, seed: int) -> Answer:
    """Return a plan near one that leaves out what it must not: only what pays for its moves is changed."""
    search = Search(model, Random(seed), start)
    search.run(lambda _cost: budget.goes_on(1.0), lambda: 1.0, lambda: None)
    return search.best
