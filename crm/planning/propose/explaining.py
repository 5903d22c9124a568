"""Why a due visit has no place, and the cheapest thing that would give it one: tried, not guessed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Fixed, Key, LeftOut, Problem, Proposal, WorkDay
from crm.planning.propose.daydrive import hours_of, key_of, spans_of
from crm.planning.propose.hours import clock
from crm.planning.propose.inserting import DayPlan, Gap, KnownRoads, as_planned
from crm.planning.propose.month import appointments, is_frozen, prize
from crm.planning.propose.spacing import Neighbours

LONGER = (60, 180)
"""Minutes of overtime that are proposed before and after taking another visit's place."""
ALL_DAY = 600
"""More overtime than a day can hold, to measure by how much one is too short."""
SHORTEST = 15
"""A visit is not proposed to be shorter than this, in minutes."""
Told = tuple[str, dict[str, object]]
"""A code and its values."""


class Fit(Struct, frozen=True):
    """A gap on a day in which a visit fits."""

    plan: DayPlan
    gap: Gap
    start: int

    def values(self, visit: DueVisit) -> dict[str, object]:
        return {"name": visit.name, "day": self.plan.day.day, "start": clock(self.start), "minutes": self.gap.extra}


def explain(problem: Problem, proposal: Proposal, keys: Sequence[Key] | None = None) -> tuple[LeftOut, ...]:
    """Return why due visits have no place (all of them, or the named), each with a remedy that was tried."""
    placed = {stop.key for stop in proposal.stops}
    left = [visit for visit in problem.due if visit.key not in placed]
    asked = left if keys is None else [visit for visit in left if visit.key in set(keys)]
    explainer = Explainer(problem, proposal)
    return tuple(explainer.why(visit) for visit in {visit.key: visit for visit in asked}.values())


