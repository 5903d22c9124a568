"""The working calendar: reading it, and the days and leave that people enter."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.workdays import Leave, OwnDay
from crm.planning.workdays import WEEKS_ONLY, WorkCalendar
from crm.storage import calendar as store
from crm.storage import tables
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.tables import CalendarDay
from crm.storage.unit import UnitOfWork

__all__ = [
    "WEEKS_ONLY",
    "CalendarYear",
    "WorkCalendar",
    "add_leave",
    "add_own_day",
    "calendar_year",
    "change_leave",
    "change_own_day",
    "provisional_years",
    "remove_leave",
    "remove_own_day",
    "work_calendar",
]


class CalendarYear(Struct, frozen=True):
    """A year for who keeps the calendar: every day of it, what the bureau decided, and who is away."""

    year: int
    calendar: WorkCalendar
    own_days: tuple[OwnDay, ...]
    leaves: tuple[Leave, ...]


def calendar_year(reader: Reader, year: int) -> CalendarYear:
    """Return a year with the bureau's own days and everybody's leave in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    calendar = work_calendar(reader, first, last)
    own = tuple(each for each in calendar.own.values() if each.day.year == year)
    away = tuple(each for each in calendar.leaves if each.starts_on <= last and each.ends_on >= first)
    return CalendarYear(year, calendar, own, away)


def provisional_years(reader: Reader) -> list[int]:
    """Return which of this year and the next have no published list of holidays yet."""
    today = reader.clock.today()
    calendar = work_calendar(reader, today, today)
    return [year for year in (today.year, today.year + 1) if calendar.is_provisional(year)]


def add_own_day(work: UnitOfWork, day: date, is_workday: bool, name: str = "") -> UUID:
    """Make a day a workday or a day off; raises Invalid("calendar.day_taken")."""
    _check_free(work, day, None)
    return work.insert(CalendarDay, day=day, is_workday=is_workday, name=name.strip() or None)


def change_own_day(work: UnitOfWork, day_id: UUID, version: int, day: date, is_workday: bool, name: str = "") -> int:
    """Decide otherwise upon a day, or upon another day; raises Invalid("calendar.day_taken")."""
    _check_free(work, day, day_id)
    return work.update(CalendarDay, day_id, version, day=day, is_workday=is_workday, name=name.strip() or None)


def remove_own_day(work: UnitOfWork, day_id: UUID, version: int) -> None:
    """Let the public calendar decide upon a day again."""
    work.remove(CalendarDay, day_id, version)


def add_leave(work: UnitOfWork, person_id: UUID, starts_on: date, ends_on: date, reason: str = "") -> UUID:
    """Note that a person is away; raises Invalid("leave.ends_before_start") and Invalid("leave.overlaps")."""
    _check_leave(work, person_id, starts_on, ends_on, None)
    values = {"person_id": person_id, "starts_on": starts_on, "ends_on": ends_on, "reason": reason.strip() or None}
    return work.insert(tables.Leave, **values)


def change_leave(
    work: UnitOfWork, leave_id: UUID, version: int, person_id: UUID, starts_on: date, ends_on: date, reason: str = ""
) -> int:
    """Change a leave; raises Invalid("leave.ends_before_start") and Invalid("leave.overlaps")."""
    _check_leave(work, person_id, starts_on, ends_on, leave_id)
    values = {"person_id": person_id, "starts_on": starts_on, "ends_on": ends_on, "reason": reason.strip() or None}
    return work.update(tables.Leave, leave_id, version, **values)


def remove_leave(work: UnitOfWork, leave_id: UUID, version: int) -> None:
    """Take a leave back."""
    work.remove(tables.Leave, leave_id, version)


def _check_free(reader: Reader, day: date, but: UUID | None) -> None:
    if store.day_taken(reader, day) not in (None, but):
        raise Invalid("calendar.day_taken", day=day)


def _check_leave(reader: Reader, person_id: UUID, starts_on: date, ends_on: date, but: UUID | None) -> None:
    if ends_on < starts_on:
        raise Invalid("leave.ends_before_start", first=starts_on, last=ends_on)
    for other in store.leaves(reader, starts_on, ends_on, person_id):
        if other.id != but:
            raise Invalid("leave.overlaps", person=other.person, first=other.starts_on, last=other.ends_on)
