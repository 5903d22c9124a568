"""Which time for one visit, when nothing else moves."""

from crm.domain.proposal import DueVisit, Problem, Proposal, SlotOffer
from crm.planning.propose.inserting import DayPlan, Gap, KnownRoads, as_planned
from crm.planning.propose.month import appointments, late_days, working_days
from crm.planning.propose.spacing import Neighbours


def standing(problem: Problem, proposal: Proposal, roads: KnownRoads) -> list[DayPlan]:
    """Return every working day as it stands, with all visits held at their times."""
    driven = {(plan.day.manager, plan.day.day): plan for plan in as_planned(problem, roads, proposal.days, pinned=True)}
    managers = {day.manager for day in problem.days}
    return [
        driven.get((manager, day.day)) or DayPlan(roads, day, appointments(problem, day)[0], ())
        for manager in sorted(managers, key=str)
        for day in working_days(problem, manager)
    ]


def best_slots(problem: Problem, proposal: Proposal, visit: DueVisit, count: int = 5) -> list[SlotOffer]:
    """Return the cheapest times for a visit at which nothing else moves, at most one between two stops.

    The visit itself, where the proposal has it, is taken out first. A calendar without a proposal is a problem whose
    visits are all fixed, and an empty `Proposal()`. Overtime costs, lateness costs, a day too near to another visit of
    the account is never offered.
    """
    roads = KnownRoads(problem.travel)
    plans = [plan for plan in standing(problem, proposal, roads) if plan.day.manager == visit.manager]
    plans = [plan.without(visit.key) for plan in plans]
    neighbours = Neighbours(problem, proposal.stops)
    offers = [
        offer
        for plan in plans
        if neighbours.allow(visit, plan.day.day)
        for gap in plan.gaps(visit)
        if (offer := offer_of(problem, plan, visit, gap)) is not None
    ]
    return sorted(offers, key=lambda offer: (offer.cost, offer.day, offer.start))[:count]


def offer_of(problem: Problem, plan: DayPlan, visit: DueVisit, gap: Gap) -> SlotOffer | None:
    """Return what a gap means for a visit; None when the simulator does not agree."""
    before, found = plan.schedule(), plan.with_visit(visit, gap.position, visit.key in plan.held).schedule()
    entry = next((each for each in found.entries if each.key == visit.key), None)
    if not found.ok or entry is None:
        return None
    late = late_days(visit, plan.day.day, working_days(problem, plan.day.manager))
    extra = found.travel_minutes - before.travel_minutes
    rules = problem.rules
    cost = extra + late * rules.late_rates[visit.priority] + (found.overtime - before.overtime) * rules.overtime_rate
    return SlotOffer(
        plan.day.manager,
        plan.day.day,
        entry.start,
        entry.end,
        extra,
        round(found.km - before.km, 1),
        late,
        cost,
    )
