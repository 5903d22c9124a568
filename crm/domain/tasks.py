"""Tasks: what is to be done, by when, for whom."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment, TaskState
from crm.domain.errors import Invalid

FIRST_DUE, LAST_DUE = date(2000, 1, 1), date(2099, 12, 31)
"""The days that a task may be due on. They hold no rule of the bureau but the slips of fingers: 1900, 2206."""


def can_be_due(day: date) -> bool:
    """Say whether a task may be due on a day."""
    return FIRST_DUE <= day <= LAST_DUE


def check_due(day: date | None) -> None:
    """Raise Invalid("task.due_too_early") or Invalid("task.due_too_late") for a day that must be a slip."""
    if day is not None and day < FIRST_DUE:
        raise Invalid("task.due_too_early", year=day.year, first=FIRST_DUE.year)
    if day is not None and day > LAST_DUE:
        raise Invalid("task.due_too_late", year=day.year, last=LAST_DUE.year)


class TaskGroup(StrEnum):
    """Where an open task stands in time."""

    LATE = "late"
    TODAY = "today"
    NEXT_7_DAYS = "next_7_days"
    LATER = "later"
    SOMEDAY = "someday"


class Standing(StrEnum):
    """How a task stands to the one who looks at it."""

    OWN = "own"
    GIVEN_AWAY = "given_away"
    RETURNED = "returned"


class TaskRow(Struct, frozen=True):
    """A task as lists show it.

    `source_kind` and `source_id` name the row it came from: a table and a key. `delegated_by` gave it away and gets it
    back; `returned_at` is set while it is done and they have not looked at it yet. `occurs_on` is the day that a
    repeating task has by its rule, wherever it was moved to.
    """

    id: UUID
    version: int
    title: str
    state: TaskState
    priority: str
    due_on: date | None
    due_time: time | None
    account_id: UUID | None
    account: str | None
    segment: Segment | None
    assignee: str | None
    note: str | None = None
    assignee_id: UUID | None = None
    delegated_by: UUID | None = None
    delegator: str | None = None
    returned_at: datetime | None = None
    done_at: datetime | None = None
    snoozed_until: datetime | None = None
    source_kind: str | None = None
    source_id: UUID | None = None
    visit_id: UUID | None = None
    repeat_rule: str | None = None
    repeat_from: date | None = None
    occurs_on: date | None = None
    moves_to_workday: bool = False
    series_id: UUID | None = None

    def standing(self, person_id: UUID | None) -> Standing:
        """Say how it stands to a person, or to somebody who looks at everybody's tasks."""
        if self.returned_at is not None and person_id in (None, self.delegated_by):
            return Standing.RETURNED
        is_given = self.delegated_by is not None and self.state is TaskState.OPEN
        return Standing.GIVEN_AWAY if is_given and self.assignee_id != person_id else Standing.OWN

    def group(self, today: date) -> TaskGroup:
        """Say where the task stands on a day; one that came back done is to be looked at today."""
        if self.returned_at is not None:
            return TaskGroup.TODAY
        if self.due_on is None:
            return TaskGroup.SOMEDAY
        left = (self.due_on - today).days
        if left < 0:
            return TaskGroup.LATE
        if left == 0:
            return TaskGroup.TODAY
        return TaskGroup.NEXT_7_DAYS if left <= 7 else TaskGroup.LATER

    def days_late(self, today: date) -> int:
        """Return how many days the task is late, 0 when it is not."""
        if self.due_on is None or self.returned_at is not None:
            return 0
        return max(0, (today - self.due_on).days)


class TaskSource(Struct, frozen=True):
    """What a task came from: a table and a key, with the account and the words by which it is shown."""

    kind: str
    id: UUID | None
    account_id: UUID | None
    title: str = ""
    day: date | None = None
