"""PyVRP over all days at once: one vehicle type per route, one cost matrix per day (the only module that knows PyVRP).

Orders with one visit may change days here; of the others one visit may, by turns, while the rest keep their days. What
a day costs beside driving lies on the arcs into a visit in that day's matrix, and a day that is not allowed is an arc
so dear that no plan takes it. PyVRP's clients have one time window, so a visit before or after lunch is a group of
clients.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from pyvrp import (
    Client,
    ClientGroup,
    Depot,
    Location,
    ProblemData,
    Route,
    Solution,
    SolveParams,
    VehicleType,
    solve,
)
from pyvrp.IteratedLocalSearch import IteratedLocalSearchCallbacks, IteratedLocalSearchParams

from crm.planning.propose.hours import Span
from crm.planning.propose.model import OUT, Answer, Choice, Model

FORBIDDEN = 50
"""A forbidden arc in longest arcs: 20 to 70 work, more makes the penalties of the solver blind."""
MOST_CLIENTS = 450
"""Beyond that the matrices of a month do not pay; what is left out and worth least stays out."""
HISTORY = 300


class Form(Struct, frozen=True):
    """A client: a node of an order that starts within one span, on the days that have this span."""

    order: int
    node: int
    span: Span
    days: frozenset[int]


class Polisher:
    """A plan as PyVRP sees it, and back."""

    def __init__(self, model: Model, answer: Answer, turn: int = 0) -> None:
        self.model = model
        self.turn = turn
        self.start = answer
        self.forms: list[Form] = []
        self.groups: list[list[int]] = []
        for order in self._worked_on():
            self._add(order)
        for route in model.routes:
            for node in route.fixed:
                self._forms(OUT, [(node, route.day)])
        self.places = [route.begin for route in model.routes] + [route.finish for route in model.routes]
        self.depots = sorted(set(self.places))
        self.data = self._data()

    def run(self, seed: int, stop: Callable[[int], bool], found: Callable[[Answer], None]) -> Answer:
        """Improve the plan until `stop`; hands each better plan on, and returns the best."""
        best = [self.start]

        def better(solution: Solution) -> None:
            answer = self._answer(solution)
            if answer is not None and answer.cost < best[0].cost:
                best[0] = answer
                found(answer)

        def enough(best_cost: int) -> bool:
            return stop(best_cost)

        class Watch(IteratedLocalSearchCallbacks):
            def on_best(self, best: Solution) -> None:
                better(best)

        params = SolveParams(ils=IteratedLocalSearchParams(history_length=HISTORY, callbacks=Watch()))
        result = solve(
            self.data,
            enough,
            seed=seed,
            collect_stats=False,
            display=False,
            params=params,
            initial_solution=self._solution(self.start),
        )
        better(result.best)
        return best[0]

    def _worked_on(self) -> list[int]:
        """Return the orders to plan: all, or of too many those that stand and those worth most."""
        model = self.model
        chosen = [order.choices[number] for order, number in zip(model.orders, self.start.chosen, strict=True)]
        standing = [number for number, choice in enumerate(chosen) if any(day != OUT for _node, day in choice)]
        out = [number for number, choice in enumerate(chosen) if all(day == OUT for _node, day in choice)]
        out = [number for number in out if model.orders[number].is_single]
        out.sort(key=lambda number: -model.nodes[chosen[number][0][0]].prize)
        return sorted(standing + out[: max(0, MOST_CLIENTS - len(standing))])

    def _add(self, order: int) -> None:
        """Add the clients of an order: free in its days when it has one visit, else all but one pinned to theirs."""
        choices = self.model.orders[order].choices
        if not self.model.orders[order].is_single:
            chosen = choices[self.start.chosen[order]]
            free = (self.turn + order) % len(chosen)
            for at, pair in enumerate(chosen):
                pairs = _alternatives(choices, chosen, at) if at == free else [pair]
                self._group(self._forms(order, [each for each in pairs if each[1] != OUT]))
            return
        clients: list[int] = []
        for node in dict.fromkeys(choice[0][0] for choice in choices):
            days = [choice[0][1] for choice in choices if choice[0][0] == node and choice[0][1] != OUT]
            clients += self._forms(order, [(node, day) for day in days])
        self._group(clients)

    def _group(self, clients: list[int]) -> None:
        if len(clients) > 1:
            self.groups.append(clients)

    def _forms(self, order: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """Add a client for each span that a node has on some days, and return their numbers."""
        spans: dict[tuple[int, Span], set[int]] = {}
        for node, day in pairs:
            for span in self.model.nodes[node].spans[day]:
                spans.setdefault((node, span), set()).add(day)
        first = len(self.forms)
        self.forms += [Form(order, node, span, frozenset(days)) for (node, span), days in spans.items()]
        return list(range(first, len(self.forms)))

    def _data(self) -> ProblemData:
        model = self.model
        rows = np.array(self.depots + [model.nodes[form.node].place for form in self.forms])
        cost = np.array(model.cost, dtype=np.int64)[rows][:, rows]
        time = np.array(model.time, dtype=np.int64)[rows][:, rows]
        np.fill_diagonal(cost, 0)
        np.fill_diagonal(time, 0)
        far = FORBIDDEN * max(1, int(cost.max()))
        costs = [self._day_cost(cost, day, far) for day in range(model.days)]
        return ProblemData(
            [Location(0, 0) for _ in rows],
            self._clients(),
            [Depot(number) for number in range(len(self.depots))],
            [self._vehicle(number) for number in range(len(model.routes))],
            costs,
            [time if model.is_timed else np.zeros_like(time)] * model.days,
            [ClientGroup(clients, self._is_required(clients[0])) for clients in self.groups],
        )

    def _day_cost(self, cost: Any, day: int, far: int) -> Any:
        """Return the cost matrix of a day: driving, and what the day costs on the arcs into each client."""
        found = cost.copy()
        nodes, shift = self.model.nodes, len(self.depots)
        extra = [nodes[form.node].extra[day] if day in form.days else far for form in self.forms]
        found[:, shift:] += np.array(extra, dtype=np.int64)[None, :]
        np.fill_diagonal(found, 0)
        return found

    def _clients(self) -> list[Client]:
        group_of = {client: number for number, clients in enumerate(self.groups) for client in clients}
        return [self._client(number, group_of.get(number)) for number in range(len(self.forms))]

    def _client(self, number: int, group: int | None) -> Client:
        form = self.forms[number]
        node = self.model.nodes[form.node]
        timed = self.model.is_timed
        return Client(
            len(self.depots) + number,
            delivery=[node.load],
            service_duration=node.minutes if timed else 0,
            tw_early=form.span[0] if timed else 0,
            tw_late=form.span[1] if timed else 1 << 40,
            prize=0 if self._is_required(number) else node.prize,
            required=group is None and self._is_required(number),
            group=group,
        )

    def _is_required(self, number: int) -> bool:
        """Say whether a client must be visited: appointments, and all in a model that leaves nothing out."""
        form = self.forms[number]
        return form.order == OUT or self.model.nodes[form.node].prize >= self.model.required_from

    def _vehicle(self, number: int) -> VehicleType:
        route = self.model.routes[number]
        limits: dict[str, Any] = {}
        if self.model.is_timed:
            limits = {"tw_early": route.start, "tw_late": route.end}
            if route.longest is not None:
                limits |= {"shift_duration": route.longest}
                if route.overtime:
                    limits |= {"max_overtime": route.overtime, "unit_overtime_cost": route.overtime_rate}
        return VehicleType(
            capacity=[route.room],
            start_depot=self.depots.index(route.begin),
            end_depot=self.depots.index(route.finish),
            profile=route.day,
            **limits,
        )

    def _solution(self, answer: Answer) -> Solution:
        """Tell PyVRP the plan to begin with."""
        by_node: dict[tuple[int, int], list[int]] = {}
        for number, form in enumerate(self.forms):
            for day in form.days:
                by_node.setdefault((form.node, day), []).append(number)
        routes = []
        for number, sequence in enumerate(answer.routes):
            day = self.model.routes[number].day
            found = self.model.timing(number, sequence) if self.model.is_timed else None
            starts: Sequence[int | None] = found.starts if found is not None else [None] * len(sequence)
            visits = [self._form_at(by_node[node, day], start) for node, start in zip(sequence, starts, strict=True)]
            if visits:
                routes.append(Route(self.data, visits, number))
        return Solution(self.data, routes)

    def _form_at(self, forms: list[int], start: int | None) -> int:
        spans = [(number, self.forms[number].span) for number in forms]
        return next((each for each, (low, high) in spans if start is not None and low <= start <= high), forms[0])

    def _answer(self, solution: Solution) -> Answer | None:
        """Read a solution; None when it is not one, or the exact clock does not agree."""
        if not solution.is_feasible():
            return None
        model = self.model
        routes: list[tuple[int, ...]] = [route.fixed for route in model.routes]
        chosen = list(self.start.chosen)
        where: dict[int, list[tuple[int, int]]] = {}
        for route in solution.routes():
            number = route.vehicle_type()
            forms = [self.forms[each.idx] for each in route if each.is_client()]
            day = model.routes[number].day
            if any(day not in form.days for form in forms):
                return None
            routes[number] = tuple(form.node for form in forms)
            for form in forms:
                where.setdefault(form.order, []).append((form.node, day))
        for order in self._worked_on():
            choice = _choice(model.orders[order].choices, where.get(order, []))
            if choice is None:
                return None
            chosen[order] = choice
        return model.checked(tuple(routes), tuple(chosen))


def _alternatives(choices: Sequence[Choice], chosen: Choice, at: int) -> list[tuple[int, int]]:
    """Return where one visit of an order may be while the others stay."""
    rest = chosen[:at] + chosen[at + 1 :]
    return [each[at] for each in choices if each[:at] + each[at + 1 :] == rest]


def _choice(choices: Sequence[tuple[tuple[int, int], ...]], pairs: Sequence[tuple[int, int]]) -> int | None:
    """Return the number of the choice that puts nodes on days and leaves the others out."""
    wanted = sorted(pairs)
    for number, choice in enumerate(choices):
        if sorted((node, day) for node, day in choice if day != OUT) == wanted:
            return number
    return None
