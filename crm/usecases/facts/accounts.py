"""The facts of accounts: how they stand in a period, what they owe, and who answers for them (domain.md 2.1, 2.6)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from crm.domain.reports import Fact, Of
from crm.domain.summary import SummaryFilter, month_before, months_of
from crm.storage.summary_accounts import AccountFacts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.duty import VisitsOwed
from crm.usecases.facts.seen import SeenVisits, seen_visits
from crm.usecases.facts.standing import Kind, Standing, standings


class Alike(NamedTuple):
    """So many accounts of one manager and segment that stand alike."""

    area_id: UUID
    manager_id: UUID | None
    segment: str
    values: Mapping[str, float]
    times: int


def account_facts(counting: Counting, visits: SeenVisits, by_month: bool = False) -> Iterator[Fact]:
    """Yield each account once, or `by_month` once for every month of the period, as it stood in that month alone.

    `visits` are those of the period, seen by the same parts of it.
    """
    for each in standings(counting, visits):
        yield _fact(each, by_month, _VALUES[each.kind])


def coverage_facts(counting: Counting, by_month: bool = False) -> Iterator[Fact]:
    """Yield the facts of account_facts with the visits on site that each account owes, and whether it is severe."""
    owed = VisitsOwed(counting)
    # One object for each kind of account.
    values_of = cache(lambda kind, owed: _VALUES[kind] | owed.measures)
    for each in standings(counting, seen_visits(counting, parts_of(counting.wanted, by_month)), owing=True):
        yield _fact(each, by_month, values_of(each.kind, owed.of(each)))


def counted_accounts(counting: Counting, visits: SeenVisits) -> tuple[list[Alike], list[Fact]]:
    """Return the accounts counted by how they stand, and the facts of the overdue ones alone.

    It counts the same as account_facts, by the visits of the whole period; but of twenty thousand accounts a summary
    shows only those, and the others of `counting` never were rows.
    """
    late: list[Fact] = []
    counts: Counter[tuple[object, str, Kind]] = Counter()
    of_book: dict[object, AccountFacts] = {}
    for each in standings(counting, visits):
        account, kind = each.account, each.kind
        if kind[1]:
            late.append(_fact(each, False, _VALUES[kind]))
        counts[account.book, account.segment, kind] += 1
        of_book[account.book] = account
    alike = [
        Alike(of_book[book].area_id, of_book[book].manager_id, segment, _VALUES[kind], count)
        for (book, segment, kind), count in counts.items()
    ]
    return [*alike, *_of_others(counting)], late


def _of_others(counting: Counting) -> Iterator[Alike]:
    for each in counting.others():
        if counting.wanted.person_id in (None, each.manager_id):
            kind = "unplanned" if each.is_due else "not_due", False, each.manager_id is None
            yield Alike(each.area_id, each.manager_id, each.segment, _VALUES[kind], each.times)


def parts_of(wanted: SummaryFilter, by_month: bool) -> list[SummaryFilter]:
    """Return the period, or its months as far as they belong to it."""
    if not by_month:
        return [wanted]
    months = months_of(wanted.first, wanted.last)
    ends = (date.fromordinal(month_before(month, -1).toordinal() - 1) for month in months)
    return [
        replace(wanted, first=max(wanted.first, month), last=min(wanted.last, end))
        for month, end in zip(months, ends, strict=True)
    ]


def _fact(standing: Standing, by_month: bool, values: Mapping[str, float]) -> Fact:
    account, (state, late, _alone) = standing.account, standing.kind
    return Fact(
        Of.ACCOUNT,
        account.id,
        account.id,
        account.manager_id,
        account.segment,
        account.area_id,
        account.street_code,
        standing.within.first.replace(day=1) if by_month else account.due_on,
        f"note.{'overdue' if late and state != 'covered' else state}",
        values,
    )


def _values(state: str, late: bool, alone: bool) -> dict[str, float]:
    found = {"accounts": 1.0}
    if state != "not_due":
        found |= {"due": 1.0, state: 1.0}
    return found | ({"overdue": 1.0} if late else {}) | ({"unmanaged": 1.0} if alone else {})


_VALUES = {
    (state, late, alone): _values(state, late, alone)
    for state in ("not_due", "covered", "planned_open", "unplanned")
    for late in (False, True)
    for alone in (False, True)
}
"""One object for each kind of account: a bureau has twenty thousand of them, and a year twelve times as many."""
