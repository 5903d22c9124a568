"""What a calendar knows about a day, and what the rest of the program may ask it (domain.md section 2.7)."""

from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from msgspec import Struct


class DayKind(StrEnum):
    """What a day is; where several are true, the one that decides whether people work."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    OWN_DAY_OFF = "own_day_off"
    OWN_WORKDAY = "own_workday"
    LEAVE = "leave"


class DayName(Struct, frozen=True):
    """A day's name in both languages; what a bureau wrote itself is the same in both."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NAMELESS = DayName("", "")


class Day(Struct, frozen=True):
    """A day of the calendar: its kind, and the name of the holiday, the bureau's own day or the leave's reason."""

    kind: DayKind
    name: DayName = NAMELESS

    @property
    def is_workday(self) -> bool:
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP, DayKind.OWN_WORKDAY)


class OwnDay(Struct, frozen=True):
    """A day that the bureau decided upon itself, whatever the public calendar says."""

    day: date
    is_workday: bool
    name: str = ""
    id: UUID | None = None
    version: int = 1


class Leave(Struct, frozen=True):
    """Days on which a person is away, both ends included."""

    person_id: UUID
    starts_on: date
    ends_on: date
    reason: str = ""
    id: UUID | None = None
    version: int = 1
    person: str = ""


class Workdays(Protocol):
    """The questions that a calendar answers; crm.planning.workdays.WorkCalendar does."""

    def of(self, person_id: UUID | None) -> "Workdays":
        """Return the calendar of a person, or the bureau's, which no leave touches."""
        ...

    def is_provisional(self, year: int) -> bool:
        """Say whether the state's list of holidays for a year is not out."""
        ...

    def kind_of(self, day: date) -> Day:
        """Return what a day is."""
        ...

    def is_workday(self, day: date) -> bool:
        """Say whether people work on a day."""
        ...

    def next_workday(self, day: date) -> date:
        """Return the first workday after a day."""
        ...

    def add_workdays(self, day: date, count: int) -> date:
        """Return the N-th workday after a day, or before it when the count is negative."""
        ...

    def leave_on(self, day: date) -> Leave | None:
        """Return the leave of the calendar's person that a day lies in."""
        ...
