"""`python -m benchmarks.planner INSTANCE --seconds S --seed N`: a periodic instance by the planner's search.

Prints one JSON line with `cost` (sum of Euclidean distances) and `routes` ([day, [customers]], days from 0).
"""

import argparse
import itertools
import json
import sys
import time
from collections.abc import Sequence
from math import dist
from pathlib import Path

from msgspec import Struct

from crm.planning.propose.model import ANY_TIME, OUT, Answer, Model, Node, Order, Route
from crm.planning.propose.pair import solve_all

SCALE = 1000
"""Whole numbers for the solver: thousandths."""
LEFT_OUT = 10**8
"""More than any solution costs: every customer must be served."""


class Customer(Struct, frozen=True):
    """A line of an instance: number, place, minutes of service, demand, and the days of each allowed combination."""

    number: int
    x: float
    y: float
    service: float
    demand: int
    patterns: tuple[tuple[int, ...], ...]


class Instance(Struct, frozen=True):
    """Vehicles a day, (longest route or 0, capacity) for each day, and the customers; the depot is number 0."""

    vehicles: int
    limits: tuple[tuple[float, int], ...]
    customers: tuple[Customer, ...]

    @property
    def days(self) -> int:
        return len(self.limits)


def read(path: Path) -> Instance:
    """Read a file of Cordeau, Gendreau and Laporte (1997)."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    _kind, vehicles, _customers, days = map(int, lines[0][:4])
    limits = tuple((float(line[0]), int(line[1])) for line in lines[1 : days + 1])
    return Instance(vehicles, limits, tuple(_customer(line, days) for line in lines[days + 1 :]))


def _customer(line: list[str], days: int) -> Customer:
    number, x, y, service, demand, _frequency, count = line[:7]
    masks = [int(each) for each in line[7 : 7 + int(count)]]
    patterns = tuple(tuple(day for day in range(days) if mask >> (days - 1 - day) & 1) for mask in masks)
    return Customer(int(number), float(x), float(y), float(service), int(demand), patterns)


def model_of(instance: Instance) -> Model:
    """Tell an instance in the planner's terms."""
    points = [(each.x, each.y) for each in instance.customers]
    matrix = [[round(dist(one, other) * SCALE) for other in points] for one in points]
    always, free = (ANY_TIME,) * instance.days, (0,) * instance.days
    nodes = tuple(
        Node(number, round(each.service * SCALE), always, free, LEFT_OUT, each.demand)
        for number, each in enumerate(instance.customers[1:], start=1)
    )
    orders = tuple(
        Order(tuple(tuple((number, day) for day in pattern) for pattern in (*each.patterns, _nowhere(each))))
        for number, each in enumerate(instance.customers[1:])
    )
    routes = tuple(
        Route(day, capacity, 0, 0, longest=round(longest * SCALE) if longest else None)
        for day, (longest, capacity) in enumerate(instance.limits)
        for _ in range(instance.vehicles)
    )
    is_timed = any(longest for longest, _capacity in instance.limits)
    return Model(matrix, matrix, nodes, routes, orders, instance.days, is_timed, LEFT_OUT)


def _nowhere(customer: Customer) -> tuple[int, ...]:
    return (OUT,) * len(customer.patterns[0])


def main() -> int:
    """Solve the instance that was named."""
    parser = argparse.ArgumentParser(prog="benchmarks.planner", description=__doc__)
    parser.add_argument("instance", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cpu", action="store_true", help="count the seconds of the processor, not of the wall clock")
    options = parser.parse_args()
    instance = read(options.instance)
    model = model_of(instance)
    clock = time.process_time if options.cpu else time.perf_counter
    found: list[Answer] = []
    solve_all([model], options.seconds, options.seed, lambda _number, answer: found.append(answer), clock=clock)
    answer = min(found, key=lambda each: each.cost)
    routes = [
        (model.routes[number].day, [instance.customers[node + 1].number for node in sequence])
        for number, sequence in enumerate(answer.routes)
        if sequence
    ]
    print(json.dumps({"cost": _length(instance, routes), "routes": routes}))
    return 0


def _length(instance: Instance, routes: Sequence[tuple[int, list[int]]]) -> float:
    places = {each.number: (each.x, each.y) for each in instance.customers}
    total = 0.0
    for _day, stops in routes:
        line = [0, *stops, 0]
        total += sum(dist(places[one], places[other]) for one, other in itertools.pairwise(line))
    return round(total, 2)


if __name__ == "__main__":
    sys.exit(main())
