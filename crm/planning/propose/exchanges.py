"""Improves a plan by what one insertion does not find: visits that change places, as long as one exchange pays.

What each visit would cost in the place of each other is one array, put together from the tours that are known.
"""

from typing import Any

import numpy as np

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT
from crm.planning.propose.moves import Moves, Priced, Ways
from crm.planning.propose.placing import Placer
from crm.planning.propose.tours import Tour

MOST_MOVES = 50
MOST_WRONG = 4
"""So many moves may cost more than thought before it is given up."""


class Exchanges:
    """Improves the plan of a placer; only orders of one visit that may stand anywhere take part."""

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self.state = placer.state
        model = placer.model
        singles = [number for number, days in enumerate(placer.anywhere) if days is not None]
        self.order_of = {placer.rows[order][0]: order for order in singles}
        self.nodes = np.array(list(self.order_of), dtype=np.int64)
        self.prizes = np.array([node.prize for node in model.nodes], dtype=np.int64)
        size = len(model.nodes)
        self.instead = np.full((size, size), FAR, dtype=np.int64)
        """What a route would cost more with one node (column) in the place of another (row)."""
        self.gains = np.zeros(size, dtype=np.int64)
        self.seen: list[Tour | None] = [None] * len(model.routes)

    def descend(self) -> None:
        """Make the best move as long as one pays."""
        if len(self.nodes) < 2:
            return
        moves = wrong = 0
        while moves < MOST_MOVES and wrong < MOST_WRONG:
            cost, best = self.best()
            if cost >= 0:
                return
            if self._made(best):
                moves += 1
            else:
                wrong += 1
                self.seen = [None] * len(self.seen)

    def _made(self, moves: Moves) -> bool:
        """Move visits; take it back and return False when that does not pay."""
        state = self.state
        before = state.cost
        state.begin()
        state.take([self.order_of[node] for node, _route in moves])
        if all(self._put(node, route) for node, route in moves) and state.cost < before:
            return True
        state.back()
        return False

    def _put(self, node: int, route: int) -> bool:
        tour = None if route == OUT else self.state.with_node(route, node)
        if tour is None and route != OUT:
            return False
        self.placer.put_one(self.order_of[node], node, route, tour)
        return True

    def best(self) -> Priced:
        """Return the move that gains most, and what it costs; no moves where none can be."""
        homes = self._look()
        inside, outside = self.nodes[homes[self.nodes] >= 0], self.nodes[homes[self.nodes] < 0]
        if len(inside) < 2:
            return 0, ()
        return self._ways(inside, homes[inside], outside).best()

    def _ways(self, inside: Any, routes: Any, outside: Any) -> Ways:
        swaps = self.instead[inside[:, None], inside]
        swaps[routes[:, None] == routes] = FAR
        elsewhere = self.state.prices[:, inside]
        elsewhere[routes, np.arange(len(inside))] = FAR
        replaced = self.instead[inside[:, None], outside] + self.prizes[inside][:, None] - self.prizes[outside]
        return Ways(inside, routes, swaps, elsewhere, self.gains[inside], outside, replaced)

    def _look(self) -> Any:
        """Bring the arrays up to date, and return the route of each node, -1 for those left out."""
        homes = np.full(len(self.gains), -1, dtype=np.int64)
        for route, tour in enumerate(self.state.tours):
            if tour.sequence:
                homes[list(tour.sequence)] = route
            if self.seen[route] is not tour:
                self.seen[route] = tour
                self._look_at(route, tour)
        return homes

    def _look_at(self, route: int, tour: Tour) -> None:
        """Price every node in the place of each of a route."""
        kind, added = self.state.kinds[route], self.state.added[route]
        for node in tour.sequence:
            if node in self.order_of:
                rest = kind.without(tour, 1 << node)
                gain = tour.cost - rest.cost + int(added[node])
                self.gains[node] = gain
                np.add(rest.prices, added - gain, out=self.instead[node])
