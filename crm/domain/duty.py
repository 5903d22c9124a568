"""What a bureau owes its accounts: visits on site and contacts by any channel (domain.md 2.1)."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment

COMPLAINT, OUTAGES, CONNECTION = "complaint", "outages", "new_connection"
EVENT_RULES: Mapping[str, str] = MappingProxyType(
    {
        COMPLAINT: "visit.interval.complaint",
        OUTAGES: "visit.interval.outages",
        CONNECTION: "visit.interval.new_connection",
    }
)
"""The rules that ask for one visit after an event; all others come back after each visit."""


class DutyFacts(Struct, frozen=True):
    """What decides when an account is due. Every day is a bureau day.

    `complaints` are the days on which complaints were raised that are still open, `outages` the days on which outages
    began that interrupted the account, `lasted` (day, hours) of those that are over. `energized_on` is None where it is
    not known or lies before all records.
    """

    segment: Segment
    grade: ImportanceGrade
    contract_kva: float
    known_since: date
    has_transformer: bool = False
    last_onsite_on: date | None = None
    last_contact_on: date | None = None
    complaints: tuple[date, ...] = ()
    outages: tuple[date, ...] = ()
    energized_on: date | None = None
    lasted: tuple[tuple[date, float], ...] = ()


class DutyRule(Struct, frozen=True):
    """A rule that applies: the setting's key and its days."""

    key: str
    days: int


class Due(Struct, frozen=True):
    """The rule that binds, the day from which it counts, and the last day on which it is kept."""

    rule: DutyRule
    since: date
    on: date


class Duty(Struct, frozen=True):
    """What an account is owed: the next visit on site and the next contact by any channel, None for no such duty."""

    visit: Due | None = None
    contact: Due | None = None


class DutyFilter(Struct, frozen=True):
    """Whose duties, and how they stand on which day; None is today."""

    person_id: UUID | None = None
    area_id: UUID | None = None
    segment: Segment | None = None
    on: date | None = None


class DutyLine(Struct, frozen=True):
    """How one account stands on a day. `planned_on` is the day of its next planned visit on site."""

    account_id: UUID
    account_no: str
    name: str
    segment: Segment
    grade: ImportanceGrade
    area_id: UUID
    area: str
    manager_id: UUID | None
    manager: str
    last_onsite_on: date | None
    last_contact_on: date | None
    duty: Duty
    status: DutyStatus
    planned_on: date | None
    days_late: int
    phone_days_late: int


def days_late(due: Due | None, on: date) -> int:
    """Return by how many days a duty is late on a day, 0 when it is not."""
    return max(0, (on - due.on).days) if due is not None else 0


def in_days(start: date, days: int) -> date:
    """Return a day some days later; the last day that exists when there is none."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max
