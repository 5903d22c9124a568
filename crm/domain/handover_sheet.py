"""The hand-over sheet: what whoever takes accounts over has to know, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from crm.domain.codes import (
    Channel,
    ContactRole,
    GrantKind,
    HazardLevel,
    ImportanceGrade,
    IssueState,
    Priority,
    Segment,
    Topic,
)
from crm.domain.handover import Clash
from crm.domain.plan_table import PlanStanding


@dataclass(frozen=True)
class SheetAccount:
    """An account with its due day and last visit on site, and how one gets in; `street` is a code."""

    account_no: str
    name: str
    segment: Segment
    grade: ImportanceGrade
    contract_kva: float
    last_on: date | None
    due_on: date | None
    street: str | None
    address: str | None
    site_access: str | None
    visit_hours: str | None
    note: str | None


@dataclass(frozen=True)
class SheetVisit:
    """A planned visit; hours are those of the bureau. `clash` is what the receiver has at that time."""

    account: str
    on: date | None
    start: datetime | None
    end: datetime | None
    person: str
    channel: Channel
    purpose: str | None
    topics: tuple[Topic, ...]
    standing: PlanStanding
    is_fixed: bool
    clash: Clash | None = None


@dataclass(frozen=True)
class SheetTask:
    account: str
    title: str
    due_on: date | None
    due_time: time | None
    priority: Priority
    person: str | None
    note: str | None


@dataclass(frozen=True)
class SheetIssue:
    """What a customer raised and was promised an answer to."""

    account: str
    text: str
    topic: str
    state: IssueState
    raised_on: date
    due_on: date | None
    unit: str | None
    person: str | None


@dataclass(frozen=True)
class SheetHazard:
    """A safety hazard that is not mended yet."""

    account: str
    text: str
    level: HazardLevel
    found_on: date
    remedy_due: date | None


@dataclass(frozen=True)
class SheetContact:
    """Somebody to call, in call order; numbers are masked, and without leave to name people the name is empty."""

    account: str
    order: int
    name: str
    role: ContactRole
    title: str | None
    phones: tuple[str, ...]
    emergency_order: int | None


@dataclass(frozen=True)
class HandoverSheet:
    """Everything about some accounts on a day, whoever has it; `receiver` is empty for a sheet without a hand-over."""

    bureau: str
    made_on: date
    givers: tuple[str, ...]
    receiver: str
    kind: GrantKind
    starts_on: date | None
    ends_on: date | None
    is_personal: bool
    accounts: tuple[SheetAccount, ...]
    visits: tuple[SheetVisit, ...]
    tasks: tuple[SheetTask, ...]
    issues: tuple[SheetIssue, ...]
    hazards: tuple[SheetHazard, ...]
    contacts: tuple[SheetContact, ...]


class CellKind(StrEnum):
    """How a cell of a sheet is written."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    COUNT = "count"


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading in the user's language, how it is written, its width in characters."""

    heading: str
    kind: CellKind
    width: int


@dataclass(frozen=True)
class SheetTable:
    """One part of the sheet as a table of worded values, the same in a workbook and on paper."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[object, ...], ...]
    empty: str


@dataclass(frozen=True)
class SheetPaper:
    """The whole sheet in words: its title, who hands over to whom and for which days, and its tables."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[SheetTable, ...]
