"""Time of a person that is no visit, and what a change of one of a series reaches."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.clock import BUREAU_ZONE, at_local
from crm.domain.errors import Invalid

LONGEST = timedelta(days=31)
TITLE_LETTERS = 200


class AppointmentKind(StrEnum):
    """What an appointment is."""

    MEETING = "meeting"
    TRAINING = "training"
    DUTY = "duty"
    TRAVEL = "travel"
    OTHER = "other"


class Reach(StrEnum):
    """How far a change of one of a series goes."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class Shift(Struct, frozen=True):
    """When one of a series begins, and when it would after a change; the same where it would stay."""

    old: datetime
    new: datetime


class AppointmentDraft(Struct, frozen=True):
    """What is typed about an appointment; moments are aware. An all-day one goes from midnight to midnight.

    A free one is shown and leaves time for visits; any other blocks its hours, and an all-day one its days as leave
    does.
    """

    person_id: UUID
    title: str
    start: datetime
    end: datetime
    kind: AppointmentKind = AppointmentKind.MEETING
    is_all_day: bool = False
    place: str = ""
    note: str = ""
    is_free: bool = False


class Appointment(Struct, frozen=True):
    """An appointment as it is kept; those of one series share `series_id`, `rule` says how they repeat (RRULE)."""

    id: UUID
    version: int
    person_id: UUID
    person: str
    title: str
    kind: AppointmentKind
    start: datetime
    end: datetime
    is_all_day: bool
    place: str
    note: str
    lon: float | None
    lat: float | None
    rule: str | None
    series_id: UUID | None
    uid: str | None
    is_free: bool = False

    def days(self, zone: ZoneInfo = BUREAU_ZONE) -> list[date]:
        """Return the bureau days that it touches, in order."""
        return days_between(self.start, self.end, zone)

    def draft(self) -> AppointmentDraft:
        """Return what can be edited."""
        return AppointmentDraft(
            self.person_id,
            self.title,
            self.start,
            self.end,
            self.kind,
            self.is_all_day,
            self.place,
            self.note,
            self.is_free,
        )


def whole_days(first: date, last: date, zone: ZoneInfo = BUREAU_ZONE) -> tuple[datetime, datetime]:
    """Return when an all-day appointment of these days begins and ends."""
    return at_local(first, zone=zone), at_local(last + timedelta(days=1), zone=zone)


def days_between(start: datetime, end: datetime, zone: ZoneInfo = BUREAU_ZONE) -> list[date]:
    """Return the bureau days that a span touches; one that ends at midnight does not touch the day that begins."""
    first = start.astimezone(zone).date()
    last = max((end - timedelta(microseconds=1)).astimezone(zone).date(), first)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def minutes_on(start: datetime, end: datetime, day: date, zone: ZoneInfo = BUREAU_ZONE) -> tuple[int, int]:
    """Return from which to which minute of a day a span lies on it, 0 to 1440; an empty one where it does not."""
    midnight = at_local(day, zone=zone)
    begin, finish = (round((moment - midnight).total_seconds() / 60) for moment in (start, end))
    return min(max(begin, 0), 1440), min(max(finish, 0), 1440)


def check_draft(draft: AppointmentDraft) -> AppointmentDraft:
    """Return the draft with its texts trimmed.

    Raises Invalid("appointment.no_title"), Invalid("appointment.backwards") and Invalid("appointment.too_long").
    """
    title = " ".join(draft.title.split())[:TITLE_LETTERS]
    if not title:
        raise Invalid("appointment.no_title")
    if draft.end <= draft.start:
        raise Invalid("appointment.backwards")
    if draft.end - draft.start > LONGEST:
        raise Invalid("appointment.too_long", days=LONGEST.days)
    return replace(draft, title=title, place=draft.place.strip(), note=draft.note.strip())
