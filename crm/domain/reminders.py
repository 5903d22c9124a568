"""Reminders before visits: which are due, each once for a visit and its time, also after sleep and a new start."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

LATE = timedelta(minutes=15)
"""A visit that began longer ago is not reminded of any more."""
KEPT = timedelta(days=2)
Memory = Mapping[str, datetime | None]
"""What was shown, by visit and time; a moment says until when it rests, None that it is done."""


class Reminder(Struct, frozen=True):
    """A planned visit that begins soon; another time makes it another reminder."""

    visit_id: UUID
    name: str
    place: str
    start: datetime

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return f"{self.visit_id.hex}@{self.start.isoformat()}"


def due(upcoming: Iterable[Reminder], now: datetime, lead: timedelta, memory: Memory) -> list[Reminder]:
    """Return what is to be shown now, in order of time.

    A visit is due `lead` before it begins, once. What fell due while nobody looked is still shown when the visit has
    not begun long ago; one that rests comes back when its time is over.
    """
    found = (each for each in upcoming if now < each.start + LATE)
    return sorted(
        (each for each in found if _is_due(each, now, lead, memory)), key=lambda each: (each.start, each.name)
    )


def _is_due(each: Reminder, now: datetime, lead: timedelta, memory: Memory) -> bool:
    if each.key not in memory:
        return each.start - lead <= now
    rests_until = memory[each.key]
    return rests_until is not None and rests_until <= now


def shown(memory: Memory, reminders: Iterable[Reminder], now: datetime) -> Memory:
    """Return the memory with these shown, and without what is long over."""
    return _fresh({**memory, **{each.key: None for each in reminders}}, now)


def resting(memory: Memory, reminder: Reminder, until: datetime) -> Memory:
    """Return the memory with one that comes back at a moment, but not after the visit has begun long ago."""
    return {**memory, reminder.key: min(until, reminder.start + LATE - timedelta(minutes=1))}


def as_text(memory: Memory) -> str:
    """Return a memory as it is kept."""
    return json.dumps({key: until.isoformat() if until is not None else None for key, until in memory.items()})


def from_text(text: str) -> Memory:
    """Return a kept memory; what cannot be read is forgotten."""
    try:
        found = json.loads(text or "{}")
        return {
            str(key): datetime.fromisoformat(until) if until is not None else None
            for key, until in found.items()
            if until is None or datetime.fromisoformat(until).tzinfo is not None
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def _fresh(memory: Memory, now: datetime) -> Memory:
    return {key: until for key, until in memory.items() if _is_fresh(key, now)}


def _is_fresh(key: str, now: datetime) -> bool:
    try:
        return now - KEPT < datetime.fromisoformat(key.partition("@")[2])
    except (ValueError, TypeError):
        return False
