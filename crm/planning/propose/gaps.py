"""What each node more would add to a tour, and where: all gaps of a tour against all nodes in one array."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from crm.planning.propose.hours import Spans, Task
from crm.planning.propose.model import Model, Route

FAR = 1 << 40
"""More than any plan costs."""


class Leeway:
    """Minutes that a day may be too long while it is searched, and what each of them costs; none at first."""

    def __init__(self) -> None:
        self.minutes = 0
        self.rate = 0


class Ground:
    """Cost and minutes between places and nodes as arrays, by place and then node."""

    def __init__(self, model: Model) -> None:
        places = [node.place for node in model.nodes]
        cost, time = _square(model.cost), _square(model.time)
        self.to = np.ascontiguousarray(cost[:, places])
        self.out_of = np.ascontiguousarray(cost.T[:, places])
        self.minutes_to = np.ascontiguousarray(time[:, places])
        self.minutes_out = np.ascontiguousarray(time.T[:, places])
        self.minutes = np.array([node.minutes for node in model.nodes], dtype=np.int64)
        self.loads = np.array([node.load for node in model.nodes], dtype=np.int64)
        self.numbers = np.arange(len(places))


class Gaps:
    """Prices every gap of the tours of one kind of route; `tasks` are the nodes' on whichever of its days."""

    def __init__(self, model: Model, ground: Ground, route: Route, tasks: Sequence[Task], leeway: Leeway) -> None:
        self.model = model
        self.leeway = leeway
        self.ground = ground
        self.route = route
        self.tasks = tasks
        self.spans = _columns([task.spans for task in tasks]) if model.is_timed else []

    def prices(self, sequence: tuple[int, ...], over: int) -> tuple[Any, Any]:
        """Return what each node would add, FAR where it cannot be, and the gap in which it adds least.

        The sequence is too long by `over` minutes already.

        That is as far as can be said without driving the whole tour anew: the exact clock may still refuse one.
        """
        ground, route, nodes = self.ground, self.route, self.model.nodes
        line = [route.begin, *[nodes[node].place for node in sequence], route.finish]
        arcs = [self.model.cost[start][end] for start, end in pairwise(line)] if sequence else [0]
        found = ground.to[line[:-1]] + ground.out_of[line[1:]]
        found -= np.array(arcs)[:, None]
        if self.model.is_timed:
            late, longer = self._late(sequence, line)
            if self.leeway.minutes and longer is not None:
                found += (np.maximum(longer, 0) - over) * self.leeway.rate
            found[late] = FAR
        places = found.argmin(0)
        prices = found[places, ground.numbers]
        room = route.room - sum([nodes[node].load for node in sequence])
        prices[ground.loads > room] = FAR
        return prices, places

    def _late(self, sequence: tuple[int, ...], line: list[int]) -> tuple[Any, Any]:
        """Return, by gap and node, where a node comes too late or makes a later stop or the whole day too late.

        Also by how many minutes the day would be too long, None where it may be of any length.
        """
        ground, route = self.ground, self.route
        legs = [self.model.time[start][end] for start, end in pairwise(line)] if sequence else [0]
        ready, limits = self._slack(sequence, legs)
        there, onward = ground.minutes_to[line[:-1]], ground.minutes_out[line[1:]]
        start, late = self._starts(there + np.array(ready)[:, None])
        onward += ground.minutes
        late |= start + onward > np.array(limits)[:, None]
        if route.longest is None:
            return late, None
        spare = route.longest + route.overtime - sum(legs) - sum([self.tasks[node].minutes for node in sequence])
        longer = there + onward - np.array([spare + leg for leg in legs])[:, None]
        late |= longer > self.leeway.minutes
        return late, longer

    def _starts(self, arrival: Any) -> tuple[Any, Any]:
        """Return when each node can begin at its arrival, and where no span of it is left."""
        first, last = self.spans[0]
        start, late = np.maximum(arrival, first), arrival > last
        for first, last in self.spans[1:]:
            start = np.where(late, np.maximum(arrival, first), start)
            late &= arrival > last
        return start, late

    def _slack(self, sequence: tuple[int, ...], legs: list[int]) -> tuple[list[int], list[int]]:
        """Return when the stop before each gap can be left, and when the one after it must be reached."""
        now = self.route.start
        ready = [now]
        for node, leg in zip(sequence, legs, strict=False):
            task, now = self.tasks[node], now + leg
            for first, last in task.spans:
                if now <= last:
                    now = max(first, now)
                    break
            now += task.minutes
            ready.append(now)
        limit = self.route.end
        limits = [limit]
        for node, leg in zip(reversed(sequence), reversed(legs), strict=False):
            task = self.tasks[node]
            bound = limit - leg - task.minutes
            limit = -FAR
            for first, last in reversed(task.spans):
                if first <= bound:
                    limit = min(last, bound)
                    break
            limits.append(limit)
        return ready, limits[::-1]


def _square(rows: Sequence[Sequence[int]]) -> Any:
    """Return rows as an array, also when there are none."""
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(rows))


def _columns(spans: Sequence[Spans]) -> list[tuple[Any, Any]]:
    """Return the first spans of all nodes as two arrays, then the second; a node with fewer repeats its last."""
    most = max((len(some) for some in spans), default=1)
    found = []
    for number in range(max(1, most)):
        pairs = [some[min(number, len(some) - 1)] if some else (0, -1) for some in spans]
        found.append((np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])))
    return found
