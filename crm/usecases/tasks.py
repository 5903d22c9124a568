"""Tasks: what is to be done, by when, for whom."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import Priority, TaskState
from crm.domain.errors import Invalid
from crm.domain.tasks import TaskRow
from crm.storage import tasks as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Task
from crm.storage.unit import UnitOfWork


def open_tasks(reader: Reader, person_id: UUID | None, days: int | None = None) -> list[TaskRow]:
    """Return open tasks of a person (everybody's when None), at most `days` ahead, the most late first."""
    until = reader.clock.today() + timedelta(days=days) if days is not None else None
    return store.open_tasks(reader, person_id, until)


def tasks_of_account(reader: Reader, account_id: UUID) -> list[TaskRow]:
    """Return an account's open tasks."""
    return store.open_tasks(reader, None, account_id=account_id)


def done_tasks(reader: Reader, person_id: UUID | None) -> list[TaskRow]:
    """Return finished tasks, newest first."""
    return store.done_tasks(reader, person_id)


def add_task(
    work: UnitOfWork,
    title: str,
    *,
    account_id: UUID | None = None,
    visit_id: UUID | None = None,
    assignee_id: UUID | None = None,
    due_on: date | None = None,
    due_time: time | None = None,
    priority: Priority = Priority.NORMAL,
) -> UUID:
    """Add a task; it is the actor's own unless somebody else is named. Raises Invalid("task.no_title")."""
    if not title.strip():
        raise Invalid("task.no_title")
    task_id = work.insert(
        Task,
        title=title.strip(),
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id) if account_id else None,
        visit_id=visit_id,
        assignee_id=assignee_id or work.actor.person_id,
        due_on=due_on,
        due_time=due_time,
        priority=priority,
        state=TaskState.OPEN,
    )
    reindex(work, Kind.TASK, [task_id])
    return task_id


def tick_task(work: UnitOfWork, task_id: UUID, version: int, done: bool = True) -> int:
    """Mark a task as done, or as open again."""
    state = TaskState.DONE if done else TaskState.OPEN
    return work.update(Task, task_id, version, state=state, done_at=work.clock.now() if done else None)


def move_task(work: UnitOfWork, task_id: UUID, version: int, due_on: date | None, due_time: time | None = None) -> int:
    """Give a task another day."""
    return work.update(Task, task_id, version, due_on=due_on, due_time=due_time)


def edit_task(work: UnitOfWork, task_id: UUID, version: int, **values: Any) -> int:
    """Change title, note, priority or assignee of a task."""
    if "title" in values and not values["title"].strip():
        raise Invalid("task.no_title")
    after = work.update(Task, task_id, version, **values)
    reindex(work, Kind.TASK, [task_id])
    return after


def remove_task(work: UnitOfWork, task_id: UUID, version: int) -> None:
    """Put a task into the bin."""
    work.remove(Task, task_id, version)
    reindex(work, Kind.TASK, [task_id])
