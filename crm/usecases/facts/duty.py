"""Visits on site that accounts owe in a period, and what became of them (domain.md 2.1)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from crm.domain.codes import Channel, RecordState
from crm.domain.summary import SummaryFilter
from crm.storage import summary as store
from crm.storage.settings import all_values, number
from crm.storage.summary_accounts import AccountFacts
from crm.storage.visits import PLANNED_STATES
from crm.usecases.facts.counting import Counting


class Owed(NamedTuple):
    """The visits of one account in a period, and whether it is severely late; named as its measures are."""

    visits_due: int
    visits_done: int
    visits_remaining: int
    visits_scheduled: int
    severe: int

    @property
    def measures(self) -> dict[str, float]:
        """What of it counts."""
        return {name: float(value) for name, value in self._asdict().items() if value}


NOTHING = Owed(0, 0, 0, 0, 0)


class VisitsOwed:
    """The visits on site of a period by account, counted once for all accounts."""

    def __init__(self, counting: Counting, visits: list[store.CountedVisit], wanted: SummaryFilter) -> None:
        self._first, self._last = wanted.first, wanted.last
        on_site = [row for row in visits if row.channel == Channel.ON_SITE]
        self._done = Counter(row.account_id for row in on_site if store.is_held(row, wanted))
        rest = max(counting.today, wanted.first)
        self._scheduled = Counter(row.account_id for row in on_site if _waits(row, rest, wanted.last))
        self._judged = min(counting.today, counting.wanted.last)
        values = all_values(counting.reader, self._judged)
        self._severe_days = int(number(values, "visit.severe_overdue_days"))

    def of(self, account: AccountFacts, before: Mapping[UUID, date], is_due: bool, late: bool) -> Owed:
        """Return what an account owes, reckoned from its last visit on site before the period.

        Of what is not due, two of three accounts of a quarter, nothing has to be reckoned.
        """
        if not is_due and not late and account.id not in self._scheduled:
            return NOTHING
        due = account.required(account.last_before(self._first, before), self._first, self._last) if is_due else 0
        done = self._done[account.id]
        severe = late and account.due_on is not None and (self._judged - account.due_on).days > self._severe_days
        return Owed(due, done, max(0, due - done), self._scheduled[account.id], int(severe))


def _waits(row: store.CountedVisit, first: date, last: date) -> bool:
    """Say whether a visit is planned, approved or not, for days that are still to come and is not held yet."""
    if row.plan_state not in PLANNED_STATES or row.record_state not in (RecordState.NONE, RecordState.DRAFT):
        return False
    return row.planned_on is not None and first <= row.planned_on <= last
