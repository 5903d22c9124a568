"""Where one more visit fits into a day that is driven already; what it finds, the simulator confirms."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.proposal import DaySchedule, DueVisit, Fixed, Key, Problem, Site, Travel, WorkDay
from crm.planning.propose.daydrive import Item, between, drive_day, hours_of, key_of, most_minutes, site_of, task_of
from crm.planning.propose.hours import timing


class KnownRoads:
    """Roads that are asked once for each pair of places."""

    def __init__(self, travel: Travel) -> None:
        self.travel = travel
        self.known: dict[tuple[Site | None, Site | None], int] = {}

    def minutes(self, start: Site | None, end: Site | None) -> int:
        """Return the minutes of a drive."""
        found = self.known.get((start, end))
        if found is None:
            found = self.known[start, end] = between(self.travel, start, end).minutes
        return found


class Gap(Struct, frozen=True):
    """A place for a visit: between which stops, and the driving it adds.

    Minutes of the day then: `over` is what it is too long by, `overtime` what it may be longer than usual and is.
    """

    position: int
    extra: int
    over: int
    overtime: int


class DayPlan:
    """A day with what is driven to on it, ready for many questions."""

    def __init__(self, roads: KnownRoads, day: WorkDay, order: Sequence[Item], held: Collection[Key]) -> None:
        self.roads = roads
        self.day = day
        self.order = tuple(order)
        self.held = frozenset(held)
        self.hours = hours_of(day)
        self.places = [day.begin, *(site_of(item, day) for item in order), day.finish]
        self.legs = [roads.minutes(start, end) for start, end in zip(self.places, self.places[1:], strict=False)]
        self.tasks = [task_of(item, day, self.hours, key_of(item) in self.held) for item in order]
        self.accounts = {item.account_id for item in order if item.account_id is not None}
        self.others: dict[WorkDay, DayPlan] = {}
        self.lacking: dict[Key, DayPlan] = {}
        self.known: dict[Key, tuple[Gap, ...]] = {}
        self.visits = sum(isinstance(item, DueVisit) or item.is_visit for item in order)

    def relaxed(self, day: WorkDay) -> "DayPlan":
        """Return the same order on a day with other rules."""
        found = self.others.get(day)
        if found is None:
            found = self.others[day] = DayPlan(self.roads, day, self.order, self.held)
        return found

    def without(self, key: Key) -> "DayPlan":
        """Return the day without one of its stops; it is asked again and again while places are looked for."""
        found = self.lacking.get(key)
        if found is None:
            rest = [item for item in self.order if key_of(item) != key]
            found = self.lacking[key] = DayPlan(self.roads, self.day, rest, self.held)
        return found

    def with_visit(self, visit: DueVisit, position: int, is_held: bool = False) -> "DayPlan":
        """Return the day with one more stop."""
        order = [*self.order[:position], visit, *self.order[position:]]
        return DayPlan(self.roads, self.day, order, self.held | {visit.key} if is_held else self.held)

    def fits(self, visit: DueVisit) -> tuple[Gap, ...]:
        """Return where a visit fits; it is worked out once for each visit's key."""
        found = self.known.get(visit.key)
        if found is None:
            found = self.known[visit.key] = tuple(self.gaps(visit))
        return found

    def gaps(self, visit: DueVisit, longer: int = 0) -> Iterator[Gap]:
        """Yield where a visit fits, when the day may be too long by some minutes."""
        task = task_of(visit, self.day, self.hours, visit.key in self.held)
        if not task.spans or visit.account_id in self.accounts or self.visits >= self.day.most_visits:
            return
        most, usual = most_minutes(self.day), self.day.longest - self.day.reserve
        for position in range(len(self.order) + 1):
            before = self.roads.minutes(self.places[position], visit.site)
            after = self.roads.minutes(visit.site, self.places[position + 1])
            legs = [*self.legs[:position], before, after, *self.legs[position + 1 :]]
            tasks = [*self.tasks[:position], task, *self.tasks[position:]]
            found = timing(self.day.start, tasks, legs, usual)
            if found is None:
                continue
            over = max(0, found.back - self.hours.last, found.minutes - most)
            if over <= longer:
                extra = before + after - (self.legs[position] if self.order else 0)
                yield Gap(position, extra, over, max(0, found.minutes - usual))

    def schedule(self) -> DaySchedule:
        """Drive the day."""
        return drive_day(self.roads.travel, self.day, self.order, self.held)

    def start_of(self, visit: DueVisit, gap: Gap) -> int | None:
        """Return when a visit starts in a gap; None when the simulator does not agree that it fits."""
        found = self.with_visit(visit, gap.position, visit.key in self.held).schedule()
        return next((entry.start for entry in found.entries if entry.key == visit.key), None) if found.ok else None


def as_planned(problem: Problem, roads: KnownRoads, days: Sequence[DaySchedule], pinned: bool) -> list[DayPlan]:
    """Return the days of a proposal; `pinned` holds all at their times, else only what stands as published."""
    visits: Mapping[Key, DueVisit] = {visit.key: visit for visit in problem.due}
    fixed: Mapping[Key, Fixed] = {each.id: each for each in problem.fixed}
    calendar = {(day.manager, day.day): day for day in problem.days}
    found = []
    for schedule in days:
        day = calendar.get((schedule.manager, schedule.day))
        if day is None:
            continue
        order: list[Item] = []
        held: set[Key] = set()
        for entry in schedule.entries:
            if entry.is_fixed:
                order.append(fixed[entry.key])
                continue
            visit = visits[entry.key]
            if visit.published == (schedule.day, entry.start) or pinned:
                visit = replace(visit, published=(schedule.day, entry.start), minutes=entry.end - entry.start)
                held.add(entry.key)
            order.append(visit)
        found.append(DayPlan(roads, day, order, held))
    return found
