"""What a file says about accounts and what belongs to them, before anybody looks into the database.

None means that the file says nothing: an empty cell never wipes out what is known.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from msgspec import Struct

from crm.domain.codes import (
    CallResult,
    Channel,
    ContactRole,
    Direction,
    ImportanceGrade,
    InteractionKind,
    IssueState,
    IssueTopic,
    OrderChannel,
    OutageState,
    OutageType,
    Priority,
    ReadingQuality,
    Segment,
    SourceRole,
    TariffClass,
    TaskState,
    Topic,
)
from crm.domain.growth_desk import LeadStage
from crm.domain.issues import Urgency
from crm.domain.reading.places import FeederName

LIST_FILES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt")
"""Endings of the files that a list comes in; what is in them tells their kind."""


class ImportKind(StrEnum):
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    SUPPLY_POINTS = "supply_points"
    VISITS = "visits"
    INTERACTIONS = "interactions"
    TASKS = "tasks"
    ISSUES = "issues"
    ORDERS = "orders"
    READINGS = "readings"
    OUTAGES = "outages"
    LOSSES = "losses"
    LEADS = "leads"
    CURVES = "curves"
    POINTS = "points"


class Existing(StrEnum):
    """What becomes of a row that is there already: nothing, only its gaps are filled, the file leads, or the later one.

    NEWEST lets the file lead over rows that were last changed before the file was saved, and keeps the others.
    """

    KEEP = "keep"
    FILL = "fill"
    OVERWRITE = "overwrite"
    NEWEST = "newest"


class Severity(StrEnum):
    """An error refuses its row; a warning leaves out its cell."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True)
class Problem:
    """Something in a file that could not be taken: row number as Excel counts, field id, code, value as it stands.

    `details` fill further placeholders of the sentence (limit, lengths, low, high).
    """

    row: int
    field: str
    code: str
    value: str
    severity: Severity
    details: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)


class AccountDraft(Struct, frozen=True):
    """One account as a ledger gives it; capacities in kVA, power in kW (domain.md 1)."""

    account_no: str
    name: str
    segment: Segment
    contract_kva: float
    operating_kva: float | None = None
    former_account_no: str | None = None
    name_en: str | None = None
    customer_name: str | None = None
    uscc: str | None = None
    area: str | None = None
    manager: str | None = None
    industry_code: str | None = None
    voltage_code: str | None = None
    tariff_class: TariffClass | None = None
    importance_grade: ImportanceGrade | None = None
    is_high_risk: bool | None = None
    feeder: FeederName | None = None
    standby_feeder: FeederName | None = None
    street_code: str | None = None
    address: str | None = None
    lon: float | None = None
    lat: float | None = None
    contact: str | None = None
    contact_title: str | None = None
    phones: tuple[str, ...] = ()
    contract_signed_on: date | None = None
    contract_demand_kw: float | None = None
    own_generator_kw: float | None = None
    security_load_kw: float | None = None
    note: str | None = None


class ContactDraft(Struct, frozen=True):
    """One person at a customer; `account_name` only helps to check the number."""

    account_no: str
    name: str
    account_name: str | None = None
    role: ContactRole | None = None
    title: str | None = None
    phones: tuple[str, ...] = ()
    office_phones: tuple[str, ...] = ()
    duty_phones: tuple[str, ...] = ()
    email: str | None = None
    wechat: str | None = None
    call_order: int | None = None
    verified_on: date | None = None
    note: str | None = None


class VisitDraft(Struct, frozen=True):
    """One held visit (domain.md 2.3); `purpose` keeps the words of the file from which `topics` were read.

    Words of the purpose that name no topic also stand in `content`. `issue` is what the customer asked for.
    """

    account_no: str
    held_on: date
    channel: Channel
    visitors: tuple[str, ...]
    account_name: str | None = None
    arrived: time | None = None
    left: time | None = None
    topics: tuple[Topic, ...] = ()
    purpose: str | None = None
    content: str | None = None
    issue: str | None = None
    customer_side: tuple[str, ...] = ()
    production: str | None = None
    advice: str | None = None
    reply_on_site: str | None = None
    outage_plan_told: bool | None = None
    demand_kva: float | None = None
    demand_on: date | None = None
    satisfaction: int | None = None
    no_satisfaction_reason: str | None = None
    recommend: int | None = None
    next_visit_on: date | None = None


class OrderType(Struct, frozen=True):
    """A kind of hotline order by its codes in work_order_types.csv; `subtype` is empty where the file names none."""

    type: str
    subtype: str = ""


class OrderDraft(Struct, frozen=True):
    """One hotline order as the hotline's list gives it (domain.md 2.8); moments are aware.

    `official_state` is kept word for word.
    """

    order_no: str
    account_no: str
    type: OrderType
    received_at: datetime
    account_name: str | None = None
    topic: IssueTopic | None = None
    order_channel: OrderChannel | None = None
    text: str | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    official_state: str | None = None
    caller: str | None = None


class SupplyDraft(Struct, frozen=True):
    """An account's link to a feeder, from a day, until a day (domain.md 1.4)."""

    account_no: str
    feeder: FeederName
    account_name: str | None = None
    source_role: SourceRole | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    confirmed_on: date | None = None


