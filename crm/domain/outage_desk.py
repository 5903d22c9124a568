"""What the outage desk shows and takes: the board, one outage with whom it reaches, and what is typed (domain.md 3).

Moments are aware datetimes, loads are kW. What an account knows and which clocks run is judged in crm/planning/outages.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.codes import ImportanceGrade, OutageState, OutageType, Segment, SourceRole
from crm.domain.outages import Effect, EstimateSource, Kept, Known, NoticeResult, Promise, Stage, TransferMode


class BoardGroup(StrEnum):
    """Under which heading an outage stands on the board."""

    OFF_NOW = "off_now"
    PLANNED = "planned"
    DRAFT = "draft"
    RESTORED = "restored"
    CANCELLED = "cancelled"


class TeamOf(Struct, frozen=True):
    """The accounts of somebody's team: the books of the supply units in which that person has books."""

    person_id: UUID


Whose = UUID | TeamOf | None
"""Whose accounts count: one person's, those of a person's team, or everybody's."""


class ClockLine(Struct, frozen=True):
    """A moment by which an account must be told, and how that stands now."""

    stage: Stage
    due_at: datetime
    kept: Kept


class BoardRow(Struct, frozen=True):
    """An outage on the board, counted over the accounts in scope.

    `place` names what is off, the feeder first. `starts_at` and `ends_at` are the times that hold now: the actual
    ones, else the newest estimate, else the plan. `told` of `reached` accounts know them. `next_due` is the earliest
    moment by which somebody must still be told; `missed` counts clocks that were broken, told late or not at all, and
    `first_due` is when the first of all clocks ends or ended.
    """

    outage_id: UUID
    version: int
    outage_no: str
    type: OutageType
    state: OutageState
    group: BoardGroup
    place: str
    cause: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    crew_on_site_at: datetime | None
    lost_kw: float
    reached: int
    told: int
    next_due: datetime | None
    missed: int
    first_due: datetime | None = None


class Board(Struct, frozen=True):
    """All outages in scope as of `now`, each group in the order to look at it."""

    now: datetime
    rows: tuple[BoardRow, ...]


class EstimateLine(Struct, frozen=True):
    """One published time of restoration; `told` of `reached` accounts heard it, `corrected_by` replaces it."""

    estimate_id: UUID
    said_at: datetime
    restored_by: datetime
    source: EstimateSource | None
    reason: str | None
    person: str | None
    corrected_by: UUID | None
    told: int
    reached: int


class CallContact(Struct, frozen=True):
    """Whom to call about an account, in the order of its emergency list; `doubtful` after a call that failed."""

    contact_id: UUID
    name: str
    role: str | None
    phone: str | None
    email: str | None
    doubtful: bool


class AttemptLine(Struct, frozen=True):
    """One attempt to tell an account, newest first in lists."""

    notice_id: UUID
    stage: Stage
    channel: str
    contact: str | None
    person: str | None
    sent_at: datetime
    delivered_at: datetime | None
    told: Promise
    result: NoticeResult
    receipt: str | None
    message: str | None


class AffectedRow(Struct, frozen=True):
    """An account that an outage reaches: what it means for it, what it loses, whom to call, what it knows.

    `switched_to` is the feeder that feeds it meanwhile. `id` is None before the outage is stored. Where `needs_notice`
    is not set, nothing changes for it that it must know, and it counts neither as reached nor as told.
    """

    id: UUID | None
    account_id: UUID
    name: str
    account_no: str | None
    segment: Segment
    grade: ImportanceGrade
    source_role: SourceRole
    effect: Effect
    is_interrupted: bool
    own_generation_kw: float | None
    lost_kw: float
    restored_at: datetime | None
    switched_to: str | None
    contacts: tuple[CallContact, ...]
    known: Known
    clocks: tuple[ClockLine, ...]
    attempts: tuple[AttemptLine, ...]
    needs_notice: bool = True


class ScopePart(Struct, frozen=True):
    """A part of the network that is off; just one of the ids is set, `section` only with a feeder."""

    substation_id: UUID | None = None
    feeder_id: UUID | None = None
    section: str | None = None
    transformer_area_id: UUID | None = None
    account_id: UUID | None = None


class OutageDraft(Struct, frozen=True):
    """What somebody enters of an outage; actual times come by the verbs of its life."""

    type: OutageType
    scope: tuple[ScopePart, ...]
    outage_no: str | None = None
    cause_code: str | None = None
    cause: str | None = None
    reported_at: datetime | None = None
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    transfer_to_feeder_id: UUID | None = None
    transfer_mode: TransferMode | None = None
    approval_no: str | None = None
    crew: str | None = None
    note: str | None = None


class EstimateDraft(Struct, frozen=True):
    """A time of restoration as it is published."""

    restored_by: datetime
    source: EstimateSource
    reason: str | None = None


class AttemptDraft(Struct, frozen=True):
    """An attempt to tell an account, as it is logged; `told` are the times that it names."""

    account_id: UUID
    stage: Stage
    channel: str
    result: NoticeResult
    told: Promise
    contact_id: UUID | None = None
    message: str | None = None
    receipt: str | None = None


class NoticeText(Struct, frozen=True):
    """The words for one account by one channel, to whom, and whether it can go out (None) or why not (a code)."""

    account_id: UUID
    channel: str
    contact: CallContact | None
    address: str | None
    subject: str
    text: str
    problem: str | None


class OutageDetail(Struct, frozen=True):
    """One outage as its page shows it; times as stored, `head` as on the board."""

    head: BoardRow
    draft: OutageDraft
    scope_names: tuple[str, ...]
    crew_on_site_at: datetime | None
    published_at: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None
    estimates: tuple[EstimateLine, ...]
    affected: tuple[AffectedRow, ...]


class BreachRow(Struct, frozen=True):
    """An account that had to be told of an outage by `due_at` and was told late, at `told_at`, or not at all.

    A breach `is_former` where the outage has been moved, called off or changed since: the deadline holds no more.
    """

    outage_id: UUID
    outage_no: str
    type: OutageType
    place: str
    account_id: UUID
    account: str
    account_no: str | None
    grade: ImportanceGrade
    stage: Stage
    due_at: datetime
    kept: Kept
    told_at: datetime | None
    attempts: int
    is_former: bool = False


class OverLimit(Struct, frozen=True):
    """An account that would be taken off by plan `count` times in a year, where `limit` times are allowed."""

    account_id: UUID
    name: str
    year: int
    count: int
    limit: int


class VisitAfter(Struct, frozen=True):
    """An account that an outage took off and that is owed a visit until a day, because of this outage or several."""

    account_id: UUID
    name: str
    due_on: date


class After(Struct, frozen=True):
    """What came of an outage: what customers said, linked or not, and the visits that are owed."""

    complaints: tuple["Complaint", ...]
    visits: tuple[VisitAfter, ...]


class Complaint(Struct, frozen=True):
    """An issue or an order about an outage, or one that may be: raised by a reached account while it was off or soon.

    `number` is empty for an issue.
    """

    kind: Kind
    id: UUID
    version: int
    account_id: UUID
    account: str
    number: str
    raised_on: date
    text: str
    is_linked: bool
