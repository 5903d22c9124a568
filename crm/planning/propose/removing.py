"""Which orders are taken out of a plan in a round, and in which order they are put back.

Removal by strings of neighbouring routes after Christiaens and Vanden Berghe (2020), "Slack induction by string
removals".
"""

from random import Random

import numpy as np

from crm.planning.propose.model import Model
from crm.planning.propose.state import State

MEAN_REMOVED = 6
LONGEST_STRING = 4
WHOLE_ROUTES = 2
"""So many routes are emptied when whole ones are."""


class Remover:
    """Draws orders of a state; `rows` are the nodes of each order."""

    def __init__(self, model: Model, state: State, rows: list[list[int]], random: Random) -> None:
        self.model = model
        self.state = state
        self.rows = rows
        self.random = random
        self.order_of = {node: number for number, nodes in enumerate(rows) for node in nodes}
        self.near = self._near()

    def _near(self) -> list[list[int]]:
        """Return all orders for each order, the nearest first."""
        places = [self.model.nodes[rows[0]].place for rows in self.rows]
        cost = np.array(self.model.cost, dtype=np.int64)
        return [np.argsort(cost[place][places], kind="stable").tolist() for place in places]

    def whole_routes(self) -> list[int]:
        """Draw all orders of some routes."""
        count = len(self.state.tours)
        routes = self.random.sample(range(count), min(count, WHOLE_ROUTES))
        nodes = [node for route in routes for node in self.state.tours[route].sequence]
        return list(dict.fromkeys(self.order_of[node] for node in nodes if node in self.order_of))

    def strings(self) -> list[int]:
        """Draw short strings of routes near a seed."""
        random, state = self.random, self.state
        number = 1 + int(random.random() * max(1, 2 * MEAN_REMOVED // LONGEST_STRING + 1))
        removed: dict[int, None] = {}
        touched: set[int] = set()
        for order in self.near[int(random.random() * len(self.near))]:
            if number <= 0:
                break
            if order in removed:
                continue
            for node, route in state.homes[order]:
                if route in touched:
                    continue
                touched.add(route)
                number -= 1
                removed.update(dict.fromkeys(self._string(route, node)))
        return list(removed)

    def _string(self, route: int, node: int) -> list[int]:
        sequence = self.state.tours[route].sequence
        draw = self.random.random
        length = min(len(sequence), 1 + int(draw() * LONGEST_STRING))
        at = sequence.index(node)
        low, high = max(0, at - length + 1), min(at, len(sequence) - length)
        first = low + int(draw() * (high - low + 1))
        return [self.order_of[each] for each in sequence[first : first + length] if each in self.order_of]

    def sorted(self, orders: list[int]) -> list[int]:
        """Return orders in one of several orders of insertion, drawn anew each time."""
        random = self.random
        random.shuffle(orders)
        way = random.random()
        if way < 0.4:
            return orders
        nodes, begin = self.model.nodes, self.model.routes[0].begin
        if way < 0.6:
            return sorted(orders, key=lambda each: -nodes[self.rows[each][0]].prize)
        if way < 0.8:
            return sorted(orders, key=lambda each: len(self.model.orders[each].choices))
        return sorted(orders, key=lambda each: -self.model.cost[begin][nodes[self.rows[each][0]].place])
