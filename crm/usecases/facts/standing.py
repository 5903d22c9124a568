"""How accounts stand in a period: due, visited, planned, overdue (domain.md 2.6).

"Accounts that were due in the period" are counted so: an account with an on-site interval whose due day, reckoned from
its last on-site visit before the period, lies on or before the period's last day. An account without any earlier visit
counts as due from the day it became known plus its interval. Accounts visited in the period always count. Planned is
what was approved: a visit that waits for approval covers nobody yet (domain.md 2.4).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from crm.domain.duty import in_days
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.storage.summary_accounts import AccountFacts, last_held_before
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.seen import UNSEEN, Seen, SeenVisits

Kind = tuple[str, bool, bool]
"""How an account stands in a period, whether it is late, and whether nobody answers for it."""


class Standing(NamedTuple):
    """An account in a part of the period; `last_before` is its last visit on site before that."""

    account: AccountFacts
    within: SummaryFilter
    kind: Kind
    seen: Seen
    last_before: date | None


def standings(counting: Counting, visits: SeenVisits, owing: bool = False) -> Iterator[Standing]:
    """Yield how each account that is asked for stands in each of the parts of the period that visits were seen in.

    With `owing` its last visit before a part is told too where it was seen in that, which nothing else asks.
    """
    person = counting.wanted.person_id
    for part in counting.accounts_in_parts():
        counting.reader.progress.look()
        mine = [account for account in part if person in (None, account.manager_id)]
        for within, seen in visits.parts():
            # Whoever was seen in the part counts as visited; of whoever was seen since its end the former visit counts.
            since = within.first if owing else in_days(within.last, 1)
            before = _seen_before(counting.reader, mine, within.first, since)
            judged = min(counting.today, within.last) if within.last == counting.wanted.last else date.min
            for account in mine:
                own, last, state = seen.get(account.id, UNSEEN), None, "covered"
                if owing or not own.is_visited:
                    last = account.last_before(within.first, before)
                if not own.is_visited:
                    is_due = account.is_due(last, within.last)
                    state = "not_due" if not is_due else "planned_open" if own.is_planned else "unplanned"
                late = account.due_on is not None and account.due_on < judged
                yield Standing(account, within, (state, late, account.manager_id is None), own, last)


def _seen_before(reader: Reader, accounts: Sequence[AccountFacts], first: date, since: date) -> dict[UUID, date]:
    """Return the last visit on site before a period of the accounts that were seen from a later day on."""
    seen = (each.id for each in accounts if each.last_onsite_on and each.last_onsite_on >= since)
    return last_held_before(reader, first, seen)
