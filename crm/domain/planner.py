"""What the planner's calendar shows."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

from crm.domain.appointments import Appointment
from crm.domain.codes import Segment
from crm.domain.visits import VisitRow
from crm.domain.workdays import Workdays


class DueGroup(StrEnum):
    """Where a due account stands in time."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LATER = "later"


class DueRow(Struct, frozen=True):
    """An account that waits for a visit and has none planned; `minutes` is how long it usually takes.

    `rule` is the key of the rule that makes it due; `is_first` says that it was never visited.
    """

    account_id: UUID
    name: str
    segment: Segment
    district: str | None
    due_on: date
    group: DueGroup
    days_late: int
    lon: float | None = None
    lat: float | None = None
    minutes: int = 60
    visit_hours: str | None = None
    rule: str | None = None
    is_first: bool = False


class OutageStrip(Struct, frozen=True):
    """An outage of an own feeder, drawn at the side of its days; `people` are those whose accounts it reaches."""

    feeder: str
    start: datetime
    end: datetime
    people: frozenset[UUID] = frozenset()


class SlotRules(Struct, frozen=True):
    """Working hours, lunch, the usual length of a visit in minutes, and how a drive is estimated."""

    work_start: int
    work_end: int
    lunch_start: int
    lunch_end: int
    minutes: int
    detour: float
    kmh: float


class Week(Struct, frozen=True):
    """A span of days with what stands on them; `calendar` is the scope's, and can tell anybody's leave."""

    first: date
    visits: tuple[VisitRow, ...]
    outages: tuple[OutageStrip, ...]
    due: tuple[DueRow, ...]
    rules: SlotRules
    calendar: Workdays
    appointments: tuple[Appointment, ...] = ()


class SlotVerdict(Struct, frozen=True):
    """Whether a visit may stand at a time; `code` names the reason or the hint, `values` fill it."""

    ok: bool
    code: str
    values: dict[str, object] = field(default_factory=dict)


class Clash(Struct, frozen=True):
    """A time of a series at which a visit may not stand, and why not."""

    start: datetime
    verdict: SlotVerdict
