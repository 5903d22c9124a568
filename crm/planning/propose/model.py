"""The routing problem that is searched: nodes, routes and orders as numbers, without a word about visits.

A month of one manager and the periodic instances of benchmarks/planner.py are both told in these terms. Costs are
whole numbers; whoever builds a model chooses their scale.
"""

import itertools
from collections.abc import Sequence

from msgspec import Struct

from crm.planning.propose.hours import Spans, Task, Timing, timing

OUT = -1
"""The day of a visit that is left out."""
ANY_TIME: Spans = ((0, 1 << 40),)
Choice = tuple[tuple[int, int], ...]
"""One way to serve an order: (node, day) for each of its visits, the day OUT where it is left out."""


class Node(Struct, frozen=True):
    """A visit in one of its forms. Per day: when it may start (never: empty) and what the day costs beside driving.

    `prize` is lost when it is left out.
    """

    place: int
    minutes: int
    spans: tuple[Spans, ...]
    extra: tuple[int, ...]
    prize: int = 0
    load: int = 1


class Route(Struct, frozen=True):
    """A vehicle on a day: leaves `begin` not before `start`, is at `finish` by `end`, within `longest` minutes.

    Up to `overtime` minutes more cost `overtime_rate` each. `fixed` are nodes that are always in it, in this order.
    """

    day: int
    room: int
    begin: int
    finish: int
    start: int = 0
    end: int = 1 << 40
    longest: int | None = None
    overtime: int = 0
    overtime_rate: int = 0
    fixed: tuple[int, ...] = ()


class Order(Struct, frozen=True):
    """The visits of one account: every allowed combination of days. One of them is chosen."""

    choices: tuple[Choice, ...]

    @property
    def is_single(self) -> bool:
        return all(len(choice) == 1 for choice in self.choices)


class Answer(Struct, frozen=True):
    """Routes as sequences of nodes, the choice of each order by number, and the cost of it all."""

    routes: tuple[tuple[int, ...], ...]
    chosen: tuple[int, ...]
    cost: int


class Model(Struct, frozen=True):
    """Places by number with cost and minutes between them; routes in the order of their days, equally many a day.

    What has a prize of `required_from` or more must not be left out.
    """

    cost: Sequence[Sequence[int]]
    time: Sequence[Sequence[int]]
    nodes: tuple[Node, ...]
    routes: tuple[Route, ...]
    orders: tuple[Order, ...]
    days: int
    is_timed: bool = True
    required_from: int = 1 << 40

    def legs(self, route: int, sequence: Sequence[int]) -> list[int]:
        """Return the minutes between the stops of a route, from its begin to its finish."""
        line = self.line(route, sequence)
        return [self.time[start][end] for start, end in itertools.pairwise(line)]

    def line(self, route: int, sequence: Sequence[int]) -> list[int]:
        """Return the places that a route passes."""
        ends = self.routes[route]
        return [ends.begin, *(self.nodes[node].place for node in sequence), ends.finish]

    def timing(self, route: int, sequence: Sequence[int]) -> Timing | None:
        """Return how a route is driven, None when that cannot be within its hours, length and room."""
        ends = self.routes[route]
        if sum(self.nodes[node].load for node in sequence) > ends.room:
            return None
        tasks = [Task(self.nodes[node].spans[ends.day], self.nodes[node].minutes) for node in sequence]
        found = timing(ends.start, tasks, self.legs(route, sequence), ends.longest)
        if found is None or found.back > ends.end:
            return None
        if ends.longest is not None and found.minutes > ends.longest + ends.overtime:
            return None
        return found

    def route_cost(self, route: int, sequence: Sequence[int]) -> int:
        """Return what a route costs: driving, what its days cost, and overtime. A timed one must be feasible."""
        line = self.line(route, sequence)
        day = self.routes[route].day
        driving = sum(self.cost[start][end] for start, end in itertools.pairwise(line)) if sequence else 0
        return driving + sum(self.nodes[node].extra[day] for node in sequence) + self.overtime(route, sequence)

    def overtime(self, route: int, sequence: Sequence[int]) -> int:
        """Return what a route's overtime costs."""
        ends = self.routes[route]
        if not ends.overtime or ends.longest is None:
            return 0
        found = self.timing(route, sequence)
        return 0 if found is None else max(0, found.minutes - ends.longest) * ends.overtime_rate

    def lost(self, order: int, choice: int) -> int:
        """Return the prizes that a choice leaves."""
        return sum(self.nodes[node].prize for node, day in self.orders[order].choices[choice] if day == OUT)

    def checked(self, routes: tuple[tuple[int, ...], ...], chosen: tuple[int, ...]) -> Answer | None:
        """Return a plan with its exact cost, None when a route of it cannot be driven."""
        driven = [number for number, sequence in enumerate(routes) if sequence]
        if self.is_timed and any(self.timing(number, routes[number]) is None for number in driven):
            return None
        lost = sum(self.lost(order, choice) for order, choice in enumerate(chosen))
        return Answer(routes, chosen, lost + sum(self.route_cost(number, routes[number]) for number in driven))
