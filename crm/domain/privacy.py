"""What the program remembers of looks at personal data and of files that left it (domain.md section 8)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct


class ExportKind(StrEnum):
    """What was exported."""

    VISIT_SUMMARY = "visit_summary"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    VISITS = "visits"
    TASKS = "tasks"
    ISSUES = "issues"
    ORDERS = "orders"
    PLAN = "plan"
    HANDOVER = "handover"
    CALENDAR = "calendar"
    SURVEYS = "surveys"
    BRIEFS = "briefs"
    SATISFACTION = "satisfaction"
    AUDIT = "audit"
    OUTAGES = "outages"
    ESTIMATES = "estimates"
    GROWTH = "growth"
    COMPARISON = "comparison"
    LOSSES = "losses"
    CURVE = "curve"
    NOTICES = "notices"
    REVIEWS = "reviews"
    REPORT = "report"
    HONESTY = "honesty"
    SAMPLE = "sample"
    CAMPAIGN = "campaign"


class LookLine(Struct, frozen=True):
    """Somebody made a contact's number readable."""

    id: UUID
    at: datetime
    who: str
    contact: str
    account: str
    account_id: UUID


class ExportLine(Struct, frozen=True):
    """Somebody saved rows to a file; `is_personal` when people of customers are named in it."""

    id: UUID
    at: datetime
    who: str
    kind: ExportKind
    file_name: str
    rows: int
    is_personal: bool
