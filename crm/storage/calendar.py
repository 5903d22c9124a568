"""The bureau's own days and people's leave."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from crm.domain.workdays import Leave, OwnDay
from crm.planning.workdays import WorkCalendar, calendar_of
from crm.storage import tables
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import CalendarDay, Person


def work_calendar(reader: Reader, first: date, last: date, person_id: UUID | None = None) -> WorkCalendar:
    """Return the calendar of a person, or of the bureau, for a span of days and a year about it.

    It knows everybody's leave of that span, so that `of(person_id)` needs no other question.
    """
    first, last = date(max(first.year - 1, 1), 1, 1), date(min(last.year + 1, date.max.year), 12, 31)
    values = all_values(reader, reader.clock.today())
    return calendar_of(
        range(first.year, last.year + 1),
        own_days(reader),
        leaves(reader, first, last),
        office_begin=int(number(values, "visit.work_start_hour")),
        office_end=int(number(values, "visit.work_end_hour")),
        zone=reader.clock.zone,
    ).of(person_id)


def own_days(reader: Reader) -> list[OwnDay]:
    """Return every day that an administrator decided upon, by date."""
    statement = (
        select(CalendarDay.c.day, CalendarDay.c.is_workday, CalendarDay.c.name, CalendarDay.c.id, CalendarDay.c.version)
        .where(CalendarDay.c.deleted_at.is_(None))
        .order_by(CalendarDay.c.day)
    )
    return [OwnDay(row.day, row.is_workday, row.name or "", row.id, row.version) for row in reader.rows(statement)]


def leaves(reader: Reader, first: date, last: date, person_id: UUID | None = None) -> list[Leave]:
    """Return the leave that touches a span of days, by its first day; everybody's unless one person is asked for.

    None for whoever may not see who is away.
    """
    if not reader.rights.may("see.leave"):
        return []
    leave = tables.Leave.c
    statement = (
        select(
            leave.person_id,
            leave.starts_on,
            leave.ends_on,
            leave.reason,
            leave.id,
            leave.version,
            Person.c.name.label("person"),
        )
        .join(Person, Person.c.id == leave.person_id)
        .where(leave.deleted_at.is_(None), leave.starts_on <= last, leave.ends_on >= first)
        .order_by(leave.starts_on, Person.c.sort_key, leave.id)
    )
    if person_id is not None:
        statement = statement.where(leave.person_id == person_id)
    return [
        Leave(row.person_id, row.starts_on, row.ends_on, row.reason or "", row.id, row.version, row.person)
        for row in reader.rows(statement)
    ]


def day_taken(reader: Reader, day: date) -> UUID | None:
    """Return the key of the row that decides upon a day."""
    found: UUID | None = reader.scalar(
        select(CalendarDay.c.id).where(CalendarDay.c.day == day, CalendarDay.c.deleted_at.is_(None))
    )
    return found
