"""Reminders of issues: near the deadline, at it, and daily to the supervisor after it (domain.md section 2.7).

What was shown is kept as one moment for each issue and one for everything that is late, so that a reminder comes once,
however often one looks, also after sleep and a new start.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.reminders import Memory

KEPT = timedelta(days=400)
"""Longer than an issue lies between its first reminder and its deadline."""
LATE_ONES = "late"


class Stage(StrEnum):
    """Why somebody is reminded of an issue: its time is short, it is over, or it has been over for a day or more."""

    NEAR = "near"
    DUE = "due"
    LATE = "late"


class IssueReminder(Struct, frozen=True):
    """An issue that somebody is reminded of since `moment`; `due_at` is its deadline."""

    issue_id: UUID
    text: str
    account: str
    stage: Stage
    moment: datetime
    due_at: datetime


def due(found: Iterable[IssueReminder], memory: Memory, now: datetime) -> list[IssueReminder]:
    """Return what is to be shown now, late ones first.

    That is what fell due after the newest reminder that was shown of it, and what has rested long enough.
    """
    last = _last(memory)
    new = [each for each in found if _is_new(each, last.get(_name(each)), now)]
    return sorted(new, key=lambda each: (each.stage is not Stage.LATE, each.due_at, each.text))


def shown(memory: Memory, reminders: Iterable[IssueReminder], now: datetime) -> Memory:
    """Return the memory with these shown, each in place of an earlier one, and without what is long over."""
    return _noted(memory, reminders, now, None)


def resting(memory: Memory, reminders: Iterable[IssueReminder], now: datetime, until: datetime) -> Memory:
    """Return the memory with reminders that come back at a moment."""
    return _noted(memory, reminders, now, until)


Last = tuple[datetime, datetime | None]
"""The newest moment that was shown, and until when it rests."""


def _noted(memory: Memory, reminders: Iterable[IssueReminder], now: datetime, until: datetime | None) -> Memory:
    last = _last(memory)
    for each in reminders:
        name = _name(each)
        last[name] = (max(each.moment, last[name][0]) if name in last else each.moment, until)
    return {f"{name}@{at.isoformat()}": rests for name, (at, rests) in last.items() if now - KEPT < at}


def _name(reminder: IssueReminder) -> str:
    return LATE_ONES if reminder.stage is Stage.LATE else reminder.issue_id.hex


def _is_new(reminder: IssueReminder, last: Last | None, now: datetime) -> bool:
    if last is None or reminder.moment > last[0]:
        return True
    return last[1] is not None and last[1] <= now


def _last(memory: Memory) -> dict[str, Last]:
    """Return what was shown last by name; what cannot be read is forgotten."""
    last: dict[str, Last] = {}
    for key, rests in memory.items():
        name, _at, text = key.partition("@")
        moment = _moment(text)
        if moment is not None and (name not in last or moment > last[name][0]):
            last[name] = (moment, rests)
    return last


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
