"""Searching some models in some seconds with a second process beside this one."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from crm.planning.propose.helpers import HURRY, Add, Helper
from crm.planning.propose.model import Answer, Model

PARTED_FROM = 3
"""From so many models on the second process takes every other one; of fewer it searches all, too."""
WORTH_SECONDS = 2.0
"""So long a search is worth the second process."""
GRACE = 3.0
"""Seconds that the second process may take beyond its time for models of its own."""
PATIENCE = 900.0
"""Seconds of the wall clock that the second process may take for its seconds of the processor."""
OTHER_SEED = 1000
"""How far the seed of the second process is from that of the first."""


def solve_all(
    models: Sequence[Model],
    seconds: float,
    seed: int,
    take: Add,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> None:
    """Hand each answer that either process finds to `take`, which keeps the better one.

    `clock` counts the seconds of each process; by the processor's the second one is waited for, by the wall's not.
    """
    from crm.planning.propose.solve import Budget, solve

    is_parted = len(models) >= PARTED_FROM
    every = list(range(len(models)))
    helped = every[1::2] if is_parted else every
    own = every[::2] if is_parted else every
    end, is_wall = clock() + seconds, clock is time.perf_counter
    is_alone = seconds < WORTH_SECONDS or not any(model.orders for model in models)
    helper = None if is_alone else Helper([models[number] for number in helped], seconds, seed + OTHER_SEED, clock)

    def add(number: int, answer: Answer) -> None:
        take(helped[number], answer)

    for place, number in enumerate(own):
        share = max(0.0, end - clock()) / (len(own) - place)
        solve(models[number], Budget(share, None, cancelled, clock), seed, partial(take, number))
        if helper is not None:
            helper.collect(add)
    if helper is not None:
        if is_wall and not is_parted:
            helper.stop()
            helper.finish(add, HURRY, cancelled)
        else:
            helper.finish(add, max(0.0, end - clock()) + GRACE if is_wall else PATIENCE, cancelled)
