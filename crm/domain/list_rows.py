"""The rows of the long lists: every column of a list (crm.domain.lists) is an attribute of its rows.

They are named tuples, because a page of a list is made of thousands of values while somebody scrolls.
"""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment


class AccountItem(NamedTuple):
    """A line of the list of accounts.

    `energy` are the last twelve whole months in kWh, oldest first; `feeder` is the first feeder that counts today.
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
