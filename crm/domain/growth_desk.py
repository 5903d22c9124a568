"""What coming demand adds to feeders, for the grid planners (domain.md section 7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from msgspec import Struct

from crm.domain.errors import Invalid


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


MOST_YEARS = 3
WHOLE = 100


def ramp_of(text: str | None) -> tuple[float, ...]:
    """Return the shares of the final load in the first years of "30/60/100"; without a word it is whole at once."""
    return tuple(float(part) / WHOLE for part in text.split("/")) if text else (1.0,)


def ramp_text(shares: Sequence[float]) -> str:
    """Return shares as they are kept; raises Invalid("cell.ramp") for more than three, none, or a load that falls."""
    falls = any(later < earlier for earlier, later in pairwise(shares))
    if not 0 < len(shares) <= MOST_YEARS or falls or not all(0 <= share <= 1 for share in shares):
        raise Invalid("cell.ramp", value=" / ".join(f"{share * WHOLE:g}" for share in shares))
    return "/".join(f"{share * WHOLE:g}" for share in shares)


class LeadLine(Struct, frozen=True):
    """A customer's coming demand: kVA applied for, how likely it comes, and when somebody last wrote of it.

    `ramp` has the shares of the final load in the years from the expected one on. `earliest_on` and `latest_on` are
    None where nobody said.
    """

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
    earliest_on: date | None = None
    latest_on: date | None = None
    ramp: tuple[float, ...] = (1.0,)
    version: int = 1
    account_id: UUID | None = None
    purpose: str | None = None
    voltage_code: str | None = None
    is_dual: bool | None = None
    load_character: str | None = None
    contact_id: UUID | None = None


class LeadState(Struct, frozen=True):
    """What planners were told of a coming demand."""

    applied_kva: float
    stage: str
    probability: float
    expected_on: date | None
    ramp: tuple[float, ...] = (1.0,)


class LeadChange(Struct, frozen=True):
    """A coming demand that is other than it was when it was last sent: None before for a new one.

    None now is one that is no longer coming: it was energized, cancelled or removed.
    """

    account_no: str | None
    account: str
    project: str
    before: LeadState | None
    now: LeadState | None


class GrowthYear(Struct, frozen=True):
    """A feeder in a year: weighted and coincident kW of its leads, headroom in kW, and its load in percent."""

    year: int
    weighted_kw: float
    coincident_kw: float
    headroom_kw: float
    load_pct: float


class GrowthRow(Struct, frozen=True):
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


class StationRow(Struct, frozen=True):
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


class GrowthBoard(Struct, frozen=True):
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
