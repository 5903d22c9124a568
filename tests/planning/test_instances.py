"""Periodic routing instances from the literature, solved by the program's own search."""

import itertools
from math import dist
from pathlib import Path

import pytest

from benchmarks.planner import Instance, model_of, read
from crm.planning.propose.solve import Budget, solve
from tests.planning.checker import route_violations

FOLDER = Path(__file__).parents[2] / "benchmarks" / "pvrp"
BEST_KNOWN = {"pvrp_p01": 524.61, "pvrp_p02": 1322.87}


@pytest.mark.parametrize(("name", "within"), [("pvrp_p01", 1.05), ("pvrp_p02", 1.12)])
def test_a_short_search_is_near_the_best_known(name: str, within: float) -> None:
    instance = read(FOLDER / f"{name}.txt")
    model = model_of(instance)
    answer = solve(model, Budget(iterations=1500), 1)
    routes = [
        (model.routes[number].day, [instance.customers[node + 1].number for node in sequence])
        for number, sequence in enumerate(answer.routes)
    ]
    patterns = {each.number: each.patterns for each in instance.customers[1:]}
    assert route_violations(patterns, routes) == []
    assert _overloaded(instance, routes) == []
    length = sum(_length(instance, stops) for _day, stops in routes)
    assert length == pytest.approx(answer.cost / 1000, abs=0.5)
    assert BEST_KNOWN[name] - 0.01 <= length <= BEST_KNOWN[name] * within


def _overloaded(instance: Instance, routes: list[tuple[int, list[int]]]) -> list[int]:
    demand = {each.number: each.demand for each in instance.customers}
    used = [sum(day == each and bool(stops) for each, stops in routes) for day in range(instance.days)]
    assert max(used) <= instance.vehicles
    return [day for day, stops in routes if sum(demand[stop] for stop in stops) > instance.limits[day][1]]


def _length(instance: Instance, stops: list[int]) -> float:
    places = {each.number: (each.x, each.y) for each in instance.customers}
    line = [0, *stops, 0]
    return sum(dist(places[one], places[other]) for one, other in itertools.pairwise(line))
