"""The rows of the long lists: every column of a list (crm.domain.lists) is an attribute of its rows.

They are named tuples, because a page of a list is made of thousands of values while somebody scrolls.
"""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from crm.domain.codes import (
    Channel,
    ContactRole,
    DutyStatus,
    ImportanceGrade,
    PlanState,
    Priority,
    RecordState,
    Segment,
    TaskState,
)
from crm.domain.honesty import Oddity


class AccountItem(NamedTuple):
    """A line of the list of accounts.

    `duty_rule` is the key of the setting by which the next visit is due, `phone_due_on` when the next contact by any
    channel is. `energy` are the last twelve whole months in kWh, oldest first; `feeder` is the first feeder that counts
    today.
    """

    id: UUID
    version: int
    account_no: str
    name: str
    name_en: str | None
    segment: Segment
    tariff_class: str | None
    importance: ImportanceGrade
    industry: str | None
    voltage: str | None
    contract_kva: float
    operating_kva: float | None
    own_generator_kw: float | None
    is_high_risk: bool
    top100_rank: int | None
    district: str | None
    street: str | None
    address: str | None
    area: str
    last_visit_on: date | None
    last_contact_on: date | None
    phone_due_on: date | None
    duty_rule: str | None
    due_on: date | None
    interval_days: int | None
    rating: float | None
    portfolio_id: UUID
    duty: DutyStatus
    manager: str | None
    feeder: str | None
    next_visit_on: date | None
    next_visit_at: datetime | None
    open_tasks: int
    open_issues: int
    tags: tuple[str, ...]
    energy: tuple[float, ...]


class ContactItem(NamedTuple):
    """A line of the list of contacts; `phones` are masked unless the bureau shows them (domain.md section 8)."""

    id: UUID
    version: int
    name: str
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    district: str | None
    role: ContactRole
    title: str | None
    call_order: int
    emergency_order: int | None
    verified_on: date | None
    verified_by: str | None
    portfolio_id: UUID
    manager: str | None
    phones: tuple[str, ...]
    is_doubtful: bool


class VisitItem(NamedTuple):
    """A line of the list of visits.

    `contact` is whom to call first at the account; `open_promises` counts issues and tasks of the visit that are
    still open; `hours` are those on site, or the planned ones while nothing else is known.
    """

    id: UUID
    version: int
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    district: str | None
    person_id: UUID
    person: str
    channel: Channel
    plan_state: PlanState
    record_state: RecordState
    planned_on: date | None
    start: datetime | None
    end: datetime | None
    held_on: date | None
    arrived_at: datetime | None
    left_at: datetime | None
    purpose: str | None
    is_fixed: bool
    satisfaction: int | None
    recommend: int | None
    next_visit_on: date | None
    content: str | None
    changed_at: datetime
    contact: str | None
    portfolio_id: UUID
    manager: str | None
    hours: float | None
    topics: tuple[str, ...]
    open_promises: int


class ReviewItem(NamedTuple):
    """A line of the list of records to review; `oddities` are told to those who review only."""

    id: UUID
    version: int
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    person_id: UUID
    person: str
    channel: Channel
    record_state: RecordState
    held_on: date | None
    arrived_at: datetime | None
    left_at: datetime | None
    purpose: str | None
    satisfaction: int | None
    submitted_at: datetime | None
    reviewer: str | None
    oddities: tuple[Oddity, ...]


class FlagItem(NamedTuple):
    """A line of the list of what looks odd: the record, the one that it stands against, and who looked at it.

    `amount` is counted as crm.domain.honesty.Flag says, `limit` is what it goes beyond.
    """

    id: UUID
    version: int
    visit_id: UUID
    kind: Oddity
    amount: float
    other_id: UUID | None
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    person_id: UUID
    person: str
    held_on: date
    arrived_at: datetime | None
    left_at: datetime | None
    submitted_at: datetime | None
    record_state: RecordState
    content: str | None
    other_account: str | None
    other_on: date | None
    other_arrived_at: datetime | None
    other_left_at: datetime | None
    other_content: str | None
    looked_at: datetime | None
    looked_by: str | None
    look_note: str | None
    look_id: UUID | None
    look_version: int | None
    limit: float
    is_looked_at: bool


class TaskItem(NamedTuple):
    """A line of the list of tasks; `source` is the kind of row that it came from, `delegated_by` who gave it away."""

    id: UUID
    version: int
    title: str
    note: str | None
    account_id: UUID | None
    account: str | None
    segment: Segment | None
    assignee_id: UUID | None
    assignee: str | None
    due_on: date | None
    due_time: time | None
    priority: Priority
    state: TaskState
    source: str | None
    source_id: UUID | None
    visit_id: UUID | None
    repeat_rule: str | None
    repeats: bool
    delegated_by: str | None
    snoozed_until: datetime | None
    returned_at: datetime | None
    done_at: datetime | None
