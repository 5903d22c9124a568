"""Tasks that somebody gives away: they come back when they are done, to be looked at."""

from typing import Any
from uuid import UUID

from crm.domain.codes import TaskState
from crm.domain.errors import Invalid
from crm.domain.tasks import TaskRow
from crm.storage import tasks as store
from crm.storage.tables import Task
from crm.storage.unit import UnitOfWork


def given_by(work: UnitOfWork, assignee_id: UUID | None) -> UUID | None:
    """Return who gives a task to somebody: the actor, unless it is their own."""
    giver = work.actor.person_id
    return giver if assignee_id is not None and assignee_id != giver else None


def delegate_task(work: UnitOfWork, task_id: UUID, version: int, person_id: UUID) -> int:
    """Give a task to a colleague; whoever gave it away first gets it back, however often it is passed on.

    Given back to them it is their own again. Raises Invalid("task.has_assignee").
    """
    row = store.task(work, task_id)
    if row.assignee_id == person_id:
        raise Invalid("task.has_assignee", person=row.assignee)
    giver = row.delegated_by or work.actor.person_id or row.assignee_id
    values: dict[str, Any] = {"assignee_id": person_id, "delegated_by": None if giver == person_id else giver}
    return work.update(Task, task_id, version, **values, snoozed_until=None)


def comes_back(work: UnitOfWork, row: TaskRow) -> bool:
    """Say whether a task that is done now goes back to somebody else for a look."""
    return row.delegated_by is not None and row.delegated_by not in (work.actor.person_id, row.assignee_id)


def confirm_task(work: UnitOfWork, task_id: UUID, version: int) -> int:
    """Accept a task that came back done; raises Invalid("task.not_delegated")."""
    _check_returned(store.task(work, task_id))
    return work.update(Task, task_id, version, returned_at=None)


def reopen_task(work: UnitOfWork, task_id: UUID, version: int) -> int:
    """Send a task that came back done to its colleague again; raises Invalid("task.not_delegated")."""
    _check_returned(store.task(work, task_id))
    return work.update(Task, task_id, version, state=TaskState.OPEN, done_at=None, returned_at=None)


def _check_returned(row: TaskRow) -> None:
    if row.returned_at is None:
        raise Invalid("task.not_delegated")
