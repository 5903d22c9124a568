"""A manager's month in the terms of the search, and a found plan told in the terms of the calendar."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from uuid import UUID

from msgspec import Struct, field

from crm.domain.proposal import DueVisit, Fixed, Key, PlanConflict, Problem, Site, Spacing, WorkDay
from crm.planning.propose.daydrive import between, drive_day, hours_of, site_of, spans_of, task_of
from crm.planning.propose.hours import Spans
from crm.planning.propose.model import OUT, Choice, Model, Node, Order, Route
from crm.planning.propose.spacing import is_apart

SCALE = 10
"""Cost units in a minute of driving."""
REQUIRED = 1_000_000
"""The prize of a published visit, in cost units: more than a month of driving."""
CONSIDERED = 3
"""Times as many visits as the days can hold are looked at."""
MOST_CHOICES = 4000
"""More combinations of days of one account are thinned out."""
MOST_COUNTED = 100_000
"""More are not looked at."""


class Month(Struct, frozen=True):
    """A model, and what its numbers stand for: `items` by node, with the held ones; `visits` by order."""

    problem: Problem
    days: tuple[WorkDay, ...]
    model: Model
    items: tuple[DueVisit | Fixed, ...]
    held: frozenset[int]
    visits: tuple[tuple[DueVisit, ...], ...]
    conflicts: tuple[PlanConflict, ...]


def working_days(problem: Problem, manager: UUID) -> tuple[WorkDay, ...]:
    """Return a manager's days in their order; of two for one date the first counts."""
    found: dict[date, WorkDay] = {}
    for day in problem.days:
        if day.manager == manager:
            found.setdefault(day.day, day)
    return tuple(found[day] for day in sorted(found))


def late_days(visit: DueVisit, day: date, days: Sequence[WorkDay]) -> int:
    """Return how many of the manager's working days lie after the due day, up to a day."""
    return sum(visit.due < each.day <= day for each in days)


def is_frozen(visit: DueVisit, days: Sequence[WorkDay]) -> bool:
    """Say whether a published visit is too near to be moved, by the manager's days."""
    if visit.published is None:
        return False
    own = (each for each in days if each.manager == visit.manager and each.day == visit.published[0])
    day = next(own, None)
    return day is not None and visit.published[1] < day.frozen_until


def prize(visit: DueVisit, problem: Problem, first: date) -> float:
    """Return what leaving a visit out costs, in minutes."""
    rules = problem.rules
    overdue = max(0, (first - visit.due).days) * rules.overdue_prize
    return rules.prizes[visit.priority] + min(overdue, rules.overdue_cap)


def appointments(problem: Problem, day: WorkDay) -> tuple[list[Fixed], list[PlanConflict]]:
    """Return a day's fixed appointments that can be kept together, and the others with what stands against them.

    Each is first driven alone, then beside those before it: one that cannot be reached would leave no plan at all.
    """
    kept: list[Fixed] = []
    wrong: list[PlanConflict] = []
    there = [each for each in problem.fixed if each.manager == day.manager and each.day == day.day]
    for each in sorted(there, key=lambda fixed: (fixed.start, str(fixed.id))):
        if not _goes(problem, day, [each]):
            wrong.append(PlanConflict(each.id, day.manager, day.day, "plan.conflict.unreachable", {"name": each.name}))
        elif not _goes(problem, day, [*kept, each]):
            values = {"name": each.name, "other": kept[-1].name}
            wrong.append(PlanConflict(each.id, day.manager, day.day, "plan.conflict.clash", values))
        else:
            kept.append(each)
    return kept, wrong


def _goes(problem: Problem, day: WorkDay, order: Sequence[Fixed]) -> bool:
    found = drive_day(problem.travel, day, order)
    return found.ok or found.code == "plan.fault.twice"


def month_of(problem: Problem, manager: UUID) -> Month:
    """Return the search's view of a manager's part of a problem."""
    return _Builder(problem, working_days(problem, manager), manager).month()


