"""The visit summary of a period: one place for the window, the workbook and the command line.

Accounts count for their owner, visits and what they brought for who made them; crm.usecases.facts counts them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.domain.keys import Keys
from crm.domain.packed import Packed
from crm.domain.reports import Fact, Of
from crm.domain.summary import (
    IssueTable,
    ManagerLine,
    SegmentLine,
    SummaryFilter,
    Tally,
    VisitLine,
    VisitSummary,
    months_of,
)
from crm.exchange.summary import LOOKED_AT
from crm.storage import people as people_store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values
from crm.usecases.facts.accounts import Alike, counted_accounts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.issues import counted_issues, hazard_facts
from crm.usecases.facts.seen import SeenVisits
from crm.usecases.facts.visits import held_of, plan_of, publicity, seen_facts
from crm.usecases.privacy import masks_phones
from crm.usecases.summary_lines import visit_lines

Counts = dict[tuple[UUID | None, UUID | None, str], dict[str, float]]
"""Sums by area, manager and segment."""
PART = 1_000
LOOKED_AT_MEASURES = frozenset(figure.behind for figure in LOOKED_AT)
COUNTED = frozenset(Tally.__struct_fields__) - {"demand_kva"}


class CountedSummary(Struct, frozen=True):
    """The figures of a period; its visits, `held` by day, are read when they are asked for.

    `facts` are those that somebody has to look at.
    """

    summary: VisitSummary
    facts: Sequence[Fact]
    held: Keys
    _lines: Callable[[list[UUID]], list[VisitLine]]

    def lines(self, most: int | None = None) -> Iterator[VisitLine]:
        """Yield the visits of the period one by one, all or the first of them, part by part."""
        count = len(self.held) if most is None else min(most, len(self.held))
        for start in range(0, count, PART):
            yield from self._lines(self.held[start : min(start + PART, count)])


def visit_summary(
    reader: Reader, wanted: SummaryFilter, most_lines: int | None = None, personal: bool = True
) -> VisitSummary:
    """Return the summary of a period, all of its visits one by one or the first of them.

    Raises Invalid("period.backwards").
    """
    counted = counted_summary(reader, wanted, personal)
    return replace(counted.summary, detail=tuple(counted.lines(most_lines)))


def counted_summary(reader: Reader, wanted: SummaryFilter, personal: bool = True) -> CountedSummary:
    """Count a period; its lines name the customer's people when `personal`, with numbers as lists show them.

    Raises Invalid("period.backwards").
    """
    if wanted.last < wanted.first:
        raise Invalid("period.backwards")
    counting, today = Counting(reader, wanted, in_sum=True), reader.clock.today()
    counted = _Counted(months_of(wanted.first, wanted.last))
    shown = _count(counting, counted)
    areas = {area.id: area.name for area in people_store.areas(reader)}
    persons = people_store.person_names(reader)
    summary = VisitSummary(
        filter=wanted,
        bureau=str(all_values(reader, today)["bureau.name"]),
        area=areas.get(wanted.area_id) if wanted.area_id else None,
        manager=persons.get(wanted.person_id) if wanted.person_id else None,
        made_at=reader.clock.local(reader.clock.now()),
        detail=(),
        managers=tuple(_managers(counted.sums, areas, persons)),
        segments=tuple(_segments(counted.sums)),
        issues=counted.issues,
    )
    read = partial(visit_lines, counting, personal=personal, masks=masks_phones(reader))
    return CountedSummary(summary, Packed(Fact, shown), Keys(bytes(counted.held)), read)


def _count(counting: Counting, counted: "_Counted") -> Iterable[Fact]:
    """Count everything of a period, and return the facts that somebody has to look at, overdue accounts first."""
    seen = SeenVisits(counting, [counting.wanted])
    visits = seen_facts(counting, seen, [held_of(counting, publicity(counting)), plan_of(counting)])
    issues = counted.tallied(counted_issues(counting))
    # They lie packed while what was seen of every account is there too.
    shown = Packed(Fact, counted.through(chain(visits, issues, hazard_facts(counting))))
    alike, late = counted_accounts(counting, seen)
    counted.add_accounts(alike)
    return chain(late, shown)


class _Counted:
    """Adds facts up while they come; `held` has the keys of visits, one after the other."""

    def __init__(self, months: tuple[date, ...]) -> None:
        self.sums: Counts = {}
        self.held = bytearray()
        self.issues = IssueTable(months, {})

    def add_accounts(self, accounts: Iterable[Alike]) -> None:
        """Add accounts that were counted already."""
        for alike in accounts:
            sums = self.sums.setdefault((alike.area_id, alike.manager_id, alike.segment), {})
            for name, value in alike.values.items():
                sums[name] = sums.get(name, 0) + value * alike.times

    def through(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Add facts, and yield those that somebody has to look at."""
        for fact in facts:
            sums = self.sums.setdefault((fact.area_id, fact.manager_id, str(fact.segment)), {})
            for name, value in fact.values.items():
                sums[name] = sums.get(name, 0) + value
            if fact.of is Of.VISIT:
                self.held += fact.id.bytes
            if not LOOKED_AT_MEASURES.isdisjoint(fact.values):
                yield fact

    def tallied(self, issues: Iterable[tuple[AnyRow, Fact]]) -> Iterator[Fact]:
        """Yield the facts of issues, and count these by kind and month."""
        for row, fact in issues:
            by_month = self.issues.counts.setdefault(row.topic, dict.fromkeys(self.issues.months, 0))
            by_month[row.raised_on.replace(day=1)] += 1
            yield fact


def _tally(sums: dict[str, float]) -> Tally:
    counts = {name: int(value) for name, value in sums.items() if name in COUNTED}
    return replace(Tally(**counts), demand_kva=float(sums.get("demand_kva", 0)))


def _managers(counts: Counts, areas: dict[UUID, str], persons: dict[UUID, str]) -> list[ManagerLine]:
    """Return a line a manager and supply unit, in pinyin order; accounts without a manager come last."""
    merged: dict[tuple[UUID | None, UUID | None], Tally] = {}
    for (area, person_id, _segment), sums in counts.items():
        merged[area, person_id] = merged.get((area, person_id), Tally()) + _tally(sums)
    place = {person_id: number for number, person_id in enumerate(persons)}
    order: dict[UUID | None, int] = {key: number for number, key in enumerate(areas)}
    last = len(persons)
    keys = sorted(merged, key=lambda key: (order.get(key[0], 0), place.get(key[1], last) if key[1] else last))
    return [
        ManagerLine(areas.get(area, "") if area else "", persons.get(who, "") if who else "", merged[area, who])
        for area, who in keys
    ]


def _segments(counts: Counts) -> list[SegmentLine]:
    merged: dict[str, Tally] = {}
    for (_area, _manager, segment), sums in counts.items():
        merged[segment] = merged.get(segment, Tally()) + _tally(sums)
    return [SegmentLine(segment, merged[segment]) for segment in Segment if segment in merged]
