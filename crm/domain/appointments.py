"""Time of a person that is no visit, and what a change of one of a series reaches."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

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


@dataclass(frozen=True)
class AppointmentDraft:
    """What is typed about an appointment; moments are aware. An all-day one goes from midnight to midnight."""

    person_id: UUID
    title: str
    start: datetime
    end: datetime
    kind: AppointmentKind = AppointmentKind.MEETING
    is_all_day: bool = False
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Appointment:
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

    def draft(self) -> AppointmentDraft:
        """Return what can be edited."""
        return AppointmentDraft(
            self.person_id, self.title, self.start, self.end, self.kind, self.is_all_day, self.place, self.note
        )


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
    return AppointmentDraft(
        draft.person_id,
        title,
        draft.start,
        draft.end,
        draft.kind,
        draft.is_all_day,
        draft.place.strip(),
        draft.note.strip(),
    )
