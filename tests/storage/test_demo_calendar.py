"""The invented visits keep the working calendar."""

from sqlalchemy import select

from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.usecases.calendar import work_calendar


def test_visits_of_the_demo_lie_on_workdays(demo_store: Store) -> None:
    with demo_store.read() as reader:
        days = sorted({row.planned_on for row in reader.rows(select(Visit.c.planned_on)) if row.planned_on})
        calendar = work_calendar(reader, days[0], days[-1])
    assert [day for day in days if not calendar.is_workday(day)] == []
    assert calendar.make_up & set(days), "a make-up workday is a workday like any other"
