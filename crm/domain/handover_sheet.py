"""The hand-over sheet: what whoever takes accounts over has to know, as plain values."""

from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

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


class SheetAccount(Struct, frozen=True):
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


class SheetVisit(Struct, frozen=True):
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


class SheetTask(Struct, frozen=True):
    account: str
    title: str
    due_on: date | None
    due_time: time | None
    priority: Priority
    person: str | None
    note: str | None


class SheetIssue(Struct, frozen=True):
    """What a customer raised and was promised an answer to."""

    account: str
    text: str
    topic: str
    state: IssueState
    raised_on: date
    due_on: date | None
    unit: str | None
    person: str | None


class SheetHazard(Struct, frozen=True):
    """A safety hazard that is not mended yet."""

    account: str
    text: str
    level: HazardLevel
    found_on: date
    remedy_due: date | None


class SheetContact(Struct, frozen=True):
    """Somebody to call, in call order; numbers are masked, and without leave to name people the name is empty."""

    account: str
    order: int
    name: str
    role: ContactRole
    title: str | None
    phones: tuple[str, ...]
    emergency_order: int | None


class HandoverSheet(Struct, frozen=True):
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


class SheetColumn(Struct, frozen=True):
    """A column: its key, its heading in the user's language, how it is written, its width in characters."""

    key: str
    heading: str
    kind: CellKind
    width: int


class SheetTable(Struct, frozen=True):
    """One part of the sheet as a table of worded values, the same in a workbook and on paper."""

    key: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[object, ...], ...]
    empty: str


class SheetPaper(Struct, frozen=True):
    """The whole sheet in words: its title, who hands over to whom and for which days, and its tables."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[SheetTable, ...]
