"""Visits that were held, and visits that were planned (domain.md 2.4 and 2.6)."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from uuid import UUID

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Topic
from crm.domain.reports import Fact, Of
from crm.storage import counted_rows as store
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.seen import SeenVisits

FactOf = Callable[[store.WholeVisit], Fact | None]
"""Returns the fact of a visit, None where it is not asked for."""

_PLANNED: Mapping[str, float] = {"planned": 1.0}
_MISSED: Mapping[str, float] = {**_PLANNED, "planned_missed": 1.0}
_DONE: Mapping[str, float] = {**_PLANNED, "planned_done": 1.0}
_ON_TIME: Mapping[str, float] = {**_DONE, "planned_on_time": 1.0}
"""One object for each kind of plan, and in `held_facts` of visit: a quarter of a bureau has thousands."""


def held_facts(counting: Counting, publicity: Container[UUID] = ()) -> Iterator[Fact]:
    """Yield the visits that were held in the period, of every channel; `publicity` are those that told of policies."""
    return filter(None, map(held_of(counting, publicity), store.held_visits(counting.reader, counting.wanted)))


def rated_facts(counting: Counting) -> Iterator[Fact]:
    """Yield those of held_facts in which the customer gave a mark."""
    return filter(None, map(held_of(counting), store.rated_visits(counting.reader, counting.wanted)))


def plan_facts(counting: Counting) -> Iterator[Fact]:
    """Yield the visits planned in the period; what nobody has approved is no plan yet (domain.md 2.4, 2.6)."""
    return filter(None, map(plan_of(counting), store.planned_visits(counting.reader, counting.wanted)))


def seen_facts(counting: Counting, seen: SeenVisits, kinds: Sequence[FactOf]) -> Iterator[Fact]:
    """Yield several kinds of facts, visit by visit, and tell each visit to `seen`: all in one reading."""
    for row in store.whole_visits(counting.reader, counting.wanted):
        seen.add(row)
        for fact_of in kinds:
            fact = fact_of(row)
            if fact is not None:
                yield fact


def publicity(counting: Counting) -> set[UUID]:
    """Return the visits of the period that told of policies."""
    return store.held_about(counting.reader, counting.wanted, Topic.POLICY)


def held_of(counting: Counting, publicity: Container[UUID] = ()) -> FactOf:
    """Return what makes the facts of held_facts."""
    values_of, note_of = cache(_held_values), cache(lambda channel: f"channel.{channel}")

    def fact_of(row: store.WholeVisit) -> Fact | None:
        if not store.is_held(row, counting.wanted):
            return None
        values = values_of(row.channel, row.satisfaction, row.demand_kva, row.id in publicity)
        return counting.fact(Of.VISIT, row.id, row, row.person_id, row.held_on, note_of(row.channel), values)

    return fact_of


def _held_values(
    channel: str, satisfaction: int | None, demand_kva: float | None, publicity: bool
) -> Mapping[str, float]:
    values = {"visits": 1.0, channel: 1.0}
    if satisfaction is not None:
        values |= {"rated": 1.0, "rating_sum": satisfaction}
    if demand_kva:
        values["demand_kva"] = demand_kva
    return values | ({"publicity": 1.0} if publicity else {})


def plan_of(counting: Counting) -> FactOf:
    """Return what makes the facts of plan_facts."""
    first, last = counting.wanted.first, counting.wanted.last
    values_on = all_values(counting.reader, counting.today)
    grace = timedelta(days=int(number(values_on, "visit.on_time_grace_days")))
    note_of = cache(lambda state: f"plan_state.{state}")

    def fact_of(row: store.WholeVisit) -> Fact | None:
        if row.planned_on is None or row.first_approved_on is None or not first <= row.planned_on <= last:
            return None
        done = row.plan_state == PlanState.DONE and row.record_state in COMPLETED_RECORDS
        values = _MISSED if row.planned_on < counting.today else _PLANNED
        if done:
            values = _ON_TIME if row.held_on and row.held_on <= row.first_approved_on + grace else _DONE
        return counting.fact(Of.PLAN, row.id, row, row.person_id, row.planned_on, note_of(row.plan_state), values)

    return fact_of
