"""The list of tasks, as declarations."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_

from crm.domain.changes import Kind
from crm.domain.codes import Priority, Segment, TaskState
from crm.domain.lists import ColumnType, ListColumn, ListKind, SortKey
from crm.storage.lists.parts import Condition, Field, Listed, Scope, by_key
from crm.storage.lists.shared import (
    COMING_DAYS,
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    fixed,
    flag_field,
    key_field,
    person_of,
    text_field,
)
from crm.storage.lists.task_rows import SOURCE, rows
from crm.storage.lists.words import account_has, contains
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.tables import Account, SearchEntry, Task

ACCOUNT = account_of(Task.c.account_id, always=False)


def _mine(person_id: UUID | None) -> list[Condition]:
    return [] if person_id is None else [Task.c.assignee_id == person_id]


def _open(_scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    return [Task.c.state == TaskState.OPEN, *_mine(person_id)]


def _awake(scope: Scope, person_id: UUID | None) -> list[Condition]:
    """Return the conditions of open tasks that nobody put off."""
    now = scope.reader.clock.now()
    return [*_open(scope, person_id), or_(Task.c.snoozed_until.is_(None), Task.c.snoozed_until <= now)]


def _late(scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    return [*_awake(scope, person_id), Task.c.due_on < scope.today]


def _today(scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    return [*_awake(scope, person_id), Task.c.due_on == scope.today]


def _next_7(scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    week = scope.today + timedelta(days=7)
    return [*_awake(scope, person_id), Task.c.due_on > scope.today, Task.c.due_on <= week]


def _snoozed(scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    """Return the conditions of open tasks that rest."""
    return [*_open(scope, person_id), Task.c.snoozed_until > scope.reader.clock.now()]


def _returned(_scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    """Return the conditions of tasks that came back done and wait for a look."""
    given = Task.c.delegated_by.is_not(None) if person_id is None else Task.c.delegated_by == person_id
    return [given, Task.c.returned_at.is_not(None)]


def _delegated(_scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    """Return the conditions of open tasks that somebody gave away and has not got back."""
    given = Task.c.delegated_by.is_not(None) if person_id is None else Task.c.delegated_by == person_id
    return [given, Task.c.state == TaskState.OPEN, Task.c.returned_at.is_(None)]


def _done(_scope: Scope, person_id: UUID | None) -> Sequence[Condition]:
    return [Task.c.state == TaskState.DONE, *_mine(person_id)]


def _words(reader: Reader, value: str) -> Condition:
    """Return the condition that a task is found by its title or by its account."""
    of_account = account_has(reader, Task.c.account_id, value)
    if not has_words(value):
        return or_(of_account, contains(Task.c.title, value))
    own: Any = hits(reader, value, (Kind.TASK,), SearchEntry.c.row_id)
    return or_(of_account, Task.c.id.in_(own))


DUE = fixed(Task.c.due_on, order=(Task.c.due_on, Task.c.due_time))

FIELDS = by_key(
    text_field("title", Task.c.title),
    key_field("account", account_named(ACCOUNT, Task.c.account_id)),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    key_field("assignee", person_of(Task.c.assignee_id, "assignee")),
    Field(ListColumn("due_on", ColumnType.DAY), DUE, ranges=COMING_DAYS),
    code_field("priority", Task.c.priority, Priority),
    code_field("state", Task.c.state, TaskState),
    code_field("source", SOURCE),
    flag_field("repeats", case((Task.c.repeat_rule.is_not(None), True), else_=False)),
    key_field("delegated_by", person_of(Task.c.delegated_by, "delegator")),
    day_field("snoozed_until", Task.c.snoozed_until, COMING_DAYS, is_moment=True),
    day_field("returned_at", Task.c.returned_at, PAST_DAYS, is_moment=True),
    day_field("done_at", Task.c.done_at, PAST_DAYS, is_moment=True),
)

TASKS = Listed(
    kind=ListKind.TASKS,
    table=Task,
    fields=FIELDS,
    views={
        "open": _awake,
        "late": _late,
        "today": _today,
        "next_7": _next_7,
        "snoozed": _snoozed,
        "delegated": _delegated,
        "returned": _returned,
        "done": _done,
    },
    belongs=lambda scope, person_id: or_(Task.c.assignee_id == person_id, Task.c.delegated_by == person_id),
    words=_words,
    rows=rows,
    end=((Task.c.due_on, False), (Task.c.due_time, False), (Task.c.id, False)),
    sums={
        "open": lambda _scope: func.count().filter(Task.c.state == TaskState.OPEN),
        "late": lambda scope: func.count().filter(*_late(scope, None)),
    },
    usual={"snoozed": (SortKey("snoozed_until"),), "done": (SortKey("done_at", descending=True),)},
)
