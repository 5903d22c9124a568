"""What coming demand adds to a feeder, year by year (domain.md section 7)."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from msgspec import Struct

POWER_FACTOR = 0.95
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("63", "64", "65"), "data"),
    **dict.fromkeys(("51", "52", "61", "62", "66", "67", "68", "69", "70", "71", "72"), "office"),
}
"""The kind of demand of an industry's division; the rest is industry (domain.md 7 and 9)."""
USABLE = 0.8
"""The share of a feeder's limit that planners use."""
PROBABILITY: Mapping[str, float] = {
    "lead": 0.2,
    "approved": 0.4,
    "permitted": 0.6,
    "applied": 0.8,
    "plan_replied": 0.85,
    "building": 0.95,
    "energized": 1.0,
    "on_hold": 0.1,
    "cancelled": 0.0,
}
"""How likely a lead comes, by its stage, where nobody knows better."""


class Lead(Struct, frozen=True):
    """Coming demand: kVA applied for, the demand coefficient, how likely it comes, and when.

    `ramp` is the share of the final load in the first, second ... year; from the last one on it stays.
    """

    applied_kva: float
    coefficient: float
    probability: float
    first_year: int
    ramp: tuple[float, ...] = (1.0,)

    def share_in(self, year: int) -> float:
        """Return the share of the final load that stands in a year."""
        since = year - self.first_year
        if since < 0:
            return 0.0
        return self.ramp[min(since, len(self.ramp) - 1)]


def expected_kw(lead: Lead, year: int) -> float:
    """Return the kW that a lead adds in a year, weighted by how likely it comes."""
    return lead.applied_kva * lead.coefficient * POWER_FACTOR * lead.probability * lead.share_in(year)


def kind_of(division: str | None, is_home: bool) -> str:
    """Return which demand coefficient an account has: home, data, office or industry."""
    return "home" if is_home else KINDS.get(division or "", "industry")


class FeederYear(Struct, frozen=True):
    """A feeder in a year: weighted and coincident kW of its leads, headroom in kW, and its load in percent."""

    year: int
    weighted_kw: float
    coincident_kw: float
    headroom_kw: float
    load_pct: float


class FeederOutlook(Struct, frozen=True):
    """A feeder's years, the raw kVA of its leads, and the first years above the heavy and the full limit."""

    leads: int
    raw_kva: float
    years: tuple[FeederYear, ...]
    heavy_from: int | None
    over_from: int | None


def capacity_kva(limit_amperes: float, kilovolts: float = 10.0) -> float:
    """Return what a three-phase feeder may carry."""
    return sqrt(3) * kilovolts * limit_amperes


def outlook(
    leads: Sequence[Lead],
    limit_kva: float,
    present_kw: float,
    years: Iterable[int],
    coincidence: float = 0.8,
    heavy_pct: float = 80,
    over_pct: float = 100,
) -> FeederOutlook:
    """Return what a feeder faces. `coincidence` (at most 1) is the share of the single peaks that meet at one time.

    The load in percent is that of the capacity in kW at the usual power factor. Raises ValueError for a coincidence
    above 1 or not above 0, or a limit that is not above 0.
    """
    if not 0 < coincidence <= 1:
        raise ValueError("the coincidence factor lies above 0 and is at most 1")
    if limit_kva <= 0:
        raise ValueError("a feeder has a limit above 0")
    found = []
    for year in years:
        weighted = sum(expected_kw(lead, year) for lead in leads)
        coincident = weighted * coincidence
        headroom = limit_kva * USABLE * POWER_FACTOR - present_kw - coincident
        load = (present_kw + coincident) / (limit_kva * POWER_FACTOR) * 100
        found.append(FeederYear(year, weighted, coincident, headroom, load))
    return FeederOutlook(
        len(leads),
        sum(lead.applied_kva for lead in leads),
        tuple(found),
        _first(found, heavy_pct),
        _first(found, over_pct),
    )


def _first(years: Iterable[FeederYear], limit: float) -> int | None:
    return min((each.year for each in years if each.load_pct > limit), default=None)
