"""A month searched from the plan that stands, so that little of it changes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from msgspec.structs import replace

from crm.domain.proposal import DaySchedule, Key, Problem
from crm.planning.propose.daydrive import Item, key_of
from crm.planning.propose.inserting import DayPlan
from crm.planning.propose.model import OUT, Answer
from crm.planning.propose.month import Month, month_of
from crm.planning.propose.telling import schedules

ROUNDS = 600
SEED = 1
STANDING = 1000
"""Times as dear as one without a place is a visit to leave out that has one: none is dropped for others."""


def mended(problem: Problem, manager: UUID, plans: Sequence[DayPlan]) -> list[DaySchedule]:
    """Return a manager's days with places for published visits that have none, at the price of few moves."""
    from crm.planning.propose.solve import Budget, mend

    month = month_of(problem, manager)
    if not month.days:
        return []
    own = [plan for plan in plans if plan.day.manager == manager]
    month = _with_standing(month, {key_of(item) for plan in own for item in plan.order})
    start = _answer_of(month, {plan.day.day: plan for plan in own})
    if start is None:
        return [plan.schedule() for plan in own]
    return schedules(month, mend(month.model, start, Budget(iterations=ROUNDS), SEED))


def _with_standing(month: Month, keys: Collection[Key]) -> Month:
    """Return a month in which the visits of some keys are worth more than all others together."""
    nodes = tuple(
        replace(node, prize=node.prize * STANDING) if key_of(item) in keys else node
        for node, item in zip(month.model.nodes, month.items, strict=True)
    )
    return replace(month, model=replace(month.model, nodes=nodes))


def _answer_of(month: Month, plans: dict[object, DayPlan]) -> Answer | None:
    """Return the plan that stands in the terms of the search; None when it cannot be told so."""
    chosen = []
    numbers: dict[Key, int] = {}
    placed: dict[Key, object] = {key_of(item): day for day, plan in plans.items() for item in plan.order}
    for visits, order in zip(month.visits, month.model.orders, strict=True):
        keys = {visit.key for visit in visits}
        standing = {key: day for key, day in placed.items() if key in keys}
        choice = next((at for at, each in enumerate(order.choices) if _days(month, each) == standing), None)
        if choice is None:
            return None
        chosen.append(choice)
        numbers |= {key_of(month.items[node]): node for node, day in order.choices[choice] if day != OUT}
    numbers |= {key_of(month.items[node]): node for route in month.model.routes for node in route.fixed}
    routes = tuple(_route(numbers, plans[day.day].order) if day.day in plans else () for day in month.days)
    return month.model.checked(routes, tuple(chosen))


def _days(month: Month, choice: Sequence[tuple[int, int]]) -> dict[Key, object]:
    """Return the days on which a choice puts the visits of an account."""
    return {key_of(month.items[node]): month.days[day].day for node, day in choice if day != OUT}


def _route(numbers: dict[Key, int], order: Sequence[Item]) -> tuple[int, ...]:
    return tuple(numbers[key_of(item)] for item in order)
