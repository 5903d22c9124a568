"""Reports as data: facts that are counted once, the figures that follow from their sums, and the lines of a cut.

Every figure is a sum of one measure over facts, or a rate of two sums; so the rows behind a figure are the facts that
have its measure, and window, workbook and command line can only agree (domain.md sections 2.5, 2.6, 3.5, 1.7 and 6).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Segment
from crm.domain.satisfaction import Interval, OpinionSource, wilson
from crm.domain.summary import SummaryFilter

Key = UUID | str | date | None
"""What a line is about: a manager, a segment, a supply unit, a street code or a month; None where that is unknown."""
TOTAL = "total"
"""The key of the sum of a report."""


class ReportKind(StrEnum):
    """The tabs of the Reports page."""

    COVERAGE = "coverage"
    VISITS = "visits"
    RATINGS = "ratings"
    ISSUES = "issues"
    OUTAGES = "outages"
    DATA_QUALITY = "data_quality"
    SERVICE_GAP = "service_gap"


class Cut(StrEnum):
    """By what a report has its lines."""

    MANAGER = "manager"
    SEGMENT = "segment"
    AREA = "area"
    STREET = "street"
    MONTH = "month"


class Of(StrEnum):
    """What a fact is a row of."""

    ACCOUNT = "account"
    VISIT = "visit"
    PLAN = "plan"
    ISSUE = "issue"
    HAZARD = "hazard"
    ANSWER = "answer"
    OUTAGE = "outage"


class Form(StrEnum):
    """How a figure is written: the number formats of a workbook."""

    COUNT = "count"
    PERCENT = "percent"
    DECIMAL = "decimal"


class Fact(NamedTuple):
    """One row that counts. `note` is the word key of its state, `values` are its measures; day None is not known."""

    of: Of
    id: UUID
    account_id: UUID | None
    manager_id: UUID | None
    segment: str | None
    area_id: UUID | None
    street: str | None
    day: date | None
    note: str
    values: Mapping[str, float]

    def key(self, cut: Cut) -> Key:
        """Return the line that the fact belongs to."""
        match cut:
            case Cut.MANAGER:
                return self.manager_id
            case Cut.SEGMENT:
                return self.segment
            case Cut.AREA:
                return self.area_id
            case Cut.STREET:
                return self.street
            case Cut.MONTH:
                return self.day.replace(day=1) if self.day else None


class FactRow(NamedTuple):
    """A fact with its names; `subject` is what an issue, a hazard or an outage is about."""

    fact: Fact
    account_no: str
    account: str
    manager: str
    area: str
    subject: str


class Figure(Struct, frozen=True):
    """A figure: the sum of `part`, or `scale` times that over the sum of `whole`.

    `once` counts what several facts share (an outage) a single time. `rows` names the measure whose facts stand behind
    the figure where that is not the whole or else the part. `bad` is the limit below which, or with `high_is_bad` above
    which, the figure is told to be bad; `is_exception` puts its rows into the sheet of exceptions.
    """

    key: str
    part: str
    whole: str | None = None
    form: Form = Form.COUNT
    scale: float = 1.0
    once: bool = False
    rows: str = ""
    bad: float | None = None
    high_is_bad: bool = False
    is_exception: bool = False

    @property
    def behind(self) -> str:
        """The measure whose facts are the rows behind the figure."""
        return self.rows or self.whole or self.part

    def value(self, sums: Mapping[str, float]) -> float | None:
        """Return the figure from sums, None where nothing counts."""
        part = sums.get(self.part, 0)
        if self.whole is None:
            return part
        whole = sums.get(self.whole, 0)
        return self.scale * part / whole if whole else None

    def is_bad(self, value: float | None) -> bool:
        """Say whether somebody has to look at a value."""
        if value is None or self.bad is None:
            return False
        return value > self.bad if self.high_is_bad else value < self.bad

    def interval(self, sums: Mapping[str, float]) -> Interval | None:
        """Return the 95 % interval of a share; None for other figures."""
        if self.whole is None or self.form is not Form.PERCENT:
            return None
        return wilson(round(sums.get(self.part, 0)), round(sums.get(self.whole, 0)))


class ReportWish(Struct, frozen=True):
    """Which report, of what period and accounts, cut how; `source` is where its answers come from."""

    kind: ReportKind
    wanted: SummaryFilter
    cut: Cut = Cut.MANAGER
    source: OpinionSource = OpinionSource.VISIT


class ReportLine(Struct, frozen=True):
    """One line: whose it is, the name where it is that of a person or supply unit, and its sums by measure."""

    key: Key
    name: str
    sums: Mapping[str, float]


class Report(Struct, frozen=True):
    """A whole report; `is_additive` says whether its total is the sum of its lines."""

    wish: ReportWish
    figures: tuple[Figure, ...]
    lines: tuple[ReportLine, ...]
    total: ReportLine
    bureau: str
    area: str | None
    manager: str | None
    made_at: datetime
    enough: int
    is_additive: bool = True

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the figures stand on, each once, in their order."""
        names = (name for figure in self.figures for name in (figure.part, figure.whole) if name)
        return tuple(dict.fromkeys(names))

    @property
    def once(self) -> frozenset[str]:
        """The measures that several facts share."""
        return frozenset(name for each in self.figures if each.once for name in (each.part, each.whole) if name)

    def figure(self, key: str) -> Figure:
        """Return a figure by its key."""
        return next(each for each in self.figures if each.key == key)

    def spread(self, figure: Figure) -> float | None:
        """Return how far the best and the worst line lie apart; lines with few cases are left out."""
        known = [
            value
            for line in self.lines
            if figure.whole is not None and line.sums.get(figure.whole, 0) >= self.enough
            for value in (figure.value(line.sums),)
            if value is not None
        ]
        return max(known) - min(known) if len(known) > 1 else None


class Sums(Struct):
    """The sums of the facts of one line."""

    once: frozenset[str]
    sums: dict[str, float] = field(default_factory=dict)
    _seen: set[tuple[str, UUID]] = field(default_factory=set)

    def add(self, fact: Fact) -> None:
        """Count a fact."""
        sums, once = self.sums, self.once
        for name, value in fact.values.items():
            if once and name in once:
                if (name, fact.id) in self._seen:
                    continue
                self._seen.add((name, fact.id))
            sums[name] = sums.get(name, 0) + value


def grouped(facts: Iterable[Fact], cut: Cut, figures: Iterable[Figure]) -> tuple[dict[Key, Sums], Sums]:
    """Return the sums of every line and of all facts."""
    once = frozenset(name for each in figures if each.once for name in (each.part, each.whole) if name)
    lines: dict[Key, Sums] = {}
    whole = Sums(once)
    for fact in facts:
        key = fact.key(cut)
        line = lines.get(key)
        if line is None:
            line = lines[key] = Sums(once)
        line.add(fact)
        whole.add(fact)
    return lines, whole


def rows_of(facts: Iterable[Fact], cut: Cut, key: Key, figure: Figure) -> list[Fact]:
    """Return the facts behind a figure of a line or, by TOTAL, of the whole; what is counted once comes once."""
    found: list[Fact] = []
    seen: set[UUID] = set()
    for fact in facts:
        if not fact.values.get(figure.behind) or (key != TOTAL and fact.key(cut) != key):
            continue
        if figure.once:
            if fact.id in seen:
                continue
            seen.add(fact.id)
        found.append(fact)
    return found


ORDER_OF_SEGMENTS = {segment.value: place for place, segment in enumerate(Segment)}
