"""Tasks and the entries of a timeline."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from crm.domain.codes import Segment, TaskState


class TaskGroup(StrEnum):
    """Where an open task stands in time."""

    LATE = "late"
    TODAY = "today"
    NEXT_7_DAYS = "next_7_days"
    LATER = "later"
    SOMEDAY = "someday"


@dataclass(frozen=True)
class TaskRow:
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

    def group(self, today: date) -> TaskGroup:
        """Say where the task stands on a day."""
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
        return max(0, (today - self.due_on).days) if self.due_on else 0


class EntryKind(StrEnum):
    """Kinds of timeline entries."""

    VISIT = "visit"
    CALL = "call"
    NOTE = "note"
    MESSAGE = "message"
    TASK_DONE = "task_done"
    OUTAGE = "outage"
    WORK_ORDER = "work_order"
    ISSUE = "issue"
    CONTACT = "contact"
    FILE = "file"


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened; `title` is data or empty, the page words the rest from `kind` and `values`."""

    kind: EntryKind
    id: UUID
    at: datetime
    title: str
    text: str | None = None
    detail: str | None = None
    rating: int | None = None
