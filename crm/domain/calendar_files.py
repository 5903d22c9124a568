"""What stands in a calendar file (iCalendar, RFC 5545): entries that go out, events that come in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

HOST = "@rounds.visit"
"""Ends the UIDs of what Rounds itself writes, so that it knows its own entries again."""
BACK, AHEAD = timedelta(days=92), timedelta(days=548)
"""An import looks so far back and ahead: a quarter, and a year and a half."""
MOST_EVENTS = 20_000
MOST_TIMES = 1_000
"""One event may come so often within the time that an import looks at; a day each is about 640."""
MOST_ROWS = 10_000
MEGABYTES = 20


class EntryState(StrEnum):
    """How sure an entry is; the values are those of STATUS."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class CalendarEntry(Struct, frozen=True):
    """A visit or an appointment as it goes out; `sequence` grows with every change of it."""

    uid: str
    sequence: int
    changed: datetime
    start: datetime
    end: datetime
    title: str
    place: str = ""
    note: str = ""
    is_all_day: bool = False
    is_free: bool = False
    state: EntryState = EntryState.CONFIRMED


class CalendarWish(Struct, frozen=True):
    """What is to go out: a person's visits of some days, perhaps appointments too, perhaps with people of customers."""

    person_id: UUID
    first: date
    last: date
    with_appointments: bool = False
    is_personal: bool = False


class CalendarEvent(Struct, frozen=True):
    """One time of an event: `key` names it for good, `series` all times of the same event; moments are UTC."""

    key: str
    series: str
    title: str
    start: datetime
    end: datetime
    is_all_day: bool = False
    is_free: bool = False
    place: str = ""
    note: str = ""
    rule: str = ""


class EventFault(Struct, frozen=True):
    """Why an event was left out: a code with its values, among them its title."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    series: str = ""


class CalendarFile(Struct, frozen=True):
    """The events of a file between two days; `series` names every event that was understood, cancelled ones too."""

    name: str
    first: date
    last: date
    events: Sequence[CalendarEvent]
    faults: Sequence[EventFault]
    series: frozenset[str]


class EventVerdict(StrEnum):
    """What an import does with one time of an event."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    SAME = "same"
    OWN = "own"
    MOVED = "moved"
    """An own visit that stands at another time in the file: said and left alone."""


class EventLine(Struct, frozen=True):
    """One line of the preview; `other` is when an own visit stands in Rounds."""

    verdict: EventVerdict
    title: str
    start: datetime
    is_all_day: bool = False
    other: datetime | None = None


class CalendarReport(Struct, frozen=True):
    """What an import does or did."""

    name: str
    lines: Sequence[EventLine]
    faults: Sequence[EventFault]

    def count(self, verdict: EventVerdict) -> int:
        """Return how many times of events got a verdict."""
        return sum(line.verdict is verdict for line in self.lines)

    @property
    def changes(self) -> int:
        """How many appointments are added, changed or removed."""
        return sum(self.count(each) for each in (EventVerdict.NEW, EventVerdict.CHANGED, EventVerdict.REMOVED))


def own_uid(kind: str, id: UUID) -> str:
    """Return the UID of a row of Rounds: `visit-0199...@rounds.visit`."""
    return f"{kind}-{id.hex}{HOST}"


def own_id(kind: str, uid: str) -> UUID | None:
    """Return the row that a UID of Rounds names, None for any other UID."""
    plain = uid.removeprefix(f"{kind}-").removesuffix(HOST)
    if uid != f"{kind}-{plain}{HOST}" or len(plain) != 32:
        return None
    try:
        return UUID(plain)
    except ValueError:
        return None
