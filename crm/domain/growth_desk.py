"""What coming demand adds to feeders, for the grid planners (domain.md section 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class LeadStage(StrEnum):
    """How far a coming demand has come (domain.md 7)."""

    LEAD = "lead"
    APPROVED = "approved"
    PERMITTED = "permitted"
    APPLIED = "applied"
    PLAN_REPLIED = "plan_replied"
    BUILDING = "building"
    ENERGIZED = "energized"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class LeadLine:
    """A customer's coming demand: kVA applied for, how likely it comes, and when somebody last wrote of it."""

    lead_id: UUID
    account_no: str | None
    account: str
    project: str
    applied_kva: float
    stage: str
    probability: float
    expected_on: date | None
    updated_on: date
    is_stale: bool
    coefficient: float


@dataclass(frozen=True)
class LeadState:
    """What planners were told of a coming demand."""

    applied_kva: float
    stage: str
    probability: float
    expected_on: date | None


@dataclass(frozen=True)
class LeadChange:
    """A coming demand that is other than it was when it was last sent: None before for a new one.

    None now is one that is no longer coming: it was energized, cancelled or removed.
    """

    account_no: str | None
    account: str
    project: str
    before: LeadState | None
    now: LeadState | None


@dataclass(frozen=True)
class GrowthYear:
    """A feeder in a year: weighted and coincident kW of its leads, headroom in kW, and its load in percent."""

    year: int
    weighted_kw: float
    coincident_kw: float
    headroom_kw: float
    load_pct: float


@dataclass(frozen=True)
class GrowthRow:
    """A feeder with its leads; `heavy_from` and `over_from` are the first years above the heavy and the full limit.

    `present_kw` is the coincident sum of the newest demands of the accounts on it. Without a limit there are no years.
    """

    feeder_id: UUID
    substation: str
    feeder: str
    limit_kva: float | None
    present_kw: float
    leads: tuple[LeadLine, ...]
    raw_kva: float
    years: tuple[GrowthYear, ...]
    heavy_from: int | None
    over_from: int | None


@dataclass(frozen=True)
class StationRow:
    """A substation's sums over the feeders that leads hang on; `over_from` is the first year that overloads one.

    `years` are sums of the feeders whose limit is known, and the load is that of all of them together.
    """

    substation: str
    feeders: int
    leads: int
    raw_kva: float
    limit_kva: float
    present_kw: float
    years: tuple[GrowthYear, ...]
    heavy_from: int | None
    over_from: int | None


@dataclass(frozen=True)
class GrowthBoard:
    """All feeders that a lead hangs on, those that are overloaded first; `unplaced` are leads without a feeder.

    `coefficients` are the demand coefficients by kind of account, `coincidence` the share of peaks that meet.
    """

    on: date
    years: tuple[int, ...]
    rows: tuple[GrowthRow, ...]
    unplaced: tuple[LeadLine, ...]
    stations: tuple[StationRow, ...]
    coefficients: Mapping[str, float]
    coincidence: float
