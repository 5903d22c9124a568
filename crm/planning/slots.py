"""Whether a visit may stand at a time: one judge for the drop on the calendar, the keyboard and the use case."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from crm.domain.appointments import Appointment
from crm.domain.planner import SlotRules, SlotVerdict
from crm.domain.visit_hours import hours_of
from crm.domain.visits import VisitRow
from crm.domain.workdays import Day, DayKind, Workdays
from crm.planning.travel import Drive, drive

STEP_MINUTES = 15
Place = tuple[float | None, float | None]
"""(lon, lat) in degrees, None where unknown."""


class Slot(Struct, frozen=True):
    """A span of time for a visit at a place; `visit_id` is the visit that moves, None for a new one.

    `hours` are when the customer receives visits, as somebody typed it.
    """

    start: datetime
    end: datetime
    place: Place
    visit_id: UUID | None = None
    hours: str | None = None


def judge(
    slot: Slot,
    visits: Sequence[VisitRow],
    rules: SlotRules,
    calendar: Workdays,
    now: datetime,
    zone: ZoneInfo,
    appointments: Sequence[Appointment] = (),
) -> SlotVerdict:
    """Say whether a slot is free, and what the drive from the visit before it costs.

    `visits` and `appointments` are one person's on that day at least, `calendar` is that person's; moments are aware.
    Reasons in the order of their weight: past, no workday, outside working hours, lunch, taken. Hours of the customer
    that are not kept are a hint alone: somebody may have agreed otherwise.
    """
    begin, finish = slot.start.astimezone(zone), slot.end.astimezone(zone)
    if begin.date() < now.astimezone(zone).date():
        return SlotVerdict(False, "slot.past")
    day = calendar.kind_of(begin.date())
    if not day.is_workday:
        return _closed(begin.date(), day, calendar)
    if _hour(begin) < rules.work_start or finish.date() != begin.date() or _hour(finish) > rules.work_end:
        values: dict[str, object] = {"start": rules.work_start, "end": rules.work_end}
        return SlotVerdict(False, "slot.outside_hours", values)
    if _hour(begin) < rules.lunch_end and _hour(finish) > rules.lunch_start:
        return SlotVerdict(False, "slot.lunch", {"start": rules.lunch_start, "end": rules.lunch_end})
    others = [row for row in visits if row.id != slot.visit_id and row.start is not None and row.end is not None]
    for row in others:
        if row.start < slot.end and row.end > slot.start:  # type: ignore[operator]
            return SlotVerdict(False, "slot.taken", {"name": row.account, "start": row.start, "end": row.end})
    for each in appointments:
        if each.start < slot.end and each.end > slot.start and not each.is_free:
            return _taken(each)
    minute = begin.hour * 60 + begin.minute
    if not hours_of(slot.hours).receives(begin.weekday(), minute, int((slot.end - slot.start).total_seconds() // 60)):
        return SlotVerdict(True, "slot.customer_hours", {"hours": slot.hours})
    before = _before(slot, others, zone)
    leg = drive_between(before, slot.place, rules)
    if leg is None or before is None:
        return SlotVerdict(True, "slot.free")
    return SlotVerdict(True, "slot.drive", {"minutes": leg.minutes, "km": leg.km, "name": before.account})


def _taken(each: Appointment) -> SlotVerdict:
    if each.is_all_day:
        return SlotVerdict(False, "slot.day_taken", {"name": each.title})
    return SlotVerdict(False, "slot.taken", {"name": each.title, "start": each.start, "end": each.end})


def _closed(date: date, day: Day, calendar: Workdays) -> SlotVerdict:
    """Say why nobody works on a day."""
    if day.kind is DayKind.LEAVE and (leave := calendar.leave_on(date)) is not None:
        return SlotVerdict(False, "slot.leave", {"until": leave.ends_on})
    if day.kind is DayKind.HOLIDAY:
        return SlotVerdict(False, "slot.holiday", {"name": day.name})
    if day.kind is DayKind.OWN_DAY_OFF:
        return SlotVerdict(False, "slot.day_off_named" if day.name else "slot.day_off", {"name": day.name})
    return SlotVerdict(False, "slot.weekend")


def _before(slot: Slot, visits: Sequence[VisitRow], zone: ZoneInfo) -> VisitRow | None:
    """Return the last visit of the slot's day that ends before it."""
    day = slot.start.astimezone(zone).date()
    earlier = [
        row
        for row in visits
        if row.end is not None and row.end <= slot.start and row.end.astimezone(zone).date() == day
    ]
    return max(earlier, key=lambda row: row.end or slot.start, default=None)


def drive_between(before: VisitRow | None, place: Place, rules: SlotRules) -> Drive | None:
    """Return the estimated drive from a visit to a place, None when one of them is unknown."""
    return None if before is None else drive((before.lon, before.lat), place, rules.detour, rules.kmh)


def first_free(
    place: Place,
    visits: Sequence[VisitRow],
    rules: SlotRules,
    calendar: Workdays,
    now: datetime,
    zone: ZoneInfo,
    days: int = 14,
    appointments: Sequence[Appointment] = (),
    hours: str | None = None,
) -> Slot | None:
    """Return the first free slot from now on within some days that leaves time for the drives, None without one.

    It keeps to the `hours` of the customer.
    """
    local = now.astimezone(zone)
    for offset in range(days):
        day = local.date() + timedelta(days=offset)
        if not calendar.is_workday(day):
            continue
        for slot in _slots_of(day, place, rules, zone, hours):
            if slot.start <= now:
                continue
            verdict = judge(slot, visits, rules, calendar, now, zone, appointments)
            is_free = verdict.ok and verdict.code != "slot.customer_hours"
            if is_free and _can_be_driven(slot, visits, rules, zone):
                return slot
    return None


def _can_be_driven(slot: Slot, visits: Sequence[VisitRow], rules: SlotRules, zone: ZoneInfo) -> bool:
    """Say whether there is time to drive from the visit before a slot and to the one after it."""
    before = _before(slot, visits, zone)
    to_slot = drive_between(before, slot.place, rules)
    ends = before.end if before is not None else None
    if ends is not None and to_slot is not None and ends + timedelta(minutes=to_slot.minutes) > slot.start:
        return False
    after = _after(slot, visits, zone)
    if after is None or after.start is None:
        return True
    onward = drive(slot.place, (after.lon, after.lat), rules.detour, rules.kmh)
    return onward is None or slot.end + timedelta(minutes=onward.minutes) <= after.start


def _after(slot: Slot, visits: Sequence[VisitRow], zone: ZoneInfo) -> VisitRow | None:
    """Return the first visit of the slot's day that begins after it."""
    day = slot.start.astimezone(zone).date()
    later = [
        row
        for row in visits
        if row.start is not None and row.start >= slot.end and row.start.astimezone(zone).date() == day
    ]
    return min(later, key=lambda row: row.start or slot.end, default=None)


def _slots_of(day: date, place: Place, rules: SlotRules, zone: ZoneInfo, hours: str | None) -> list[Slot]:
    opening = datetime(day.year, day.month, day.day, rules.work_start, tzinfo=zone)
    length = timedelta(minutes=rules.minutes)
    count = (rules.work_end - rules.work_start) * 60 // STEP_MINUTES
    starts = [opening + timedelta(minutes=STEP_MINUTES * step) for step in range(count)]
    return [Slot(start, start + length, place, hours=hours) for start in starts]


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60
