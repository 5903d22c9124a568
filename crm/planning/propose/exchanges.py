"""Improves a plan by what one insertion does not find: visits that change places, as long as one exchange pays.

What each visit would cost in the place of each other is one array, put together from the tours that are known.
"""

from typing import Any

import numpy as np

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT
from crm.planning.propose.moves import Moves, Priced, Ways
from crm.planning.propose.placing import Placer
from crm.planning.propose.state import Homes
from crm.planning.propose.tours import Tour

MOST_MOVES = 50
MOST_WRONG = 4
"""So many moves may cost more than thought before it is given up."""


class Exchanges:
    """Improves the plan of a placer; a visit that is bound to others of its order moves where the rest allows it."""

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self.state = placer.state
        model = placer.model
        self.order_of = {node: order for order, nodes in enumerate(placer.rows) for node in nodes}
        self.linked = [order for order, days in enumerate(placer.anywhere) if days is None]
        self.nodes = np.array(list(self.order_of), dtype=np.int64)
        self.is_linked = np.zeros(len(model.nodes), dtype=bool)
        self.is_linked[[node for order in self.linked for node in placer.rows[order]]] = True
        self.barred = np.zeros((len(model.routes), len(model.nodes)), dtype=np.int64)
        """FAR where the other visits of a node's order forbid a route."""
        self.judged: dict[int, Homes] = {}
        self.bars: dict[tuple[int, int, Homes], Any] = {}
        """A column of those by order, node, and where the other visits are."""
        self.prizes = np.array([node.prize for node in model.nodes], dtype=np.int64)
        size = len(model.nodes)
        self.instead = np.empty((size, size), dtype=np.int64)
        """What a route would cost more with one node (column) in the place of another (row); FAR for those left out."""
        self.gains = np.empty(size, dtype=np.int64)
        """What a route would cost less without a node; -FAR for those left out."""
        self.routes = np.empty(size, dtype=np.int64)
        """The route of each node, -1 for those left out."""
        self.seen: list[Tour | None] = []
        self._forget()

    def _forget(self) -> None:
        """Look at all routes anew the next time."""
        self.instead.fill(FAR)
        self.gains.fill(-FAR)
        self.routes.fill(-1)
        self.seen = [None] * len(self.placer.model.routes)

    def descend(self, with_rings: bool = True) -> None:
        """Make the best move as long as one pays, rings of three among them or not."""
        if len(self.nodes) < 2:
            return
        moves = wrong = 0
        while moves < MOST_MOVES and wrong < MOST_WRONG:
            cost, best = self.best(with_rings)
            if cost >= 0:
                return
            if self._made(best):
                moves += 1
            else:
                wrong += 1
                self._forget()

    def _made(self, moves: Moves) -> bool:
        """Move visits; take it back and return False when that does not pay."""
        state, placer = self.state, self.placer
        before = state.cost
        to = dict(moves)
        orders = list(dict.fromkeys(self.order_of[node] for node in to))
        after = [self._after(order, to) for order in orders]
        choices = [placer.choice_of(order, homes) for order, homes in zip(orders, after, strict=True)]
        if None in choices:
            return False
        kept = state.kept()
        state.take(orders)
        puts = zip(orders, choices, after, strict=True)
        if all(self._put(order, choice, homes) for order, choice, homes in puts) and state.cost < before:
            return True
        state.back(kept)
        return False

    def _after(self, order: int, to: dict[int, int]) -> list[tuple[int, int]]:
        """Return where the visits of an order are after moves."""
        homes = dict(self.state.homes[order]) | {node: to[node] for node in self.placer.rows[order] if node in to}
        return [(node, route) for node, route in homes.items() if route != OUT]

    def _put(self, order: int, choice: int | None, homes: list[tuple[int, int]]) -> bool:
        """Put an order back, one visit after the other; False where one cannot be driven."""
        if choice is None:
            return False
        places = []
        for node, route in homes:
            tour = self.state.with_node(route, node)
            if tour is None:
                return False
            places.append((node, route, tour))
        self.state.put(order, choice, places)
        return True

    def best(self, with_rings: bool) -> Priced:
        """Return the move that gains most, and what it costs; no moves where none can be."""
        self._look()
        routes = self.routes[self.nodes]
        inside = self.nodes[routes >= 0]
        if not len(inside):
            return 0, ()
        return self._ways(inside, self.nodes[(routes < 0) & ~self.is_linked[self.nodes]]).best(with_rings)

    def _ways(self, inside: Any, outside: Any) -> Ways:
        swaps, elsewhere = self.instead, self.state.matrix()
        if self.linked:
            self._bar()
            swaps = swaps + self.barred.take(self.routes, 0)
            elsewhere += self.barred
        elsewhere[self.routes[inside], inside] = FAR
        taken = self.instead.take(outside, 1)
        taken -= self.prizes[outside]
        taken[self.is_linked] = FAR
        return Ways(inside, self.routes, swaps, elsewhere, self.gains, outside, taken, self.prizes)

    def _bar(self) -> None:
        """Bring up to date which routes an order's visits forbid to each other."""
        placer, homes = self.placer, self.state.homes
        for order in self.linked:
            if self.judged.get(order) == homes[order]:
                continue
            self.judged[order] = homes[order]
            for node, _route in homes[order]:
                rest = tuple([each for each in homes[order] if each[0] != node])
                asked = order, node, rest
                if asked not in self.bars:
                    choices = [placer.choice_of(order, [*rest, (node, route)]) for route in range(len(self.barred))]
                    self.bars[asked] = np.array([FAR if choice is None else 0 for choice in choices], dtype=np.int64)
                self.barred[:, node] = self.bars[asked]

    def _look(self) -> None:
        """Bring the arrays up to date."""
        tours, seen = self.state.tours, self.seen
        changed = [route for route, tour in enumerate(tours) if seen[route] is not tour]
        gone = [node for route in changed for node in (seen[route] or tours[route]).sequence]
        if gone:
            self.instead[gone] = FAR
            self.gains[gone] = -FAR
            self.routes[gone] = -1
        for route in changed:
            seen[route] = tours[route]
        self._look_at(changed)

    def _look_at(self, changed: list[int]) -> None:
        """Price every node in the place of each of some routes."""
        state = self.state
        places = [(node, route) for route in changed for node in state.tours[route].sequence if node in self.order_of]
        if not places:
            return
        tours = [state.tours[route] for _node, route in places]
        rests = [state.kinds[route].without(state.tours[route], 1 << node) for node, route in places]
        own = [(row, each) for row, tour in enumerate(tours) for each in tour.sequence]
        nodes, routes = map(list, zip(*places, strict=True))
        gains = np.array([tour.cost - rest.cost for tour, rest in zip(tours, rests, strict=True)])
        gains += state.added[routes, nodes]
        prices = state.added[routes]
        prices += np.frombuffer(b"".join([rest.prices for rest in rests]), dtype=np.int64).reshape(prices.shape)
        prices -= gains[:, None]
        prices[tuple(zip(*own, strict=True))] = FAR
        self.instead[nodes] = prices
        self.gains[nodes] = gains
        self.routes[nodes] = routes
