"""The cheapest move of each kind: visits that change places by two or three, compared all at once as arrays."""

from typing import Any

import numpy as np
from msgspec import Struct

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT

Moves = tuple[tuple[int, int], ...]
"""Where visits go: node and route, OUT for none."""
Priced = tuple[int, Moves]
"""What moves cost, and the moves."""


class Ways(Struct, frozen=True):
    """A plan as it stands: `inside` are the nodes that may move, `routes` where each node is.

    `swaps` tells what the route of one node (row) would cost more with another (column) in its place; `elsewhere`, by
    route and node, what one would add to another route; `gains` what its own route would cost less without it. What
    may not move has FAR in its row of swaps and -FAR as its gain. `outside` are left out, and `replaced` tells what
    each of them (column) would cost in the place of another node, which is left out then.
    """

    inside: Any
    routes: Any
    swaps: Any
    elsewhere: Any
    gains: Any
    outside: Any
    replaced: Any

    def best(self, with_rings: bool) -> Priced:
        """Return the cheapest move of one or two visits, or a ring of three where none of those pays and it may be."""
        ways = (self.swapping, self.moving, self.pushing, *([self.replacing] if len(self.outside) else []))
        found = min((way() for way in ways), key=lambda each: each[0])
        return self.turning() if with_rings and found[0] >= 0 else found

    def swapping(self) -> Priced:
        """Two visits change places."""
        cost, one, other = _least(self.swaps + self.swaps.T)
        return cost, _moves((other, self.routes[one]), (one, self.routes[other]))

    def moving(self) -> Priced:
        """A visit goes to another route."""
        cost, route, one = _least(self.elsewhere - self.gains)
        return cost, _moves((one, route))

    def pushing(self) -> Priced:
        """A visit takes the place of another one, which goes to a third route."""
        numbers = np.arange(len(self.gains))
        first = self.elsewhere.argmin(0)
        price = self.elsewhere[first, numbers]
        others = self.elsewhere.copy()
        others[first, numbers] = FAR
        second = others.argmin(0)
        is_own = first[:, None] == self.routes
        onward = np.where(is_own, others[second, numbers][:, None], price[:, None])
        onward += self.swaps
        onward -= self.gains
        cost, one, other = _least(onward)
        route = second[one] if is_own[one, other] else first[one]
        return cost, _moves((other, self.routes[one]), (one, route))

    def turning(self) -> Priced:
        """Three visits change places in a ring."""
        best: Priced = (0, ())
        for one in self.inside.tolist():
            cost, other, third = _least(self.swaps[one][:, None] + self.swaps + self.swaps[:, one])
            if cost < best[0] and self.routes[third] != self.routes[one]:
                ring = (other, self.routes[one]), (third, self.routes[other]), (one, self.routes[third])
                best = cost, _moves(*ring)
        return best

    def replacing(self) -> Priced:
        """A visit that is left out takes the place of one that is not."""
        cost, one, other = _least(self.replaced)
        return cost, _moves((int(self.outside[other]), self.routes[one]), (one, OUT))


def _moves(*moves: tuple[int, Any]) -> Moves:
    return tuple((node, int(route)) for node, route in moves)


def _least(prices: Any) -> tuple[int, int, int]:
    """Return the least of an array with its row and column."""
    at = int(prices.argmin())
    row, column = divmod(at, prices.shape[1])
    return int(prices[row, column]), row, column
