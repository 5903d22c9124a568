"""The pattern search: take neighbouring orders out, put each back on its cheapest combination of days, and anneal.

The days of an order are chosen together, which a routing solver alone cannot do. Where a clock binds the days, whole
days are emptied as well, those who would lose most by waiting come first, the outcome is improved by exchanges before
it is judged, and now and then whole days change places. At first such days may be somewhat too long: from one plan of
full days to a better one the way often leads over some that cannot be driven.
"""

from collections.abc import Callable
from math import log
from random import Random

from crm.planning.propose.exchanges import Exchanges
from crm.planning.propose.kinds import kinds_of
from crm.planning.propose.model import Answer, Model
from crm.planning.propose.placing import Placer
from crm.planning.propose.regret import Together
from crm.planning.propose.removing import Remover
from crm.planning.propose.reordering import Reordering
from crm.planning.propose.state import State
from crm.planning.propose.tours import Tours

OUT_TRIED = 2
WHOLE = 0.25
"""The share of rounds in which whole days are taken out, where a clock binds the days."""
TOGETHER = 0.9
"""The share of rounds in which who would lose most is placed first, where a clock binds the days."""
EXCHANGE_EVERY = 60
"""Rounds between two looks at what could change places, where a clock binds the days."""
REORDER_EVERY = 20
"""Rounds between two looks at which days could change their contents, where a clock binds the days."""
HEATS = {True: (0.7, 0.1), False: (0.25, 0.015)}
"""Shares of the mean drive of an order at which annealing begins and ends: with a clock that binds the days, without.

A day that a clock fills loses more by one visit than its drive.
"""

REACH = 3.4
"""A round that costs up to so many mean drives more is improved before it is judged, where a clock binds the days."""
LEEWAYS = ((0.0, 20, 0.13), (0.5, 10, 0.27), (0.8, 0, 0.0))
"""From which share of the time days may be how many minutes too long, and the price of one in mean drives."""


class Search:
    """A running search; `best` is the best plan so far. `kinds` are tours that a former search of the model knew."""

    def __init__(
        self, model: Model, random: Random, start: Answer | None = None, kinds: list[Tours] | None = None
    ) -> None:
        self.model = model
        self.random = random
        self.kinds = kinds_of(model) if kinds is None else kinds
        self.state = State(model, self.kinds)
        self.placer = Placer(model, self.state, random)
        self.rows = self.placer.rows
        self.remover = Remover(model, self.state, self.rows, random)
        self.together = Together(self.placer)
        self.exchanges = Exchanges(self.placer)
        self.reordering = Reordering(self.placer)
        if start is None:
            self._fill()
        else:
            self.state.load(start)
        self.best = self.state.answer()

    def _fill(self) -> None:
        """Make the first plan: what is dearest to leave first."""
        prizes = [max(self.model.nodes[node].prize for node in rows) for rows in self.rows]
        far = [self.model.cost[self.model.routes[0].begin][self.model.nodes[rows[0]].place] for rows in self.rows]
        for order in sorted(range(len(self.rows)), key=lambda each: (-prizes[each], -far[each], each)):
            self.placer.place(order)

    def run(self, go_on: Callable[[float], bool], share: Callable[[], float], found: Callable[[], None]) -> None:
        """Search from the current plan while `go_on`; `share` says how much of the time is over, from 0 to 1."""
        state, timed = self.state, self.model.is_timed
        if not self.rows:
            return
        warm, cold = HEATS[timed]
        mean = max(1.0, sum(tour.cost for tour in state.tours) / len(self.rows))
        heat, rounds, reach = warm * mean, 0, REACH * mean if timed else 0.0
        while go_on(state.cost):
            if rounds % 20 == 0:
                over = min(1.0, share())
                heat = warm * mean * (cold / warm) ** over
                if timed:
                    self._allow(*_leeway(over, mean))
            rounds += 1
            if timed and rounds % EXCHANGE_EVERY == 0:
                self.exchanges.descend()
            elif timed and rounds % REORDER_EVERY == 0:
                self.reordering.descend()
            else:
                self._round(heat, reach)
            if state.cost < self.best.cost and not state.over:
                self.best = state.answer()
                found()
        self._allow(0, 0)

    def _allow(self, minutes: int, rate: int) -> None:
        """Let days be some minutes too long at a rate, and place anew who is on one that is longer then."""
        state, leeway = self.state, self.kinds[0].leeway
        if (leeway.minutes, leeway.rate) == (minutes, rate):
            return
        nodes = [node for tour in state.tours if tour.over > minutes for node in tour.sequence]
        orders = list(dict.fromkeys(self.remover.order_of[node] for node in nodes if node in self.remover.order_of))
        state.take(orders)
        leeway.minutes, leeway.rate = minutes, rate
        for kind in self.kinds:
            kind.known.clear()
        state.renew()
        for order in self.remover.sorted(orders):
            self.placer.place(order)

    def _round(self, heat: float, reach: float) -> None:
        """Take some orders out and put them back; a worse plan stays by chance, the less the colder it is.

        The chance is drawn first, so that a round ends as soon as it costs more than it may, by `reach` where exchanges
        may make up for it.
        """
        state = self.state
        before, kept = state.cost, state.kept()
        most = before - heat * log(1.0 - self.random.random())
        limit = max(most, before + reach) if reach else most
        self._renew(limit)
        if reach and state.cost != before and state.cost <= limit:
            self.exchanges.descend(with_rings=False)
        if state.cost > most:
            state.back(kept)

    def _renew(self, most: float) -> None:
        random, state, timed = self.random, self.state, self.model.is_timed
        removed = self.remover.whole_routes() if timed and random.random() < WHOLE else self.remover.strings()
        state.take(removed)
        left = sorted(state.out)
        tried = random.sample(left, min(len(left), OUT_TRIED))
        state.take(tried)
        if timed and random.random() < TOGETHER:
            self.together.place(removed + tried, most)
            return
        for order in self.remover.sorted(removed + tried):
            if state.cost > most:
                return
            self.placer.place(order, blink=True)

    def place_required(self, answer: Answer) -> Answer:
        """Return a plan with what must not be left out and is, wherever there is room for it."""
        self.take_over(answer)
        for order in sorted(self.state.out):
            if max(self.model.nodes[node].prize for node in self.rows[order]) < self.model.required_from:
                continue
            before = self.state.kept()
            self.state.take([order])
            self.placer.place(order)
            if self.state.cost > before.cost:
                self.state.back(before)
        return self.state.answer()

    def take_over(self, answer: Answer) -> None:
        """Go on from a plan that something else found."""
        self.state.load(answer)
        if answer.cost < self.best.cost:
            self.best = answer


def _leeway(share: float, mean: float) -> tuple[int, int]:
    """Return how many minutes too long days may be at a share of the time, and what each costs."""
    minutes, rate = next((minutes, rate) for first, minutes, rate in reversed(LEEWAYS) if share >= first)
    return minutes, round(rate * mean)


def first_plan(model: Model, seed: int) -> Answer:
    """Return a complete plan at once."""
    return Search(model, Random(seed)).best
