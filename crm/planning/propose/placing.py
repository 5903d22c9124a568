"""Orders put back into a plan, each on the combination of days that costs least."""

from collections.abc import Iterable
from random import Random
from typing import Any

import numpy as np

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT, Choice, Model
from crm.planning.propose.state import Place, State
from crm.planning.propose.tours import Tour

BLINK = 0.02
"""The share of routes that are overlooked at each insertion, so that not every search ends at the same plan."""
DRAWN = 100_003
TRIES = 12
"""So many places may cost more than thought before an order is left out."""


class Placer:
    """Puts orders into a state. `anywhere` are the orders of one visit that may stand on each day of its own."""

    def __init__(self, model: Model, state: State, random: Random) -> None:
        self.model = model
        self.state = state
        generator = np.random.default_rng(random.getrandbits(32))
        self.overlooked = np.where(generator.random(DRAWN) < BLINK, FAR, 0)
        self.drawn = 0
        self.columns = np.arange(model.days)
        self.per_day = len(model.routes) // model.days if model.days else 0
        self.rows = [_nodes_of(order.choices) for order in model.orders]
        self.tables = [self._table(number) for number in range(len(model.orders))]
        self.known: list[dict[frozenset[tuple[int, int]], int]] = [{} for _ in model.orders]
        self.anywhere = [self._anywhere(number) for number in range(len(model.orders))]

    def _table(self, order: int) -> tuple[Any, Any]:
        """Return the choices of an order as two arrays: rows of its nodes, and columns of days (last: left out)."""
        numbers = {node: row for row, node in enumerate(self.rows[order])}
        choices = self.model.orders[order].choices
        rows = np.array([[numbers[node] for node, _day in choice] for choice in choices])
        days = np.array([[self.model.days if day == OUT else day for _node, day in choice] for choice in choices])
        return rows, days

    def _anywhere(self, order: int) -> dict[int, int] | None:
        """Return the choice for each day of an order of one visit that may stand wherever its node may."""
        choices = self.model.orders[order].choices
        days = {choice[0][1]: number for number, choice in enumerate(choices)}
        if len(self.rows[order]) > 1 or any(len(choice) > 1 for choice in choices) or OUT not in days:
            return None
        spans = self.model.nodes[self.rows[order][0]].spans
        return days if days.keys() - {OUT} == {day for day, some in enumerate(spans) if some} else None

    def place(self, order: int, blink: bool = False) -> None:
        """Put an order on the combination of days that costs least; with `blink` some routes are overlooked."""
        choices = self.anywhere[order]
        if choices is not None:
            self._place_one(order, choices, blink)
            return
        rows, days = self.tables[order]
        nodes = self.rows[order]
        prices = [self._prices(node, blink).reshape(self.model.days, -1) for node in nodes]
        for _ in range(TRIES):
            at, choice = self._cheapest(prices, rows, days, nodes)
            found = self._all_tried(prices, at, self.model.orders[order].choices[choice], rows[choice].tolist())
            if found is not None:
                self.state.put(order, choice, found)
                return
        self.state.put(order, self._nothing(order), ())

    def _all_tried(self, prices: list[Any], at: list[Any], chosen: Choice, rows: list[int]) -> list[Place] | None:
        """Return the places of a choice if each costs what was thought."""
        places = []
        for (node, day), row in zip(chosen, rows, strict=True):
            if day == OUT:
                continue
            offset = int(at[row][day])
            route = day * self.per_day + offset
            tour = self.tried(prices[row][day], offset, route, node)
            if tour is None:
                return None
            places.append((node, route, tour))
        return places

    def tried(self, prices: Any, at: int, route: int, node: int) -> Tour | None:
        """Return a route with a node if that costs what was thought; else note in `prices` what it costs."""
        if prices[at] >= FAR:
            return None
        state = self.state
        thought = state.prices[route, node]
        tour = state.with_node(route, node)
        more = state.prices[route, node] - thought
        if more <= 0:
            return tour
        prices[at] += more
        return None

    def blinks(self, size: int) -> Any:
        """Return what to add to prices, so that some are overlooked: a piece of a long list drawn once."""
        first = self.drawn if self.drawn + size <= DRAWN else 0
        self.drawn = first + size
        return self.overlooked[first : first + size]

    def _prices(self, node: int, blink: bool) -> Any:
        """Return by route what a node would cost."""
        prices = self.state.prices[:, node]
        return prices + self.blinks(len(prices)) if blink and len(prices) < DRAWN else prices.copy()

    def _cheapest(self, prices: list[Any], rows: Any, days: Any, nodes: list[int]) -> tuple[list[Any], int]:
        """Return where each node is cheapest on each day, and the number of the cheapest choice."""
        at = [price.argmin(1) for price in prices]
        best = np.empty((len(nodes), self.model.days + 1), dtype=np.int64)
        for row, (price, position) in enumerate(zip(prices, at, strict=True)):
            best[row, :-1] = price[self.columns, position]
            best[row, -1] = self.model.nodes[nodes[row]].prize
        return at, int(best[rows, days].sum(1).argmin())

    def _place_one(self, order: int, choices: dict[int, int], blink: bool) -> None:
        """Put an order of one visit where it costs least."""
        node = self.rows[order][0]
        prices, prize = self._prices(node, blink), self.model.nodes[node].prize
        for _ in range(TRIES):
            route = int(prices.argmin())
            if prices[route] > prize:
                break
            tour = self.tried(prices, route, route, node)
            if tour is not None:
                self.put_one(order, node, route, tour)
                return
        self.state.put(order, choices[OUT], ())

    def put_one(self, order: int, node: int, route: int, tour: Tour | None) -> None:
        """Put the visit of an order that may stand anywhere into a route, which is this tour then, or leave it out."""
        choices = self.anywhere[order] or {}
        places = () if tour is None else ((node, route, tour),)
        self.state.put(order, choices[OUT if tour is None else route // self.per_day], places)

    def choice_of(self, order: int, homes: Iterable[tuple[int, int]]) -> int | None:
        """Return the choice of an order whose visits are at nodes and routes, None where that is not allowed."""
        known = self.known[order]
        if not known:
            for number, choice in enumerate(self.model.orders[order].choices):
                known[frozenset([(node, day) for node, day in choice if day != OUT])] = number
        return known.get(frozenset([(node, route // self.per_day) for node, route in homes]))

    def _nothing(self, order: int) -> int:
        """Return the choice that leaves everything out; every order of a timed model has one."""
        choices = self.model.orders[order].choices
        return next(number for number, choice in enumerate(choices) if all(day == OUT for _node, day in choice))


def _nodes_of(choices: tuple[Choice, ...]) -> list[int]:
    """Return the different nodes of choices."""
    return list(dict.fromkeys(node for choice in choices for node, _day in choice))
