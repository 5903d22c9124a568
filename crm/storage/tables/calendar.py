"""The bureau's own working days and the leave of its people; public holidays come from a library."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id


class CalendarDayColumns(Stamped):
    """A day that an administrator made a workday or a day off, whatever the public calendar says."""

    day: Named[date]
    is_workday: Named[bool]
    name: Named[str | None]


CalendarDay = table("calendar_day", CalendarDayColumns, info=live_unique("day"))


class LeaveColumns(Stamped):
    """Days on which somebody is away, both ends included."""

    person_id: Named[UUID] = column(Id, ForeignKey("person.id"))
    starts_on: Named[date]
    ends_on: Named[date]
    reason: Named[str | None]


Leave = table("leave", LeaveColumns, Index("ix_leave_person_id_starts_on", "person_id", "starts_on"))
