"""Visits that were held, and visits that were planned (domain.md 2.4 and 2.6)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from crm.domain.codes import COMPLETED_RECORDS, PlanState, Topic
from crm.domain.reports import Fact, Of
from crm.storage import summary as store
from crm.storage.reader import AnyRow
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting


def held_facts(counting: Counting, visits: list[AnyRow], topics: Mapping[UUID, list[str]]) -> Iterator[Fact]:
    """Yield the visits that were held in the period, of every channel."""
    for row in visits:
        if not store.is_held(row, counting.wanted):
            continue
        values = {"visits": 1.0, row.channel: 1.0}
        if row.satisfaction is not None:
            values |= {"rated": 1.0, "rating_sum": row.satisfaction}
        if row.demand_kva:
            values["demand_kva"] = row.demand_kva
        if Topic.POLICY in topics.get(row.id, ()):
            values["publicity"] = 1.0
        note = f"channel.{row.channel}"
        yield from counting.fact(Of.VISIT, row.id, row.account_id, row.person_id, row.held_on, note, values)


def plan_facts(counting: Counting, visits: list[AnyRow]) -> Iterator[Fact]:
    """Yield the visits planned in the period; what nobody has approved is no plan yet (domain.md 2.4, 2.6)."""
    wanted = counting.wanted
    values_on = all_values(counting.reader, counting.today)
    grace = timedelta(days=int(number(values_on, "visit.on_time_grace_days")))
    for row in visits:
        if row.planned_on is None or row.first_approved_on is None:
            continue
        if not wanted.first <= row.planned_on <= wanted.last:
            continue
        done = row.plan_state == PlanState.DONE and row.record_state in COMPLETED_RECORDS
        values = {"planned": 1.0}
        if done:
            values["planned_done"] = 1.0
            if row.held_on and row.held_on <= row.first_approved_on + grace:
                values["planned_on_time"] = 1.0
        elif row.planned_on < counting.today:
            values["planned_missed"] = 1.0
        note = f"plan_state.{row.plan_state}"
        yield from counting.fact(Of.PLAN, row.id, row.account_id, row.person_id, row.planned_on, note, values)
