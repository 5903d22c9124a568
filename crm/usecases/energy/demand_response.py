"""What a demand response brought, or would have: the last like days against the hours of an event (domain.md 4.7)."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.curves import unpacked
from crm.domain.demand_response import Event, ResponseTold, hourly
from crm.domain.energy_desk import AdviceKind, Finding
from crm.domain.errors import Invalid
from crm.planning.energy.advice import LIKE_DAYS, response
from crm.storage.calendar import work_calendar
from crm.storage.energy import metering
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.energy.advice import kept_events
from crm.usecases.energy.bills import subject_of

BACK = timedelta(days=60)
"""No like day is looked for further back."""


def response_of(reader: Reader, account_id: UUID, event: Event) -> ResponseTold:
    """Return an event of an account against its last five like days that were read and had no event.

    Days of its kept events had one, and are told among the event's others.

    Raises NotFound("account.gone"), Invalid("response.hours"), Invalid("response.bid"), Invalid("response.not_read")
    for a day of which quarters are missing, and Invalid("response.no_like_days").
    """
    event.check()
    subject_of(reader, account_id)
    event = replace(event, others=(event.others | _days_kept(reader, account_id)) - {event.day})
    read = _hours(reader, account_id, event)
    if event.day not in read:
        raise Invalid("response.not_read", value=event.day)
    calendar = work_calendar(reader, event.day - BACK, event.day)
    kind = calendar.is_workday(event.day)
    like = [
        day for day in sorted(read) if day < event.day and day not in event.others and calendar.is_workday(day) is kind
    ]
    like = like[-LIKE_DAYS:]
    if not like:
        raise Invalid("response.no_like_days", value=event.day)
    values = all_values(reader, event.day)
    limits = (number(values, "dr.valid_low_pct"), number(values, "dr.valid_high_pct"))
    days = [read[day] for day in like]
    found = response(days, read[event.day], event.bid_kw * len(event.hours), event.price, *limits)
    baseline = tuple(sum(hour) / len(days) for hour in zip(*days, strict=True))
    return ResponseTold(event, tuple(like), baseline, read[event.day], found.share, found.valid_kwh, found.income)


def as_finding(told: ResponseTold) -> Finding:
    """Return an event as what an account is advised to do: what it gave, held against the bid."""
    return Finding(AdviceKind.RESPONSE, told.kw, told.event.bid_kw, told.income, event=told.event)


def _days_kept(reader: Reader, account_id: UUID) -> frozenset[date]:
    kept = kept_events(reader, account_id)
    return frozenset(day for event in kept for day in (event.day, *event.others))


def _hours(reader: Reader, account_id: UUID, event: Event) -> dict[date, tuple[float, ...]]:
    """Return the kWh by hour of the days of which every metering point was read in the hours of the event."""
    points: dict[UUID, dict[date, tuple[float, ...] | None]] = defaultdict(dict)
    for row in metering.account_days(reader, account_id, event.day - BACK, event.day):
        points[row.metering_point_id][row.day] = hourly(unpacked(row.loads), event.hours)
    found: dict[date, tuple[float, ...]] = {}
    for day in {day for days in points.values() for day in days}:
        parts = [part for days in points.values() if (part := days.get(day)) is not None]
        if len(parts) == len(points):
            found[day] = tuple(map(sum, zip(*parts, strict=True)))
    return found
