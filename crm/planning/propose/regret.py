"""Several orders put back at once: the one first that would lose most if its cheapest place were gone.

Regret insertion after Potvin and Rousseau (1993): days get fuller than when each order takes what it likes best.
"""

from crm.planning.propose.gaps import FAR
from crm.planning.propose.model import OUT
from crm.planning.propose.placing import Placer


class Waiting:
    """A visit that waits for its place: what each route would cost, the cheapest one and the cost of the next best."""

    __slots__ = ("column", "first", "node", "order", "prize", "regret", "route", "second")

    def __init__(self, order: int, node: int, prize: int, column: list[int]) -> None:
        self.order = order
        self.node = node
        self.prize = prize
        self.column = column
        self.look()

    def look(self) -> None:
        """Find the two cheapest routes; being left out is a place, too."""
        column = self.column
        first = self.first = min(column)
        route = self.route = column.index(first)
        column[route] = FAR + FAR
        second = self.second = min(column)
        column[route] = first
        self.regret = min(second, self.prize) - min(first, self.prize)

    def heed(self, route: int, price: int) -> None:
        """Note what a route would cost that changed; one that is overlooked or cannot be stays so."""
        before = self.column[route]
        if before < FAR:
            self.column[route] = price
            if before <= self.second or price < self.second:
                self.look()


class Together:
    """Puts orders into the state of a placer; only those of one visit that may stand anywhere wait for each other."""

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self.state = placer.state

    def place(self, orders: list[int], most: float) -> None:
        """Put orders where they cost least, those of several visits before the others."""
        placer = self.placer
        is_alone = len(self.state.tours) < 2
        for order in orders:
            if is_alone or placer.anywhere[order] is None:
                if self.state.cost > most:
                    return
                placer.place(order, blink=True)
        if not is_alone:
            self._place_single([order for order in orders if placer.anywhere[order] is not None], most)

    def _place_single(self, orders: list[int], most: float) -> None:
        state, placer = self.state, self.placer
        waiting = []
        for order in orders:
            node = placer.rows[order][0]
            waiting.append(Waiting(order, node, placer.prizes[node], placer.blink(state.column(node))))
        while waiting and state.cost <= most:
            visit = max(waiting, key=lambda each: each.regret)
            route = self._place_next(visit)
            if route is None:
                visit.look()
                continue
            waiting.remove(visit)
            if route != OUT:
                prices, extra = state.tours[route].prices, state.extra
                for other in waiting:
                    other.heed(route, prices[other.node] + extra[other.node][route])

    def _place_next(self, visit: Waiting) -> int | None:
        """Put a visit where it costs least, and return that route, OUT for none; None when it costs more there."""
        placer = self.placer
        if visit.first > visit.prize:
            placer.put_one(visit.order, visit.node, OUT, None)
            return OUT
        tour = placer.tried(visit.column, visit.route, visit.node)
        if tour is None:
            return None
        placer.put_one(visit.order, visit.node, visit.route, tour)
        return visit.route
