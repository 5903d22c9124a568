"""What a route costs with each set of stops that it was ever seen with: worked out once, then looked up.

A search meets the same days again and again. So a set of nodes keeps the cheapest order that is known for it, and for
each further node what it would add and where; routes that differ only in their day share all of this.
"""

from array import array
from collections.abc import Sequence
from itertools import pairwise

from crm.planning.propose.gaps import FAR, Gaps, Ground, Leeway
from crm.planning.propose.hours import Spans, Task, timing
from crm.planning.propose.model import Model, Route


class Tour:
    """A set of nodes (`bits`) in an order: the cost without what its day adds, and what each node more would add.

    `prices` is FAR where a node cannot be added; `places` are the positions in which the nodes are cheapest. It is too
    long by `over` minutes, which the cost includes at the rate of the leeway. Prices are looked up one by one, which an
    array of the standard library does twice as fast as one of NumPy.
    """

    __slots__ = ("bits", "cost", "over", "places", "prices", "sequence")

    def __init__(
        self, sequence: tuple[int, ...], bits: int, cost: int, over: int, prices: "array[int]", places: Sequence[int]
    ) -> None:
        self.sequence = sequence
        self.bits = bits
        self.cost = cost
        self.over = over
        self.prices = prices
        self.places = places

    def grown(self, node: int, at: int | None = None) -> tuple[int, ...]:
        """Return its order with one more node, where that is cheapest or at a position."""
        position = self.places[node] if at is None else at
        return (*self.sequence[:position], node, *self.sequence[position:])


class Tours:
    """All tours of one kind of route; `spans` say when its nodes may start on whichever of its days they may at all.

    At most `most` of them are remembered; then it is begun anew. Whoever changes `leeway` must forget them all.
    """

    def __init__(
        self, model: Model, ground: Ground, route: Route, spans: Sequence[Spans], most: int, leeway: Leeway
    ) -> None:
        self.model = model
        self.leeway = leeway
        self.route = route
        self.tasks = [Task(some, node.minutes) for some, node in zip(spans, model.nodes, strict=True)]
        self.gaps = Gaps(model, ground, route, self.tasks, leeway)
        self.known: dict[int, Tour] = {}
        self.most = most
        self.never = array("q", [FAR] * len(model.nodes))
        self.first = (0,) * len(model.nodes)

    def of(self, sequence: Sequence[int]) -> Tour:
        """Return a tour that stops at some nodes in this order, or in a cheaper one that is known."""
        bits = sum(1 << node for node in sequence)
        found = self.known.get(bits)
        if found is None or self.cost(tuple(sequence)) < found.cost:
            return self._add(tuple(sequence), bits)
        return found

    def without(self, tour: Tour, bits: int) -> Tour:
        """Return a tour without some of its nodes."""
        rest = tour.bits & ~bits
        found = self.known.get(rest)
        if found is None:
            found = self._add(tuple([node for node in tour.sequence if not bits >> node & 1]), rest)
        return found

    def with_node(self, tour: Tour, node: int) -> Tour | None:
        """Return a tour with one more node, None when the exact clock finds no place; the price is exact thereafter."""
        bits = tour.bits | 1 << node
        found = self.known.get(bits)
        if found is None or found.cost >= FAR:
            sequence = self._grown(tour, node)
            found = None if sequence is None else self._add(sequence, bits)
        tour.prices[node] = FAR if found is None else found.cost - tour.cost
        return found

    def _grown(self, tour: Tour, node: int) -> tuple[int, ...] | None:
        """Return the cheapest order with one more node that can be driven."""
        first = tour.grown(node)
        if self.cost(first) < FAR:
            return first
        best = min((tour.grown(node, at) for at in range(len(tour.sequence) + 1)), key=self.cost)
        return best if self.cost(best) < FAR else None

    def cost(self, sequence: tuple[int, ...]) -> int:
        """Return what an order costs, FAR when it cannot be driven."""
        return self._driven(sequence)[0]

    def _driven(self, sequence: tuple[int, ...]) -> tuple[int, int]:
        """Return what an order costs, FAR when it cannot be driven, and by how many minutes it is too long."""
        if not sequence:
            return 0, 0
        model, route = self.model, self.route
        places = [route.begin, *[model.nodes[node].place for node in sequence], route.finish]
        total = sum([model.cost[start][end] for start, end in pairwise(places)])
        if not model.is_timed:
            return total, 0
        legs = [model.time[start][end] for start, end in pairwise(places)]
        found = timing(route.start, [self.tasks[node] for node in sequence], legs, route.longest)
        if found is None or found.back > route.end:
            return FAR, 0
        late = 0 if route.longest is None else max(0, found.minutes - route.longest)
        over = max(0, late - route.overtime)
        if over > self.leeway.minutes:
            return FAR, 0
        return total + (late - over) * route.overtime_rate + over * self.leeway.rate, over

    def _add(self, sequence: tuple[int, ...], bits: int) -> Tour:
        """Remember a set of nodes in this order, or in a better one that leads there from a tour that is known."""
        cost, over = self._driven(sequence)
        for node in sequence:
            before = self.known.get(bits & ~(1 << node))
            if before is not None and before.cost + before.prices[node] < cost:
                other = before.grown(node)
                cheaper, longer = self._driven(other)
                if cheaper < cost:
                    sequence, cost, over = other, cheaper, longer
        if len(self.known) >= self.most:
            self.known.clear()
        prices, places = self.gaps.prices(sequence, over) if cost < FAR else (self.never, self.first)
        found = self.known[bits] = Tour(sequence, bits, cost, over, prices, places)
        return found
