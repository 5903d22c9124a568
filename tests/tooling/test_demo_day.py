"""The demo without a screen: one visit planned, one held, on any database with accounts that are due."""

from datetime import timedelta

import pytest

from crm.domain.codes import PlanState, RecordState
from crm.domain.errors import NotFound
from crm.storage.store import Store
from crm.usecases.demo.day import live_a_day
from crm.usecases.people import person_named
from crm.usecases.planner import week


def test_a_day_leaves_one_planned_and_one_held_visit(demo_store: Store) -> None:
    with demo_store.change() as work:
        day = live_a_day(work)
    with demo_store.read() as reader:
        person = person_named(reader, day.manager)
        visits = week(reader, person, reader.clock.today(), 15).visits
    planned = [each for each in visits if each.start == day.start]
    assert [each.account for each in planned] == [day.planned]
    assert planned[0].plan_state is PlanState.APPROVED
    held = [each for each in visits if each.account == day.held and each.record_state is RecordState.SUBMITTED]
    assert [each.held_on for each in held] == [demo_store.clock.today()]
    assert day.start - demo_store.clock.now() < timedelta(days=15)


def test_a_day_on_an_empty_database_is_refused(file_store: Store) -> None:
    with pytest.raises(NotFound), file_store.change() as work:
        live_a_day(work)
