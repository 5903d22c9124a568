"""The plan of the demo: what is past or runs is approved, what lies in the next month waits."""

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.domain.codes import PlanState
from crm.domain.plan_months import MonthState
from crm.storage.start import open_store
from crm.storage.tables import PlanMonth, Visit
from crm.usecases.demo.fill import fill


def test_the_next_month_waits_and_all_others_are_approved(database_file: Path) -> None:
    store = open_store(database_file, FixedClock(datetime(2026, 11, 25, 10, tzinfo=BUREAU_ZONE)))
    with store.change() as work:
        fill(work, "small", 1)
    with store.read() as reader:
        months = reader.rows(select(PlanMonth.c.person_id, PlanMonth.c.month, PlanMonth.c.state))
        later = reader.rows(select(Visit).where(Visit.c.planned_on >= date(2026, 12, 1)))
        before = reader.rows(select(Visit).where(Visit.c.planned_on < date(2026, 12, 1)))
    store.close()
    assert {row.state for row in months} == {MonthState.APPROVED}
    assert max(row.month for row in months) == date(2026, 11, 1)
    assert len({(row.person_id, row.month) for row in months}) == len(months) > 20
    assert later
    assert {(row.plan_state, row.first_approved_on) for row in later} == {(PlanState.PROPOSED, None)}
    assert all(row.first_approved_on is not None for row in before)
