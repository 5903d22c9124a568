"""A month in which visits may start at other times: which of them change their day so that nobody is left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from uuid import UUID

from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Key, Problem
from crm.planning.propose.daydrive import key_of
from crm.planning.propose.inserting import DayPlan
from crm.planning.propose.mending import SEED, STANDING
from crm.planning.propose.model import Answer, Model, Node
from crm.planning.propose.month import REQUIRED, SCALE, Month, is_frozen, month_of

ROUNDS = 800
LEAVES = 1000 * SCALE
"""What it costs that a visit leaves its day: no drive that is saved pays for it."""


def loosened(
    problem: Problem, manager: UUID, plans: Sequence[DayPlan], lost: Sequence[DueVisit]
) -> dict[date, list[Key]]:
    """Return a manager's days with what is on them, in an order, with as few visits as can be on another day than now.

    What is lost stands somewhere if there is room for it; what is near keeps its time.
    """
    stands = {key_of(item): plan.day.day for plan in plans for item in plan.order if plan.day.manager == manager}
    month = month_of(_free(problem, plans, lost), manager)
    if not month.days:
        return {}
    answer = _searched(_where_they_stand(month, stands))
    return {
        month.days[month.model.routes[route].day].day: [key_of(month.items[node]) for node in sequence]
        for route, sequence in enumerate(answer.routes)
    }


def _free(problem: Problem, plans: Sequence[DayPlan], lost: Sequence[DueVisit]) -> Problem:
    """Return the problem of what stands and what is lost, published only where that cannot be moved."""
    standing = [item for plan in plans for item in plan.order if isinstance(item, DueVisit)]
    due = [visit if _is_bound(visit, problem) else replace(visit, published=None) for visit in [*standing, *lost]]
    return replace(problem, due=tuple(due))


def _is_bound(visit: DueVisit, problem: Problem) -> bool:
    """Say whether a visit keeps its time: it is too near, or on a day that is not among its own."""
    return is_frozen(visit, problem.days) or (visit.published is not None and visit.published[0] not in visit.days)


def _where_they_stand(month: Month, stands: Mapping[Key, date]) -> Model:
    """Return a model in which nothing costs but leaving a day, being left out and the drive."""

    def told(number: int, node: Node) -> Node:
        key = key_of(month.items[number])
        own = stands.get(key)
        stays = own is None or number in month.held
        extra = tuple(0 if stays or day.day == own else LEAVES for day in month.days)
        return replace(node, extra=extra, prize=REQUIRED * STANDING if own is not None else REQUIRED)

    nodes = tuple(told(number, node) for number, node in enumerate(month.model.nodes))
    return replace(month.model, nodes=nodes)


def _searched(model: Model) -> Answer:
    """Return the best plan of some rounds, the same every time."""
    from crm.planning.propose.search import Search
    from crm.planning.propose.solve import Budget

    search, budget = Search(model, Random(SEED)), Budget(iterations=ROUNDS)
    search.exchanges.descend()
    search.run(lambda _cost: budget.goes_on(1.0), budget.used, lambda: None)
    return search.best
