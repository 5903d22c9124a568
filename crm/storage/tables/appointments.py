"""Time of people that is no visit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class AppointmentColumns(Stamped):
    """Time of a person that is no visit; `repeat_rule` is an RRULE, and appointments of one series share `series_id`.

    `calendar_uid` is the UID of the calendar file that it came from, with what tells one of a series. A free one leaves
    time for visits.
    """

    person_id: Named[UUID] = column(Id, ForeignKey("person.id"))
    title: Named[str]
    kind: Named[str]
    place: Named[str | None]
    note: Named[str | None]
    starts_at: Named[datetime] = column(UtcDateTime)
    ends_at: Named[datetime] = column(UtcDateTime)
    is_all_day: Named[bool] = column(default=False)
    is_free: Named[bool] = column(default=False)
    lon: Named[float | None]
    lat: Named[float | None]
    repeat_rule: Named[str | None]
    series_id: Named[UUID | None] = column(Id, index=True)
    calendar_uid: Named[str | None]


Appointment = table(
    "appointment",
    AppointmentColumns,
    Index("ix_appointment_person_id_starts_at", "person_id", "starts_at"),
    info=live_unique("calendar_uid", "person_id"),
)
