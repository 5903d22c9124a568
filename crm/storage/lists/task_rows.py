"""A page of the list of tasks."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, select

from crm.domain.codes import Priority, Segment, TaskState
from crm.domain.list_rows import TaskItem
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, Person, Task, Visit

SOURCE = func.coalesce(Task.c.source_kind, case((Task.c.visit_id.is_not(None), Visit.name)))
"""The kind of row that a task came from; what a visit leaves behind names only the visit."""


def rows(reader: Reader, ids: Sequence[UUID]) -> list[TaskItem]:
    """Return the tasks of a page in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    by_id = {row.id: _item(row) for row in reader.connection.execute(_page(), {"ids": ids})}
    return [by_id[each] for each in ids if each in by_id]


def _item(row: Any) -> TaskItem:
    key, version, title, note, account_id, account, segment, *middle = row
    assignee_id, assignee, due_on, due_time, priority, state, source, source_id, visit_id, rule, *end = middle
    of_account = (account_id, account, Segment(segment) if segment else None)
    todo = (assignee_id, assignee, due_on, due_time, Priority(priority), TaskState(state))
    came_from = (source, source_id, visit_id, rule, rule is not None)
    return TaskItem._make((key, version, title, note, *of_account, *todo, *came_from, *end))


@cache
def _page() -> AnySelect:
    """Return the statement of a page, built once: that costs more than to answer it."""
    assignee, delegator = Person.alias("assignee"), Person.alias("delegator")
    task = Task.c
    return (
        select(
            task.id,
            task.version,
            task.title,
            task.note,
            task.account_id,
            Account.c.name.label("account"),
            Account.c.segment,
            task.assignee_id,
            assignee.c.name.label("assignee"),
            task.due_on,
            task.due_time,
            task.priority,
            task.state,
            SOURCE.label("source"),
            task.source_id,
            task.visit_id,
            task.repeat_rule,
            delegator.c.name.label("delegator"),
            task.snoozed_until,
            task.returned_at,
            task.done_at,
        )
        .outerjoin(Account, Account.c.id == task.account_id)
        .outerjoin(assignee, assignee.c.id == task.assignee_id)
        .outerjoin(delegator, delegator.c.id == task.delegated_by)
        .where(task.id.in_(bindparam("ids", expanding=True)), task.deleted_at.is_(None))
    )
