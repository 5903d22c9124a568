"""What each node more would add to a tour, and where: all gaps of a tour against all nodes in one array."""

from array import array
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
    """Cost and minutes between places and nodes as arrays, by place and then node; `minutes_on` with the visit."""

    def __init__(self, model: Model) -> None:
        places = [node.place for node in model.nodes]
        cost, time = _square(model.cost), _square(model.time)
        self.cost = cost
        self.to = np.ascontiguousarray(cost[:, places])
        self.out_of = np.ascontiguousarray(cost.T[:, places])
        self.minutes_to = np.ascontiguousarray(time[:, places])
        minutes = np.array([node.minutes for node in model.nodes], dtype=np.int64)
        self.minutes_on = np.ascontiguousarray(time.T[:, places]) + minutes
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
        self.heaviest = max((node.load for node in model.nodes), default=0)
        self.too_heavy: dict[int, Any] = {}

    def prices(self, sequence: tuple[int, ...], over: int) -> tuple["array[int]", Sequence[int]]:
        """Return what each node would add, FAR where it cannot be, and the gap in which it adds least.

        The sequence is too long by `over` minutes already.

        That is as far as can be said without driving the whole tour anew: the exact clock may still refuse one.
        """
        ground, route, nodes = self.ground, self.route, self.model.nodes
        line = [route.begin, *[nodes[node].place for node in sequence], route.finish]
        stops = np.array(line)
        before, after = stops[:-1], stops[1:]
        found = ground.to.take(before, 0)
        found += ground.out_of.take(after, 0)
        if sequence:
            found -= ground.cost[before, after][:, None]
        if self.model.is_timed:
            legs = [self.model.time[start][end] for start, end in pairwise(line)] if sequence else [0]
            late, longer = self._late(sequence, legs, before, after)
            if self.leeway.minutes and longer is not None:
                np.maximum(longer, 0, out=longer)
                longer -= over
                longer *= self.leeway.rate
                found += longer
            np.putmask(found, late, FAR)
        places = found.argmin(0)
        prices = found[places, ground.numbers]
        room = route.room - sum([nodes[node].load for node in sequence])
        if room < self.heaviest:
            np.putmask(prices, self._too_heavy(room), FAR)
        return array("q", prices.tobytes()), array("H", places.astype(np.uint16).tobytes())

    def _too_heavy(self, room: int) -> Any:
        """Return which nodes some room is too small for."""
        found = self.too_heavy.get(room)
        if found is None:
            found = self.too_heavy[room] = self.ground.loads > room
        return found

    def _late(self, sequence: tuple[int, ...], legs: list[int], before: Any, after: Any) -> tuple[Any, Any]:
        """Return, by gap and node, where a node comes too late or makes a later stop or the whole day too late.

        Also by how many minutes the day would be too long, None where it may be of any length.
        """
        ground, route = self.ground, self.route
        ready, limits = self._slack(sequence, legs)
        spare = (route.longest or 0) + route.overtime - sum(legs)
        spare -= sum([self.tasks[node].minutes for node in sequence])
        bounds = np.array([ready, limits, [spare + leg for leg in legs]])[:, :, None]
        there, onward = ground.minutes_to.take(before, 0), ground.minutes_on.take(after, 0)
        start, late = self._starts(there + bounds[0])
        start += onward
        late |= start > bounds[1]
        if route.longest is None:
            return late, None
        onward += there
        onward -= bounds[2]
        late |= onward > self.leeway.minutes
        return late, onward

    def _starts(self, arrival: Any) -> tuple[Any, Any]:
        """Return when each node can begin at its arrival, and where no span of it is left."""
        first, last = self.spans[0]
        start, late = np.maximum(arrival, first), arrival > last
        for first, last in self.spans[1:]:
            np.copyto(start, np.maximum(arrival, first), where=late)
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
