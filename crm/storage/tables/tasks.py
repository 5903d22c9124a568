"""Tasks."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Named

from crm.storage.base import Stamped, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class TaskColumns(Stamped):
    """Something to do; `due_time` is a bureau wall time. A task need not belong to an account.

    `source_kind` and `source_id` name the row that it came from (a table's name and a key). `repeat_rule` is an RRULE
    of RFC 5545, and the tasks that it made share a `series_id`; `repeat_from` is the first day of the series (DTSTART),
    `occurs_on` the day that this task has by the rule (RECURRENCE-ID), wherever it was moved to. With
    `moves_to_workday` a day without work moves to the next workday. Whoever gave the task away is `delegated_by`;
    `returned_at` is when it came back to them, done, and empty again once they have looked at it.
    """

    account_id: Named[UUID | None] = column(Id)
    portfolio_id: Named[UUID | None] = column(Id)
    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"), index=True)
    title: Named[str]
    note: Named[str | None]
    priority: Named[str] = column(default="normal")
    state: Named[str] = column(default="open")
    assignee_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    due_on: Named[date | None]
    due_time: Named[time | None]
    done_at: Named[datetime | None] = column(UtcDateTime)
    snoozed_until: Named[datetime | None] = column(UtcDateTime)
    source_kind: Named[str | None]
    source_id: Named[UUID | None] = column(Id, index=True)
    repeat_rule: Named[str | None]
    repeat_from: Named[date | None]
    occurs_on: Named[date | None]
    moves_to_workday: Named[bool] = column(default=False)
    series_id: Named[UUID | None] = column(Id, index=True)
    delegated_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    returned_at: Named[datetime | None] = column(UtcDateTime)


Task = table(
    "task",
    TaskColumns,
    ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name="fk_task_account",
    ),
    CheckConstraint("account_id IS NULL OR portfolio_id IS NOT NULL", name="book"),
    Index("ix_task_account_id", "account_id"),
    Index("ix_task_assignee_id_state_due_on", "assignee_id", "state", "due_on"),
    Index("ix_task_delegated_by_returned_at", "delegated_by", "returned_at"),
    Index("ix_task_state_due_on", "state", "due_on"),
)
