"""The visit summary of a period: one place for the window, the workbook and the command line.

Accounts count for their owner, visits and what they brought for who made them; crm.usecases.facts counts them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.domain.reports import Fact
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
from crm.storage import people as people_store
from crm.storage import summary as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values
from crm.usecases.facts.accounts import Alike, counted_accounts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.issues import hazard_facts, issue_facts
from crm.usecases.facts.visits import held_facts, plan_facts
from crm.usecases.privacy import masks_phones
from crm.usecases.summary_lines import visit_lines

Counts = dict[tuple[UUID | None, UUID | None, str], dict[str, float]]
"""Sums by area, manager and segment."""
PART = 1_000
COUNTED = frozenset(Tally.__struct_fields__) - {"demand_kva"}


class CountedSummary(Struct, frozen=True):
    """The figures of a period, with rows that stand behind them; its visits are read when they are asked for.

    `facts` has of the accounts only the overdue ones.
    """

    summary: VisitSummary
    facts: tuple[Fact, ...]
    held: tuple[Fact, ...]
    _lines: Callable[[list[UUID]], list[VisitLine]]

    def lines(self, most: int | None = None) -> Iterator[VisitLine]:
        """Yield the visits of the period one by one, all or the first of them, part by part."""
        ids = [fact.id for fact in self.held[:most]]
        for start in range(0, len(ids), PART):
            yield from self.lines_of(ids[start : start + PART])

    def lines_of(self, visit_ids: list[UUID]) -> list[VisitLine]:
        """Return some of the visits."""
        return self._lines(visit_ids)


def visit_summary(
    reader: Reader, wanted: SummaryFilter, most_lines: int | None = None, personal: bool = True
) -> VisitSummary:
    """Return the summary of a period, all of its visits one by one or the first of them.

    Raises Invalid("period.backwards").
    """
    counted = counted_summary(reader, wanted, personal)
    return replace(counted.summary, detail=tuple(counted.lines(most_lines)))


def counted_summary(
    reader: Reader, wanted: SummaryFilter, personal: bool = True, on_paper: bool = False
) -> CountedSummary:
    """Count a period; its lines name the customer's people when `personal`.

    Their numbers are masked as the bureau's lists mask them, but whole `on_paper` that they sign. Raises
    Invalid("period.backwards").
    """
    if wanted.last < wanted.first:
        raise Invalid("period.backwards")
    counting, today = Counting(reader, wanted, in_sum=True), reader.clock.today()
    visits, issues, hazards = store.visits(reader, wanted), store.issues(reader, wanted), store.hazards(reader, wanted)
    topics = store.topics(reader, (row.id for row in visits if store.is_held(row, wanted)))
    held = tuple(held_facts(counting, visits, topics))
    raised, found = list(issue_facts(counting, issues)), list(hazard_facts(counting, hazards))
    accounts, late = counted_accounts(counting, visits)
    others = (*held, *plan_facts(counting, visits), *raised, *found)
    counted = {fact.id for fact in (*raised, *found)}
    issues, hazards = ([row for row in rows if row.id in counted] for rows in (issues, hazards))
    whose = {row.account_id for row in visits} & counting.accounts.keys()
    segments = {account_id: counting.accounts[account_id].segment for account_id in whose}
    counts = _counts(accounts, others)
    areas = {area.id: area.name for area in people_store.areas(reader)}
    persons = people_store.person_names(reader)
    summary = VisitSummary(
        filter=wanted,
        bureau=str(all_values(reader, today)["bureau.name"]),
        area=areas.get(wanted.area_id) if wanted.area_id else None,
        manager=persons.get(wanted.person_id) if wanted.person_id else None,
        made_at=reader.clock.local(reader.clock.now()),
        detail=(),
        managers=tuple(_managers(counts, areas, persons)),
        segments=tuple(_segments(counts)),
        issues=_issue_table(issues, wanted),
    )
    masks = masks_phones(reader) and not on_paper
    read = partial(visit_lines, reader, segments=segments, topics=topics, issues=issues, hazards=hazards)
    return CountedSummary(summary, (*late, *others), held, partial(read, personal=personal, masks=masks))


def _counts(accounts: Iterable[Alike], facts: Iterable[Fact]) -> Counts:
    found: Counts = {}
    for alike in accounts:
        sums = found.setdefault((alike.area_id, alike.manager_id, alike.segment), {})
        for name, value in alike.values.items():
            sums[name] = sums.get(name, 0) + value * alike.times
    for fact in facts:
        sums = found.setdefault((fact.area_id, fact.manager_id, str(fact.segment)), {})
        for name, value in fact.values.items():
            sums[name] = sums.get(name, 0) + value
    return found


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


def _issue_table(issues: list[AnyRow], wanted: SummaryFilter) -> IssueTable:
    months = months_of(wanted.first, wanted.last)
    counts: dict[str, dict[date, int]] = {}
    for row in issues:
        by_month = counts.setdefault(row.topic, dict.fromkeys(months, 0))
        by_month[row.raised_on.replace(day=1)] += 1
    return IssueTable(months, counts)
