"""What looks odd about the record of a visit, for the supervisor who reviews it; odd is not wrong."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.settings import SettingValue


class Oddity(StrEnum):
    """Why a record is looked at first."""

    LATE = "late"
    OVERLAP = "overlap"
    TRAVEL = "travel"
    COPIED = "copied"


class HonestyRules(Struct, frozen=True):
    """By what a record is judged; the settings `honesty.*` and `travel.detour` of the day of the visit.

    All are general knowledge, [G] of the domain guide, which names no figures; a bureau sets its own.
    """

    late_workdays: int
    overlap_minutes: float
    detour: float
    brisk_kmh: float
    copied_pct: float
    copied_chars: int
    copied_days: int


def rules_from(values: Mapping[str, SettingValue]) -> HonestyRules:
    """Return the rules that settings hold."""

    def number(key: str) -> float:
        value = values[key]
        assert isinstance(value, int | float)
        return value

    return HonestyRules(
        late_workdays=int(number("honesty.late_workdays")),
        overlap_minutes=number("honesty.overlap_minutes"),
        detour=number("travel.detour"),
        brisk_kmh=number("honesty.brisk_kmh"),
        copied_pct=number("honesty.copied_pct"),
        copied_chars=int(number("honesty.copied_chars")),
        copied_days=int(number("honesty.copied_days")),
    )


Key: TypeAlias = Any
"""A key as the database gives it: a UUID, or its stored bytes, which are compared many times faster."""


class Held(NamedTuple):
    """A held visit as it is judged; `id` orders visits of a day, moments are in UTC, `place` is (lon, lat).

    `submitted_on` is the bureau's day on which it was submitted first, None for one that came in by an import.
    """

    id: Key
    person_id: Key
    account_id: Key
    held_on: date
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    submitted_on: date | None = None
    place: tuple[float | None, float | None] = (None, None)
    is_on_site: bool = True
    note: str = ""


class Flag(NamedTuple):
    """An oddity of a visit: `other_id` is the visit that it stands against, `amount` how much.

    Workdays after the visit (late), minutes that two visits share (overlap), minutes that the drive lacks (travel), or
    per cent of likeness (copied).
    """

    visit_id: Key
    kind: Oddity
    amount: float
    other_id: Key = None


class FlagDetail(Struct, frozen=True):
    """An oddity with what a sentence about it needs: the other visit's account, day and visitor."""

    kind: Oddity
    amount: float
    limit: float = 0
    other_id: UUID | None = None
    other_account: str = ""
    other_on: date | None = None
    other_person: str = ""


class ManagerHonesty(Struct, frozen=True):
    """How many records of a manager were handed in within a span of days, and how many of them look odd, by oddity."""

    person_id: UUID
    person: str
    records: int
    odd: int
    counts: Mapping[Oddity, int]

    @property
    def share(self) -> float | None:
        """The part of the records that looks odd, None where there are none."""
        return self.odd / self.records if self.records else None


class Candidate(NamedTuple):
    """A held visit that may be called back about, and the stratum that it stands in."""

    visit_id: UUID
    person_id: UUID
    segment: Segment


class SampledVisit(Struct, frozen=True):
    """A visit of a call-back sample, with whom to ask about it."""

    visit_id: UUID
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    person_id: UUID
    person: str
    held_on: date
    satisfaction: int | None
    contact: str
    phone: str
    has_task: bool
