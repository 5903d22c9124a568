"""Tasks: what is to be done, by when, for whom."""

from datetime import date, time, timedelta
from typing import Any, TypedDict
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.codes import Priority, TaskState
from crm.domain.errors import Invalid
from crm.domain.ids import new_id
from crm.domain.people import PersonRow
from crm.domain.repeats import Pattern
from crm.domain.task_line import Entry
from crm.domain.tasks import TaskRow, TaskSource, check_due
from crm.domain.timeline import RowChange
from crm.storage import tasks as store
from crm.storage.history import history
from crm.storage.owner import portfolio_of
from crm.storage.people import people
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Task
from crm.storage.task_sources import source_of
from crm.storage.unit import UnitOfWork
from crm.usecases.delegating import comes_back, given_by
from crm.usecases.repeating import make_next, repeat_columns, take_next_back


def open_tasks(reader: Reader, person_id: UUID | None, days: int | None = None) -> list[TaskRow]:
    """Return what a person has to think of (everybody when None), at most `days` ahead, the most late first."""
    until = reader.clock.today() + timedelta(days=days) if days is not None else None
    return store.open_tasks(reader, person_id, until)


def tasks_of_account(reader: Reader, account_id: UUID) -> list[TaskRow]:
    """Return an account's open tasks."""
    return store.open_tasks(reader, None, account_id=account_id)


def done_tasks(reader: Reader, person_id: UUID | None) -> list[TaskRow]:
    """Return finished tasks, newest first."""
    return store.done_tasks(reader, person_id)


class TaskDetail(Struct, frozen=True):
    """A task with everything that its panel shows; `changes` are newest first."""

    row: TaskRow
    source: TaskSource | None
    changes: tuple[RowChange, ...]
    people: tuple[PersonRow, ...]


def task_detail(reader: Reader, task_id: UUID) -> TaskDetail:
    """Return a task with its source, its history and who could do it; raises NotFound("task.gone")."""
    row = store.task(reader, task_id)
    changes = history(reader, Task.name, task_id)
    return TaskDetail(row, source_of(reader, row), tuple(changes), tuple(people(reader, reader.clock.today())))


class TaskValues(TypedDict, total=False):
    """What a task may say beside its title and its account."""

    assignee_id: UUID | None
    due_on: date | None
    due_time: time | None
    priority: Priority
    repeat: Pattern | None


def typed_values(entry: Entry, person_id: UUID | None = None, due_on: date | None = None) -> TaskValues:
    """Return what a typed line says of a task; without a name in it the task is the person's, without a day due then.

    A time or a repetition that was typed without a day needs no other day.
    """
    named = next((one.id for one in entry.people if isinstance(one.id, UUID) and not one.is_contact), None)
    return {
        "assignee_id": named or person_id,
        "due_on": entry.day or (due_on if entry.repeat is None else None),
        "due_time": entry.at,
        "priority": entry.priority or Priority.NORMAL,
        "repeat": entry.repeat,
    }


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
    note: str | None = None,
    repeat: Pattern | None = None,
    source: tuple[Kind, UUID] | None = None,
) -> UUID:
    """Add a task; it is the actor's own unless somebody else is named, and then it comes back when it is done.

    `source` is the row that it came from. Raises Invalid("task.no_title"), Invalid("task.due_too_early"),
    Invalid("task.due_too_late") and what `repeat_columns` raises.
    """
    if not title.strip():
        raise Invalid("task.no_title")
    check_due(due_on)
    columns: dict[str, Any] = {"due_on": due_on}
    task_id = new_id()
    if repeat is not None:
        columns = {**repeat_columns(work, repeat, due_on, moves=False), "series_id": task_id}
    work.insert(
        Task,
        id=task_id,
        title=title.strip(),
        note=note,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id) if account_id else None,
        visit_id=visit_id,
        assignee_id=assignee_id or work.actor.person_id,
        delegated_by=given_by(work, assignee_id),
        due_time=due_time,
        priority=priority,
        state=TaskState.OPEN,
        source_kind=source[0] if source else None,
        source_id=source[1] if source else None,
        **columns,
    )
    reindex(work, Kind.TASK, [task_id])
    return task_id


def tick_task(work: UnitOfWork, task_id: UUID, version: int, done: bool = True) -> int:
    """Mark a task as done, or as open again.

    Done, a repeating task makes the next one, and a task that was given away goes back for a look. Open again, the
    next one is taken away unless somebody has touched it.
    """
    row = store.task(work, task_id)
    if not done:
        take_next_back(work, task_id)
        return work.update(Task, task_id, version, state=TaskState.OPEN, done_at=None, returned_at=None)
    now = work.clock.now()
    if row.returned_at is not None:
        return work.update(Task, task_id, version, returned_at=None)
    returned_at = now if comes_back(work, row) else None
    after = work.update(Task, task_id, version, state=TaskState.DONE, done_at=now, returned_at=returned_at)
    make_next(work, row)
    return after


def move_task(work: UnitOfWork, task_id: UUID, version: int, due_on: date | None, due_time: time | None = None) -> int:
    """Give a task another day; of a repeating one only this task is moved. Raises as `add_task` does."""
    check_due(due_on)
    return work.update(Task, task_id, version, due_on=due_on, due_time=due_time)


def edit_task(work: UnitOfWork, task_id: UUID, version: int, **values: Any) -> int:
    """Change title, note, priority or account of a task. Raises Invalid("task.no_title")."""
    if "title" in values:
        values["title"] = values["title"].strip()
        if not values["title"]:
            raise Invalid("task.no_title")
    if "account_id" in values:
        account_id = values["account_id"]
        values["portfolio_id"] = portfolio_of(work, account_id) if account_id else None
    after = work.update(Task, task_id, version, **values)
    reindex(work, Kind.TASK, [task_id])
    return after


def remove_task(work: UnitOfWork, task_id: UUID, version: int) -> None:
    """Put a task into the bin."""
    work.remove(Task, task_id, version)
    reindex(work, Kind.TASK, [task_id])
