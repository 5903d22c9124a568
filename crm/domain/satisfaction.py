"""How satisfied customers are: figures with the number of answers and their 95 % intervals (domain.md section 6).

The share of satisfied answers (4 and 5 of 1 to 5) has the score interval of Wilson (1927). NPS is the share of
promoters (9, 10) less that of detractors (0 to 6) in points; its interval puts the Wilson intervals of both shares
together as the method of variance estimates recovery does (Newcombe 1998, method 10; Zou and Donner 2008), with the
correlation that two cells of one multinomial count have. It never leaves -100 to 100, also with few answers.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from math import sqrt
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment

Z95 = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % on either side."""
POINTS = 100


class OpinionSource(StrEnum):
    """Where answers come from; those of two sources are never put into one figure (domain.md section 6)."""

    VISIT = "visit"
    CONTACT = "contact"
    SURVEY = "survey"
    CALL_BACK = "call_back"


class TrendStep(StrEnum):
    """How long a step of a trend is."""

    MONTH = "month"
    QUARTER = "quarter"


class Interval(Struct, frozen=True):
    """The limits of a figure, both included."""

    low: float
    high: float

    def overlaps(self, other: "Interval") -> bool:
        """Say whether two figures may be the same."""
        return self.low <= other.high and other.low <= self.high


def wilson(part: int, whole: int, z: float = Z95) -> Interval | None:
    """Return the score interval of a share, as shares of 1; None without answers."""
    if whole <= 0:
        return None
    share, square = part / whole, z * z / whole
    middle = (share + square / 2) / (1 + square)
    spread = z * sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square)
    return Interval(min(share, max(0.0, middle - spread)), max(share, min(1.0, middle + spread)))


def nps_interval(promoters: int, detractors: int, whole: int, z: float = Z95) -> Interval | None:
    """Return the interval of an NPS in points; None without answers."""
    high, low = wilson(promoters, whole, z), wilson(detractors, whole, z)
    if high is None or low is None:
        return None
    for_it, against = promoters / whole, detractors / whole
    apart = (1 - for_it) * (1 - against)
    together = -sqrt(for_it * against / apart) if apart > 0 else 0.0
    down = _spread(for_it - high.low, low.high - against, together)
    up = _spread(high.high - for_it, against - low.low, together)
    score = for_it - against
    return Interval(POINTS * max(-1.0, score - down), POINTS * min(1.0, score + up))


def _spread(first: float, second: float, together: float) -> float:
    return sqrt(max(0.0, first * first - 2 * together * first * second + second * second))


class Opinion(Struct, frozen=True):
    """Counts of answers of one source that can be added up; every figure follows from them, never from other figures.

    `rated` are answers of 1 to 5 with their sum `points`; `satisfied` of them say 4 or 5. `asked` are customers asked
    whether an answer to their issue was enough, `content` of them said yes. The rest are answers of 0 to 10.
    """

    rated: int = 0
    points: int = 0
    satisfied: int = 0
    asked: int = 0
    content: int = 0
    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    def __add__(self, other: "Opinion") -> "Opinion":
        # Field by field: a bureau's page adds thirty thousand of them.
        return Opinion(
            self.rated + other.rated,
            self.points + other.points,
            self.satisfied + other.satisfied,
            self.asked + other.asked,
            self.content + other.content,
            self.promoters + other.promoters,
            self.passives + other.passives,
            self.detractors + other.detractors,
        )

    @property
    def count(self) -> int:
        """The answers behind the share of satisfied ones."""
        return self.rated + self.asked

    @property
    def csat(self) -> float | None:
        """The mean of 1 to 5; None where nobody gave a score."""
        return self.points / self.rated if self.rated else None

    @property
    def share(self) -> float | None:
        """客户满意率: answers of 4 and 5, or a yes at a call-back, of all answers."""
        return (self.satisfied + self.content) / self.count if self.count else None

    @property
    def share_interval(self) -> Interval | None:
        return wilson(self.satisfied + self.content, self.count)

    @property
    def nps_count(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def nps(self) -> float | None:
        """The net promoter score, -100 to 100."""
        return POINTS * (self.promoters - self.detractors) / self.nps_count if self.nps_count else None

    @property
    def nps_interval(self) -> Interval | None:
        return nps_interval(self.promoters, self.detractors, self.nps_count)


class OpinionFilter(Struct, frozen=True):
    """The period (both days count), how its trend is cut, and what it is narrowed to."""

    first: date
    last: date
    step: TrendStep = TrendStep.QUARTER
    area_id: UUID | None = None
    person_id: UUID | None = None
    street: str | None = None


class OpinionLine(Struct, frozen=True):
    """The answers about one segment or one manager, with those of each step of the trend."""

    key: Segment | UUID | None
    name: str
    opinion: Opinion
    trend: Mapping[date, Opinion]


class OpinionPicture(Struct, frozen=True):
    """One source: all of its answers, by segment, by manager, and by step."""

    source: OpinionSource
    total: Opinion
    trend: Mapping[date, Opinion]
    segments: tuple[OpinionLine, ...]
    managers: tuple[OpinionLine, ...]


@lru_cache(maxsize=1_000)
def step_begin(day: date, step: TrendStep) -> date:
    """Return the first day of the step that a day lies in."""
    month = day.month if step is TrendStep.MONTH else (day.month - 1) // 3 * 3 + 1
    return date(day.year, month, 1)


def steps_of(first: date, last: date, step: TrendStep) -> tuple[date, ...]:
    """Return the first days of the steps that a period touches."""
    found, day = [], step_begin(first, step)
    length = 1 if step is TrendStep.MONTH else 3
    while day <= last:
        found.append(day)
        month = day.month - 1 + length
        day = date(day.year + month // 12, month % 12 + 1, 1)
    return tuple(found)
