"""The bookkeeping of the search: what it remembers and adds up equals a recount from scratch."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.planning.propose.exchanges import Exchanges
from crm.planning.propose.gaps import FAR
from crm.planning.propose.hours import Spans
from crm.planning.propose.kinds import kinds_of
from crm.planning.propose.model import ANY_TIME, OUT, Model, Node, Order, Route
from crm.planning.propose.month import month_of
from crm.planning.propose.placing import Placer
from crm.planning.propose.regret import Together
from crm.planning.propose.reordering import Reordering
from crm.planning.propose.search import Search
from crm.planning.propose.state import State
from crm.planning.propose.telling import managers_of
from tests.planning.months import small_month

SEEDS = st.integers(0, 100_000)
unhurried = settings(deadline=None, max_examples=40)
"""A search of a large month takes as long as the machine is busy."""


def model_of(seed: int) -> Model:
    """Return the model of a random month that has something to plan."""
    while True:
        problem = small_month(seed)
        for manager in managers_of(problem):
            model = month_of(problem, manager).model
            if model.orders:
                return model
        seed += 1


def worked_on(search: Search, rounds: int) -> Search:
    """Return a search after some rounds, exchanges among them, hot enough that worse plans stay."""
    left = iter(range(rounds))
    search.run(lambda _cost: next(left, None) is not None, lambda: 0.0, lambda: None)
    search.exchanges.descend()
    return search


@unhurried
@given(SEEDS)
def test_costs_that_are_kept_up_to_date_equal_a_recount(seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 40)
    for answer in (search.state.answer(), search.best):
        assert model.checked(answer.routes, answer.chosen) == answer


@unhurried
@given(SEEDS)
def test_remembered_tours_equal_a_recount(seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 40)
    for kind in set(search.kinds):
        for bits, tour in kind.known.items():
            assert tour.bits == bits == sum(1 << node for node in tour.sequence)
            assert tour.cost == kind.cost(tour.sequence)
    for route, tour in enumerate(search.state.tours):
        day = model.routes[route].day
        own = sum(model.nodes[node].extra[day] for node in tour.sequence)
        assert tour.cost + own == model.route_cost(route, tour.sequence)


@unhurried
@given(SEEDS)
def test_a_price_that_was_tried_is_what_the_route_then_costs_more(seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 20)
    for route, tour in enumerate(search.state.tours):
        kind = search.kinds[route]
        for node in set(range(len(model.nodes))) - set(tour.sequence):
            best = min(kind.cost(tour.grown(node, at)) for at in range(len(tour.sequence) + 1))
            found = kind.with_node(tour, node)
            if found is None:
                assert tour.prices[node] == best == FAR
            else:
                assert tour.prices[node] == found.cost - tour.cost < FAR


@unhurried
@given(SEEDS)
def test_going_back_returns_to_the_plan_before(seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 10)
    state = search.state
    before = state.answer(), list(state.tours), list(state.homes), set(state.out)
    kept = state.kept()
    state.take(Random(seed).sample(range(len(model.orders)), len(model.orders) // 2))
    search.together.place([order for order, choice in enumerate(state.chosen) if choice is None], FAR)
    state.back(kept)
    assert (state.answer(), list(state.tours), list(state.homes), set(state.out)) == before


@unhurried
@given(SEEDS)
def test_days_that_may_be_too_long_cost_their_minutes_until_they_may_not(seed: int) -> None:
    bare = model_of(seed)
    model = replace(bare, routes=tuple(replace(route, overtime=0) for route in bare.routes))
    assume(all(model.timing(number, route.fixed) is not None for number, route in enumerate(model.routes)))
    wide = replace(model, routes=tuple(replace(route, overtime=20, overtime_rate=7) for route in model.routes))
    search = Search(model, Random(seed))
    search._allow(20, 7)
    for _ in range(20):
        search._round(heat=500.0, reach=1000.0)
    answer = search.state.answer()
    assert wide.checked(answer.routes, answer.chosen) == answer
    assert search.state.over * 7 == sum(wide.overtime(number, route) for number, route in enumerate(answer.routes))
    search._allow(0, 0)
    answer = search.state.answer()
    assert search.state.over == 0
    assert model.checked(answer.routes, answer.chosen) == answer


@pytest.mark.parametrize("reach", [0.0, 1000.0])
@unhurried
@given(SEEDS)
def test_a_round_that_costs_more_than_it_may_leaves_the_plan_complete_and_no_dearer(reach: float, seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 5)
    for _ in range(20):
        before = search.state.cost
        search._round(heat=1e-9, reach=reach)
        answer = search.state.answer()
        assert answer.cost <= before
        assert len(answer.chosen) == len(model.orders)
        assert model.checked(answer.routes, answer.chosen) == answer


@unhurried
@given(SEEDS)
def test_nothing_is_placed_once_more_is_spent_than_may_be(seed: int) -> None:
    model = model_of(seed)
    search = worked_on(Search(model, Random(seed)), 5)
    state = search.state
    state.take(range(len(model.orders)))
    search.together.place(list(range(len(model.orders))), state.cost - 1)
    assert not any(state.homes)


@unhurried
@given(SEEDS)
def test_routes_share_tours_only_when_their_nodes_may_start_at_the_same_times(seed: int) -> None:
    model = model_of(seed)
    for route, kind in zip(model.routes, kinds_of(model), strict=True):
        for node, task in zip(model.nodes, kind.tasks, strict=True):
            assert node.spans[route.day] in ((), task.spans)


def test_a_short_memory_changes_no_cost() -> None:
    model = model_of(4)
    kinds = kinds_of(model)
    for kind in kinds:
        kind.most = 3
    search = worked_on(Search(model, Random(4), kinds=kinds), 60)
    assert model.checked(search.best.routes, search.best.chosen) == search.best
    assert max(len(kind.known) for kind in kinds) <= 3


def small(room: int, cost: list[list[int]], days: list[tuple[int, ...]], prize: int = 1000) -> Model:
    """Return a model without a clock: a route of some room a day, and a visit at each place on some days."""
    count = 1 + max(day for own in days for day in own)
    nodes = tuple(Node(place, 0, _spans(own, count), (0,) * count, prize) for place, own in enumerate(days, start=1))
    orders = tuple(Order((*(((node, day),) for day in own), ((node, OUT),))) for node, own in enumerate(days))
    routes = tuple(Route(day, room, 0, 0) for day in range(count))
    return Model(cost, cost, nodes, routes, orders, count, False)


def _spans(own: tuple[int, ...], count: int) -> tuple[Spans, ...]:
    return tuple(ANY_TIME if day in own else () for day in range(count))


def line(*places: int) -> list[list[int]]:
    """Return what lies between places on a line; the first is where routes begin and end."""
    return [[abs(one - other) for other in places] for one in places]


@pytest.mark.parametrize("orders", [[0, 1], [1, 0]])
def test_who_would_lose_most_by_waiting_is_placed_first(orders: list[int]) -> None:
    model = small(1, line(0, 10, 11), [(0, 1), (0,)])
    state = State(model, kinds_of(model))
    placer = Placer(model, state, Random(1))
    placer.ahead = FAR
    Together(placer).place(orders, FAR)
    assert state.answer().routes == ((1,), (0,))


@pytest.mark.parametrize(
    ("places", "days", "routes"),
    [
        ((0, 10, -10, 11, -11), [(0, 1)] * 4, ((0, 1), (2, 3))),
        ((0, 10, -10, 11, -11, 12, -12), [(0, 1)] * 6, ((0, 3, 4), (1, 2, 5))),
    ],
)
def test_visits_change_places_until_nothing_is_gained(
    places: tuple[int, ...], days: list[tuple[int, ...]], routes: tuple[tuple[int, ...], ...]
) -> None:
    model = small(len(routes[0]), line(*places), days)
    state = State(model, kinds_of(model))
    placer = Placer(model, state, Random(1))
    for route, sequence in enumerate(routes):
        for node in sequence:
            placer.put_one(node, node, route, state.with_node(route, node))
    Exchanges(placer).descend()
    answer = state.answer()
    assert answer.cost == 2 * (max(places) - min(places))
    assert model.checked(answer.routes, answer.chosen) == answer


@pytest.mark.parametrize("days", [[(0, 1), (0,)], [(0, 1), (1, 2), (0,)]])
def test_a_visit_that_is_left_out_is_let_in_where_others_give_way_one_after_the_other(
    days: list[tuple[int, ...]],
) -> None:
    """One visit a day; the last one has no other day than that of the first."""
    model = small(1, line(0, *(10 for _ in days)), days)
    state = State(model, kinds_of(model))
    placer = Placer(model, state, Random(1))
    *others, out = range(len(days))
    for order in others:
        placer.put_one(order, order, order, state.with_node(order, order))
    placer.put_one(out, out, OUT, None)
    Exchanges(placer).descend()
    assert state.answer().routes == ((out,), *((order,) for order in others))


def test_days_change_their_contents_as_a_whole() -> None:
    """Each pair lies at one place, and is dearer by the days between its own day and the one that it stands on."""
    own = (2, 0, 1)
    extra = [tuple(10 * abs(day - wanted) for day in range(3)) for wanted in own for _ in range(2)]
    bare = small(2, line(0, 100, 100, 200, 200, 300, 300), [(0, 1, 2)] * 6)
    model = replace(bare, nodes=tuple(replace(node, extra=own) for node, own in zip(bare.nodes, extra, strict=True)))
    state = State(model, kinds_of(model))
    placer = Placer(model, state, Random(1))
    for order in range(6):
        placer.put_one(order, order, order // 2, state.with_node(order // 2, order))
    Reordering(placer).descend()
    answer = state.answer()
    assert [set(route) for route in answer.routes] == [{2, 3}, {4, 5}, {0, 1}]
    assert model.checked(answer.routes, answer.chosen) == answer


def test_a_visit_that_is_bound_to_another_moves_where_both_may_be() -> None:
    """One account is visited twice, two days apart; the visit of the other lies beside its second one."""
    choices = (((0, 0), (1, 2)), ((0, 1), (1, 3)), ((0, OUT), (1, OUT)))
    bare = small(2, line(0, 10, 10, 11), [(0, 1), (2, 3), (3,)], 100)
    orders = (Order(choices), bare.orders[2])
    model = replace(bare, orders=orders)
    state = State(model, kinds_of(model))
    placer = Placer(model, state, Random(1))
    state.put(0, 0, [(0, 0, state.kinds[0].of([0])), (1, 2, state.kinds[2].of([1]))])
    placer.put_one(1, 2, 3, state.with_node(3, 2))
    Exchanges(placer).descend()
    assert placer.choice_of(0, [(0, 0), (1, 3)]) is None
    assert state.answer().routes == ((0,), (), (1,), (2,))


@unhurried
@given(SEEDS)
def test_an_exchange_never_makes_a_plan_dearer(seed: int) -> None:
    model = model_of(seed)
    search = Search(model, Random(seed))
    before = search.state.cost
    search.exchanges.descend()
    search.reordering.descend()
    assert search.state.cost <= before
    answer = search.state.answer()
    assert model.checked(answer.routes, answer.chosen) == answer
