"""Several orders put back at once: the one first that would lose most if its cheapest place were gone.

Regret insertion after Potvin and Rousseau (1993): days get fuller than when each order takes what it likes best.
"""

from typing import Any

import numpy as np

from crm.planning.propose.model import OUT
from crm.planning.propose.placing import DRAWN, Placer

DONE = -(1 << 50)
"""The regret of an order that has its place."""


class Together:
    """Puts orders into the state of a placer; only those of one visit that may stand anywhere wait for each other."""

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self.state = placer.state

    def place(self, orders: list[int], most: float) -> None:
        """Put orders where they cost least, those of several visits before the others."""
        placer = self.placer
        single = [order for order in orders if placer.anywhere[order] is not None]
        routes = len(self.state.rows)
        if routes < 2 or len(single) * routes > DRAWN:
            single = []
        for order in orders:
            if order not in single:
                if self.state.cost > most:
                    return
                placer.place(order, blink=True)
        if single:
            self._place_single(single, most)

    def _place_single(self, orders: list[int], most: float) -> None:
        state, placer = self.state, self.placer
        nodes = [placer.rows[order][0] for order in orders]
        blinks = placer.blinks(len(nodes) * len(state.rows)).reshape(len(state.rows), -1)
        prices = state.prices[:, nodes] + blinks
        prizes = np.array([placer.model.nodes[node].prize for node in nodes], dtype=np.int64)
        done = np.zeros(len(nodes), dtype=np.int64)
        left = len(nodes)
        while left and state.cost <= most:
            at = _most_regretted(prices, prizes, done)
            route = self._place_next(orders[at], prices[:, at])
            if route is None:
                continue
            done[at], left = DONE, left - 1
            if route != OUT:
                prices[route] = state.rows[route][nodes] + blinks[route]

    def _place_next(self, order: int, prices: Any) -> int | None:
        """Put an order where it costs least, and return that route, OUT for none; None when it costs more there."""
        placer = self.placer
        node = placer.rows[order][0]
        route = int(prices.argmin())
        if prices[route] > placer.model.nodes[node].prize:
            placer.put_one(order, node, OUT, None)
            return OUT
        tour = placer.tried(prices, route, route, node)
        if tour is None:
            return None
        placer.put_one(order, node, route, tour)
        return route


def _most_regretted(prices: Any, prizes: Any, done: Any) -> int:
    """Return the column whose second best place costs most beside its best; being left out is a place, too."""
    two = np.partition(prices, 1, axis=0)[:2]
    np.minimum(two, prizes, out=two)
    return int((two[1] - two[0] + done).argmax())
