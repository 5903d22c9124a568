"""How good the times of restoration were that customers were given (domain.md 3.4 and 3.5).

Errors are minutes from the promised to the actual time: above 0 supply came back later than promised.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median, quantiles

from msgspec import Struct

from crm.domain.outage_ledger import Score
from crm.domain.outages import Estimate

MINUTE = timedelta(minutes=1)
PROMISED_BEFORE = timedelta(minutes=15)
"""What is said less than a quarter of an hour before the end promises nothing any more."""
FEWEST = 5
"""A median of fewer past faults is none."""
BANDS = (0, 6, 12, 18)
"""The hours at which the bands of a day begin, in which faults last alike."""


class Standing(StrEnum):
    """What an outage that runs owes its customers now."""

    AWAITED = "awaited"
    MISSING = "missing"
    HOLDS = "holds"
    EXPIRED = "expired"


class EstimateRules(Struct, frozen=True):
    """Minutes as they stand on a day: until the first estimate, and by how much one may be wrong."""

    first_minutes: float = 30
    accuracy_minutes: float = 30


class Judged(Struct, frozen=True):
    """One estimate held against what came: its error in minutes, and whether that lies within the tolerance."""

    estimate: Estimate
    error: float
    is_right: bool


class Ledger(Struct, frozen=True):
    """The estimates of one outage that is over.

    `first_delay` are minutes from the report to the first estimate; `changes` counts estimates that promised another
    time than the one before; `bias` is the error of the first, `promised` that of the last said a quarter of an hour
    before the end or earlier. Each is None where there is no such estimate.
    """

    lines: tuple[Judged, ...]
    changes: int
    first_delay: float | None
    bias: float | None
    promised: float | None
    is_accurate: bool | None
    is_kept: bool | None


def ledger(estimates: Iterable[Estimate], reported_at: datetime, ended_at: datetime, rules: EstimateRules) -> Ledger:
    """Return how the estimates of an outage turned out."""
    said = sorted(estimates, key=lambda each: each.said_at)
    lines = tuple(_judged(each, ended_at, rules) for each in said)
    standing = [line for line in lines if line.estimate.said_at <= ended_at - PROMISED_BEFORE]
    promised = standing[-1].error if standing else None
    return Ledger(
        lines,
        sum(a.restored_by != b.restored_by for a, b in pairwise(said)),
        (said[0].said_at - reported_at) / MINUTE if said else None,
        lines[0].error if lines else None,
        promised,
        None if promised is None else abs(promised) <= rules.accuracy_minutes,
        None if promised is None else promised <= 0,
    )


def _judged(estimate: Estimate, ended_at: datetime, rules: EstimateRules) -> Judged:
    error = (ended_at - estimate.restored_by) / MINUTE
    return Judged(estimate, error, abs(error) <= rules.accuracy_minutes)


def score(ledgers: Sequence[Ledger]) -> Score:
    """Return the figures of many outages."""
    lines = [line for each in ledgers for line in each.lines]
    return Score(
        outages=len(ledgers),
        judged=sum(each.promised is not None for each in ledgers),
        accurate=sum(each.is_accurate is True for each in ledgers),
        kept=sum(each.is_kept is True for each in ledgers),
        estimates=len(lines),
        right=sum(line.is_right for line in lines),
        early=sum(line.error < 0 for line in lines),
        late=sum(line.error > 0 for line in lines),
        mean_bias=_mean(each.bias for each in ledgers),
        mean_changes=_mean(float(each.changes) for each in ledgers if each.lines),
        mean_first_delay=_mean(each.first_delay for each in ledgers),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def standing(estimates: Sequence[Estimate], reported_at: datetime, now: datetime, rules: EstimateRules) -> Standing:
    """Return whether a running outage has an estimate that still holds, or whether one is owed."""
    if estimates:
        newest = max(estimates, key=lambda each: each.said_at)
        return Standing.EXPIRED if now > newest.restored_by else Standing.HOLDS
    owed = now > reported_at + timedelta(minutes=rules.first_minutes)
    return Standing.MISSING if owed else Standing.AWAITED


class Past(Struct, frozen=True):
    """A fault that is over: its cause, its kind of network, the bureau's hour of its begin, and how long it took."""

    cause: str
    network: str
    hour: int
    minutes: float


class Suggestion(Struct, frozen=True):
    """Minutes that a fault is likely to take: the middle, and what eight of ten kept; from how many past ones."""

    middle: float
    promise: float
    based_on: int


def suggest(past: Iterable[Past], cause: str, network: str, hour: int) -> Suggestion | None:
    """Return how long a fault is likely to take by others like it, None while there are too few of any kind.

    Alike are cause, network and band of the day; where these are too few, cause and network, then the cause, then all.
    """
    known = list(past)
    kinds = (
        [each for each in known if (each.cause, each.network) == (cause, network) and _band(each.hour) == _band(hour)],
        [each for each in known if (each.cause, each.network) == (cause, network)],
        [each for each in known if each.cause == cause],
        known,
    )
    for alike in kinds:
        if len(alike) >= FEWEST:
            minutes = [each.minutes for each in alike]
            return Suggestion(median(minutes), quantiles(minutes, n=10, method="inclusive")[7], len(alike))
    return None


def _band(hour: int) -> int:
    return max(begin for begin in BANDS if begin <= hour)
