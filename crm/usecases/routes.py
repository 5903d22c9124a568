"""The route of a day: where it begins, and its drives."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from crm.domain.appointments import Appointment
from crm.domain.coordinates import Place
from crm.domain.planner import SlotRules
from crm.domain.routes import Base, DayRoute, RouteStop
from crm.domain.visits import VisitRow
from crm.planning.routes import day_route
from crm.storage.reader import Reader
from crm.storage.routes import base_of


def begin_of_days(reader: Reader, person_id: UUID | None) -> Base | None:
    """Return where somebody's days begin; nobody's for a team."""
    return base_of(reader, person_id) if person_id is not None else None


def route_of(
    visits: Sequence[VisitRow], base: Base | None, rules: SlotRules, appointments: Sequence[Appointment] = ()
) -> DayRoute:
    """Return the drives of a day's planned visits, which are in the order of their hours.

    One drives to the day's appointments that have a place, too; those that leave time for visits are left out.
    """
    stops = [
        RouteStop(row.id, row.start, row.end or row.start, place_of(row)) for row in visits if row.start is not None
    ]
    meant = [each for each in appointments if not each.is_free and not each.is_all_day]
    others = [
        RouteStop(each.id, each.start, each.end, (each.lon, each.lat))
        for each in meant
        if each.lon is not None and each.lat is not None
    ]
    every = sorted([*stops, *others], key=lambda stop: stop.start) if others else stops
    route = day_route(every, base.place if base is not None else None, rules.detour, rules.kmh)
    legs = {stop.key: leg for stop, leg in zip(every, route.legs, strict=True)}
    return replace(route, legs=tuple(legs[stop.key] for stop in stops), others=tuple(legs[stop.key] for stop in others))


def place_of(row: VisitRow) -> Place | None:
    """Return where a visit is held, None when nobody knows."""
    return (row.lon, row.lat) if row.lon is not None and row.lat is not None else None
