"""Orders put back into a plan, each on the combination of days that costs least."""

from collections.abc import Callable, Iterable, Sequence
from math import log
from operator import add, itemgetter
from random import Random

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT, Choice, Model
from crm.planning.propose.state import Place, State
from crm.planning.propose.tours import Tour

BLINK = 0.02
"""The share of routes that are overlooked at each insertion, so that not every search ends at the same plan."""
TRIES = 12
"""So many places may cost more than thought before an order is left out."""


Picked = Callable[[list[int]], Sequence[int]]
"""Picks some numbers from a list."""


class Placer:
    """Puts orders into a state. `anywhere` are the orders of one visit that may stand on each day of its own."""

    def __init__(self, model: Model, state: State, random: Random) -> None:
        self.model = model
        self.state = state
        self.random = random
        self.ahead = self._pause()
        self.per_day = len(model.routes) // model.days if model.days else 0
        self.rows = [_nodes_of(order.choices) for order in model.orders]
        self.prizes = [node.prize for node in model.nodes]
        self.tables = [self._table(number) for number in range(len(model.orders))]
        self.known: list[dict[frozenset[tuple[int, int]], int]] = [{} for _ in model.orders]
        self.anywhere = [self._anywhere(number) for number in range(len(model.orders))]

    def _table(self, order: int) -> list[Picked]:
        """Return what picks the price of each visit, by choice, from the prices of an order.

        Those are a price for each day and one for being left out, for each node in turn.
        """
        firsts = {node: row * (self.model.days + 1) for row, node in enumerate(self.rows[order])}
        choices = self.model.orders[order].choices
        at = [[firsts[node] + (self.model.days if day == OUT else day) for node, day in choice] for choice in choices]
        return [_picked(column) for column in zip(*at, strict=True)]

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
        columns = {node: self._column(node, blink) for node in self.rows[order]}
        for _ in range(TRIES):
            choice = self._cheapest(order, columns)
            found = self._all_tried(columns, self.model.orders[order].choices[choice])
            if found is not None:
                self.state.put(order, choice, found)
                return
        self.state.put(order, self._nothing(order), ())

    def _all_tried(self, columns: dict[int, list[int]], chosen: Choice) -> list[Place] | None:
        """Return the places of a choice if each costs what was thought."""
        places, size = [], self.per_day
        for node, day in chosen:
            if day == OUT:
                continue
            column, route = columns[node], day
            if size > 1:
                some = column[day * size : day * size + size]
                route = day * size + some.index(min(some))
            tour = self.tried(column, route, node)
            if tour is None:
                return None
            places.append((node, route, tour))
        return places

    def tried(self, column: list[int], route: int, node: int) -> Tour | None:
        """Return a route with a node if that costs what was thought; else note in `column` what it costs."""
        if column[route] >= FAR:
            return None
        before = self.state.tours[route]
        thought = before.prices[node]
        tour = self.state.kinds[route].with_node(before, node)
        more = before.prices[node] - thought
        if more <= 0:
            return tour
        column[route] += more
        return None

    def _pause(self) -> int:
        """Draw how many routes are looked at before the next one is overlooked."""
        return int(log(1.0 - self.random.random()) / log(1.0 - BLINK))

    def blink(self, column: list[int]) -> list[int]:
        """Overlook some of the routes of a column."""
        at, size = self.ahead, len(column)
        while at < size:
            column[at] += FAR
            at += 1 + self._pause()
        self.ahead = at - size
        return column

    def _column(self, node: int, blink: bool) -> list[int]:
        """Return by route what a node would cost."""
        column = self.state.column(node)
        return self.blink(column) if blink else column

    def _cheapest(self, order: int, columns: dict[int, list[int]]) -> int:
        """Return the number of the cheapest choice."""
        best: list[int] = []
        size = self.per_day
        for node, column in columns.items():
            if size == 1:
                best += column
            else:
                best += [min(column[first : first + size]) for first in range(0, len(column), size)]
            best.append(self.prizes[node])
        first, *others = self.tables[order]
        costs = first(best)
        for other in others:
            costs = list(map(add, costs, other(best)))
        return costs.index(min(costs))

    def _place_one(self, order: int, choices: dict[int, int], blink: bool) -> None:
        """Put an order of one visit where it costs least."""
        node = self.rows[order][0]
        column, prize = self._column(node, blink), self.prizes[node]
        for _ in range(TRIES):
            least = min(column)
            if least > prize:
                break
            route = column.index(least)
            tour = self.tried(column, route, node)
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


def _picked(numbers: Sequence[int]) -> Picked:
    """Return what picks the elements of some numbers; a single one twice, as it would come without a tuple."""
    return itemgetter(*numbers) if len(numbers) > 1 else itemgetter(numbers[0], numbers[0])


def _nodes_of(choices: tuple[Choice, ...]) -> list[int]:
    """Return the different nodes of choices."""
    return list(dict.fromkeys(node for choice in choices for node, _day in choice))
