"""The invented visits keep the working calendar and the rules of a record."""

from sqlalchemy import select

from crm.domain.codes import Channel, PlanState, Topic
from crm.domain.visits import problems_of
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.usecases.calendar import work_calendar
from crm.usecases.records import visit_detail


def test_visits_of_the_demo_lie_on_workdays(demo_store: Store) -> None:
    with demo_store.read() as reader:
        days = sorted({row.planned_on for row in reader.rows(select(Visit.c.planned_on)) if row.planned_on})
        calendar = work_calendar(reader, days[0], days[-1])
    assert [day for day in days if not calendar.is_workday(day)] == []
    assert calendar.make_up & set(days), "a make-up workday is a workday like any other"


def test_held_visits_of_the_demo_could_be_finished_as_they_stand(demo_store: Store) -> None:
    """They say who went, on a safety check two, and whatever else a record must have."""
    held = select(Visit.c.id).where(Visit.c.plan_state == PlanState.DONE).order_by(Visit.c.id)
    with demo_store.read() as reader:
        drafts = [visit_detail(reader, row.id).draft for row in reader.rows(held)[::9]]
    assert [problems_of(draft) for draft in drafts if problems_of(draft)] == []
    assert any(Topic.SAFETY_CHECK in draft.topics and draft.channel is Channel.ON_SITE for draft in drafts)
