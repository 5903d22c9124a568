"""Accounts as lists and pages show them, and what lists can be narrowed by."""

from dataclasses import field
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment


class PhoneRow(Struct, frozen=True):
    id: UUID
    version: int
    number: str
    kind: str
    is_doubtful: bool
    doubtful_since: date | None = None
    doubt_reason: str | None = None


class ContactRow(Struct, frozen=True):
    """A contact in call order; `emergency_order` is the place on the emergency call list, if it is on it."""

    id: UUID
    version: int
    name: str
    role: str
    title: str | None
    call_order: int
    verified_on: date | None
    verified_by: str | None
    phones: tuple[PhoneRow, ...]
    emergency_order: int | None = None
    email: str | None = None
    wechat: str | None = None
    note: str | None = None


class SupplyRow(Struct, frozen=True):
    """A supply point that counts today; `confirmed_on` is when somebody looked whether it is right."""

    feeder_id: UUID
    feeder: str
    role: str
    id: UUID
    version: int
    confirmed_on: date | None = None
    confirmed_by: str | None = None


class MonthEnergy(Struct, frozen=True):
    """One month: energy in kWh, highest demand in kW, power factor."""

    month: date
    kwh: float
    max_demand_kw: float | None
    pf: float | None


class OutageMark(Struct, frozen=True):
    """One outage of an account in the last twelve months."""

    id: UUID
    type: str
    started_at: datetime
    hours: float
    is_running: bool = False


class RatingMark(Struct, frozen=True):
    """What a customer gave on a visit, 1 to 5."""

    visit_id: UUID
    held_on: date
    rating: int


class QualityPart(Struct, frozen=True):
    """A part of the data-quality score: its weight in points, and whether the account has it."""

    code: str
    weight: int
    is_held: bool


class Quality(Struct, frozen=True):
    """The data-quality score of domain.md 1.7 (0 to 100), the parts that are missing, and all of its parts."""

    score: int
    missing: tuple[str, ...] = ()
    parts: tuple[QualityPart, ...] = ()


class AccountDetail(Struct, frozen=True):
    """Everything that the account page shows beside its timeline."""

    id: UUID
    version: int
    customer_id: UUID
    portfolio_id: UUID
    account_no: str
    name: str
    name_en: str | None
    segment: Segment
    grade: ImportanceGrade
    tariff_class: str | None
    industry_code: str | None
    voltage_code: str | None
    contract_kva: float
    operating_kva: float | None
    district: str | None
    street_code: str | None
    address: str | None
    site_access: str | None
    visit_hours: str | None
    note: str | None
    own_generator_kw: float | None
    security_load_kw: float | None
    contract_demand_kw: float | None
    contract_signed_on: date | None
    is_high_risk: bool
    customer: str
    area: str | None
    manager_id: UUID | None
    manager: str | None
    last_visit_on: date | None
    due_on: date | None
    interval_days: int | None
    duty: DutyStatus
    rating: float | None
    ratings: tuple[RatingMark, ...]
    contacts: tuple[ContactRow, ...]
    supply: tuple[SupplyRow, ...]
    energy: tuple[MonthEnergy, ...]
    outages: tuple[OutageMark, ...]
    quality: Quality
    visit_count: int
    outage_count: int
    file_count: int
    open_issues: int
    health: tuple[str, ...] = field(default=())
    """Reasons for a watchful eye, as codes; empty when all is well."""
    pf_target: float = 0.9
    duty_rule: str | None = None
    """Key of the rule by which the next visit is due."""
    phone_due_on: date | None = None
    no_publicity_since: date | None = None
    """From which day on it wants no publicity; messages about safety and supply go on (domain.md 8)."""

    @property
    def last_ratings(self) -> tuple[int, ...]:
        """The last ratings, newest first."""
        return tuple(mark.rating for mark in self.ratings)
