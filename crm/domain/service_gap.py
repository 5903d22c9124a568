"""The service gap between segments: the same figures for each, and how far they lie apart (domain.md section 6)."""

from collections.abc import Mapping
from enum import StrEnum
from math import sqrt

from msgspec import Struct

from crm.domain.codes import MANAGED_SEGMENTS, Segment
from crm.domain.satisfaction import Z95, Interval, nps_interval, wilson


class Metric(StrEnum):
    """What segments are compared by.

    The first response is the share of issues that somebody took on within their time: a mean of days would leave out
    those that nobody has taken on.
    """

    SATISFIED = "satisfied"
    NPS = "nps"
    FIRST_RESPONSE = "first_response"
    ON_TIME_CLOSING = "on_time_closing"
    NOTICE_REACH = "notice_reach"
    VISITS = "visits"
    CONTACTS = "contacts"
    UNMANAGED = "unmanaged"


LOWER_IS_BETTER = frozenset({Metric.UNMANAGED})
EFFORT = frozenset({Metric.VISITS, Metric.CONTACTS})
"""These differ by the rules of visits (domain.md 2.1): only a segment that nobody spoke to stands out."""


class Measure(Struct, frozen=True):
    """A figure of one segment: its value, the cases behind it, and its 95 % interval where it has one."""

    value: float | None
    count: int
    interval: Interval | None = None


def share_measure(part: int, whole: int) -> Measure:
    """Return a share of 1 with the interval of Wilson."""
    return Measure(part / whole if whole else None, whole, wilson(part, whole))


def nps_measure(promoters: int, passives: int, detractors: int) -> Measure:
    """Return a net promoter score in points."""
    whole = promoters + passives + detractors
    value = 100 * (promoters - detractors) / whole if whole else None
    return Measure(value, whole, nps_interval(promoters, detractors, whole))


def rate_measure(events: int, accounts: int) -> Measure:
    """Return events per 100 accounts with the score interval of a Poisson count."""
    if not accounts:
        return Measure(None, 0)
    middle, spread = events + Z95 * Z95 / 2, Z95 * sqrt(events + Z95 * Z95 / 4)
    scale = 100 / accounts
    return Measure(events * scale, accounts, Interval(max(0.0, middle - spread) * scale, (middle + spread) * scale))


class GapLine(Struct, frozen=True):
    """One metric over the segments, with its gap at each step of the trend.

    `enough` cases a segment must have before it is compared (survey.min_n).
    """

    metric: Metric
    measures: Mapping[Segment, Measure]
    accounts: Mapping[Segment, int]
    enough: int
    trend: tuple[float | None, ...] = ()

    def few(self, segment: Segment) -> bool:
        """Say whether a segment has too few cases to be judged; figures per account count every account."""
        if self.metric in EFFORT or self.metric is Metric.UNMANAGED:
            return False
        return self.measures[segment].count < self.enough

    @property
    def compared(self) -> list[tuple[Segment, Measure, float]]:
        """The segments that have a figure and enough cases, the best first."""
        rows = [
            (segment, each, each.value)
            for segment, each in self.measures.items()
            if each.value is not None and not self.few(segment)
        ]
        return sorted(rows, key=lambda row: row[2], reverse=self.metric not in LOWER_IS_BETTER)

    @property
    def best(self) -> Segment | None:
        return self.compared[0][0] if self.compared else None

    @property
    def worst(self) -> Segment | None:
        return self.compared[-1][0] if len(self.compared) > 1 else None

    @property
    def gap(self) -> float | None:
        """Best less worst, as a positive figure."""
        rows = self.compared
        return abs(rows[0][2] - rows[-1][2]) if len(rows) > 1 else None

    @property
    def ratio(self) -> float | None:
        """Worst over best; None where the best is nothing, and for scores that may be negative."""
        rows = self.compared
        if len(rows) < 2 or self.metric is Metric.NPS or not rows[0][2]:
            return None
        return rows[-1][2] / rows[0][2]

    @property
    def index(self) -> float | None:
        """The weighted index: the distance of segments from their mean in parts of it, by their share of accounts."""
        rows = [(self.accounts.get(segment, 0), value) for segment, _measure, value in self.compared]
        whole = sum(weight for weight, _value in rows)
        if len(rows) < 2 or not whole or self.metric is Metric.NPS:
            return None
        mean = sum(weight * value for weight, value in rows) / whole
        return sum(weight / whole * abs(value - mean) for weight, value in rows) / mean if mean else None

    @property
    def acts_on(self) -> tuple[Segment, ...]:
        """The segments for which somebody must act: worse beyond chance, without any contact, without a manager."""
        if self.metric in EFFORT:
            return tuple(
                key for key, each in self.measures.items() if self.metric is Metric.CONTACTS and each.value == 0
            )
        if self.metric is Metric.UNMANAGED:
            return tuple(key for key in MANAGED_SEGMENTS if key in self.measures and self.measures[key].value)
        rows = self.compared
        if len(rows) < 2 or (best := rows[0][1].interval) is None:
            return ()
        return tuple(key for key, each, _value in rows[1:] if each.interval and not each.interval.overlaps(best))


class ServiceGap(Struct, frozen=True):
    """The comparison of one period; `segments` are those that have accounts, in the order of the glossary."""

    segments: tuple[Segment, ...]
    accounts: Mapping[Segment, int]
    lines: tuple[GapLine, ...]
