"""How good estimates were, and how reliable supply was, as pages and sheets show it (domain.md 3.4 and 3.5)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import OutageType


class By(StrEnum):
    """What the figures of estimates are grouped by."""

    FEEDER = "feeder"
    CAUSE = "cause"
    CREW = "crew"
    MONTH = "month"


class LedgerRow(Struct, frozen=True):
    """A sustained fault that is over, with how its estimates turned out; all figures but counts are minutes.

    `first_delay` runs from the report to the first estimate, `bias` is the error of the first one and `promised` that
    of the last one said a quarter of an hour before the end: above 0 supply came back later.
    """

    outage_id: UUID
    outage_no: str
    type: OutageType
    feeder: str
    cause: str | None
    crew: str | None
    started_at: datetime
    ended_at: datetime
    estimates: int
    changes: int
    first_delay: float | None
    bias: float | None
    promised: float | None
    is_accurate: bool | None
    is_kept: bool | None
    errors: tuple[float, ...]


class Score(Struct, frozen=True):
    """Many faults in one: counts with their bases, and means in minutes, None without a base."""

    outages: int
    judged: int
    accurate: int
    kept: int
    estimates: int
    right: int
    early: int
    late: int
    mean_bias: float | None
    mean_changes: float | None
    mean_first_delay: float | None

    @property
    def accuracy(self) -> float | None:
        """Share of the faults whose last promise was kept to within the tolerance."""
        return self.accurate / self.judged if self.judged else None

    @property
    def right_share(self) -> float | None:
        """Share of all estimates within the tolerance."""
        return self.right / self.estimates if self.estimates else None


class ScoreRow(Struct, frozen=True):
    """The figures of a group; `label` is empty for all, and for those without a feeder, cause or crew."""

    label: str
    score: Score


class Ledgers(Struct, frozen=True):
    """The faults of a period, and their figures in all and by each group."""

    rows: tuple[LedgerRow, ...]
    total: ScoreRow
    groups: tuple[ScoreRow, ...]


class IndexRow(Struct, frozen=True):
    """Reliability of one supply unit, or of all for "", in a period; hours, and shares of 1.

    Each registered account counts as one customer 低压用户数 and 中压用户数 alike.
    """

    label: str
    first: date
    customers: int
    interruptions: int
    customer_hours: float
    saidi: float | None
    saifi: float | None
    caidi: float | None
    asai: float | None


class IndexPair(Struct, frozen=True):
    """The same period of this year and of the last one."""

    now: IndexRow
    before: IndexRow


class IndexReport(Struct, frozen=True):
    """Reliability of a period: all months, then by supply unit, each beside last year's."""

    total: IndexPair
    months: tuple[IndexPair, ...]
    areas: tuple[IndexPair, ...]


class YearOutage(Struct, frozen=True):
    """An interruption of an account in a year, as long as it lasted for it, within the year."""

    outage_id: UUID
    type: OutageType
    started_at: datetime
    ended_at: datetime | None
    hours: float
    is_counted: bool


class AccountYear(Struct, frozen=True):
    """What an account went through in a year: `hours` and `interruptions` are those counted against the bureau."""

    year: int
    outages: tuple[YearOutage, ...]
    interruptions: int
    hours: float
