"""New times for planned visits whose day fell out, such as by leave, with as few others moved as can be."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import Clock, at_local
from crm.domain.planning import PlanWish, VisitMove
from crm.domain.proposal import (
    DaySchedule,
    DueVisit,
    Fixed,
    PlanChange,
    PlanRules,
    Problem,
    Proposal,
    Site,
    Stop,
    WorkDay,
)
from crm.domain.visits import VisitRow
from crm.planning.propose import replan, simulate
from crm.storage import proposals as store
from crm.storage import visits
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.unit import UnitOfWork
from crm.usecases.plan_days import days_of, fixed_of, roads_of, room_for
from crm.usecases.plan_visits import hours_on
from crm.usecases.visits import move_visit


class Held(Struct, frozen=True):
    """A planned visit with its times in the bureau's zone."""

    row: VisitRow
    start: datetime
    minutes: int

    @property
    def at(self) -> tuple[date, int]:
        return self.start.date(), self.start.hour * 60 + self.start.minute

    def stop(self) -> Stop:
        """Return it as a stop of a published plan."""
        (day, start), row = self.at, self.row
        return Stop(row.id, row.account_id, row.person_id, day, start, start + self.minutes, 0, 0.0, 0, False)


def new_times(reader: Reader, person_id: UUID, first: date, last: date) -> tuple[VisitMove, ...]:
    """Return where a person's visits between two days go that stand on a day that is not worked any more.

    Others are moved only where there is no room without, days get longer where more than one would have to move; what
    the customer was promised or is near stays.
    """
    wish = PlanWish((person_id,), max(first, reader.clock.today()), last)
    values = all_values(reader, reader.clock.today())
    there = list(fixed_of(reader, wish, person_id))
    days = tuple(room_for(day, there, roads_of(values)) for day in days_of(reader, wish, person_id, values))
    held = list(_held(reader, wish, person_id))
    worked = {day.day for day in days}
    blocked = frozenset((person_id, each.at[0]) for each in held if each.at[0] not in worked)
    if not blocked:
        return ()
    loose = [each for each in held if each.at[0] not in worked or not each.row.is_agreed]
    due = tuple(_due(reader, each, days) for each in loose)
    keys = {each.row.id for each in loose}
    fixed = tuple(each for each in there if each.id not in keys and each.day in worked)
    rules = PlanRules(repair_overtime=int(number(values, "plan.repair_overtime_minutes")))
    problem = Problem(days, due, roads_of(values), fixed, rules=rules)
    plan = Proposal(tuple(each.stop() for each in loose), days=tuple(_schedules(problem)))
    return _moves(reader.clock, loose, replan(problem, plan, PlanChange(blocked=blocked)))


def _held(reader: Reader, wish: PlanWish, person_id: UUID) -> Iterator[Held]:
    for row in visits.between(reader, person_id, wish.first, wish.last):
        if row.start is not None and row.end is not None and not row.is_done:
            yield Held(row, reader.clock.local(row.start), int((row.end - row.start).total_seconds() // 60))


def _due(reader: Reader, held: Held, days: Sequence[WorkDay]) -> DueVisit:
    row = held.row
    found = store.candidate(reader, row.account_id, reader.clock.today())
    open_days, windows = hours_on(found, days, held.minutes) if found else (tuple(day.day for day in days), {})
    site = Site(row.lon, row.lat) if row.lon is not None and row.lat is not None else None
    return DueVisit(
        row.id,
        row.account_id,
        row.person_id,
        site,
        held.minutes,
        held.at[0],
        open_days,
        windows=windows,
        published=held.at,
        visit_id=row.id,
        name=row.account,
    )


def _schedules(problem: Problem) -> Iterator[DaySchedule]:
    """Yield the days as they stand, each visit at its time."""
    for day in problem.days:
        stay = [each for each in problem.due if each.published is not None and each.published[0] == day.day]
        items: list[tuple[int, DueVisit | Fixed]] = [(each.published[1], each) for each in stay if each.published]
        items += [(each.start, each) for each in problem.fixed if each.day == day.day]
        order = [item for _start, item in sorted(items, key=lambda each: each[0])]
        yield simulate(problem, day, order, {each.key for each in stay})


def _moves(clock: Clock, held: Sequence[Held], after: Proposal) -> tuple[VisitMove, ...]:
    stops = {stop.key: stop for stop in after.stops}
    left = {each.key: each for each in after.left_out}
    longer = {day.day: day.overtime for day in after.days}
    found = []
    for each in held:
        row, stop = each.row, stops.get(each.row.id)
        if stop is not None and (stop.day, stop.start) != each.at:
            begin = clock.local(at_local(stop.day) + timedelta(minutes=stop.start))
            end = begin + timedelta(minutes=each.minutes)
            overtime = longer.get(stop.day, 0)
            found.append(VisitMove(row.id, row.version, row.account, each.start, begin, end, overtime=overtime))
        elif stop is None and row.id in left:
            why = left[row.id]
            found.append(VisitMove(row.id, row.version, row.account, each.start, None, None, why.reason, why.values))
    return tuple(sorted(found, key=lambda move: (move.start is None, move.was)))


def take_new_times(work: UnitOfWork, moves: Collection[VisitMove], reason: str) -> int:
    """Move visits to their new times, for a reason in words, and return how many; their first approved days stay.

    Raises what `move_visit` does.
    """
    ready = [move for move in moves if move.start is not None and move.end is not None]
    for move in ready:
        assert move.start is not None
        assert move.end is not None
        move_visit(work, move.visit_id, move.version, move.start, move.end, reason)
    return len(ready)
