"""Proposed visits beside what stands on their days: as rows for the calendar's judge, and before they are taken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.clock import at_local
from crm.domain.codes import Channel, PlanState, RecordState
from crm.domain.errors import Invalid
from crm.domain.planning import PlanAnswer
from crm.domain.proposal import DaySchedule, DueVisit, Fixed, LeftOut, Site, SlotOffer, Stop, WorkDay
from crm.domain.visits import VisitRow
from crm.planning.propose import simulate
from crm.planning.propose.daydrive import Item
from crm.planning.propose.hours import clock
from crm.storage import appointments, visits
from crm.storage.reader import Reader

Taken = tuple[datetime, datetime, str]
"""From when to when somebody has no time, and what for."""


def span_of(stop: Stop | SlotOffer) -> tuple[datetime, datetime]:
    """Return when a stop begins and ends."""
    midnight = at_local(stop.day)
    return midnight + timedelta(minutes=stop.start), midnight + timedelta(minutes=stop.end)


def rows_of(found: PlanAnswer, stops: Mapping[UUID, Stop]) -> dict[UUID, VisitRow]:
    """Return proposed visits as the calendar knows visits, by ids of the caller's."""
    sites = {visit.key: visit.site for visit in found.question.problem.due}
    return {id: _row(found, stop, id, sites.get(stop.key)) for id, stop in stops.items()}


def _row(found: PlanAnswer, stop: Stop, id: UUID, site: Site | None) -> VisitRow:
    account = found.question.accounts[stop.account_id]
    start, end = span_of(stop)
    return VisitRow(
        id,
        0,
        stop.account_id,
        account.name,
        account.segment,
        account.district,
        stop.manager,
        found.question.managers.get(stop.manager, ""),
        Channel.ON_SITE,
        PlanState.PROPOSED,
        RecordState.NONE,
        stop.day,
        start,
        end,
        held_on=None,
        purpose=None,
        is_fixed=False,
        satisfaction=None,
        content=None,
        contact=None,
        lon=site.lon if site is not None else None,
        lat=site.lat if site is not None else None,
        visit_hours=account.visit_hours,
    )


def check_free(reader: Reader, found: PlanAnswer, stops: Sequence[Stop]) -> None:
    """Raise Invalid("plan.taken") when a stop lies over another, a visit or an appointment that came since.

    What the plan was made without, because it cannot be kept, stands in nobody's way.
    """
    kept_out = {each.fixed_id for each in found.proposal.conflicts}
    for manager in {stop.manager for stop in stops}:
        own = sorted((stop for stop in stops if stop.manager == manager), key=span_of)
        taken = list(_taken(reader, manager, own, kept_out))
        for stop in own:
            start, end = span_of(stop)
            name = found.question.accounts[stop.account_id].name
            other = next((what for begin, until, what in taken if begin < end and until > start), None)
            if other is not None:
                raise Invalid("plan.taken", name=name, day=stop.day, start=clock(stop.start), other=other)
            taken.append((start, end, name))


def _taken(reader: Reader, manager: UUID, stops: Sequence[Stop], kept_out: set[UUID]) -> Iterator[Taken]:
    for row in visits.between(reader, manager, stops[0].day, stops[-1].day):
        if row.start is not None and row.end is not None and row.id not in kept_out:
            yield row.start, row.end, row.account
    until = at_local(stops[-1].day + timedelta(days=1))
    for each in appointments.between(reader, manager, at_local(stops[0].day), until):
        if not each.is_free and each.id not in kept_out:
            yield each.start, each.end, each.title


def with_remedy(found: PlanAnswer, left: LeftOut) -> PlanAnswer:
    """Return a proposal with a visit that was left out, as its remedy says; the day's other visits make room.

    Raises Invalid(plan.fault.*) when the day has changed since the remedy was found, as by another one.
    """
    stop = _as_told(found, left)
    day = next(day for day in found.question.problem.days if (day.manager, day.day) == (stop.manager, stop.day))
    order = _order_of(found, day)
    if left.remedy.endswith("overtime"):
        day = replace(day, overtime=day.overtime + int(str(left.remedy_values["minutes"])))
    day = replace(day, most_visits=len(order) + 1)
    new = replace(_free(found, stop), windows={})
    by_hand = {each.key for each in found.proposal.stops if each.is_moved}
    orders = ([*order[:at], new, *order[at:]] for at in range(len(order) + 1))
    driven = [simulate(found.question.problem, day, each, by_hand) for each in orders]
    going = [schedule for schedule in driven if schedule.ok]
    if not going:
        near = sum(_begins(item, found) <= stop.start for item in order)
        raise Invalid(driven[near].code, **driven[near].values)
    best = min(going, key=lambda each: (_start(each, stop) != stop.start, each.travel_minutes))
    out = tuple(each for each in found.proposal.left_out if each.key != left.key)
    stops = tuple(_at_times(each, best) for each in (*found.proposal.stops, stop))
    return replace(found, proposal=replace(found.proposal, stops=stops, left_out=out))


def _as_told(found: PlanAnswer, left: LeftOut) -> Stop:
    """Return the visit at the time that its remedy names."""
    visit = next(each for each in found.question.problem.due if each.key == left.key)
    start = str(left.remedy_values["start"])
    hour, minute = (int(part) for part in start.split(":"))
    length = int(str(left.remedy_values["minutes"])) if left.remedy.endswith("shorten") else visit.minutes
    begin, day = hour * 60 + minute, left.remedy_values["day"]
    assert isinstance(day, date)
    return Stop(left.key, left.account_id, visit.manager, day, begin, begin + length, 0, 0.0, 0)


def _order_of(found: PlanAnswer, day: WorkDay) -> list[Item]:
    """Return what stands on a day in its order."""
    kept_out = {each.fixed_id for each in found.proposal.conflicts}
    own = (day.manager, day.day)
    items: list[Item] = [
        each for each in found.question.problem.fixed if (each.manager, each.day) == own and each.id not in kept_out
    ]
    stops = (stop for stop in found.proposal.stops if (stop.manager, stop.day) == own)
    items += [_free(found, stop) for stop in stops]
    return sorted(items, key=lambda item: _begins(item, found))


def _begins(item: Item, found: PlanAnswer) -> int:
    if isinstance(item, Fixed):
        return item.start
    return next(stop.start for stop in found.proposal.stops if stop.key == item.key)


def _free(found: PlanAnswer, stop: Stop) -> DueVisit:
    """Return a proposed visit to be driven to; an earlier remedy may have led it out of its hours or shortened it."""
    visit = next(each for each in found.question.problem.due if each.key == stop.key)
    windows = visit.windows.get(stop.day)
    keeps = windows is None or any(each.earliest <= stop.start <= each.latest for each in windows)
    minutes = min(visit.minutes, stop.end - stop.start)
    there = (stop.day, stop.start)
    windows_kept = visit.windows if keeps else {}
    return replace(visit, days=(stop.day,), minutes=minutes, windows=windows_kept, published=there)


def _start(schedule: DaySchedule, stop: Stop) -> int:
    return next(entry.start for entry in schedule.entries if entry.key == stop.key)


def _at_times(stop: Stop, schedule: DaySchedule) -> Stop:
    """Return a stop at the time that its day gives it; those of other days stay."""
    for entry in schedule.entries:
        if entry.key == stop.key:
            drive = {"drive_minutes": entry.drive_minutes, "drive_km": entry.drive_km, "waiting": entry.waiting}
            return replace(stop, start=entry.start, end=entry.end, **drive)
    return stop
