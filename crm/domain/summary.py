"""The visit summary: its figures and the formulas behind them (domain.md sections 2.5 and 2.6)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from operator import add
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from msgspec.structs import astuple


class SummaryFilter(Struct, frozen=True):
    """The period (both days count) and what it is narrowed to; `street` is a code of crm.domain.codelists."""

    first: date
    last: date
    area_id: UUID | None = None
    person_id: UUID | None = None
    segment: str | None = None
    street: str | None = None


class Tally(Struct, frozen=True):
    """Counts that can be added up; every rate follows from them, so that no mean of means can arise.

    `planned` are visits planned in the period, `planned_done` those of them that were held, `planned_on_time` those
    held by their first approved date plus the grace days. `due` are accounts that were due in the period or visited in
    it, `covered` those of them with a completed visit. `closing_days` adds up the days from raising to closing.
    """

    accounts: int = 0
    planned: int = 0
    planned_done: int = 0
    planned_on_time: int = 0
    on_site: int = 0
    phone: int = 0
    online: int = 0
    due: int = 0
    covered: int = 0
    overdue: int = 0
    issues: int = 0
    closed: int = 0
    closed_on_time: int = 0
    open_past_due: int = 0
    closing_days: int = 0
    hazards: int = 0
    remedied: int = 0
    rated: int = 0
    rating_sum: int = 0
    demand_kva: float = 0.0
    publicity: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*map(add, astuple(self), astuple(other)))

    @property
    def visits(self) -> int:
        """Completed visits of every channel."""
        return self.on_site + self.phone + self.online

    @property
    def ended(self) -> int:
        """Issues that are closed or open past their deadline."""
        return self.closed + self.open_past_due

    @property
    def plan_completion_rate(self) -> float | None:
        """计划完成率: held of planned."""
        return _share(self.planned_done, self.planned)

    @property
    def on_time_rate(self) -> float | None:
        """按期率: held by the first approved date plus grace, of planned."""
        return _share(self.planned_on_time, self.planned)

    @property
    def coverage_rate(self) -> float | None:
        """覆盖率: accounts with a completed visit, of accounts due."""
        return _share(self.covered, self.due)

    @property
    def closing_rate(self) -> float | None:
        """闭环率: issues closed, of issues raised in the period."""
        return _share(self.closed, self.issues)

    @property
    def on_time_close_rate(self) -> float | None:
        """按期闭环率: closed by the original deadline, of those closed or open past it."""
        return _share(self.closed_on_time, self.ended)

    @property
    def mean_closing_days(self) -> float | None:
        """平均闭环天数: over the closed issues."""
        return _share(self.closing_days, self.closed)

    @property
    def satisfaction(self) -> float | None:
        """平均满意度: over the rated visits."""
        return _share(self.rating_sum, self.rated)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    result = Tally()
    for tally in tallies:
        result = result + tally
    return result


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


class QuarterEnergy(Struct, frozen=True):
    """The three months before the month of a visit: kWh, yuan, and the change of kWh on the year before as a share.

    None where not every month is known.
    """

    kwh: float | None = None
    fee: float | None = None
    yoy: float | None = None


NO_ENERGY = QuarterEnergy()
Months = Mapping[date, tuple[float, float | None]]
"""kWh and yuan by the first day of a month."""


def quarter_before(day: date, months: Months) -> QuarterEnergy:
    """Return the energy of the three months before the month of a day."""
    if not months:
        return NO_ENERGY
    looked_at = _looked_at(day.replace(day=1))
    now, last = ([months.get(month) for month in part] for part in (looked_at[:3], looked_at[3:]))
    kwh = sum(each[0] for each in now if each) if all(now) else None
    before = sum(each[0] for each in last if each) if all(last) else None
    fees = [each[1] for each in now if each and each[1] is not None]
    fee = sum(fees) if len(fees) == 3 else None
    return QuarterEnergy(kwh, fee, kwh / before - 1 if kwh is not None and before else None)


@cache
def _looked_at(month: date) -> tuple[date, ...]:
    """Return the three months before a month, and those of the year before."""
    return tuple(month_before(month, back) for back in (1, 2, 3, 13, 14, 15))


def month_before(day: date, back: int) -> date:
    """Return the first day of the month so many months before that of a day."""
    number = day.year * 12 + day.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)


class VisitLine(NamedTuple):
    """One visit of the detail sheet, in the order of the visit record (domain.md 2.3)."""

    visit_no: str
    account_no: str
    account: str
    segment: str
    importance_grade: str
    industry_code: str | None
    area: str
    feeder: str
    contract_kva: float
    held_on: date | None
    arrived_at: datetime | None
    left_at: datetime | None
    channel: str
    visitors: str
    participants: str
    topics: tuple[str, ...]
    production: str | None
    energy: QuarterEnergy
    content: str | None
    hazards: str
    outage_plan_told: bool | None
    demand_kva: float | None
    demand_on: date | None
    advice: str | None
    materials: str
    issues: str
    reply_on_site: str | None
    promised_on: date | None
    satisfaction: int | None
    recommend: int | None
    next_visit_on: date | None
    files: int
    manager: str
    reviewer: str
    record_state: str


class ManagerLine(Struct, frozen=True):
    """One manager in one supply unit."""

    area: str
    manager: str
    tally: Tally


class SegmentLine(Struct, frozen=True):
    segment: str
    tally: Tally


class IssueTable(Struct, frozen=True):
    """Issues by kind and month; `counts[topic][month]`, months as their first days."""

    months: tuple[date, ...]
    counts: dict[str, dict[date, int]]


class VisitSummary(Struct, frozen=True):
    """The figures; the window, the workbook and the command line all show this. `made_at` is a wall time."""

    filter: SummaryFilter
    bureau: str
    area: str | None
    manager: str | None
    made_at: datetime
    detail: tuple[VisitLine, ...]
    managers: tuple[ManagerLine, ...]
    segments: tuple[SegmentLine, ...]
    issues: IssueTable

    @property
    def made_on(self) -> date:
        return self.made_at.date()

    @property
    def total(self) -> Tally:
        """The sum of every manager's line."""
        return total(line.tally for line in self.managers)

    def by_area(self) -> list[tuple[str, list[ManagerLine], Tally]]:
        """Return each supply unit with its managers and its subtotal, in their order."""
        found: dict[str, list[ManagerLine]] = {}
        for line in self.managers:
            found.setdefault(line.area, []).append(line)
        return [(area, lines, total(line.tally for line in lines)) for area, lines in found.items()]


def months_of(first: date, last: date) -> tuple[date, ...]:
    """Return the first days of the months that a period touches."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return tuple(date((start + step) // 12, (start + step) % 12 + 1, 1) for step in range(count))
