"""Tasks that rest: out of sight until a moment, then back by themselves."""

from datetime import date, datetime, time
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.tasks import TaskRow, check_due
from crm.storage import tasks as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Task
from crm.storage.unit import UnitOfWork


def snooze_task(work: UnitOfWork, task_id: UUID, version: int, day: date, at: time | None = None) -> int:
    """Let a task rest until a day, at a bureau wall time or when office hours begin.

    Raises Invalid("task.snooze_past") for a moment that is not to come.
    """
    check_due(day)
    until = _moment(work, day, at)
    if until <= work.clock.now():
        raise Invalid("task.snooze_past", moment=until)
    return work.update(Task, task_id, version, snoozed_until=until)


def wake_task(work: UnitOfWork, task_id: UUID, version: int) -> int:
    """Bring a resting task back now."""
    return work.update(Task, task_id, version, snoozed_until=None)


def snoozed_tasks(reader: Reader, person_id: UUID | None) -> list[TaskRow]:
    """Return the open tasks that rest, whichever wakes first."""
    return store.snoozed_tasks(reader, person_id)


def next_waking(reader: Reader, person_id: UUID | None) -> datetime | None:
    """Return when the next task wakes, None when none rests."""
    return store.next_waking(reader, person_id)


def _moment(work: UnitOfWork, day: date, at: time | None) -> datetime:
    begins = int(number(all_values(work, work.clock.today()), "visit.work_start_hour"))
    return datetime.combine(day, at or time(begins), work.clock.zone)
