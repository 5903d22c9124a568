"""Accounts of a period: due, visited, planned, overdue, and without anybody who answers for them (domain.md 2.6).

"Accounts that were due in the period" are counted so: an account with an on-site interval whose due day, reckoned from
its last on-site visit before the period, lies on or before the period's last day. An account without any earlier visit
counts as due from the day it became known plus its interval. Accounts visited in the period always count. Planned is
what was approved: a visit that waits for approval covers nobody yet (domain.md 2.4).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from crm.domain.duty import in_days
from crm.domain.reports import Fact, Of
from crm.domain.summary import SummaryFilter, month_before, months_of
from crm.storage import summary as store
from crm.storage.summary_accounts import AccountFacts, last_held_before
from crm.storage.visits import APPROVED_STATES
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.duty import Owed, VisitsOwed

Kind = tuple[str, bool, bool]
"""How an account stands in a period, whether it is late, and whether nobody answers for it."""
ValuesOf = Callable[[Kind, Owed], Mapping[str, float]]


class Alike(NamedTuple):
    """So many accounts of one manager and segment that stand alike."""

    area_id: UUID
    manager_id: UUID | None
    segment: str
    values: Mapping[str, float]
    times: int


def account_facts(counting: Counting, visits: list[store.CountedVisit]) -> Iterator[Fact]:
    """Yield each account once; `visits` are those held or planned in the period."""
    for account, kind in _standing(counting, visits, counting.wanted):
        yield _fact(account, kind, None, _VALUES[kind])


def coverage_facts(counting: Counting, visits: list[store.CountedVisit]) -> Iterator[Fact]:
    """Yield the facts of account_facts with the visits on site that each account owes, and whether it is severe."""
    return _with_visits_owed(counting, visits, counting.wanted, None, _owing())


def counted_accounts(counting: Counting, visits: list[store.CountedVisit]) -> tuple[list[Alike], list[Fact]]:
    """Return the accounts counted by how they stand, and the facts of the overdue ones alone.

    It counts the same as account_facts; but of twenty thousand accounts a summary shows only those, and the others of
    `counting` never were rows.
    """
    late: list[Fact] = []
    counts: Counter[tuple[object, str, Kind]] = Counter()
    of_book: dict[object, AccountFacts] = {}
    for account, kind in _standing(counting, visits, counting.wanted):
        if kind[1]:
            late.append(_fact(account, kind, None, _VALUES[kind]))
        counts[account.book, account.segment, kind] += 1
        of_book[account.book] = account
    alike = [
        Alike(of_book[book].area_id, of_book[book].manager_id, segment, _VALUES[kind], count)
        for (book, segment, kind), count in counts.items()
    ]
    return [*alike, *_of_others(counting)], late


def _of_others(counting: Counting) -> Iterator[Alike]:
    for each in counting.others:
        if counting.wanted.person_id in (None, each.manager_id):
            kind = "unplanned" if each.is_due else "not_due", False, each.manager_id is None
            yield Alike(each.area_id, each.manager_id, each.segment, _VALUES[kind], each.times)


def account_months(counting: Counting, visits: list[store.CountedVisit]) -> Iterator[Fact]:
    """Yield each account once for every month of the period, as it stood in that month alone."""
    for month, within in _months(counting):
        for account, kind in _standing(counting, visits, within):
            yield _fact(account, kind, month, _VALUES[kind])


def coverage_months(counting: Counting, visits: list[store.CountedVisit]) -> Iterator[Fact]:
    """Yield the facts of account_months with the visits on site that each account owes in the month."""
    values_of = _owing()
    for month, within in _months(counting):
        yield from _with_visits_owed(counting, visits, within, month, values_of)


def _months(counting: Counting) -> Iterator[tuple[date, SummaryFilter]]:
    wanted = counting.wanted
    for month in months_of(wanted.first, wanted.last):
        end = min(wanted.last, date.fromordinal(month_before(month, -1).toordinal() - 1))
        counting.reader.progress.step(0, 0)
        yield month, replace(wanted, first=max(wanted.first, month), last=end)


def _owing() -> ValuesOf:
    """Return a function that gives the measures of a kind of account, one object for each kind."""
    return cache(lambda kind, owed: _VALUES[kind] | owed.measures)


def _with_visits_owed(
    counting: Counting,
    visits: list[store.CountedVisit],
    wanted: SummaryFilter,
    month: date | None,
    values_of: ValuesOf,
) -> Iterator[Fact]:
    owed = VisitsOwed(counting, visits, wanted)
    # How many visits an account owes is reckoned from the one before the period, whoever was seen in it too.
    before = _seen_before(counting, wanted.first, wanted.first)
    for account, kind in _standing(counting, visits, wanted, before):
        state, late, _alone = kind
        yield _fact(account, kind, month, values_of(kind, owed.of(account, before, state != "not_due", late)))


def _seen_before(counting: Counting, first: date, since: date) -> dict[UUID, date]:
    """Return the last visit on site before a period of the accounts that were seen from a later day on."""
    seen = (each.id for each in counting.accounts.values() if each.last_onsite_on and each.last_onsite_on >= since)
    return last_held_before(counting.reader, first, seen)


def _standing(
    counting: Counting,
    visits: list[store.CountedVisit],
    wanted: SummaryFilter,
    before: Mapping[UUID, date] | None = None,
) -> Iterator[tuple[AccountFacts, Kind]]:
    """Yield how each account that is asked for stands in a period; `before` spares reading former visits again."""
    visited = {row.account_id for row in visits if store.is_held(row, wanted)}
    planned = {row.account_id for row in visits if _is_planned(row, wanted)}
    person, first, last = wanted.person_id, wanted.first, wanted.last
    if before is None:
        # Whoever was seen in the period counts as visited; of whoever was seen since its end the former visit counts.
        before = _seen_before(counting, first, in_days(last, 1))
    ends = wanted.last == counting.wanted.last
    judged = min(counting.today, last)
    for account in counting.accounts.values():
        if person is not None and account.manager_id != person:
            continue
        if account.id in visited:
            state = "covered"
        elif not account.is_due(account.last_before(first, before), last):
            state = "not_due"
        else:
            state = "planned_open" if account.id in planned else "unplanned"
        late = ends and account.due_on is not None and account.due_on < judged
        yield account, (state, late, account.manager_id is None)


def _fact(account: AccountFacts, kind: Kind, month: date | None, values: Mapping[str, float]) -> Fact:
    state, late, _alone = kind
    return Fact(
        Of.ACCOUNT,
        account.id,
        account.id,
        account.manager_id,
        account.segment,
        account.area_id,
        account.street_code,
        month or account.due_on,
        f"note.{'overdue' if late and state != 'covered' else state}",
        values,
    )


def _is_planned(row: store.CountedVisit, wanted: SummaryFilter) -> bool:
    if row.plan_state not in APPROVED_STATES:
        return False
    return store.is_held(row, wanted) or bool(row.planned_on and wanted.first <= row.planned_on <= wanted.last)


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


def late_days(account: AccountFacts, on: date) -> int:
    """Return how many days an account is overdue on a day, 0 or less when it is not."""
    return (on - account.due_on).days if account.due_on is not None else 0
