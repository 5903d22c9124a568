"""Improves a plan by giving whole days to other dates: who is visited together stays together."""

from typing import Any

import numpy as np

from crm.planning.propose.placing import Placer
from crm.planning.propose.tours import Tour


class Reordering:
    """Exchanges the contents of days of a placer's plan as long as that pays, by two and by rings of three.

    Only days that differ in nothing but what they cost.
    """

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self.state = placer.state
        self.order_of = {node: order for order, nodes in enumerate(placer.rows) for node in nodes}
        self.linked = {
            node for order, nodes in enumerate(placer.rows) if placer.anywhere[order] is None for node in nodes
        }
        alike: dict[int, list[int]] = {}
        for route, kind in enumerate(self.state.kinds):
            if not placer.model.routes[route].fixed:
                alike.setdefault(id(kind), []).append(route)
        self.groups = [routes for routes in alike.values() if len(routes) > 1]
        self.added = self.state.added.T

    def descend(self) -> None:
        """Exchange days until no exchange pays; orders of several visits stay when they may not be so."""
        for routes in self.groups:
            if not self._reorder(routes):
                tours = self.state.tours
                self._reorder([route for route in routes if self.linked.isdisjoint(tours[route].sequence)])

    def _reorder(self, routes: list[int]) -> bool:
        """Exchange days; False when that breaks the distance of an order's visits."""
        if len(routes) < 2:
            return True
        tours = self.state.tours
        prices = np.array([self.added[list(tours[route].sequence)].sum(0)[routes] for route in routes])
        goes = {routes[at]: routes[to] for at, to in enumerate(_reordered(prices)) if at != to}
        return not goes or self._move(goes)

    def _move(self, goes: dict[int, int]) -> bool:
        state, placer = self.state, self.placer
        tours = {to: state.tours[route] for route, to in goes.items()}
        orders = list(dict.fromkeys(self.order_of[node] for tour in tours.values() for node in tour.sequence))
        after = [[(node, goes.get(route, route)) for node, route in state.homes[order]] for order in orders]
        choices = [placer.choice_of(order, homes) for order, homes in zip(orders, after, strict=True)]
        if None in choices:
            return False
        final: list[Tour] = [tours.get(route, tour) for route, tour in enumerate(state.tours)]
        state.take(orders)
        for order, choice, homes in zip(orders, choices, after, strict=True):
            if choice is not None:
                state.put(order, choice, [(node, route, final[route]) for node, route in homes])
        return True


def _reordered(prices: Any) -> list[int]:
    """Return the column of each row, found by exchanges of two and rings of three from the diagonal."""
    columns = np.arange(len(prices))
    while (ring := _ring(prices - prices.diagonal()[:, None])) is not None:
        after = np.arange(len(prices))
        after[ring] = ring[1:] + ring[:1]
        prices, columns = prices[:, after], columns[after]
    return [int(column) for column in columns]


def _ring(more: Any) -> list[int] | None:
    """Return the exchange of two or three rows that saves most; `more` tells what each costs more in each column."""
    both = more + more.T
    at = int(both.argmin())
    if both.flat[at] < 0:
        return list(divmod(at, len(more)))
    three = more[:, :, None] + more[None] + more.T[:, None]
    at = int(three.argmin())
    if three.flat[at] >= 0:
        return None
    one, rest = divmod(at, len(more) ** 2)
    return [one, *divmod(rest, len(more))]
