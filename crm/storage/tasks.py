"""Tasks by scope, by account and by state."""

from datetime import date, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all

from crm.domain.codes import Segment, TaskState
from crm.domain.tasks import TaskRow
from crm.storage.conflicts import missing
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Person, Task

Condition = ColumnElement[bool]
NO_KEY = UUID(int=0)


@cache
def _base() -> AnySelect:
    assignee, delegator = Person.alias("assignee"), Person.alias("delegator")
    task = Task.c
    return (
        select(
            task.id,
            task.version,
            task.title,
            task.state,
            task.priority,
            task.due_on,
            task.due_time,
            task.account_id,
            Account.c.name.label("account"),
            Account.c.segment,
            assignee.c.name.label("assignee"),
            task.note,
            task.assignee_id,
            task.delegated_by,
            delegator.c.name.label("delegator"),
            task.returned_at,
            task.done_at,
            task.snoozed_until,
            task.source_kind,
            task.source_id,
            task.visit_id,
            task.repeat_rule,
            task.repeat_from,
            task.occurs_on,
            task.moves_to_workday,
            task.series_id,
        )
        .outerjoin(Account, Account.c.id == task.account_id)
        .outerjoin(assignee, assignee.c.id == task.assignee_id)
        .outerjoin(delegator, delegator.c.id == task.delegated_by)
        .where(task.deleted_at.is_(None))
    )


def _row(row: AnyRow) -> TaskRow:
    segment = Segment(row.segment) if row.segment else None
    return TaskRow(**{**row._mapping, "state": TaskState(row.state), "segment": segment})


ORDER = (Task.c.due_on.asc().nulls_last(), Task.c.due_time.asc().nulls_last(), Task.c.id)


def open_tasks(
    reader: Reader, person_id: UUID | None, until: date | None = None, account_id: UUID | None = None, limit: int = 500
) -> list[TaskRow]:
    """Return what a person has to think of, the most late first; tasks without a day come last.

    That are their open tasks that do not rest, those that they gave away, and those that came back done. Everybody's
    when no person is named, and of an account those of everybody, resting ones too.
    """
    soon = [] if until is None else [Task.c.due_on <= until]
    of_account = [] if account_id is None else [Task.c.account_id == account_id]
    open_ones = select(Task.c.id).where(_open(reader, person_id, account_id), *soon, *of_account)
    returned = select(Task.c.id).where(_returned(person_id), *of_account)
    # Two statements in one: with a plain OR SQLite reads the whole table.
    found = Task.c.id.in_(union_all(open_ones, returned))
    return [_row(row) for row in reader.rows(_base().where(found).order_by(*ORDER).limit(limit))]


def _open(reader: Reader, person_id: UUID | None, account_id: UUID | None) -> Condition:
    is_open = Task.c.state == TaskState.OPEN
    if account_id is not None:
        return is_open
    if person_id is None:
        return and_(is_open, _awake(reader))
    mine = and_(is_open, Task.c.assignee_id == person_id, _awake(reader))
    return or_(mine, and_(is_open, Task.c.delegated_by == person_id, Task.c.assignee_id != person_id))


def _awake(reader: Reader) -> Condition:
    """Return the condition that a task does not rest now."""
    return or_(Task.c.snoozed_until.is_(None), Task.c.snoozed_until <= reader.clock.now())


def _returned(person_id: UUID | None) -> Condition:
    """Return the condition that a task came back done to whoever gave it away, and waits for a look."""
    # Every key is above NO_KEY; with IS NOT NULL SQLite would pass the index by.
    given = Task.c.delegated_by > NO_KEY if person_id is None else Task.c.delegated_by == person_id
    return and_(given, Task.c.returned_at.is_not(None))


def snoozed_tasks(reader: Reader, person_id: UUID | None, limit: int = 500) -> list[TaskRow]:
    """Return the open tasks that rest, whichever wakes first."""
    found = [Task.c.state == TaskState.OPEN, Task.c.snoozed_until > reader.clock.now(), *_of(person_id)]
    return [_row(row) for row in reader.rows(_base().where(*found).order_by(Task.c.snoozed_until).limit(limit))]


def next_waking(reader: Reader, person_id: UUID | None) -> datetime | None:
    """Return when the next task wakes, None when none rests."""
    found = [Task.c.state == TaskState.OPEN, Task.c.snoozed_until > reader.clock.now(), *_of(person_id)]
    waking: datetime | None = reader.scalar(
        select(func.min(Task.c.snoozed_until)).where(Task.c.deleted_at.is_(None), *found)
    )
    return waking


def done_tasks(reader: Reader, person_id: UUID | None, limit: int = 200) -> list[TaskRow]:
    """Return finished tasks, newest first."""
    statement = _base().where(Task.c.state == TaskState.DONE, *_of(person_id))
    return [_row(row) for row in reader.rows(statement.order_by(Task.c.done_at.desc(), Task.c.id).limit(limit))]


def task(reader: Reader, task_id: UUID) -> TaskRow:
    """Return one task; raises NotFound("task.gone")."""
    row = reader.one(_base().where(Task.c.id == task_id))
    if row is None:
        raise missing(reader, Task, task_id, "task.gone")
    return _row(row)


def following(reader: Reader, task_id: UUID) -> tuple[UUID, int] | None:
    """Return key and version of the task that a repeating one has made, if there is one."""
    row = reader.one(
        select(Task.c.id, Task.c.version)
        .where(Task.c.source_kind == Task.name, Task.c.source_id == task_id, Task.c.deleted_at.is_(None))
        .order_by(Task.c.id)
        .limit(1)
    )
    return (row.id, row.version) if row is not None else None


def due_counts(reader: Reader, person_id: UUID | None, day: date) -> tuple[int, int]:
    """Return how many tasks are late on a day, and how many are for it: due then, or come back to be looked at."""
    own = and_(Task.c.state == TaskState.OPEN, _awake(reader), *_of(person_id))
    late, today = (func.count().filter(each) for each in (Task.c.due_on < day, Task.c.due_on == day))
    row = reader.one(select(late, today).where(own, Task.c.deleted_at.is_(None)))
    returned = reader.scalar(select(func.count()).where(_returned(person_id), Task.c.deleted_at.is_(None)))
    assert row is not None
    return row[0], row[1] + int(returned)


def open_count(reader: Reader, person_id: UUID | None) -> int:
    """Return how many tasks are open and do not rest."""
    found = [Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None), _awake(reader), *_of(person_id)]
    return int(reader.scalar(select(func.count()).where(*found)))


def _of(person_id: UUID | None) -> list[Condition]:
    return [] if person_id is None else [Task.c.assignee_id == person_id]
