"""What the outage desk speaks of: who lost what, what was promised, who was told (domain.md section 3)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import ImportanceGrade, OutageType, SourceRole


class Effect(StrEnum):
    """What an outage means for an account, the worst first."""

    OFF = "off"
    ON_SECURITY = "on_security"
    SWITCHED = "switched"
    BACKUP_LOST = "backup_lost"
    NONE = "none"


class Stage(StrEnum):
    """When and why an account is told (domain.md 3.5)."""

    FIRST = "first"
    REMINDER = "reminder"
    LAST = "last"
    FAULT = "fault"
    REVISED = "revised"
    RESTORED = "restored"
    CANCELLED = "cancelled"


class NoticeResult(StrEnum):
    """How an attempt to tell an account ended (domain.md 3.5); what is queued has not gone out yet."""

    DELIVERED = "delivered"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    REFUSED = "refused"
    QUEUED = "queued"


class Cause(StrEnum):
    """Why supply went off (domain.md 3.3)."""

    MAINTENANCE = "maintenance"
    CONNECTION = "connection"
    RELOCATION = "relocation"
    AGEING = "ageing"
    DAMAGE = "damage"
    OBJECT = "object"
    LIGHTNING = "lightning"
    STORM = "storm"
    ANIMAL = "animal"
    CUSTOMER = "customer"
    OVERLOAD = "overload"
    UNKNOWN = "unknown"


class NoticeChannel(StrEnum):
    """By which way an account is told (domain.md 3.5)."""

    PHONE = "phone"
    SMS = "sms"
    WECHAT = "wechat"
    EMAIL = "email"
    LETTER = "letter"
    ON_SITE = "on_site"
    PUBLIC = "public"


class TransferMode(StrEnum):
    """How load is moved to another feeder: live, or with a short break (domain.md 3.3)."""

    LIVE = "live"
    BREAK = "break"


class EstimateSource(StrEnum):
    """Who said when supply comes back (domain.md 3.4)."""

    DISPATCH = "dispatch"
    CREW = "crew"
    MODEL = "model"
    MANAGER = "manager"


class Span(Struct, frozen=True):
    """A time without supply; without an end it lasts."""

    start: datetime
    end: datetime | None = None


class Supply(Struct, frozen=True):
    """A feeder that an account hangs on, and what for."""

    feeder_id: UUID
    role: SourceRole


class Interruption(Struct, frozen=True):
    """One account without supply by one outage."""

    account_id: UUID
    outage_id: UUID
    type: OutageType
    span: Span


class Estimate(Struct, frozen=True):
    """A published time of restoration: when it was said, and the time it promises."""

    said_at: datetime
    restored_by: datetime


class Promise(Struct, frozen=True):
    """The times that an account has to know: the begin of what is planned, and when supply comes back."""

    start: datetime | None
    back: datetime | None


class Attempt(Struct, frozen=True):
    """One attempt to tell an account: why, by which channel, when, how it ended, and the times that were told."""

    stage: Stage
    channel: str
    sent_at: datetime
    result: NoticeResult
    delivered_at: datetime | None
    told: Promise


class Case(Struct, frozen=True):
    """The facts of an outage that decide by when whom must be told what."""

    type: OutageType
    promise: Promise
    reported_at: datetime | None = None
    published_at: datetime | None = None
    interrupts: bool = True


class Kept(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"


class Told(StrEnum):
    """Whether an account knows the times that hold now."""

    CURRENT = "current"
    OUTDATED = "outdated"
    FAILED = "failed"
    QUEUED = "queued"
    NOT_TOLD = "not_told"


class Known(Struct, frozen=True):
    """What an account knows: `last` is the newest attempt that arrived, `failed` how many failed after it."""

    state: Told
    last: Attempt | None
    failed: int


class Customer(Struct, frozen=True):
    """What a clock has to know of an account."""

    grade: ImportanceGrade
    attempts: tuple[Attempt, ...] = ()