class _Builder(Struct):
    """Numbers places and nodes while a month is built."""

    problem: Problem
    days: tuple[WorkDay, ...]
    manager: UUID
    places: dict[tuple[Site | None, str], int] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    items: list[DueVisit | Fixed] = field(default_factory=list)
    held: set[int] = field(default_factory=set)

    def month(self) -> Month:
        """Build everything."""
        conflicts: list[PlanConflict] = []
        routes = []
        for column, day in enumerate(self.days):
            kept, wrong = appointments(self.problem, day)
            conflicts += wrong
            routes.append(self._route(column, day, kept))
        visits = self._by_account() if self.days else []
        orders = tuple(self._order(group) for group in visits)
        cost, time = self._matrices()
        nodes = tuple(self.nodes)
        model = Model(cost, time, nodes, tuple(routes), orders, len(self.days), True, REQUIRED)
        held = frozenset(self.held)
        return Month(self.problem, self.days, model, tuple(self.items), held, tuple(visits), tuple(conflicts))

    def _by_account(self) -> list[tuple[DueVisit, ...]]:
        """Return this manager's visits that have a place, by account and in the order of their slots."""
        found: dict[UUID, dict[Key, DueVisit]] = {}
        for visit in self._considered():
            found.setdefault(visit.account_id, {}).setdefault(visit.key, visit)
        return [tuple(sorted(group.values(), key=lambda each: (each.slot, each.due))) for group in found.values()]

    def _considered(self) -> list[DueVisit]:
        """Return the visits to plan: of far more than the days can hold the published ones and those worth most.

        With a visit come all slots of its account.
        """
        own = [visit for visit in self.problem.due if visit.manager == self.manager and visit.site is not None]
        room = CONSIDERED * sum(day.most_visits for day in self.days)
        if len(own) <= room:
            return own
        first = self.days[0].day
        by_worth = sorted(own, key=lambda each: (each.published is None, -prize(each, self.problem, first)))
        published = sum(visit.published is not None for visit in own)
        accounts = {visit.account_id for visit in by_worth[: max(room, published)]}
        return [visit for visit in own if visit.account_id in accounts]

    def _place(self, site: Site | None, street: str = "") -> int:
        return self.places.setdefault((site, street), len(self.places))

    def _route(self, column: int, day: WorkDay, kept: Sequence[Fixed]) -> Route:
        hours = hours_of(day)
        fixed = []
        for each in kept:
            task = task_of(each, day, hours)
            spans = [task.spans if number == column else () for number in range(len(self.days))]
            place = self._place(site_of(each, day))
            fixed.append(self._add(each, Node(place, task.minutes, tuple(spans), (0,) * len(spans), 0, each.is_visit)))
        return Route(
            column,
            max(day.most_visits, sum(each.is_visit for each in kept)),
            self._place(day.begin),
            self._place(day.finish),
            day.start,
            hours.last,
            day.longest - day.reserve,
            day.overtime,
            round(self.problem.rules.overtime_rate * SCALE),
            tuple(fixed),
        )

    def _add(self, item: DueVisit | Fixed, node: Node) -> int:
        self.items.append(item)
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _order(self, group: tuple[DueVisit, ...]) -> Order:
        """Return the ways to hold the visits of one account."""
        spacing = self.problem.spacing.get(group[0].account_id, Spacing())
        ways = [self._ways(visit, spacing) for visit in group]
        found = list(islice(_combined(ways, self.days, spacing), MOST_COUNTED))
        nothing = tuple(each[-1] for each in ways)
        if len(found) > MOST_CHOICES:
            found = found[:: len(found) // MOST_CHOICES + 1]
        return Order((*(choice for choice in found if choice != nothing), nothing))

    def _ways(self, visit: DueVisit, spacing: Spacing) -> Choice:
        """Return where one visit may stand: as published, free on its days, and left out, which comes last."""
        ways: list[tuple[int, int]] = []
        held = self._published(visit)
        if held is not None:
            ways.append(held)
        free = self._free(visit, spacing, is_stuck=held is not None and is_frozen(visit, self.days))
        spans = self.nodes[free].spans
        return (*ways, *((free, column) for column, each in enumerate(spans) if each), (free, OUT))

    def _published(self, visit: DueVisit) -> tuple[int, int] | None:
        """Add the node that keeps a visit at its published time, when that is a working day."""
        column = next(
            (at for at, day in enumerate(self.days) if visit.published and day.day == visit.published[0]), None
        )
        if column is None:
            return None
        task = task_of(visit, self.days[column], hours_of(self.days[column]), held=True)
        spans = tuple(task.spans if at == column else () for at in range(len(self.days)))
        place = self._place(visit.site, visit.street)
        node = self._add(visit, Node(place, task.minutes, spans, self._extra(visit, 0), REQUIRED))
        self.held.add(node)
        return node, column

    def _free(self, visit: DueVisit, spacing: Spacing, is_stuck: bool) -> int:
        """Add the node of a visit that may stand anywhere it is allowed."""
        rules = self.problem.rules
        spans = tuple(() if is_stuck else self._spans(visit, day, spacing) for day in self.days)
        moved = round(rules.move * SCALE) if visit.published is not None else 0
        lost = REQUIRED if visit.published else round(prize(visit, self.problem, self.days[0].day) * SCALE)
        place = self._place(visit.site, visit.street)
        return self._add(visit, Node(place, visit.minutes, spans, self._extra(visit, moved), lost))

    def _spans(self, visit: DueVisit, day: WorkDay, spacing: Spacing) -> Spans:
        if day.day not in visit.days or self._is_near(visit, day.day, spacing):
            return ()
        return spans_of(visit, day, hours_of(day))

    def _is_near(self, visit: DueVisit, day: date, spacing: Spacing) -> bool:
        """Say whether a day is too near to a visit of the account that stands already."""
        own = (each for each in self.problem.fixed if each.account_id == visit.account_id and each.is_visit)
        return any(abs((each.day - day).days) < max(1, spacing.least) for each in own)

    def _extra(self, visit: DueVisit, moved: int) -> tuple[int, ...]:
        rate = self.problem.rules.late_rates[visit.priority] * SCALE
        late = (late_days(visit, day.day, self.days) for day in self.days)
        return tuple(round(rate * count) + moved for count in late)

    def _matrices(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return cost and minutes between all places; visits of one street in a row are cheaper."""
        travel, bonus = self.problem.travel, round(self.problem.rules.street_bonus * SCALE)
        sites = list(self.places)
        time = [[between(travel, one, other).minutes for other, _street in sites] for one, _street_ in sites]
        cost = [
            [
                max(0, minutes * SCALE - (bonus if street and street == other else 0))
                for minutes, (_site, other) in zip(row, sites, strict=True)
            ]
            for row, (_site_, street) in zip(time, sites, strict=True)
        ]
        return cost, time


def _combined(ways: Sequence[Choice], days: Sequence[WorkDay], spacing: Spacing) -> Iterator[Choice]:
    """Yield the combinations of days of one account's visits that keep their order and spacing."""

    def go(number: int, last: date | None) -> Iterator[Choice]:
        if number == len(ways):
            yield ()
            return
        for node, column in ways[number]:
            day = None if column == OUT else days[column].day
            if day is None or last is None or is_apart(last, day, spacing):
                for rest in go(number + 1, day or last):
                    yield ((node, column), *rest)

    return go(0, None)
