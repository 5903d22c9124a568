"""The days that the month planner fills: when a manager works, and what stands on them already."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.appointments import minutes_on, whole_days
from crm.domain.clock import at_local
from crm.domain.planning import PlanWish
from crm.domain.proposal import Fixed, Problem, Site, WorkDay
from crm.domain.settings import SettingValue
from crm.domain.visits import VisitRow
from crm.planning.propose import StraightRoads, simulate
from crm.storage import appointments, visits
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.routes import base_of
from crm.storage.settings import number

STEP_MINUTES = 5
"""Times of visits are rounded to this."""
WHOLE_DAY = (0, 1440)
Values = Mapping[str, SettingValue]


def days_of(reader: Reader, wish: PlanWish, person_id: UUID, values: Values) -> Iterator[WorkDay]:
    """Yield the days on which a manager works, from today on; what is near stays as it is."""
    calendar = work_calendar(reader, wish.first, wish.last).of(person_id)
    base = base_of(reader, person_id)
    site = Site(*base.place) if base is not None else None
    now = reader.clock.local(reader.clock.now())
    frozen = now + timedelta(minutes=number(values, "plan.frozen_minutes"))
    day = max(wish.first, now.date())
    taken = _taken_days(reader, wish, person_id)
    while day <= wish.last:
        if calendar.is_workday(day) and day not in taken:
            yield WorkDay(
                person_id,
                day,
                _hour(values, "visit.work_start_hour"),
                _hour(values, "visit.work_end_hour"),
                (_hour(values, "visit.lunch_start_hour"), _hour(values, "visit.lunch_end_hour")),
                longest=int(number(values, "plan.day_minutes")),
                reserve=int(number(values, "plan.reserve_minutes")),
                most_visits=int(number(values, "plan.most_visits")),
                begin=site,
                finish=site,
                frozen_until=_minute_of(frozen, day),
            )
        day += timedelta(days=1)


def room_for(day: WorkDay, fixed: list[Fixed], roads: StraightRoads) -> WorkDay:
    """Return a day that is long enough for what somebody has planned on it, even beyond the usual hours."""
    own = sorted((each for each in fixed if each.day == day.day), key=lambda each: each.start)
    if not own:
        return day
    whole = replace(day, start=0, end=1440, longest=1440, reserve=0, most_visits=len(own))
    driven = simulate(Problem((whole,), (), roads, tuple(own)), whole, own)
    if not driven.ok:
        return day
    return replace(
        day,
        start=min(day.start, driven.leave),
        end=max(day.end, driven.back),
        longest=max(day.longest, driven.minutes + day.reserve),
        most_visits=max(day.most_visits, sum(each.is_visit for each in own)),
    )


def fixed_of(reader: Reader, wish: PlanWish, person_id: UUID) -> Iterator[Fixed]:
    for row in visits.between(reader, person_id, wish.first, wish.last):
        if row.start is not None and row.end is not None:
            yield _fixed_visit(row, reader)
    until = at_local(wish.last + timedelta(days=1))
    for each in appointments.between(reader, person_id, at_local(wish.first), until):
        if not each.is_free:
            site = Site(each.lon, each.lat) if each.lon is not None and each.lat is not None else None
            for day in each.days(reader.clock.zone):
                start, end = minutes_on(each.start, each.end, day, reader.clock.zone)
                if (start, end) != WHOLE_DAY:
                    yield Fixed(each.id, person_id, day, start, end - start, site, each.title)


def _taken_days(reader: Reader, wish: PlanWish, person_id: UUID) -> frozenset[date]:
    """Return the days that appointments take from midnight to midnight, as leave does."""
    zone = reader.clock.zone
    found = appointments.between(reader, person_id, *whole_days(wish.first, wish.last, zone))
    parts = (
        (day, minutes_on(each.start, each.end, day, zone))
        for each in found
        if not each.is_free
        for day in each.days(zone)
    )
    return frozenset(day for day, minutes in parts if minutes == WHOLE_DAY)


def _fixed_visit(row: VisitRow, reader: Reader) -> Fixed:
    assert row.start is not None
    assert row.end is not None
    start = reader.clock.local(row.start)
    minutes = int((row.end - row.start).total_seconds() // 60)
    site = Site(row.lon, row.lat) if row.lon is not None and row.lat is not None else None
    minute = start.hour * 60 + start.minute
    return Fixed(row.id, row.person_id, start.date(), minute, minutes, site, row.account, True, row.account_id)


def roads_of(values: Values) -> StraightRoads:
    return StraightRoads(number(values, "travel.detour"), number(values, "travel.kmh"), STEP_MINUTES)


def _minute_of(moment: datetime, day: date) -> int:
    """Return the minute of a day that a moment is, 0 when the day comes later and 1440 when it is over."""
    if moment.date() == day:
        return moment.hour * 60 + moment.minute
    return 1440 if moment.date() > day else 0


def _hour(values: Values, key: str) -> int:
    return int(number(values, key)) * 60
