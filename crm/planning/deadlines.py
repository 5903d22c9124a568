"""When an issue must be answered (domain.md section 2.7)."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from crm.domain.clock import at_local
from crm.domain.issues import Urgency, near_from
from crm.planning.workdays import WorkCalendar

LONG = timedelta(days=730)


class IssueRules(Struct, frozen=True):
    """The settings that issues follow, as they stand on a day."""

    ack_workdays: int
    general_workdays: int
    planning_workdays: int
    urgent_hours: float
    hazard_days: int
    reopen_days: int
    repeat_count: int
    repeat_days: int


class Deadline(Struct, frozen=True):
    """A bureau day, and a bureau wall time where hours are counted; without one office hours end the day."""

    on: date
    at: time | None = None


def deadline_of(
    urgency: Urgency, raised_on: date, raised_at: datetime | None, rules: IssueRules, calendar: WorkCalendar
) -> Deadline:
    """Return the deadline of an issue by its urgency.

    Workdays begin to count on the next one and leave the hours alone; the hours of what is urgent run round the clock
    from the moment, or from the begin of its day where no moment is known. The days of a hazard are calendar days.
    """
    if urgency is Urgency.URGENT:
        begin = raised_at or at_local(raised_on, zone=calendar.zone)
        due = calendar.hours_deadline(begin, rules.urgent_hours).astimezone(calendar.zone)
        return Deadline(due.date(), due.time().replace(tzinfo=None))
    if urgency is Urgency.HAZARD:
        return Deadline(raised_on + timedelta(days=rules.hazard_days))
    workdays = rules.planning_workdays if urgency is Urgency.PLANNING else rules.general_workdays
    return Deadline(calendar.add_workdays(raised_on, workdays))


def acknowledge_by(raised_on: date, rules: IssueRules, calendar: WorkCalendar) -> date:
    """Return by when somebody must have taken an issue on."""
    return calendar.add_workdays(raised_on, rules.ack_workdays)


def interim_due(urgency: Urgency, raised_on: date, rules: IssueRules, calendar: WorkCalendar) -> date | None:
    """Return by when the customer must have an interim reply: matters of planning and investment need one."""
    return calendar.add_workdays(raised_on, rules.general_workdays) if urgency is Urgency.PLANNING else None


def moment_of(deadline: Deadline, calendar: WorkCalendar) -> datetime:
    """Return the moment of a deadline in UTC."""
    at = deadline.at or time(calendar.office_end)
    return at_local(deadline.on, at.hour, at.minute, calendar.zone)


def reminder_from(urgency: Urgency, begin: datetime, due: datetime, ratio: float, calendar: WorkCalendar) -> datetime:
    """Return when the first reminder falls due: after a share of the time to the deadline, counted as its rule counts.

    Workdays are worked through from the morning after the begin, a part of one from its first office hour on; what is
    urgent runs round the clock, a hazard through every day, and so does what has more time than two years.
    """
    if urgency in (Urgency.URGENT, Urgency.HAZARD) or due - begin > LONG:
        return near_from(begin, due, ratio)
    first, last = begin.astimezone(calendar.zone).date(), due.astimezone(calendar.zone).date()
    whole, part = divmod(round(calendar.workdays_between(first, last) * ratio, 6), 1)
    if part == 0:
        return min(due, at_local(calendar.add_workdays(first, int(whole)), calendar.office_end, zone=calendar.zone))
    worked = timedelta(hours=(calendar.office_end - calendar.office_begin) * part)
    day = calendar.add_workdays(first, int(whole) + 1)
    return min(due, at_local(day, calendar.office_begin, zone=calendar.zone) + worked)


def day_after(urgency: Urgency, due: datetime, now: datetime, calendar: WorkCalendar) -> datetime | None:
    """Return the newest moment at which somebody is told again that a deadline is past; None before the first.

    Daily as the deadline's rule counts: every 24 hours for what is urgent, else when office hours begin, each day for
    a hazard and each workday for all others.
    """
    if urgency is Urgency.URGENT:
        days = (now - due).days
        return due + timedelta(days=days) if days > 0 else None
    missed = due.astimezone(calendar.zone).date()
    day = now.astimezone(calendar.zone).date()
    if now < at_local(day, calendar.office_begin, zone=calendar.zone):
        day -= timedelta(days=1)
    while day > missed and urgency is not Urgency.HAZARD and not calendar.is_workday(day):
        day -= timedelta(days=1)
    return at_local(day, calendar.office_begin, zone=calendar.zone) if day > missed else None
