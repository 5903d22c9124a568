"""Issues by kind and month, and how they were closed (domain.md sections 2.5 and 2.6)."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from crm.domain.clock import Clock
from crm.domain.codes import IssueState, IssueTopic
from crm.domain.issues import IssueRow


class TopicTally(Struct, frozen=True):
    """What became of issues that were not cancelled; `late` are open past their first deadline."""

    months: Mapping[date, int]
    closed: int = 0
    on_time: int = 0
    late: int = 0

    @property
    def raised(self) -> int:
        return sum(self.months.values())

    @property
    def closing_rate(self) -> float | None:
        """闭环率: closed of raised."""
        return self.closed / self.raised if self.raised else None

    @property
    def on_time_rate(self) -> float | None:
        """按期闭环率: closed by the first deadline, of those closed or open past it."""
        ended = self.closed + self.late
        return self.on_time / ended if ended else None


def in_time(row: IssueRow, clock: Clock) -> bool | None:
    """Say whether an issue kept its first deadline; None while it still may, and without a deadline.

    A closed one is judged by its day, for the hour of the customer's word is not kept.
    """
    due = row.original_due_at
    if due is None or row.state is IssueState.CANCELLED:
        return None
    if row.state is IssueState.CLOSED and row.closed_on is not None:
        return row.closed_on <= clock.local(due).date()
    return False if clock.now() >= due else None


def tallies(rows: Iterable[IssueRow], clock: Clock) -> dict[IssueTopic, TopicTally]:
    """Count issues by topic; those that were cancelled are left out."""
    by_topic: dict[IssueTopic, list[IssueRow]] = {}
    for row in rows:
        if row.state is not IssueState.CANCELLED:
            by_topic.setdefault(row.topic, []).append(row)
    return {topic: _tally(by_topic[topic], clock) for topic in IssueTopic if topic in by_topic}


def _tally(rows: list[IssueRow], clock: Clock) -> TopicTally:
    months: dict[date, int] = {}
    for row in rows:
        begin = row.raised_on.replace(day=1)
        months[begin] = months.get(begin, 0) + 1
    closed = [row for row in rows if row.state is IssueState.CLOSED]
    kept = sum(in_time(row, clock) is True for row in closed)
    late = sum(row.is_open and in_time(row, clock) is False for row in rows)
    return TopicTally(months, len(closed), kept, late)
