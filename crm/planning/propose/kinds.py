"""Which routes of a model share their tours: all that differ in nothing but what their day costs."""

from collections.abc import Sequence

from msgspec import Struct

from crm.planning.propose.gaps import Ground, Leeway
from crm.planning.propose.hours import Spans
from crm.planning.propose.model import ANY_TIME, Model, Route
from crm.planning.propose.tours import Tours

MOST_BYTES = 32_000_000
"""What the tours of a model may take in memory."""
NODE_BYTES = 16
TOUR_BYTES = 700


class Kind(Struct):
    """Routes by number, and when the nodes may start on whichever of their days they may at all."""

    spans: list[Spans]
    routes: list[int]

    def takes(self, spans: Sequence[Spans]) -> bool:
        """Say whether no node may start at other times on one day than on another on which it may start as well."""
        return all(not one or not other or one == other for one, other in zip(self.spans, spans, strict=True))

    def add(self, route: int, spans: Sequence[Spans]) -> None:
        """Add a route whose spans agree."""
        self.spans = [one or other for one, other in zip(self.spans, spans, strict=True)]
        self.routes.append(route)


def kinds_of(model: Model) -> list[Tours]:
    """Return the tours of each route."""
    kinds = [kind for alike in _alike(model).values() for kind in alike]
    ground, leeway = Ground(model), Leeway()
    most = max(1000, MOST_BYTES // (max(1, len(kinds)) * (TOUR_BYTES + NODE_BYTES * len(model.nodes))))
    found: dict[int, Tours] = {}
    for kind in kinds:
        tours = Tours(model, ground, model.routes[kind.routes[0]], kind.spans, most, leeway)
        found |= dict.fromkeys(kind.routes, tours)
    return [found[number] for number in range(len(model.routes))]


def _alike(model: Model) -> dict[object, list[Kind]]:
    """Return the kinds of routes by hours, room and ends."""
    found: dict[object, list[Kind]] = {}
    for number, route in enumerate(model.routes):
        spans = [node.spans[route.day] for node in model.nodes] if model.is_timed else [ANY_TIME] * len(model.nodes)
        alike = found.setdefault(_shape(route), [])
        kind = next((each for each in alike if each.takes(spans)), None)
        if kind is None:
            alike.append(Kind(spans, [number]))
        else:
            kind.add(number, spans)
    return found


def _shape(route: Route) -> object:
    hours = route.start, route.end, route.longest, route.overtime, route.overtime_rate
    return route.room, route.begin, route.finish, *hours
