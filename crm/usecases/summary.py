"""The visit summary of a period: one place for the window, the workbook and the command line.

Accounts count for their owner, visits and what they brought for who made them. "Accounts that were due in the period"
(domain.md 2.6) are counted so: an account with an on-site interval whose due day, reckoned from its last on-site visit
before the period, lies on or before the period's last day. An account without any earlier visit counts as due from the
day it became known plus its interval. Accounts visited in the period always count.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import COMPLETED_RECORDS, Channel, IssueState, PlanState, Segment, Topic
from crm.domain.errors import Invalid
from crm.domain.summary import (
    IssueTable,
    ManagerLine,
    SegmentLine,
    SummaryFilter,
    Tally,
    VisitSummary,
    months_of,
)
from crm.storage import people as people_store
from crm.storage import summary as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.storage.summary import AccountFacts
from crm.usecases.summary_lines import visit_lines

Counts = dict[tuple[str, UUID | None, str], Counter[str]]
"""Counters by area, manager and segment."""


@dataclass
class _Tallier:
    """Counts for the lines: accounts for their owner, visits and what they brought for who made them."""

    accounts: dict[UUID, AccountFacts]
    wanted: SummaryFilter
    today: date
    grace: int
    counts: Counts = field(default_factory=dict)

    def counter(self, account: AccountFacts, person_id: UUID | None) -> Counter[str]:
        return self.counts.setdefault((account.area, person_id, account.segment), Counter())

    def is_wanted(self, row: AnyRow) -> bool:
        """Say whether a row belongs to the filter: its account, and who made it."""
        account = self.accounts.get(row.account_id)
        if account is None:
            return False
        person_id = row.person_id or account.manager_id
        return self.wanted.person_id in (None, person_id)

    def of(self, row: AnyRow) -> Counter[str]:
        account = self.accounts[row.account_id]
        return self.counter(account, row.person_id or account.manager_id)

    def count_accounts(self, before: dict[UUID, date], visited: set[UUID]) -> None:
        for account in self.accounts.values():
            if self.wanted.person_id not in (None, account.manager_id):
                continue
            counter = self.counter(account, account.manager_id)
            counter["accounts"] += 1
            counter["overdue"] += account.due_on is not None and account.due_on < min(self.today, self.wanted.last)
            if account.id in visited:
                counter["due"] += 1
                counter["covered"] += 1
            else:
                counter["due"] += account.is_due(before.get(account.id), self.wanted.first, self.wanted.last)

    def count_held(self, row: AnyRow, topics: list[str]) -> None:
        counter = self.of(row)
        counter[Channel(row.channel).value] += 1
        if row.satisfaction is not None:
            counter["rated"] += 1
            counter["rating_sum"] += row.satisfaction
        counter["demand_kva"] += row.demand_kva or 0
        counter["publicity"] += Topic.POLICY in topics

    def count_plan(self, row: AnyRow) -> None:
        """Count a visit of the plan; what nobody has approved is no plan yet (domain.md 2.4, 2.6)."""
        is_plan = row.planned_on is not None and row.first_approved_on is not None
        if not is_plan or not self.wanted.first <= row.planned_on <= self.wanted.last:
            return
        counter = self.of(row)
        done = row.plan_state == PlanState.DONE and row.record_state in COMPLETED_RECORDS
        counter["planned"] += 1
        counter["planned_done"] += done
        if done and row.held_on:
            counter["planned_on_time"] += row.held_on <= row.first_approved_on + timedelta(days=self.grace)

    def count_issue(self, row: AnyRow) -> None:
        counter = self.of(row)
        counter["issues"] += 1
        if row.state == IssueState.CLOSED and row.closed_on:
            counter["closed"] += 1
            counter["closing_days"] += (row.closed_on - row.raised_on).days
            counter["closed_on_time"] += row.original_due_on is not None and row.closed_on <= row.original_due_on
        elif row.original_due_on is not None and row.original_due_on < self.today:
            counter["open_past_due"] += 1

    def count_hazard(self, row: AnyRow) -> None:
        counter = self.of(row)
        counter["hazards"] += 1
        counter["remedied"] += row.remedied_on is not None


def visit_summary(reader: Reader, wanted: SummaryFilter, most_lines: int | None = None) -> VisitSummary:
    """Return the summary of a period, all of its visits one by one or the first of them.

    Raises Invalid("period.backwards").
    """
    if wanted.last < wanted.first:
        raise Invalid("period.backwards")
    today = reader.clock.today()
    values = all_values(reader, today)
    tallier = _Tallier(store.accounts(reader, wanted), wanted, today, int(number(values, "visit.on_time_grace_days")))
    visits = store.visits(reader, wanted)
    held_anywhere = {row.account_id for row in visits if store.is_held(row, wanted)}
    visits = [row for row in visits if tallier.is_wanted(row)]
    held = [row for row in visits if store.is_held(row, wanted)]
    issues = [row for row in store.issues(reader, wanted) if tallier.is_wanted(row) and row.state != _CANCELLED]
    hazards = [row for row in store.hazards(reader, wanted) if tallier.is_wanted(row)]
    topics = store.topics(reader, (row.id for row in held))
    tallier.count_accounts(store.last_held_before(reader, wanted.first), held_anywhere)
    for row in held:
        tallier.count_held(row, topics.get(row.id, []))
    for row in visits:
        tallier.count_plan(row)
    for row in issues:
        tallier.count_issue(row)
    for row in hazards:
        tallier.count_hazard(row)
    segments = {account.id: account.segment for account in tallier.accounts.values()}
    areas = {area.id: area.name for area in people_store.areas(reader)}
    persons = {person.id: person.name for person in people_store.people(reader, today)}
    return VisitSummary(
        filter=wanted,
        bureau=str(values["bureau.name"]),
        area=areas.get(wanted.area_id) if wanted.area_id else None,
        manager=persons.get(wanted.person_id) if wanted.person_id else None,
        made_on=today,
        detail=tuple(visit_lines(reader, [row.id for row in held[:most_lines]], segments, topics, issues, hazards)),
        managers=tuple(_managers(tallier.counts, list(areas.values()), persons)),
        segments=tuple(_segments(tallier.counts)),
        issues=_issue_table(issues, wanted),
    )


_CANCELLED = IssueState.CANCELLED


def _tally(counter: Counter[str]) -> Tally:
    values = dict(counter)
    demand = float(values.pop("demand_kva", 0))
    return Tally(**values, demand_kva=demand)


def _managers(counts: Counts, areas: list[str], persons: dict[UUID, str]) -> list[ManagerLine]:
    """Return a line a manager and supply unit, in pinyin order; accounts without a manager come last."""
    merged: dict[tuple[str, UUID | None], Tally] = {}
    for (area, person_id, _segment), counter in counts.items():
        merged[area, person_id] = merged.get((area, person_id), Tally()) + _tally(counter)
    place = {person_id: number for number, person_id in enumerate(persons)}
    order = {name: number for number, name in enumerate(areas)}
    last = len(persons)
    keys = sorted(merged, key=lambda key: (order.get(key[0], 0), place.get(key[1], last) if key[1] else last))
    return [ManagerLine(area, persons.get(who, "") if who else "", merged[area, who]) for area, who in keys]


def _segments(counts: Counts) -> list[SegmentLine]:
    merged: dict[str, Tally] = {}
    for (_area, _manager, segment), counter in counts.items():
        merged[segment] = merged.get(segment, Tally()) + _tally(counter)
    return [SegmentLine(segment, merged[segment]) for segment in Segment if segment in merged]


def _issue_table(issues: list[AnyRow], wanted: SummaryFilter) -> IssueTable:
    months = months_of(wanted.first, wanted.last)
    counts: dict[str, dict[date, int]] = {}
    for row in issues:
        by_month = counts.setdefault(row.topic, dict.fromkeys(months, 0))
        by_month[row.raised_on.replace(day=1)] += 1
    return IssueTable(months, counts)
