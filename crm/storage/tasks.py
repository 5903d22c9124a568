"""Tasks by scope, by account and by state."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from crm.domain.codes import Segment, TaskState
from crm.domain.errors import NotFound
from crm.domain.tasks import TaskRow
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Person, Task


def _base() -> AnySelect:
    return (
        select(
            Task.c.id,
            Task.c.version,
            Task.c.title,
            Task.c.state,
            Task.c.priority,
            Task.c.due_on,
            Task.c.due_time,
            Task.c.account_id,
            Account.c.name.label("account"),
            Account.c.segment,
            Person.c.name.label("assignee"),
        )
        .outerjoin(Account, Account.c.id == Task.c.account_id)
        .outerjoin(Person, Person.c.id == Task.c.assignee_id)
        .where(Task.c.deleted_at.is_(None))
    )


def _row(row: AnyRow) -> TaskRow:
    segment = Segment(row.segment) if row.segment else None
    return TaskRow(
        row.id,
        row.version,
        row.title,
        TaskState(row.state),
        row.priority,
        row.due_on,
        row.due_time,
        row.account_id,
        row.account,
        segment,
        row.assignee,
    )


def open_tasks(
    reader: Reader, person_id: UUID | None, until: date | None = None, account_id: UUID | None = None, limit: int = 500
) -> list[TaskRow]:
    """Return open tasks, the most late first; tasks without a day come last."""
    found: list[ColumnElement[bool]] = [Task.c.state == TaskState.OPEN]
    if person_id is not None:
        found.append(Task.c.assignee_id == person_id)
    if account_id is not None:
        found.append(Task.c.account_id == account_id)
    if until is not None:
        found.append(Task.c.due_on <= until)
    order = (Task.c.due_on.asc().nulls_last(), Task.c.due_time.asc().nulls_last(), Task.c.id)
    return [_row(row) for row in reader.rows(_base().where(*found).order_by(*order).limit(limit))]


def done_tasks(reader: Reader, person_id: UUID | None, limit: int = 200) -> list[TaskRow]:
    """Return finished tasks, newest first."""
    statement = _base().where(Task.c.state == TaskState.DONE)
    if person_id is not None:
        statement = statement.where(Task.c.assignee_id == person_id)
    return [_row(row) for row in reader.rows(statement.order_by(Task.c.done_at.desc(), Task.c.id).limit(limit))]


def task(reader: Reader, task_id: UUID) -> TaskRow:
    """Return one task; raises NotFound("task.gone")."""
    row = reader.one(_base().where(Task.c.id == task_id))
    if row is None:
        raise NotFound("task.gone")
    return _row(row)


def due_counts(reader: Reader, person_id: UUID | None, day: date) -> tuple[int, int]:
    """Return how many open tasks are late on a day, and how many are due on it."""
    late, today = (func.count().filter(each) for each in (Task.c.due_on < day, Task.c.due_on == day))
    statement = select(late, today).where(Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None))
    if person_id is not None:
        statement = statement.where(Task.c.assignee_id == person_id)
    row = reader.one(statement)
    assert row is not None
    return row[0], row[1]


def open_count(reader: Reader, person_id: UUID | None) -> int:
    """Return how many tasks are open."""
    statement = select(func.count()).where(Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None))
    if person_id is not None:
        statement = statement.where(Task.c.assignee_id == person_id)
    return int(reader.scalar(statement))
