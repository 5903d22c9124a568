"""Visits that were held, and visits that were planned (domain.md 2.4 and 2.6)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from uuid import UUID

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Topic
from crm.domain.reports import Fact, Of
from crm.storage import summary as store
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting

_PLANNED: Mapping[str, float] = {"planned": 1.0}
_MISSED: Mapping[str, float] = {**_PLANNED, "planned_missed": 1.0}
_DONE: Mapping[str, float] = {**_PLANNED, "planned_done": 1.0}
_ON_TIME: Mapping[str, float] = {**_DONE, "planned_on_time": 1.0}
"""One object for each kind of plan, and in `held_facts` of visit: a quarter of a bureau has thousands."""


def held_facts(
    counting: Counting, visits: list[store.CountedVisit], topics: Mapping[UUID, list[str]]
) -> Iterator[Fact]:
    """Yield the visits that were held in the period, of every channel."""
    values_of, note_of = cache(_held_values), cache(lambda channel: f"channel.{channel}")
    for row in visits:
        if not store.is_held(row, counting.wanted):
            continue
        values = values_of(row.channel, row.satisfaction, row.demand_kva, Topic.POLICY in topics.get(row.id, ()))
        note = note_of(row.channel)
        yield from counting.fact(Of.VISIT, row.id, row.account_id, row.person_id, row.held_on, note, values)


def _held_values(
    channel: str, satisfaction: int | None, demand_kva: float | None, publicity: bool
) -> Mapping[str, float]:
    values = {"visits": 1.0, channel: 1.0}
    if satisfaction is not None:
        values |= {"rated": 1.0, "rating_sum": satisfaction}
    if demand_kva:
        values["demand_kva"] = demand_kva
    return values | ({"publicity": 1.0} if publicity else {})


def plan_facts(counting: Counting, visits: list[store.CountedVisit]) -> Iterator[Fact]:
    """Yield the visits planned in the period; what nobody has approved is no plan yet (domain.md 2.4, 2.6)."""
    wanted = counting.wanted
    values_on = all_values(counting.reader, counting.today)
    grace = timedelta(days=int(number(values_on, "visit.on_time_grace_days")))
    note_of = cache(lambda state: f"plan_state.{state}")
    for row in visits:
        if row.planned_on is None or row.first_approved_on is None:
            continue
        if not wanted.first <= row.planned_on <= wanted.last:
            continue
        done = row.plan_state == PlanState.DONE and row.record_state in COMPLETED_RECORDS
        values = _MISSED if row.planned_on < counting.today else _PLANNED
        if done:
            values = _ON_TIME if row.held_on and row.held_on <= row.first_approved_on + grace else _DONE
        note = note_of(row.plan_state)
        yield from counting.fact(Of.PLAN, row.id, row.account_id, row.person_id, row.planned_on, note, values)
