"""The stops of a day in another order, driven by the planner's own simulator round what stays where it is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.appointments import Appointment, minutes_on
from crm.domain.clock import at_local
from crm.domain.errors import Invalid
from crm.domain.planner import SlotRules
from crm.domain.proposal import DaySchedule, DueVisit, Fixed, Problem, Site, Travel, Window, WorkDay
from crm.domain.routes import Base
from crm.domain.visit_hours import hours_of
from crm.domain.visits import VisitRow
from crm.planning.propose import StraightRoads, simulate
from crm.planning.propose.daydrive import Item, between, site_of
from crm.storage import appointments as appointments_there
from crm.storage.unit import UnitOfWork
from crm.usecases.plan_days import STEP_MINUTES, WHOLE_DAY
from crm.usecases.routes import place_of
from crm.usecases.visits import move_visit


class Reordered(Struct, frozen=True):
    """A day in another order: its visits at the times they would have, and which of them those are new for.

    When it cannot be driven `code` and `values` say why (plan.fault.*) and the times are those it would take. Visits
    that are `outside` would move out of their customers' hours: a hint alone, somebody may have agreed otherwise.
    """

    visits: tuple[VisitRow, ...]
    moved: frozenset[UUID] = frozenset()
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    outside: tuple[VisitRow, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.code


def reordered(
    visits: Sequence[VisitRow],
    order: Sequence[UUID],
    base: Base | None,
    rules: SlotRules,
    now: datetime,
    zone: ZoneInfo,
    appointments: Sequence[Appointment] = (),
) -> Reordered:
    """Drive one person's day in another order, each stop as early as it can be; nothing is written.

    Held visits, those with a fixed hour and appointments keep their times; the planner's own simulator judges. Hours
    of customers that are kept now stay so where that goes.
    """
    rows = {row.id: row for row in visits if row.start is not None and row.end is not None}
    stops = [rows[key] for key in order if key in rows]
    if not stops:
        return Reordered(tuple(visits))
    drive = _Driver(stops, base, rules, now, zone, appointments)
    kept = drive.day_in_order(keeps_hours=True)
    return _told(rows, kept if kept.ok else drive.day_in_order(keeps_hours=False), zone)


def take_order(work: UnitOfWork, tried: Reordered) -> None:
    """Give the visits their new times.

    Raises Invalid("plan.taken") where an appointment came since the order was tried, and as `move_visit` does.
    """
    for row in tried.visits:
        if row.id in tried.moved and row.start is not None and row.end is not None:
            _check_free(work, row, row.start, row.end)
            move_visit(work, row.id, row.version, row.start, row.end)


def _check_free(work: UnitOfWork, row: VisitRow, start: datetime, end: datetime) -> None:
    local = work.clock.local(start)
    for each in appointments_there.between(work, row.person_id, start, end):
        if _hours_on(each, local.date(), work.clock.zone) and each.start < end and each.end > start:
            values = {"day": local.date(), "start": f"{local:%H:%M}", "other": each.title}
            raise Invalid("plan.taken", name=row.account, **values)


class _Driver:
    """Drives the stops of one day in their order, with the appointments between them."""

    def __init__(
        self,
        stops: Sequence[VisitRow],
        base: Base | None,
        rules: SlotRules,
        now: datetime,
        zone: ZoneInfo,
        appointments: Sequence[Appointment],
    ) -> None:
        self._stops, self._zone = stops, zone
        self._roads = StraightRoads(rules.detour, rules.kmh, STEP_MINUTES)
        bare = _bare_day(stops, base, rules, now, zone)
        self._busy = _busy_on(bare, appointments, now, zone)
        there = [_as_it_stands(row, bare, zone) for row in stops]
        day = _long_enough(bare, [*there, *self._busy], self._roads)
        floor = min(bare.start, *(each.start for each in there))
        self._day = replace(day, frozen_until=max(day.frozen_until, floor))

    def day_in_order(self, keeps_hours: bool) -> DaySchedule:
        """Return the day with each appointment after as many of the visits as leave time to reach it."""
        order: list[Item] = [_part(row, self._day, self._zone, keeps_hours) for row in self._stops]
        least = 0
        for each in self._busy:
            tried = (place for place in range(len(order), least, -1) if self._drive([*order[:place], each]).ok)
            place = next(tried, least)
            order.insert(place, each)
            least = place + 1
        return self._drive(order)

    def _drive(self, order: Sequence[Item]) -> DaySchedule:
        due = tuple(part for part in order if isinstance(part, DueVisit))
        fixed = tuple(part for part in order if isinstance(part, Fixed))
        return simulate(Problem((self._day,), due, self._roads, fixed), self._day, order)


def _bare_day(stops: Sequence[VisitRow], base: Base | None, rules: SlotRules, now: datetime, zone: ZoneInfo) -> WorkDay:
    """Return the usual working hours of the day of some stops."""
    first, local = stops[0], now.astimezone(zone)
    assert first.start is not None
    day = first.start.astimezone(zone).date()
    site = Site(*base.place) if base is not None else None
    return WorkDay(
        first.person_id,
        day,
        rules.work_start * 60,
        rules.work_end * 60,
        (rules.lunch_start * 60, rules.lunch_end * 60),
        most_visits=len(stops),
        begin=site,
        finish=site,
        frozen_until=_minute(local, zone) if day == local.date() else 0,
    )


def _long_enough(day: WorkDay, there: Sequence[Fixed], roads: Travel) -> WorkDay:
    """Return a day that lasts from the present departure to the present return where the plan is longer."""
    first = min(there, key=lambda each: each.start)
    last = max(there, key=lambda each: each.start + each.minutes)
    start = min(day.start, first.start - between(roads, day.begin, site_of(first, day)).minutes)
    end = max(day.end, last.start + last.minutes + between(roads, site_of(last, day), day.finish).minutes)
    lunch = day.lunch[1] - day.lunch[0] if day.lunch is not None else 0
    return replace(day, start=start, end=end, longest=end - start - lunch)


def _busy_on(day: WorkDay, appointments: Sequence[Appointment], now: datetime, zone: ZoneInfo) -> list[Fixed]:
    """Return what still takes hours of a day beside its visits; appointments that overlap are one."""
    found: list[Fixed] = []
    for each in sorted(appointments, key=lambda each: each.start):
        hours = _hours_on(each, day.day, zone)
        if hours is None or each.end <= now:
            continue
        start, end = hours
        if found and start < found[-1].start + found[-1].minutes:
            longer = max(end - found[-1].start, found[-1].minutes)
            found[-1] = replace(found[-1], minutes=longer)
            continue
        site = Site(each.lon, each.lat) if each.lon is not None and each.lat is not None else None
        found.append(Fixed(each.id, day.manager, day.day, start, end - start, site, each.title))
    return found


def _hours_on(each: Appointment, day: date, zone: ZoneInfo) -> tuple[int, int] | None:
    """Return the minutes that an appointment takes of a day; a whole day tells of none, like leave."""
    start, end = minutes_on(each.start, each.end, day, zone)
    leaves_time = each.is_free or each.is_all_day or start == end
    return None if leaves_time or (start, end) == WHOLE_DAY else (start, end)


def _minute(moment: datetime, zone: ZoneInfo) -> int:
    """Return the minute of the bureau's day."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def _as_it_stands(row: VisitRow, day: WorkDay, zone: ZoneInfo) -> Fixed:
    assert row.start is not None
    assert row.end is not None
    place = place_of(row)
    site = Site(*place) if place is not None else None
    minutes = int((row.end - row.start).total_seconds() // 60)
    return Fixed(
        row.id, day.manager, day.day, _minute(row.start, zone), minutes, site, row.account, True, row.account_id
    )


def _part(row: VisitRow, day: WorkDay, zone: ZoneInfo, keeps_hours: bool) -> Item:
    there = _as_it_stands(row, day, zone)
    if row.is_done or row.is_fixed:
        return there
    days = (day.day,)
    found = DueVisit(row.id, row.account_id, day.manager, there.site, there.minutes, day.day, days, name=row.account)
    starts = hours_of(row.visit_hours).starts(day.day.weekday(), there.minutes)
    if not keeps_hours or starts is None or not _is_received(row, zone):
        return found
    return replace(found, windows={day.day: tuple(Window(*span) for span in starts)})


def _is_received(row: VisitRow, zone: ZoneInfo) -> bool:
    """Say whether a visit keeps to the hours of its customer."""
    assert row.start is not None
    assert row.end is not None
    minutes = int((row.end - row.start).total_seconds() // 60)
    weekday = row.start.astimezone(zone).weekday()
    return hours_of(row.visit_hours).receives(weekday, _minute(row.start, zone), minutes)


def _told(rows: Mapping[UUID, VisitRow], schedule: DaySchedule, zone: ZoneInfo) -> Reordered:
    midnight = at_local(schedule.day, zone=zone)
    found, moved = [], set()
    for entry in schedule.entries:
        row = rows.get(UUID(str(entry.key)))
        if row is None:
            continue
        start, end = (midnight + timedelta(minutes=minutes) for minutes in (entry.start, entry.end))
        if not entry.is_fixed and (start, end) != (row.start, row.end):
            row = replace(row, start=start, end=end)
            moved.add(row.id)
        found.append(row)
    outside = tuple(row for row in found if row.id in moved and not _is_received(row, zone))
    return Reordered(tuple(found), frozenset(moved), schedule.code, schedule.values, outside)
