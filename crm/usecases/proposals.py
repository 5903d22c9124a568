"""Proposing visits for a day, a week or a month (domain.md 2.1, 2.4): the question, the answer, and taking it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.codelists import street_by_code
from crm.domain.codes import ImportanceGrade, Segment
from crm.domain.errors import Invalid, NotFound
from crm.domain.planning import PlanAccount, PlanAnswer, PlanQuestion, PlanWish
from crm.domain.proposal import (
    DueVisit,
    Fixed,
    Key,
    LeftOut,
    Priority,
    Problem,
    Proposal,
    Site,
    SlotOffer,
    Spacing,
    Stop,
    Window,
    WorkDay,
)
from crm.domain.settings import SettingValue
from crm.domain.visit_hours import VisitHours, read_hours
from crm.domain.visits import VisitRow
from crm.planning.propose import StraightRoads, best_slots, propose, simulate, usual_order
from crm.storage import proposals as store
from crm.storage import visits
from crm.storage.calendar import work_calendar
from crm.storage.people import people
from crm.storage.proposals import Candidate
from crm.storage.reader import Reader
from crm.storage.routes import base_of
from crm.storage.settings import all_values, number
from crm.storage.unit import UnitOfWork
from crm.usecases.visits import plan_visit

AHEAD = timedelta(days=7)
"""What falls due this soon after the period is planned too where it lies on the way."""
STEP_MINUTES = 5
"""Times of visits are rounded to this."""
EVENTS = ("complaint", "outages", "new_connection")
"""Rules of events, by the end of their key: urgent, and kept once."""
LENGTHS = {
    Segment.TOP100: "visit.minutes.top100",
    Segment.DIRECT_SERVICE: "visit.minutes.direct_service",
    Segment.LARGE_INDUSTRIAL: "visit.minutes.large_industrial",
    Segment.SMALL_BUSINESS: "visit.minutes.small_business",
}
Values = Mapping[str, SettingValue]


def question(reader: Reader, wish: PlanWish) -> PlanQuestion:
    """Return everything that a plan stands on; what is planned already stays where it is.

    Raises Invalid("plan.past") and NotFound("person.unknown").
    """
    today = reader.clock.today()
    if wish.last < today:
        raise Invalid("plan.past", day=wish.last)
    managers = _managers(reader, wish)
    values = all_values(reader, today)
    days: list[WorkDay] = []
    due: list[DueVisit] = []
    fixed: list[Fixed] = []
    spacing: dict[UUID, Spacing] = {}
    accounts: dict[UUID, PlanAccount] = {}
    for person_id in managers:
        there = list(_fixed(reader, wish, person_id))
        own = tuple(_room_for(day, there, _roads(values)) for day in _days(reader, wish, person_id, values))
        days += own
        fixed += there
        for row in store.candidates(reader, person_id, today, wish.last + AHEAD):
            accounts[row.id] = _account(row)
            spacing[row.id] = Spacing(max(1, row.interval_days // 2))
            due += _visits(row, person_id, own, wish, values)
    problem = Problem(tuple(days), tuple(due), _roads(values), tuple(fixed), spacing)
    return PlanQuestion(wish, problem, accounts, managers)


def _managers(reader: Reader, wish: PlanWish) -> dict[UUID, str]:
    """Return the names of whose visits are planned; a team is whoever has accounts."""
    rows = [row for row in people(reader, reader.clock.today()) if row.id in wish.people or not wish.people]
    found = {row.id: row.name for row in rows if wish.people or row.accounts}
    if not found or not set(wish.people) <= set(found):
        raise NotFound("person.unknown", value=", ".join(str(each) for each in wish.people))
    return found


def _roads(values: Values) -> StraightRoads:
    return StraightRoads(number(values, "travel.detour"), number(values, "travel.kmh"), STEP_MINUTES)


def answer(
    asked: PlanQuestion,
    seconds: float | None = None,
    seed: int | None = None,
    on_better: Callable[[PlanAnswer], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    iterations: int | None = None,
) -> PlanAnswer:
    """Return the best plan; it needs no database and can run beside the window (see crm.planning.propose)."""

    def better(found: Proposal) -> None:
        if on_better is not None:
            on_better(_beside_usual(asked, found, False))

    found = propose(
        asked.problem, seconds=seconds, iterations=iterations, seed=seed, on_better=better, cancelled=cancelled
    )
    return _beside_usual(asked, found, True)


def _beside_usual(asked: PlanQuestion, found: Proposal, is_final: bool) -> PlanAnswer:
    usual = usual_order(asked.problem, found)
    return PlanAnswer(asked, found, usual.minutes, usual.km, is_final)


def best_times(reader: Reader, account_id: UUID, person_id: UUID, days: int = 21, count: int = 5) -> list[SlotOffer]:
    """Return the best times for a visit to any account within some days, the cheapest first; nothing else moves.

    Raises NotFound("account.gone").
    """
    today = reader.clock.today()
    row = store.candidate(reader, account_id, today)
    if row is None:
        raise NotFound("account.gone")
    wish = PlanWish((person_id,), today, today + timedelta(days=days))
    values = all_values(reader, today)
    there = list(_fixed(reader, wish, person_id))
    own = tuple(_room_for(day, there, _roads(values)) for day in _days(reader, wish, person_id, values))
    visit = next(
        iter(_visits(replace(row, planned_on=None, due_on=min(row.due_on, wish.last)), person_id, own, wish, values))
    )
    problem = Problem(own, (visit,), _roads(values), tuple(there))
    return best_slots(problem, Proposal(), visit, count)


def missed(found: PlanAnswer) -> list[LeftOut]:
    """Return the visits without a place that fall due in the period; those due soon after it may wait."""
    due = {visit.key: visit.due for visit in found.question.problem.due}
    return [each for each in found.proposal.left_out if due[each.key] <= found.question.wish.last]


def accept(work: UnitOfWork, found: PlanAnswer, keys: Collection[Key] | None = None) -> list[UUID]:
    """Plan the proposed visits, all or those of some keys, in one unit of work; return the visits' keys.

    Raises what `plan_visit` does.
    """
    chosen = [stop for stop in found.proposal.stops if keys is None or stop.key in keys]
    return [plan_visit(work, stop.account_id, stop.manager, *span_of(stop)) for stop in chosen]


def span_of(stop: Stop | SlotOffer) -> tuple[datetime, datetime]:
    """Return when a stop begins and ends."""
    midnight = at_local(stop.day)
    return midnight + timedelta(minutes=stop.start), midnight + timedelta(minutes=stop.end)


def _days(reader: Reader, wish: PlanWish, person_id: UUID, values: Values) -> Iterator[WorkDay]:
    """Yield the days on which a manager works, from today on; what is near stays as it is."""
    calendar = work_calendar(reader, wish.first, wish.last).of(person_id)
    base = base_of(reader, person_id)
    site = Site(*base.place) if base is not None else None
    now = reader.clock.local(reader.clock.now())
    frozen = now + timedelta(minutes=number(values, "plan.frozen_minutes"))
    day = max(wish.first, now.date())
    while day <= wish.last:
        if calendar.is_workday(day):
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


def _room_for(day: WorkDay, fixed: list[Fixed], roads: StraightRoads) -> WorkDay:
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


def _minute_of(moment: datetime, day: date) -> int:
    """Return the minute of a day that a moment is, 0 when the day comes later and 1440 when it is over."""
    if moment.date() == day:
        return moment.hour * 60 + moment.minute
    return 1440 if moment.date() > day else 0


def _hour(values: Values, key: str) -> int:
    return int(number(values, key)) * 60


def _fixed(reader: Reader, wish: PlanWish, person_id: UUID) -> Iterator[Fixed]:
    for row in visits.between(reader, person_id, wish.first, wish.last):
        if row.start is not None and row.end is not None:
            yield _fixed_visit(row, reader)


def _fixed_visit(row: VisitRow, reader: Reader) -> Fixed:
    assert row.start is not None
    assert row.end is not None
    start = reader.clock.local(row.start)
    minutes = int((row.end - row.start).total_seconds() // 60)
    site = Site(row.lon, row.lat) if row.lon is not None and row.lat is not None else None
    minute = start.hour * 60 + start.minute
    return Fixed(row.id, row.person_id, start.date(), minute, minutes, site, row.account, True, row.account_id)


def _account(row: Candidate) -> PlanAccount:
    site = _site(row)
    is_estimated = site is not None and site.is_estimated
    return PlanAccount(row.id, row.name, row.segment, row.district, row.due_on, row.rule, is_estimated)


def _visits(
    row: Candidate, person_id: UUID, days: tuple[WorkDay, ...], wish: PlanWish, values: Values
) -> Iterator[DueVisit]:
    """Yield the duty slots of an account that fall into the period and have no visit yet."""
    hours, minutes = _hours_of(row), minutes_of(row.segment, values)
    open_days = tuple(day.day for day in days if not hours.is_closed(day.day.weekday()))
    windows = {}
    for day in open_days:
        starts = hours.starts(day.weekday(), minutes)
        if starts is not None:
            windows[day] = tuple(Window(*span) for span in starts)
    for slot, due in enumerate(_slots(row, wish)):
        is_later = due > wish.last
        yield DueVisit(
            f"{row.id}:{slot}",
            row.id,
            person_id,
            _site(row),
            minutes,
            due,
            open_days,
            slot,
            Priority.LOW if is_later else _priority(row),
            windows,
            street=row.street,
            name=row.name,
        )


def _slots(row: Candidate, wish: PlanWish) -> Iterator[date]:
    """Yield the due days until a week after the period; one that is planned counts on from its day."""
    returns = row.interval_days if not _is_event(row) else 0
    due = row.due_on
    if row.planned_on is not None:
        if not returns:
            return
        due = row.planned_on + timedelta(days=returns)
    until = wish.last + AHEAD
    while due <= until:
        yield due
        if not returns:
            return
        due = max(due, wish.first) + timedelta(days=returns)


def _is_event(row: Candidate) -> bool:
    return row.rule.endswith(EVENTS)


def _hours_of(row: Candidate) -> VisitHours:
    """Return an account's hours; a text from elsewhere that cannot be read sets no limit."""
    try:
        return read_hours(row.visit_hours)
    except Invalid:
        return VisitHours()


def _site(row: Candidate) -> Site | None:
    street = street_by_code().get(row.street)
    centre = (street.lon, street.lat) if street is not None else None
    if row.lon is not None and row.lat is not None:
        return Site(row.lon, row.lat, is_estimated=(row.lon, row.lat) == centre)
    return Site(*centre, is_estimated=True) if centre is not None else None


def _priority(row: Candidate) -> Priority:
    if _is_event(row):
        return Priority.URGENT
    if row.segment is Segment.DIRECT_SERVICE or row.grade is ImportanceGrade.SPECIAL:
        return Priority.HIGH
    return Priority.USUAL if row.segment in (Segment.TOP100, Segment.LARGE_INDUSTRIAL) else Priority.LOW


def minutes_of(segment: Segment, values: Values) -> int:
    """Return how long a visit to an account of a segment usually takes."""
    return int(number(values, LENGTHS.get(segment, "visit.default_minutes")))
