"""What the visits of a period are to its accounts: held, planned, and those on site that are owed (domain.md 2.6)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from crm.domain.codes import Channel, RecordState
from crm.domain.summary import SummaryFilter
from crm.storage import counted_rows as store
from crm.storage.visits import APPROVED_STATES, PLANNED_STATES
from crm.usecases.facts.counting import Counting


class Seen(NamedTuple):
    """Whether an account had a visit or an approved plan; visits on site that were `done` or wait `scheduled`."""

    is_visited: bool
    is_planned: bool
    done: int
    scheduled: int


UNSEEN = Seen(False, False, 0, 0)


class SeenVisits:
    """What visits are to the accounts in each of some parts of a period; accounts that it does not know were unseen.

    Thousands of accounts are seen alike: what they share is kept once.
    """

    def __init__(self, counting: Counting, parts: Sequence[SummaryFilter]) -> None:
        self._today = counting.today
        self._found: list[tuple[SummaryFilter, dict[UUID, Seen]]] = [(part, {}) for part in parts]
        self._alike: dict[Seen, Seen] = {}

    def add(self, visit: store.CountedVisit | store.WholeVisit) -> None:
        """Count a visit in the parts that it belongs to."""
        for part, mine in self._found:
            one = _seen(visit, part, self._today)
            if one is not None:
                before = mine.get(visit.account_id)
                whole = one if before is None else _together(before, one)
                mine[visit.account_id] = self._alike.setdefault(whole, whole)

    def parts(self) -> Iterator[tuple[SummaryFilter, Mapping[UUID, Seen]]]:
        """Yield the parts with their accounts."""
        yield from self._found


def seen_visits(counting: Counting, parts: Sequence[SummaryFilter]) -> SeenVisits:
    """Return what the visits of the period are to the accounts, read once for all of its parts."""
    found = SeenVisits(counting, parts)
    for visit in store.visits(counting.reader, counting.wanted):
        found.add(visit)
    return found


def _seen(visit: store.CountedVisit | store.WholeVisit, within: SummaryFilter, today: date) -> Seen | None:
    """Return what one visit is to its account in a part of the period, None where it is not of that part."""
    is_held = store.is_held(visit, within)
    is_of_days = visit.planned_on is not None and within.first <= visit.planned_on <= within.last
    if not is_held and not is_of_days:
        return None
    on_site = visit.channel == Channel.ON_SITE
    waits = on_site and _waits(visit, max(today, within.first), within.last)
    return Seen(is_held, visit.plan_state in APPROVED_STATES, int(on_site and is_held), int(waits))


def _waits(visit: store.CountedVisit | store.WholeVisit, first: date, last: date) -> bool:
    """Say whether a visit is planned, approved or not, for days that are still to come and is not held yet."""
    if visit.plan_state not in PLANNED_STATES or visit.record_state not in (RecordState.NONE, RecordState.DRAFT):
        return False
    return visit.planned_on is not None and first <= visit.planned_on <= last


def _together(one: Seen, other: Seen) -> Seen:
    return Seen(
        one.is_visited or other.is_visited,
        one.is_planned or other.is_planned,
        one.done + other.done,
        one.scheduled + other.scheduled,
    )
