"""The route of a day: where it begins, its drives, and the same stops in another order."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.appointments import Appointment
from crm.domain.clock import at_local
from crm.domain.coordinates import Place
from crm.domain.planner import SlotRules
from crm.domain.proposal import DaySchedule, DueVisit, Fixed, Problem, Site, WorkDay
from crm.domain.routes import Base, DayRoute, RouteStop
from crm.domain.visits import VisitRow
from crm.planning.propose import StraightRoads, simulate
from crm.planning.routes import day_route
from crm.storage.reader import Reader
from crm.storage.routes import base_of
from crm.storage.unit import UnitOfWork
from crm.usecases.visits import move_visit


class Reordered(Struct, frozen=True):
    """A day in another order: its visits at the times they would have, and which of them those are new for.

    When it cannot be driven `code` and `values` say why (plan.fault.*) and the times are those it would take.
    """

    visits: tuple[VisitRow, ...]
    moved: frozenset[UUID] = frozenset()
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.code


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


def reordered(
    visits: Sequence[VisitRow],
    order: Sequence[UUID],
    base: Base | None,
    rules: SlotRules,
    now: datetime,
    zone: ZoneInfo,
) -> Reordered:
    """Drive one person's day in another order, each stop as early as it can be; nothing is written.

    Held visits and those with a fixed hour keep their times; the planner's own simulator judges.
    """
    rows = {row.id: row for row in visits if row.start is not None and row.end is not None}
    stops = [rows[key] for key in order if key in rows]
    if not stops:
        return Reordered(tuple(visits))
    day = _work_day(list(visits), base, rules, now, zone)
    parts = [_part(row, day, zone) for row in stops]
    due = tuple(part for part in parts if isinstance(part, DueVisit))
    fixed = tuple(part for part in parts if isinstance(part, Fixed))
    problem = Problem((day,), due, StraightRoads(rules.detour, rules.kmh), fixed)
    return _told(rows, simulate(problem, day, parts), zone)


def take_order(work: UnitOfWork, tried: Reordered) -> None:
    """Give the visits their new times; raises as `move_visit` does."""
    for row in tried.visits:
        if row.id in tried.moved and row.start is not None and row.end is not None:
            move_visit(work, row.id, row.version, row.start, row.end)


def _work_day(
    visits: Sequence[VisitRow], base: Base | None, rules: SlotRules, now: datetime, zone: ZoneInfo
) -> WorkDay:
    """Return the working hours, or from the present departure to the present return where the plan is longer."""
    first = next(row for row in visits if row.start is not None)
    assert first.start is not None
    day, local = first.start.astimezone(zone).date(), now.astimezone(zone)
    route = route_of(visits, base, rules)
    opening, closing = rules.work_start * 60, rules.work_end * 60
    start = min(opening, _minute(route.leave, zone)) if route.leave is not None else opening
    end = max(closing, _minute(route.back, zone)) if route.back is not None else closing
    site = Site(*base.place) if base is not None else None
    lunch = (rules.lunch_start * 60, rules.lunch_end * 60)
    return WorkDay(
        first.person_id,
        day,
        start,
        end,
        lunch,
        longest=end - start - (lunch[1] - lunch[0]),
        most_visits=max(len(visits), 1),
        begin=site,
        finish=site,
        frozen_until=_minute(local, zone) if day == local.date() else 0,
    )


def _minute(moment: datetime, zone: ZoneInfo) -> int:
    """Return the minute of the bureau's day."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def _part(row: VisitRow, day: WorkDay, zone: ZoneInfo) -> DueVisit | Fixed:
    assert row.start is not None
    assert row.end is not None
    place = place_of(row)
    site = Site(*place) if place is not None else None
    minutes = int((row.end - row.start).total_seconds() // 60)
    if row.is_done or row.is_fixed:
        return Fixed(
            row.id, day.manager, day.day, _minute(row.start, zone), minutes, site, row.account, True, row.account_id
        )
    return DueVisit(row.id, row.account_id, day.manager, site, minutes, day.day, (day.day,), name=row.account)


def _told(rows: Mapping[UUID, VisitRow], schedule: DaySchedule, zone: ZoneInfo) -> Reordered:
    midnight = at_local(schedule.day, zone=zone)
    found, moved = [], set()
    for entry in schedule.entries:
        row = rows[UUID(str(entry.key))]
        start, end = (midnight + timedelta(minutes=minutes) for minutes in (entry.start, entry.end))
        if not entry.is_fixed and (start, end) != (row.start, row.end):
            row = replace(row, start=start, end=end)
            moved.add(row.id)
        found.append(row)
    return Reordered(tuple(found), frozenset(moved), schedule.code, schedule.values)
