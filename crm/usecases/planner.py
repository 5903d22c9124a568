"""The planner: a span of days, who is due, and whether a slot will do."""

from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.planner import DueGroup, DueRow, OutageStrip, SlotVerdict, Week
from crm.domain.visits import VisitRow
from crm.planning.travel import Drive, drive
from crm.storage import planner as store
from crm.storage import visits
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number

DUE_AHEAD_DAYS = 30


def week(reader: Reader, person_id: UUID | None, first: date, days: int = 7) -> Week:
    """Return the visits and outages of some days, and the accounts that wait to be planned."""
    last = first + timedelta(days=days - 1)
    start = at_local(first, zone=reader.clock.zone)
    end = at_local(last + timedelta(days=1), zone=reader.clock.zone)
    strips = visits.outages_between(reader, person_id, start, end)
    return Week(
        first,
        tuple(visits.between(reader, person_id, first, last)),
        tuple(OutageStrip(*strip) for strip in strips),
        tuple(due_list(reader, person_id)),
    )


def due_list(reader: Reader, person_id: UUID | None) -> list[DueRow]:
    """Return the accounts due within thirty days without a planned visit, the latest first."""
    today = reader.clock.today()
    found = store.unplanned(reader, person_id, today + timedelta(days=DUE_AHEAD_DAYS))
    return [
        DueRow(
            row.id,
            row.name,
            row.segment,
            row.district,
            row.due_on,
            group_of(row.due_on, today),
            _late(row.due_on, today),
        )
        for row in found
    ]


def _late(due_on: date, today: date) -> int:
    return max(0, (today - due_on).days)


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
    values = all_values(reader, reader.clock.today())
    begin, finish = reader.clock.local(start), reader.clock.local(end)
    if begin.date() < reader.clock.today():
        return SlotVerdict(False, "slot.past")
    if begin.weekday() >= 5:
        return SlotVerdict(False, "slot.weekend")
    first, last = number(values, "visit.work_start_hour"), number(values, "visit.work_end_hour")
    if _hour(begin) < first or finish.date() != begin.date() or _hour(finish) > last:
        return SlotVerdict(False, "slot.outside_hours", {"start": int(first), "end": int(last)})
    lunch, back = number(values, "visit.lunch_start_hour"), number(values, "visit.lunch_end_hour")
    if _hour(begin) < back and _hour(finish) > lunch:
        return SlotVerdict(False, "slot.lunch", {"start": int(lunch), "end": int(back)})
    clash = visits.clashing(reader, person_id, start, end, visit_id)
    if clash is not None:
        return SlotVerdict(False, "slot.taken", {"name": clash[0], "start": clash[1], "end": clash[2]})
    before = store.visit_before(reader, person_id, begin.date(), start, visit_id)
    leg = drive_between(reader, before, store.place_of(reader, account_id))
    if leg is None or before is None:
        return SlotVerdict(True, "slot.free")
    return SlotVerdict(True, "slot.drive", {"minutes": leg.minutes, "km": leg.km, "name": before.account})


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60


def drive_between(reader: Reader, before: VisitRow | None, place: tuple[float | None, float | None]) -> Drive | None:
    """Return the estimated drive from one visit to a place, None when one of them is unknown."""
    if before is None:
        return None
    values = all_values(reader, reader.clock.today())
    return drive((before.lon, before.lat), place, number(values, "travel.detour"), number(values, "travel.kmh"))
