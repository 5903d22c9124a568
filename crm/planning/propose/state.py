"""A plan that can be changed quickly: where each order stands, and as arrays what an insertion anywhere would cost."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np

from crm.planning.propose.hours import Task, departure, early
from crm.planning.propose.model import OUT, Answer, Model

FAR = 1 << 40
"""More than any plan costs."""
Place = tuple[int, int]
"""A route and a position in it."""


class State:
    """Routes of a model with arrays of every gap; `cost` is kept up to date by `put` and `take`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.count = len(model.routes)
        self.width = 4 + max((len(route.fixed) for route in model.routes), default=0)
        self.into = np.array(model.cost, dtype=np.int64).T.copy()
        self.out_of = np.array(model.cost, dtype=np.int64)
        self.time_into = np.array(model.time, dtype=np.int64).T.copy()
        self.time_out = np.array(model.time, dtype=np.int64)
        self.rooms = np.array([route.room for route in model.routes], dtype=np.int64)
        self.day_of = [route.day for route in model.routes]
        self.places = [node.place for node in model.nodes]
        self.extras = [node.extra for node in model.nodes]
        self.weights = [node.load for node in model.nodes]
        self.tasks = [[Task(spans, node.minutes) for spans in node.spans] for node in model.nodes]
        self.out: set[int] = set()
        self.tables = [self._table(node) for node in range(len(model.nodes))]
        self.sequences: list[list[int]] = [list(route.fixed) for route in model.routes]
        self.chosen: list[int | None] = [None] * len(model.orders)
        self.homes: list[list[tuple[int, int]]] = [[] for _ in model.orders]
        self.loads = np.zeros(self.count, dtype=np.int64)
        self.spare = np.full(self.count, FAR, dtype=np.int64)
        self.costs = [0] * self.count
        self.cost = 0
        self.kept: dict[int, tuple[list[int], Any, int, int, int]] = {}
        self.kept_orders: dict[int, tuple[int | None, list[tuple[int, int]]]] = {}
        self.kept_cost = 0
        self._grow(self.width)

    def _table(self, node: int) -> tuple[Any, list[tuple[Any, Any]]]:
        """Return for each route what a node costs beside driving (FAR: never), and its spans as columns."""
        each = self.model.nodes[node]
        extra = np.array([each.extra[day] if each.spans[day] else FAR for day in self.day_of], dtype=np.int64)
        most = max((len(spans) for spans in each.spans), default=0)
        spans = []
        for number in range(most):
            pairs = [
                each.spans[day][min(number, len(each.spans[day]) - 1)] if each.spans[day] else (0, -1)
                for day in self.day_of
            ]
            spans.append((np.array([[pair[0]] for pair in pairs]), np.array([[pair[1]] for pair in pairs])))
        return extra, spans

    def _grow(self, width: int) -> None:
        """Make room for longer routes."""
        self.width = width
        self.gaps = np.zeros((6, self.count, width), dtype=np.int64)
        for route in range(self.count):
            self._measure(route)

    def _measure(self, route: int) -> None:
        """Write the gaps of a route anew: places on both sides, arc, when one can leave and must arrive, minutes."""
        model, sequence = self.model, self.sequences[route]
        if len(sequence) + 1 > self.width:
            self._grow(len(sequence) + 4)
            return
        ends, places, cost = model.routes[route], self.places, model.cost
        line = [ends.begin, *[places[node] for node in sequence], ends.finish]
        arcs = [cost[start][end] for start, end in pairwise(line)] if sequence else [0]
        count = len(arcs)
        rows = self.gaps[:, route]
        rows[:3, :count] = line[:-1], line[1:], arcs
        rows[2, count:] = -FAR
        if model.is_timed:
            legs = [model.time[start][end] for start, end in pairwise(line)] if sequence else [0]
            rows[3:, :count] = *self._slack(route, sequence, line), legs
            if ends.longest is not None:
                busy = sum(legs) + sum([model.nodes[node].minutes for node in sequence])
                self.spare[route] = ends.longest + ends.overtime - busy
        total = sum(arcs) + sum([self.extras[node][ends.day] for node in sequence])
        if ends.overtime:
            total += model.overtime(route, sequence)
        self.cost += total - self.costs[route]
        self.costs[route] = total
        self.loads[route] = sum([self.weights[node] for node in sequence])

    def _slack(self, route: int, sequence: list[int], line: list[int]) -> tuple[list[int], list[int]]:
        """Return when the stop before each gap can be left, and when the one after it must be reached."""
        model = self.model
        ends = model.routes[route]
        day, now = ends.day, ends.start
        ready = [now]
        for number, index in enumerate(sequence):
            task = self.tasks[index][day]
            arrival = now + model.time[line[number]][line[number + 1]]
            now = FAR
            for first, last in task.spans:
                if arrival <= last:
                    now = max(first, arrival)
                    break
            now += task.minutes
            ready.append(now)
        limit = ends.end
        limits = [limit]
        for number in range(len(sequence) - 1, -1, -1):
            task = self.tasks[sequence[number]][day]
            bound = limit - model.time[line[number + 1]][line[number + 2]] - task.minutes
            limit = -FAR
            for first, last in reversed(task.spans):
                if first <= bound:
                    limit = min(last, bound)
                    break
            limits.append(limit)
        return ready, limits[::-1]

    def prices(self, node: int) -> Any:
        """Return what inserting a node costs, as routes by gaps; FAR and more where it cannot be."""
        each = self.model.nodes[node]
        before, after, arcs, ready, limit, legs = self.gaps
        extra, spans = self.tables[node]
        found = self.into[each.place][before] + self.out_of[each.place][after] - arcs
        found += np.where(self.loads + each.load > self.rooms, FAR, extra)[:, None]
        if self.model.is_timed and spans:
            there, onward = self.time_into[each.place][before], self.time_out[each.place][after]
            arrival = ready + there
            first, last = spans[0]
            start, late = np.maximum(arrival, first), arrival > last
            for first, last in spans[1:]:
                start = np.where(late, np.maximum(arrival, first), start)
                late &= arrival > last
            late |= start + each.minutes + onward > limit
            late |= there + onward - legs + each.minutes > self.spare[:, None]
            found[late] = FAR
        return found

    def fits(self, route: int, position: int, node: int) -> bool:
        """Ask the exact clock where the arrays cannot know: how long the day gets with one more stop."""
        ends = self.model.routes[route]
        if not self.model.is_timed or ends.longest is None:
            return True
        sequence = [*self.sequences[route][:position], node, *self.sequences[route][position:]]
        tasks = [self.tasks[each][ends.day] for each in sequence]
        legs = self.model.legs(route, sequence)
        found, most = early(ends.start, tasks, legs), ends.longest + ends.overtime
        if found is not None and found[1] <= ends.end:
            starts, back = found
            if back - ends.start <= most or back - departure(starts, tasks, legs, back) <= most:
                return True
        return self.model.timing(route, sequence) is not None

    def begin(self) -> None:
        """Remember the plan as it is from here on, for `back`."""
        self.kept.clear()
        self.kept_orders.clear()
        self.kept_cost = self.cost

    def back(self) -> None:
        """Return to the plan as it was at `begin`."""
        for route, (sequence, rows, cost, load, spare) in self.kept.items():
            self.sequences[route], self.costs[route] = sequence, cost
            self.loads[route], self.spare[route] = load, spare
            if rows.shape[1] == self.width:
                self.gaps[:, route] = rows
            else:
                self._measure(route)
        for order, (choice, homes) in self.kept_orders.items():
            self.chosen[order], self.homes[order] = choice, homes
            self._note(order)
        self.cost = self.kept_cost

    def _keep(self, order: int, route: int | None = None) -> None:
        if order not in self.kept_orders:
            self.kept_orders[order] = (self.chosen[order], list(self.homes[order]))
        if route is not None and route not in self.kept:
            rows = self.gaps[:, route].copy()
            sums = self.costs[route], int(self.loads[route]), int(self.spare[route])
            self.kept[route] = (list(self.sequences[route]), rows, *sums)

    def _note(self, order: int) -> None:
        """Note whether an order has a visit that is left out."""
        if self.chosen[order] is not None and len(self.homes[order]) < len(self.model.orders[order].choices[0]):
            self.out.add(order)
        else:
            self.out.discard(order)

    def put(self, order: int, choice: int, places: Iterable[tuple[int, Place]]) -> None:
        """Serve an order by a choice: its nodes at their places, which are of different routes."""
        self._keep(order)
        self.chosen[order] = choice
        self.cost += self.model.lost(order, choice)
        for node, (route, position) in places:
            self._keep(order, route)
            self.sequences[route].insert(position, node)
            self.homes[order].append((node, route))
            self._measure(route)
        self._note(order)

    def take(self, orders: Iterable[int]) -> None:
        """Take orders out of the plan."""
        touched = set()
        for order in orders:
            choice = self.chosen[order]
            if choice is None:
                continue
            self._keep(order)
            self.cost -= self.model.lost(order, choice)
            self.chosen[order] = None
            for node, route in self.homes[order]:
                self._keep(order, route)
                self.sequences[route].remove(node)
                touched.add(route)
            self.homes[order] = []
            self.out.discard(order)
        for route in touched:
            self._measure(route)

    def answer(self) -> Answer:
        """Return the plan as it is; every order must have a choice."""
        return Answer(
            tuple(tuple(sequence) for sequence in self.sequences),
            tuple(choice for choice in self.chosen if choice is not None),
            self.cost,
        )

    def load(self, answer: Answer) -> None:
        """Take over a plan."""
        for route, sequence in enumerate(answer.routes):
            if self.sequences[route] != list(sequence):
                self.sequences[route] = list(sequence)
                self._measure(route)
        self.cost -= sum(
            self.model.lost(order, choice) for order, choice in enumerate(self.chosen) if choice is not None
        )
        self.chosen = list(answer.chosen)
        self.cost += sum(self.model.lost(order, choice) for order, choice in enumerate(answer.chosen))
        self._settle()

    def _settle(self) -> None:
        """Find where each order's nodes stand."""
        where: dict[tuple[int, int], int] = {}
        for route, sequence in enumerate(self.sequences):
            for node in sequence:
                where[node, self.day_of[route]] = route
        for order, choice in enumerate(self.chosen):
            if choice is not None:
                chosen = self.model.orders[order].choices[choice]
                self.homes[order] = [(node, where[node, day]) for node, day in chosen if day != OUT]
                self._note(order)
