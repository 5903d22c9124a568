"""The cheapest move of each kind: visits that change places or let another one in, compared all at once as arrays."""

from typing import Any

import numpy as np
from msgspec import Struct

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT

Moves = tuple[tuple[int, int], ...]
"""Where visits go: node and route, OUT for none."""
Priced = tuple[int, Moves]
"""What moves cost, and the moves."""


class Onward(Struct, frozen=True):
    """What it costs that a visit (row) makes room for another one (column) and goes to a third route.

    That is the route that takes it for the least, the `second` where the `first` is the other one's own (`is_own`).
    """

    prices: Any
    first: Any
    second: Any
    is_own: Any

    def route(self, one: int, other: int) -> int:
        """Return the route to which a visit goes that makes room for another one."""
        return int(self.second[one] if self.is_own[one, other] else self.first[one])


class Ways(Struct, frozen=True):
    """A plan as it stands: `inside` are the nodes that may move, `routes` where each node is.

    `swaps` tells what the route of one node (row) would cost more with another (column) in its place; `elsewhere`, by
    route and node, what one would add to another route; `gains` what its own route would cost less without it. What
    may not move has FAR in its row of swaps and -FAR as its gain. `outside` are left out, and `taken` tells what each
    of them (column) would cost in the place of another node, that node's own cost aside; `prizes` what leaving out
    costs.
    """

    inside: Any
    routes: Any
    swaps: Any
    elsewhere: Any
    gains: Any
    outside: Any
    taken: Any
    prizes: Any

    def best(self, with_rings: bool) -> Priced:
        """Return the cheapest move of one to three visits, or a ring of three where none of those pays and may be."""
        first = self.elsewhere.argmin(0)
        price = self.elsewhere[first, np.arange(len(first))]
        onward = self._onward(first, price)
        ways = [self.swapping(), self.moving(first, price), self.pushing(onward)]
        if len(self.outside):
            ways.append(self.admitting(price, onward))
        found = min(ways, key=lambda each: each[0])
        return self.turning() if with_rings and found[0] >= 0 else found

    def _onward(self, first: Any, price: Any) -> Onward:
        """Return what making room costs, by the routes and prices at which each visit goes elsewhere."""
        numbers, others = np.arange(len(first)), self.elsewhere.copy()
        others[first, numbers] = FAR
        second = others.argmin(0)
        is_own = first[:, None] == self.routes
        prices = np.where(is_own, others[second, numbers][:, None], price[:, None])
        prices += self.swaps
        return Onward(prices, first, second, is_own)

    def swapping(self) -> Priced:
        """Two visits change places."""
        cost, one, other = _least(self.swaps + self.swaps.T)
        return cost, _moves((other, self.routes[one]), (one, self.routes[other]))

    def moving(self, first: Any, price: Any) -> Priced:
        """A visit goes to another route."""
        costs = price - self.gains
        one = int(costs.argmin())
        return int(costs[one]), _moves((one, first[one]))

    def pushing(self, onward: Onward) -> Priced:
        """A visit takes the place of another one, which goes to a third route."""
        cost, one, other = _least(onward.prices - self.gains)
        return cost, _moves((other, self.routes[one]), (one, onward.route(one, other)))

    def admitting(self, price: Any, onward: Onward) -> Priced:
        """A visit that is left out takes the place of another one.

        That one is left out, goes to another route, or takes the place of a third one, which goes to another route.
        """
        thirds = onward.prices.argmin(0)
        rests = np.array([self.prizes, price, onward.prices[thirds, np.arange(len(thirds))]])
        cost, one, other = _least(self.taken + rests.min(0)[:, None])
        comes, third = (int(self.outside[other]), self.routes[one]), int(thirds[one])
        goes = (
            [(one, OUT)],
            [(one, onward.first[one])],
            [(one, self.routes[third]), (third, onward.route(third, one))],
        )
        return cost, _moves(comes, *goes[int(rests[:, one].argmin())])

    def turning(self) -> Priced:
        """Three visits change places in a ring."""
        best: Priced = (0, ())
        for one in self.inside.tolist():
            cost, other, third = _least(self.swaps[one][:, None] + self.swaps + self.swaps[:, one])
            if cost < best[0] and self.routes[third] != self.routes[one]:
                ring = (other, self.routes[one]), (third, self.routes[other]), (one, self.routes[third])
                best = cost, _moves(*ring)
        return best


def _moves(*moves: tuple[int, Any]) -> Moves:
    return tuple((node, int(route)) for node, route in moves)


def _least(prices: Any) -> tuple[int, int, int]:
    """Return the least of an array with its row and column."""
    at = int(prices.argmin())
    row, column = divmod(at, prices.shape[1])
    return int(prices[row, column]), row, column
