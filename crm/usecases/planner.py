"""The planner: a span of days, who is due, and whether a slot will do."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.codes import Segment
from crm.domain.planner import Clash, DueGroup, DueRow, SlotRules, SlotVerdict, Week
from crm.domain.settings import SettingValue
from crm.planning.slots import Slot, drive_between, first_free, judge
from crm.planning.travel import Drive
from crm.storage import appointments, visits
from crm.storage import planner as store
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number

__all__ = ["Drive", "Slot", "account_to_plan", "drive_between", "due_list", "first_free", "judge", "judge_slot", "week"]

DUE_AHEAD_DAYS = 30
LENGTHS = {
    Segment.TOP100: "visit.minutes.top100",
    Segment.DIRECT_SERVICE: "visit.minutes.direct_service",
    Segment.LARGE_INDUSTRIAL: "visit.minutes.large_industrial",
    Segment.SMALL_BUSINESS: "visit.minutes.small_business",
}
Values = Mapping[str, SettingValue]


def week(reader: Reader, person_id: UUID | None, first: date, days: int = 7) -> Week:
    """Return the visits and outages of some days, and the accounts that wait to be planned."""
    last = first + timedelta(days=days - 1)
    start = at_local(first, zone=reader.clock.zone)
    end = at_local(last + timedelta(days=1), zone=reader.clock.zone)
    strips = visits.outages_between(reader, person_id, start, end)
    return Week(
        first,
        tuple(visits.between(reader, person_id, first, last)),
        tuple(strips),
        tuple(due_list(reader, person_id)),
        slot_rules(reader),
        work_calendar(reader, first, last, person_id),
        tuple(appointments.between(reader, person_id, start, end)),
    )


def due_list(reader: Reader, person_id: UUID | None) -> list[DueRow]:
    """Return the accounts due within thirty days without a planned visit, the latest first."""
    today = reader.clock.today()
    values = all_values(reader, today)
    found = store.unplanned(reader, person_id, today + timedelta(days=DUE_AHEAD_DAYS))
    return [_due_row(row, today, values) for row in found]


def _due_row(row: store.Unplanned, today: date, values: Values) -> DueRow:
    late = max(0, (today - row.due_on).days)
    group, minutes = group_of(row.due_on, today), minutes_of(row.segment, values)
    place, why = (row.lon, row.lat), (row.rule, row.is_first)
    return DueRow(
        row.id, row.name, row.segment, row.district, row.due_on, group, late, *place, minutes, row.visit_hours, *why
    )


def minutes_of(segment: Segment, values: Values) -> int:
    """Return how long a visit to an account of a segment usually takes."""
    return int(number(values, LENGTHS.get(segment, "visit.default_minutes")))


def group_of(due_on: date, today: date) -> DueGroup:
    """Say where a due day stands: late, in this calendar week, the next one, or later."""
    if due_on < today:
        return DueGroup.OVERDUE
    sunday = today + timedelta(days=6 - today.weekday())
    if due_on <= sunday:
        return DueGroup.THIS_WEEK
    return DueGroup.NEXT_WEEK if due_on <= sunday + timedelta(days=7) else DueGroup.LATER


def judge_slot(
    reader: Reader, account_id: UUID, person_id: UUID, start: datetime, end: datetime, visit_id: UUID | None = None
) -> SlotVerdict:
    """Say whether a visit may stand at a time, and what the drive from the visit before it costs."""
    day = reader.clock.local(start).date()
    slot = Slot(start, end, store.place_of(reader, account_id), visit_id)
    rows = visits.between(reader, person_id, day, day)
    others = appointments.between(reader, person_id, start, end)
    calendar = work_calendar(reader, day, day, person_id)
    return judge(slot, rows, slot_rules(reader), calendar, reader.clock.now(), reader.clock.zone, others)


def clashes(
    reader: Reader,
    account_id: UUID,
    person_id: UUID,
    spans: Sequence[tuple[datetime, datetime]],
    moving: Collection[UUID] = (),
) -> list[Clash]:
    """Return at which of some times a visit may not stand; visits that are `moving` leave their place for others."""
    if not spans:
        return []
    first, last = (reader.clock.local(moment).date() for moment in (min(spans)[0], max(spans)[1]))
    place, rules, now = store.place_of(reader, account_id), slot_rules(reader), reader.clock.now()
    rows = [row for row in visits.between(reader, person_id, first, last) if row.id not in moving]
    others = appointments.between(reader, person_id, min(spans)[0], max(spans)[1])
    calendar = work_calendar(reader, first, last, person_id)
    judged = (
        (start, judge(Slot(start, end, place), rows, rules, calendar, now, reader.clock.zone, others))
        for start, end in spans
    )
    return [Clash(start, verdict) for start, verdict in judged if not verdict.ok]


def slot_rules(reader: Reader) -> SlotRules:
    """Return today's working hours and estimates from the settings."""
    values = all_values(reader, reader.clock.today())
    return SlotRules(
        work_start=int(number(values, "visit.work_start_hour")),
        work_end=int(number(values, "visit.work_end_hour")),
        lunch_start=int(number(values, "visit.lunch_start_hour")),
        lunch_end=int(number(values, "visit.lunch_end_hour")),
        minutes=int(number(values, "visit.default_minutes")),
        detour=number(values, "travel.detour"),
        kmh=number(values, "travel.kmh"),
    )


def account_to_plan(reader: Reader, account_id: UUID) -> DueRow | None:
    """Return any account as a row of the due list, also one that is not due."""
    found, today = store.to_plan(reader, account_id), reader.clock.today()
    return _due_row(found, today, all_values(reader, today)) if found is not None else None