class Explainer:
    """Asks the days of a proposal about visits that are not in it."""

    def __init__(self, problem: Problem, proposal: Proposal) -> None:
        self.problem = problem
        self.roads = KnownRoads(problem.travel)
        driven = {(plan.day.manager, plan.day.day): plan for plan in self._plans(proposal)}
        self.plans = {manager: self._all_days(manager, driven) for manager in {visit.manager for visit in problem.due}}
        self.bare: dict[tuple[UUID, date], DayPlan] = {}
        self.neighbours = Neighbours(problem, proposal.stops)

    def _plans(self, proposal: Proposal) -> list[DayPlan]:
        return as_planned(self.problem, self.roads, proposal.days, pinned=False)

    def _all_days(self, manager: UUID, driven: dict[tuple[UUID, date], DayPlan]) -> list[DayPlan]:
        """Return every working day of a manager, also those on which nothing is planned."""
        days = [day for day in self.problem.days if day.manager == manager]
        found = {day.day: driven.get((manager, day.day)) or DayPlan(self.roads, day, (), ()) for day in days}
        return [found[day] for day in sorted(found)]

    def why(self, visit: DueVisit) -> LeftOut:
        """Return the binding reason and a remedy of one visit."""
        reason, values = self._reason(visit)
        remedy, remedy_values = self._remedy(visit, reason)
        return LeftOut(visit.key, visit.account_id, reason, values, remedy, remedy_values)

    def _reason(self, visit: DueVisit) -> Told:
        """Take the rules away one after the other until the visit has a place."""
        plans = self.plans[visit.manager]
        if visit.site is None:
            return "plan.reason.no_place", {"name": visit.name}
        if not plans:
            return "plan.reason.no_workdays", {}
        if visit.published is not None and is_frozen(visit, self.problem.days):
            return "plan.reason.frozen", {"day": visit.published[0], "start": clock(visit.published[1])}
        own = [plan for plan in plans if plan.day.day in visit.days]
        if not own:
            return "plan.reason.no_day", {"first": plans[0].day.day, "last": plans[-1].day.day}
        fits = [fit for plan in self._spaced(visit, own) if (fit := self._fit(visit, plan)) is not None]
        if fits:
            best = min(fits, key=lambda fit: fit.gap.extra)
            worth = round(prize(visit, self.problem, plans[0].day.day))
            return "plan.reason.worth", {**best.values(visit), "worth": worth}
        return self._alone(visit, own) or self._crowded(visit, own)

    def _alone(self, visit: DueVisit, own: Sequence[DayPlan]) -> Told | None:
        """Return the reason of a visit that fits on no day even when nothing else is there."""
        if not any(hours_of(plan.day).spans(visit.minutes, None, plan.day.frozen_until) for plan in own):
            longest = max(plan.day.longest - plan.day.reserve for plan in own)
            return "plan.reason.too_long", {"minutes": visit.minutes, "most": longest}
        if not any(spans_of(visit, plan.day, plan.hours) for plan in own):
            return "plan.reason.window", {"first": own[0].day.day, "last": own[-1].day.day}
        bare = [plan.relaxed(plan.day) if not plan.order else DayPlan(self.roads, plan.day, (), ()) for plan in own]
        if not any(self._fit(visit, plan) for plan in bare):
            if any(self._fit(replace(visit, windows={}), plan) for plan in bare):
                return "plan.reason.window", {"first": own[0].day.day, "last": own[-1].day.day}
            over = min((fit.gap.over for fit in self._longer(visit, bare, ALL_DAY)), default=ALL_DAY)
            return "plan.reason.too_far", {"minutes": over}
        if not any(self._fit(visit, self._with_fixed(plan.day)) for plan in own):
            return "plan.reason.fixed", {"count": sum(bool(self._with_fixed(plan.day).order) for plan in own)}
        return None

    def _crowded(self, visit: DueVisit, own: Sequence[DayPlan]) -> Told:
        """Return the reason of a visit that other visits leave no room for."""
        spaced = self._spaced(visit, own)
        if not spaced or (len(spaced) < len(own) and any(self._fit(visit, plan) for plan in own)):
            return "plan.reason.spacing", {"day": self.neighbours.first(visit) or own[0].day.day}
        if all(plan.visits >= plan.day.most_visits for plan in spaced):
            return "plan.reason.most_visits", {"count": max(plan.day.most_visits for plan in spaced)}
        found = min(((fit.gap.over, fit.plan.day.day) for fit in self._longer(visit, spaced, ALL_DAY)), default=None)
        if found is None:
            return "plan.reason.full_windows", {"first": own[0].day.day, "last": own[-1].day.day}
        return "plan.reason.full", {"minutes": found[0], "day": found[1]}

    def _with_fixed(self, day: WorkDay) -> DayPlan:
        """Return a day with its appointments and nothing else."""
        key = (day.manager, day.day)
        if key not in self.bare:
            kept: Sequence[Fixed] = appointments(self.problem, day)[0]
            self.bare[key] = DayPlan(self.roads, day, kept, ())
        return self.bare[key]

    def _spaced(self, visit: DueVisit, plans: Sequence[DayPlan]) -> list[DayPlan]:
        """Return the days that are not too near to the account's other visits."""
        return [plan for plan in plans if self.neighbours.allow(visit, plan.day.day)]

    def _fit(self, visit: DueVisit, plan: DayPlan) -> Fit | None:
        """Return the cheapest gap of a day in which a visit fits."""
        for gap in sorted(plan.gaps(visit), key=lambda gap: gap.extra):
            start = plan.start_of(visit, gap)
            if start is not None:
                return Fit(plan, gap, start)
        return None

    def _remedy(self, visit: DueVisit, reason: str) -> Told:
        """Return the first of the remedies, the cheapest to people first, that gives the visit a place."""
        if reason == "plan.reason.no_place":
            return "plan.remedy.give_place", {"name": visit.name}
        if reason == "plan.reason.no_workdays":
            return "plan.remedy.give_workdays", {}
        for remedy in self._remedies(visit):
            found = remedy()
            if found is not None:
                return found
        return "plan.remedy.by_phone", {"name": visit.name}

    def _remedies(self, visit: DueVisit) -> Iterator[Callable[[], Told | None]]:
        plans = self.plans[visit.manager]
        spaced = self._spaced(visit, plans)
        own = [plan for plan in spaced if plan.day.day in visit.days]
        free = replace(visit, days=tuple(plan.day.day for plan in plans))
        yield lambda: self._best("plan.remedy.anyway", visit, own)
        yield lambda: self._best("plan.remedy.other_time", replace(visit, windows={}), own)
        yield lambda: self._best("plan.remedy.other_day", free, spaced)
        yield lambda: self._best("plan.remedy.one_more", visit, [_one_more(plan) for plan in own])
        yield lambda: self._overtime(visit, own, LONGER[0])
        yield lambda: self._instead(visit, own)
        yield lambda: self._overtime(visit, own, LONGER[1])
        yield lambda: self._shorter(visit, own)
        yield lambda: self._best(
            "plan.remedy.other_day", replace(free, windows={}), [_one_more(plan) for plan in spaced]
        )
        yield lambda: self._shorter(replace(free, windows={}), [_one_more(plan) for plan in spaced])
        yield lambda: self._later(replace(free, windows={}), plans)

    def _best(self, code: str, visit: DueVisit, plans: Sequence[DayPlan]) -> Told | None:
        fits = [fit for plan in plans if (fit := self._fit(visit, plan)) is not None]
        return (code, min(fits, key=lambda fit: fit.gap.extra).values(visit)) if fits else None

    def _longer(self, visit: DueVisit, plans: Sequence[DayPlan], minutes: int) -> Iterator[Fit]:
        """Yield where a visit fits when days may end later, with the overtime that it takes as the gap's `over`."""
        for plan in plans:
            longer = plan.relaxed(replace(plan.day, overtime=plan.day.overtime + minutes))
            for gap in longer.gaps(visit):
                found = longer.with_visit(visit, gap.position).schedule()
                over = max(found.overtime - plan.day.overtime, found.back - hours_of(plan.day).end)
                if found.ok:
                    start = next(entry.start for entry in found.entries if entry.key == visit.key)
                    yield Fit(longer, replace(gap, over=over), start)

    def _overtime(self, visit: DueVisit, plans: Sequence[DayPlan], minutes: int) -> Told | None:
        fits = list(self._longer(visit, plans, minutes))
        if not fits:
            return None
        best = min(fits, key=lambda fit: (fit.gap.over, fit.gap.extra))
        return "plan.remedy.overtime", {**best.values(visit), "minutes": best.gap.over}

    def _instead(self, visit: DueVisit, plans: Sequence[DayPlan]) -> Told | None:
        """Return the visit worth least, and less than this one, whose place would do."""
        others = [
            (other.priority, -other.due.toordinal(), number, other)
            for number, plan in enumerate(plans)
            for other in plan.order
            if isinstance(other, DueVisit) and other.published is None and other.priority <= visit.priority
        ]
        for _priority, _due, number, other in sorted(others, key=lambda each: each[:3])[:12]:
            fit = self._fit(visit, plans[number].without(key_of(other)))
            if fit is not None:
                return "plan.remedy.instead", {**fit.values(visit), "other": other.name}
        return None

    def _shorter(self, visit: DueVisit, plans: Sequence[DayPlan]) -> Told | None:
        """Return the longest visit that fits, in quarters of an hour."""
        least, most, found = 1, (visit.minutes - 1) // SHORTEST, None
        while least <= most:
            quarters = (least + most) // 2
            told = self._best("plan.remedy.shorten", replace(visit, minutes=quarters * SHORTEST), plans)
            if told is None:
                most = quarters - 1
            else:
                least, found = quarters + 1, (told[0], {**told[1], "minutes": quarters * SHORTEST})
        return found

    def _later(self, visit: DueVisit, plans: Sequence[DayPlan]) -> Told | None:
        """Return that the next period has room: on an empty day like the last the visit fits."""
        empty = DayPlan(self.roads, replace(plans[-1].day, frozen_until=0), (), ())
        return ("plan.remedy.next_period", {"name": visit.name}) if self._fit(visit, empty) else None


def _one_more(plan: DayPlan) -> DayPlan:
    return plan.relaxed(replace(plan.day, most_visits=plan.visits + 1))
