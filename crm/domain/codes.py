"""The closed code lists of the glossary (domain.md section 11); values are its ids."""

from enum import StrEnum


class Segment(StrEnum):
    """Service class of an account (domain.md 1.1); not its tariff."""

    DIRECT_SERVICE = "direct_service"
    TOP100 = "top100"
    LARGE_INDUSTRIAL = "large_industrial"
    SMALL_BUSINESS = "small_business"
    RESIDENTIAL = "residential"


MANAGED_SEGMENTS = (Segment.DIRECT_SERVICE, Segment.TOP100, Segment.LARGE_INDUSTRIAL)


class TariffClass(StrEnum):
    """Price family (domain.md 1.1 and 4.5)."""

    RESIDENTIAL = "residential"
    SINGLE_PART = "single_part"
    TWO_PART = "two_part"
    AGRICULTURE = "agriculture"


class ImportanceGrade(StrEnum):
    """Grade of an important user (domain.md 1.2)."""

    SPECIAL = "special"
    GRADE1 = "grade1"
    GRADE2 = "grade2"
    TEMPORARY = "temporary"
    NONE = "none"


class Role(StrEnum):
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    READONLY = "readonly"


class GrantKind(StrEnum):
    OWNER = "owner"
    SUBSTITUTE = "substitute"


class ContactRole(StrEnum):
    MAIN = "main"
    ENERGY = "energy"
    ELECTRICIAN = "electrician"
    FINANCE = "finance"
    DUTY = "duty"
    EMERGENCY = "emergency"
    LEGAL = "legal"
    OTHER = "other"


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    OFFICE = "office"
    DUTY = "duty"
    OTHER = "other"


class SourceRole(StrEnum):
    """What a supply point is for (domain.md 1.4)."""

    PRIMARY = "primary"
    STANDBY = "standby"
    SECURITY = "security"


class Channel(StrEnum):
    """How a visit is held (domain.md 2.1)."""

    ON_SITE = "on_site"
    PHONE = "phone"
    ONLINE = "online"


class PlanState(StrEnum):
    """State of the planned side of a visit (domain.md 2.4)."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    APPOINTED = "appointed"
    DONE = "done"
    CANCELLED = "cancelled"


class RecordState(StrEnum):
    """State of the record of a visit (domain.md 2.3)."""

    NONE = "none"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


COMPLETED_RECORDS = (RecordState.SUBMITTED, RecordState.APPROVED)
"""What counts, for the duty and in the statistics; a returned record does not until it is submitted again."""
HELD_RECORDS = (*COMPLETED_RECORDS, RecordState.RETURNED)
"""Records of visits that took place: nobody deletes them."""


class Topic(StrEnum):
    """What a visit is about (domain.md 2.2)."""

    SAFETY_CHECK = "safety_check"
    DEMAND_SURVEY = "demand_survey"
    SATISFACTION = "satisfaction"
    POLICY = "policy"
    OUTAGE_COMM = "outage_comm"
    INSTALL_PROGRESS = "install_progress"
    ENERGY_ADVICE = "energy_advice"
    BILL_EXPLAIN = "bill_explain"
    MARKET_TRADING = "market_trading"
    DEMAND_RESPONSE = "demand_response"
    POWER_QUALITY = "power_quality"
    DATA_VERIFY = "data_verify"
    ARREARS = "arrears"
    EMERGENCY_SUPPORT = "emergency_support"
    COMPLAINT_CARE = "complaint_care"
    GREEN_POWER = "green_power"


class Side(StrEnum):
    """Whose participant somebody is."""

    BUREAU = "bureau"
    CUSTOMER = "customer"


class HazardLevel(StrEnum):
    """Level of a safety hazard (domain.md 2.2)."""

    GENERAL = "general"
    LARGER = "larger"
    MAJOR = "major"


class FileKind(StrEnum):
    """What a kept file is: any file, a picture of the visit, or what somebody signed."""

    FILE = "file"
    PHOTO = "photo"
    SIGNATURE = "signature"


class IssueState(StrEnum):
    """Where an issue stands on its way to closing (domain.md 2.7)."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    TRANSFERRED = "transferred"
    SUSPENDED = "suspended"
    TO_CONFIRM = "to_confirm"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


CLOSED_ISSUES = (IssueState.CLOSED, IssueState.CANCELLED)
OPEN_ISSUES = tuple(state for state in IssueState if state not in CLOSED_ISSUES)


class IssueTopic(StrEnum):
    """Kinds of issues that customers raise (domain.md 10)."""

    OUTAGE = "outage"
    BILL = "bill"
    INSTALLATION = "installation"
    POWER_QUALITY = "power_quality"
    SAFETY = "safety"
    METERING = "metering"
    NOTICE = "notice"
    OTHER = "other"


class InteractionKind(StrEnum):
    """What stands on the timeline beside visits: a note, or a contact by one of the bureau's channels."""

    NOTE = "note"
    CALL = "call"
    WECHAT = "wechat"
    SMS = "sms"
    MESSAGE = "message"
    EMAIL = "email"
    COUNTER = "counter"
    ONLINE_HALL = "online_hall"
    MEETING = "meeting"


class Direction(StrEnum):
    """Who turned to whom: `in` is the customer to the bureau."""

    IN = "in"
    OUT = "out"


class OrderChannel(StrEnum):
    """By which way a work order reached the bureau (domain.md 2.8)."""

    HOTLINE = "hotline"
    CITY_HOTLINE = "city_hotline"
    REGULATOR = "regulator"
    ONLINE = "online"
    WECHAT = "wechat"
    COUNTER = "counter"
    OTHER = "other"


class CallResult(StrEnum):
    """How a call ended (domain.md 3.5)."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WRONG_NUMBER = "wrong_number"


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class DutyStatus(StrEnum):
    """How an account stands with its visit interval (domain.md 2.1)."""

    NORMAL = "normal"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SEVERE = "severe"
    NO_DUTY = "no_duty"


class OutageType(StrEnum):
    """Kinds of outages and transfers (domain.md 3.1)."""

    PLANNED = "planned"
    TEMPORARY = "temporary"
    FAULT = "fault"
    LOAD_SHEDDING = "load_shedding"
    TRANSFER = "transfer"
    ARREARS = "arrears"
    CUSTOMER_SIDE = "customer_side"


class ReadingQuality(StrEnum):
    """How a reading came about (domain.md 4.1)."""

    READ = "read"
    ESTIMATED = "estimated"
    MENDED = "mended"


class OutageState(StrEnum):
    """Life of an outage (domain.md 3.3)."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RUNNING = "running"
    RESTORED = "restored"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
