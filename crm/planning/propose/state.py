"""A plan that can be changed quickly: where each order stands, and what an insertion anywhere would cost."""

from collections.abc import Iterable
from operator import add
from typing import Any

import numpy as np
from msgspec import Struct

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT, Answer, Model
from crm.planning.propose.tours import Tour, Tours

Place = tuple[int, int, Tour]
"""A node, the route that it goes to, and the tour of this route with it."""
Homes = tuple[tuple[int, int], ...]
"""The nodes of an order with their routes."""


class Kept(Struct, frozen=True):
    """A state as it was."""

    tours: list[Tour]
    chosen: list[int | None]
    homes: list[Homes]
    out: set[int]
    cost: int
    over: int


class State:
    """Routes of a model, each at one of the tours of its kind; `cost` is kept up to date by `put` and `take`.

    With a leeway its days are too long by `over` minutes together: it is a plan only where that is 0.
    `extra` is what the day of a route adds, by node and then route: FAR where a node may not be on it.
    """

    def __init__(self, model: Model, kinds: list[Tours]) -> None:
        self.model = model
        self.kinds = kinds
        self.tours = [kind.of(route.fixed) for kind, route in zip(kinds, model.routes, strict=True)]
        self.added = np.array([_added(model, route.day) for route in model.routes]).reshape(
            len(model.routes), len(model.nodes)
        )
        self.extra: list[list[int]] = self.added.T.tolist()
        self.is_plain = [not any(extra) for extra in self.extra]
        self.sizes = [len(order.choices[0]) for order in model.orders]
        self.lost = [
            [model.lost(order, each) for each in range(len(one.choices))] for order, one in enumerate(model.orders)
        ]
        self.chosen: list[int | None] = [None] * len(model.orders)
        self.homes: list[Homes] = [()] * len(model.orders)
        self.out: set[int] = set()
        self.cost = 0
        self.over = 0
        self._settle()

    def _settle(self) -> None:
        """Add up what the plan costs as it is."""
        self.cost = sum(self._cost_of(route, tour) for route, tour in enumerate(self.tours))
        self.cost += sum(self.lost[order][choice] for order, choice in enumerate(self.chosen) if choice is not None)
        self.over = sum(tour.over for tour in self.tours)

    def _cost_of(self, route: int, tour: Tour) -> int:
        """Return what a route costs; appointments alone may be longer than the hours."""
        if tour.cost >= FAR:
            return self.model.route_cost(route, tour.sequence)
        day = self.model.routes[route].day
        return tour.cost + sum(self.model.nodes[node].extra[day] for node in tour.sequence)

    def _drive(self, route: int, tour: Tour) -> None:
        """Let a route be another tour."""
        former = self.tours[route]
        self.tours[route] = tour
        self.cost += tour.cost - former.cost
        self.over += tour.over - former.over

    def kept(self) -> Kept:
        """Return the plan as it is, for `back`."""
        return Kept(self.tours.copy(), self.chosen.copy(), self.homes.copy(), self.out.copy(), self.cost, self.over)

    def back(self, kept: Kept) -> None:
        """Return to the plan as it was; `kept` is used up."""
        self.tours, self.chosen, self.homes, self.out = kept.tours, kept.chosen, kept.homes, kept.out
        self.cost, self.over = kept.cost, kept.over

    def renew(self) -> None:
        """Drive the routes by what their kinds say now."""
        self.tours = [kind.of(tour.sequence) for kind, tour in zip(self.kinds, self.tours, strict=True)]
        self._settle()

    def _note(self, order: int) -> None:
        """Note whether an order has a visit that is left out."""
        if self.chosen[order] is not None and len(self.homes[order]) < self.sizes[order]:
            self.out.add(order)
        else:
            self.out.discard(order)

    def with_node(self, route: int, node: int) -> Tour | None:
        """Return the tour of a route with one more node, None when it cannot be driven; its price is exact then."""
        return self.kinds[route].with_node(self.tours[route], node)

    def column(self, node: int) -> list[int]:
        """Return by route what a node more would cost with what its day adds."""
        found = [tour.prices[node] for tour in self.tours]
        return found if self.is_plain[node] else list(map(add, found, self.extra[node]))

    def matrix(self) -> Any:
        """Return the columns of all nodes, by route and node."""
        rows = b"".join([tour.prices for tour in self.tours])
        return np.frombuffer(rows, dtype=np.int64).reshape(self.added.shape) + self.added

    def put(self, order: int, choice: int, places: Iterable[Place]) -> None:
        """Serve an order by a choice: its nodes in tours of different routes."""
        self.chosen[order] = choice
        self.cost += self.lost[order][choice]
        homes = []
        for node, route, tour in places:
            self.cost += self.extra[node][route]
            self._drive(route, tour)
            homes.append((node, route))
        self.homes[order] = tuple(homes)
        self._note(order)

    def take(self, orders: Iterable[int]) -> None:
        """Take orders out of the plan."""
        touched: dict[int, int] = {}
        for order in orders:
            choice = self.chosen[order]
            if choice is None:
                continue
            self.cost -= self.lost[order][choice]
            for node, route in self.homes[order]:
                self.cost -= self.extra[node][route]
                touched[route] = touched.get(route, 0) | 1 << node
            self.chosen[order] = None
            self.homes[order] = ()
            self.out.discard(order)
        for route, bits in touched.items():
            self._drive(route, self.kinds[route].without(self.tours[route], bits))

    def answer(self) -> Answer:
        """Return the plan as it is; every order must have a choice."""
        return Answer(
            tuple(tour.sequence for tour in self.tours),
            tuple(choice for choice in self.chosen if choice is not None),
            self.cost,
        )

    def load(self, answer: Answer) -> None:
        """Take over a plan, its routes in a cheaper order where one is known."""
        model = self.model
        self.tours = [kind.of(sequence) for kind, sequence in zip(self.kinds, answer.routes, strict=True)]
        self.chosen = list(answer.chosen)
        self._settle()
        days = [route.day for route in model.routes]
        where = {(node, days[route]): route for route, tour in enumerate(self.tours) for node in tour.sequence}
        for order, choice in enumerate(answer.chosen):
            chosen = model.orders[order].choices[choice]
            self.homes[order] = tuple((node, where[node, day]) for node, day in chosen if day != OUT)
            self._note(order)


def _added(model: Model, day: int) -> Any:
    """Return what a day costs by node; FAR where a node may not be on it."""
    return np.array([node.extra[day] if node.spans[day] else FAR for node in model.nodes], dtype=np.int64)
