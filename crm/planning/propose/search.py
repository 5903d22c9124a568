"""The pattern search: take neighbouring orders out, put each back on its cheapest combination of days, and anneal.

Removal by strings of neighbouring routes after Christiaens and Vanden Berghe (2020), "Slack induction by string
removals"; the days of an order are chosen together, which a routing solver alone cannot do.
"""

from collections.abc import Callable
from math import exp
from random import Random
from typing import Any

import numpy as np

from crm.planning.propose.model import OUT, Answer, Model
from crm.planning.propose.state import FAR, State

MEAN_REMOVED = 6
LONGEST_STRING = 4
BLINK = 0.02
DRAWN = 100_003
OUT_TRIED = 2
TRIES = 12
WARM, COLD = 0.25, 0.015
"""Shares of the mean cost of an order at which annealing begins and ends."""


class Search:
    """A running search; `best` is the best plan so far."""

    def __init__(self, model: Model, random: Random, start: Answer | None = None) -> None:
        self.model = model
        self.random = random
        self.generator = np.random.default_rng(random.getrandbits(32))
        self.overlooked = np.where(self.generator.random(DRAWN) < BLINK, FAR, 0)
        self.columns = np.arange(model.days)
        self.state = State(model)
        self.per_day = len(model.routes) // model.days if model.days else 0
        self.order_of = {node: number for number, order in enumerate(model.orders) for node in _nodes(order.choices)}
        self.rows = [_nodes(order.choices) for order in model.orders]
        self.tables = [self._table(number) for number in range(len(model.orders))]
        self.anywhere = [self._anywhere(number) for number in range(len(model.orders))]
        self.near = self._near()
        if start is None:
            self._fill()
        else:
            self.state.load(start)
        self.best = self.state.answer()

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

    def _near(self) -> list[list[int]]:
        """Return all orders for each order, the nearest first."""
        places = [self.model.nodes[rows[0]].place for rows in self.rows]
        cost = np.array(self.model.cost, dtype=np.int64)
        return [np.argsort(cost[place][places], kind="stable").tolist() for place in places]

    def _fill(self) -> None:
        """Make the first plan: what is dearest to leave first."""
        prizes = [max(self.model.nodes[node].prize for node in rows) for rows in self.rows]
        far = [self.model.cost[self.model.routes[0].begin][self.model.nodes[rows[0]].place] for rows in self.rows]
        for order in sorted(range(len(self.rows)), key=lambda each: (-prizes[each], -far[each], each)):
            self._insert(order, blink=False)

    def run(self, go_on: Callable[[float], bool], share: Callable[[], float], found: Callable[[], None]) -> None:
        """Search from the current plan while `go_on`; `share` says how much of the time is over, from 0 to 1."""
        state, random = self.state, self.random
        if not self.rows:
            return
        mean = max(1.0, sum(state.costs) / len(self.rows))
        heat, rounds = WARM * mean, 0
        while go_on(state.cost):
            if rounds % 20 == 0:
                heat = WARM * mean * (COLD / WARM) ** min(1.0, share())
            rounds += 1
            before = state.cost
            state.begin()
            self._round()
            worse = state.cost - before
            if worse > 0 and (state.cost >= FAR or random.random() >= exp(-worse / heat)):
                state.back()
            elif state.cost < self.best.cost:
                self.best = state.answer()
                found()

    def place_required(self, answer: Answer) -> Answer:
        """Return a plan with what must not be left out and is, wherever there is room for it."""
        self.take_over(answer)
        for order in sorted(self.state.out):
            if max(self.model.nodes[node].prize for node in self.rows[order]) < self.model.required_from:
                continue
            before = self.state.cost
            self.state.begin()
            self.state.take([order])
            self._insert(order, blink=False)
            if self.state.cost > before:
                self.state.back()
        return self.state.answer()

    def take_over(self, answer: Answer) -> None:
        """Go on from a plan that something else found."""
        self.state.load(answer)
        if answer.cost < self.best.cost:
            self.best = answer

    def _round(self) -> None:
        removed = self._strings()
        self.state.take(removed)
        left = sorted(self.state.out)
        tried = self.random.sample(left, min(len(left), OUT_TRIED))
        self.state.take(tried)
        for order in self._sorted(removed + tried):
            self._insert(order, blink=True)

    def _strings(self) -> list[int]:
        """Choose orders to remove: short strings of routes near a seed."""
        random, state = self.random, self.state
        number = random.randint(1, max(1, 2 * MEAN_REMOVED // LONGEST_STRING + 1))
        removed: dict[int, None] = {}
        touched: set[int] = set()
        for order in self.near[random.randrange(len(self.near))]:
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
        sequence = self.state.sequences[route]
        length = min(len(sequence), self.random.randint(1, LONGEST_STRING))
        at = sequence.index(node)
        first = self.random.randint(max(0, at - length + 1), min(at, len(sequence) - length))
        return [self.order_of[each] for each in sequence[first : first + length] if each in self.order_of]

    def _sorted(self, orders: list[int]) -> list[int]:
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

    def _insert(self, order: int, blink: bool) -> None:
        """Put an order on the combination of days that costs least."""
        choices = self.anywhere[order]
        if choices is not None:
            self._insert_one(order, choices, blink)
            return
        rows, days = self.tables[order]
        nodes = self.rows[order]
        prices = [self.state.prices(node).reshape(self.model.days, -1) for node in nodes]
        if blink:
            for price in prices:
                price += self._blinks(price.shape)
        for _ in range(TRIES):
            at, choice = self._cheapest(prices, rows, days, nodes)
            chosen = self.model.orders[order].choices[choice]
            places = []
            for (node, day), row in zip(chosen, rows[choice].tolist(), strict=True):
                if day != OUT:
                    route, position = divmod(int(at[row][day]), self.state.width)
                    places.append((node, (day * self.per_day + route, position), row))
            wrong = [(place, row) for node, place, row in places if not self.state.fits(*place, node)]
            if not wrong:
                self.state.put(order, choice, [(node, place) for node, place, _row in places])
                return
            for (route, position), row in wrong:
                day, offset = divmod(route, self.per_day)
                prices[row][day][offset * self.state.width + position] += FAR
        self.state.put(order, self._nothing(order), [])

    def _blinks(self, shape: tuple[int, int]) -> Any:
        """Return gaps that are overlooked this time, as prices to add: a piece of a long list drawn once."""
        size = shape[0] * shape[1]
        if size >= len(self.overlooked):
            return np.where(self.generator.random(shape) < BLINK, FAR, 0)
        first = self.random.randrange(len(self.overlooked) - size)
        return self.overlooked[first : first + size].reshape(shape)

    def _cheapest(self, prices: list[Any], rows: Any, days: Any, nodes: list[int]) -> tuple[list[Any], int]:
        """Return where each node is cheapest on each day, and the number of the cheapest choice."""
        at = [price.argmin(1) for price in prices]
        best = np.empty((len(nodes), self.model.days + 1), dtype=np.int64)
        for row, (price, position) in enumerate(zip(prices, at, strict=True)):
            best[row, :-1] = price[self.columns, position]
            best[row, -1] = self.model.nodes[nodes[row]].prize
        return at, int(best[rows, days].sum(1).argmin())

    def _insert_one(self, order: int, choices: dict[int, int], blink: bool) -> None:
        """Put an order of one visit where it costs least."""
        node = self.rows[order][0]
        price = self.state.prices(node)
        if blink:
            price += self._blinks(price.shape)
        flat, prize = price.ravel(), self.model.nodes[node].prize
        for _ in range(TRIES):
            at = int(flat.argmin())
            if flat[at] > prize:
                break
            route, position = divmod(at, self.state.width)
            if self.state.fits(route, position, node):
                self.state.put(order, choices[route // self.per_day], [(node, (route, position))])
                return
            flat[at] += FAR
        self.state.put(order, choices[OUT], [])

    def _nothing(self, order: int) -> int:
        """Return the choice that leaves everything out; every order of a timed model has one."""
        choices = self.model.orders[order].choices
        return next(number for number, choice in enumerate(choices) if all(day == OUT for _node, day in choice))


def first_plan(model: Model, seed: int) -> Answer:
    """Return a complete plan at once."""
    return Search(model, Random(seed)).best


def _nodes(choices: tuple[tuple[tuple[int, int], ...], ...]) -> list[int]:
    """Return the different nodes of choices."""
    return list(dict.fromkeys(node for choice in choices for node, _day in choice))
