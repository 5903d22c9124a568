"""The drives of a day as it is planned; nothing is moved here (crm/planning/propose moves)."""

from collections.abc import Sequence
from datetime import timedelta

from crm.domain.coordinates import Place
from crm.domain.routes import DayRoute, RouteLeg, RouteStop
from crm.planning.travel import drive


def day_route(stops: Sequence[RouteStop], base: Place | None, detour: float, kmh: float) -> DayRoute:
    """Return the drives between stops in their order, from the base and back to it.

    A stop without a place is left out of the way: the drive goes on from the place before it.
    """
    legs: list[RouteLeg | None] = []
    here = base
    for stop in stops:
        legs.append(_leg(here, stop.place, detour, kmh))
        here = stop.place or here
    if base is None or not stops:
        return DayRoute(tuple(legs))
    home = _leg(here, base, detour, kmh)
    leave = stops[0].start - timedelta(minutes=legs[0].minutes) if legs[0] is not None else None
    back = stops[-1].end + timedelta(minutes=home.minutes) if home is not None else None
    return DayRoute(tuple(legs), home, leave, back)


def _leg(start: Place | None, end: Place | None, detour: float, kmh: float) -> RouteLeg | None:
    if start is None or end is None:
        return None
    found = drive(start, end, detour, kmh)
    return RouteLeg(found.minutes, found.km) if found is not None else None