class InteractionDraft(Struct, frozen=True):
    """A call, message or note of the past: who wrote it and when it happened stay what the file says."""

    account_no: str
    happened_at: datetime
    text: str
    account_name: str | None = None
    interaction_kind: InteractionKind | None = None
    direction: Direction | None = None
    call_result: CallResult | None = None
    minutes: int | None = None
    person: str | None = None
    contact: str | None = None


class TaskDraft(Struct, frozen=True):
    """Something to do, of an account or of none."""

    title: str
    account_no: str | None = None
    account_name: str | None = None
    assignee: str | None = None
    delegated_by: str | None = None
    due_on: date | None = None
    priority: Priority | None = None
    task_state: TaskState | None = None
    done_at: datetime | None = None
    note: str | None = None


class IssueDraft(Struct, frozen=True):
    """What a customer raised, with what became of it (domain.md 2.7)."""

    account_no: str
    raised_on: date
    text: str
    account_name: str | None = None
    topic: IssueTopic | None = None
    urgency: Urgency | None = None
    issue_state: IssueState | None = None
    assignee: str | None = None
    due_on: date | None = None
    responsible_unit: str | None = None
    result: str | None = None
    evidence: str | None = None
    confirmed_on: date | None = None
    confirmed_by: str | None = None
    confirmed_channel: str | None = None
    closed_on: date | None = None


class ReadingDraft(Struct, frozen=True):
    """One account's month (domain.md 4.1); `month` is its first day. What the file leaves out stays unknown."""

    account_no: str
    month: date
    account_name: str | None = None
    kwh_sharp: float | None = None
    kwh_peak: float | None = None
    kwh_flat: float | None = None
    kwh_valley: float | None = None
    kwh_total: float | None = None
    kvarh: float | None = None
    max_demand_kw: float | None = None
    max_demand_at: datetime | None = None
    operating_kva: float | None = None
    days: int | None = None
    pf: float | None = None
    energy_fee: float | None = None
    basic_fee: float | None = None
    pf_fee: float | None = None
    surcharge: float | None = None
    total_fee: float | None = None
    product_output: float | None = None
    output_unit: str | None = None
    quality: ReadingQuality | None = None


class OutageDraft(Struct, frozen=True):
    """An outage or a transfer of a feeder (domain.md 3.3)."""

    feeder: FeederName
    outage_type: OutageType
    planned_start: datetime
    planned_end: datetime | None = None
    outage_no: str | None = None
    cause: str | None = None
    outage_state: OutageState | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    transfer_to: FeederName | None = None
    published_at: datetime | None = None
    note: str | None = None


class CurveDraft(Struct, frozen=True):
    """A metering point's day (domain.md 4.1); `loads` are 96 quarter hours in kW, None where nothing was read."""

    account_no: str
    day: date
    account_name: str | None = None
    point_no: str | None = None
    kwh_sharp: float | None = None
    kwh_peak: float | None = None
    kwh_flat: float | None = None
    kwh_valley: float | None = None
    kwh_total: float | None = None
    max_demand_kw: float | None = None
    loads: tuple[float | None, ...] | None = None
    quality: ReadingQuality | None = None


class PointDraft(Struct, frozen=True):
    """A metering point's month by one meter (domain.md 4.1); `changed_on` is when that meter was put in for another."""

    account_no: str
    point_no: str
    month: date
    account_name: str | None = None
    meter_no: str | None = None
    changed_on: date | None = None
    multiplier: float | None = None
    register_from: float | None = None
    register_to: float | None = None
    kwh_sharp: float | None = None
    kwh_peak: float | None = None
    kwh_flat: float | None = None
    kwh_valley: float | None = None
    kwh_total: float | None = None
    kvarh: float | None = None
    max_demand_kw: float | None = None
    quality: ReadingQuality | None = None


class LossDraft(Struct, frozen=True):
    """What went into a feeder or an area in a month or on a day and what was sold from it, in kWh (domain.md 5).

    One of `feeder` and `transformer_area`, and one of `month` and `day`, is there; a day goes before its month.
    `voltage_code` is that of the feeder.
    """

    supply_kwh: float
    sales_kwh: float
    feeder: FeederName | None = None
    transformer_area: str | None = None
    month: date | None = None
    day: date | None = None
    coverage_pct: float | None = None
    has_transfer: bool | None = None
    voltage_code: str | None = None


class LeadDraft(Struct, frozen=True):
    """A customer's coming demand (domain.md 7); without a probability that of its stage holds."""

    account_no: str
    project: str
    applied_kva: float
    account_name: str | None = None
    lead_stage: LeadStage | None = None
    probability: float | None = None
    expected_on: date | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    ramp: str | None = None
    purpose: str | None = None
    voltage_code: str | None = None
    is_dual: bool | None = None
    load_character: str | None = None
    contact: str | None = None
    feeder: FeederName | None = None
    note: str | None = None


HistoryDraft = ContactDraft | SupplyDraft | VisitDraft | InteractionDraft | IssueDraft | OrderDraft
OwnedDraft = HistoryDraft | ReadingDraft | CurveDraft | PointDraft | LeadDraft
"""Drafts of rows that belong to an account."""

Draft = AccountDraft | OwnedDraft | TaskDraft | OutageDraft | LossDraft
