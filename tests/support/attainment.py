"""How far the duties of a period are kept, reckoned apart from the coverage report (domain.md 2.1 and 2.6).

It counts each account's visits anew, so that what the report tells is held to something else than itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import Channel, RecordState, Segment
from crm.domain.summary import SummaryFilter
from crm.storage import counted_rows as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.summary_accounts import AccountFacts, Asked, accounts, last_held_before
from crm.storage.visits import APPROVED_STATES, PLANNED_STATES

Key = TypeVar("Key")


class DutyTally(Struct, frozen=True):
    """What was owed in a period and what became of it.

    `required` visits on site fell due until the period's end, the first one reckoned from the last visit before the
    period; `done` were held in it; of the `remaining` ones some are `scheduled`, and of these some `approved`. `due`
    and `covered` are accounts, counted as in the visit summary (domain.md 2.6). `late` and `severe` are accounts that
    are late today or were at the period's end, severe ones among the late.
    """

    accounts: int = 0
    required: int = 0
    done: int = 0
    scheduled: int = 0
    approved: int = 0
    remaining: int = 0
    due: int = 0
    covered: int = 0
    late: int = 0
    severe: int = 0

    def __add__(self, other: "DutyTally") -> "DutyTally":
        return DutyTally(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def coverage(self) -> float | None:
        """Covered of due, None when nothing is due."""
        return self.covered / self.due if self.due else None


class AccountTally(Struct, frozen=True):
    """One account's line."""

    account_id: UUID
    segment: Segment
    area: str
    manager_id: UUID | None
    tally: DutyTally


class Attainment(Struct, frozen=True):
    """A line an account, and the sums of the lines."""

    first: date
    last: date
    lines: tuple[AccountTally, ...]

    @property
    def total(self) -> DutyTally:
        return sum_of(line.tally for line in self.lines)

    def by(self, key_of: Callable[[AccountTally], Key]) -> dict[Key, DutyTally]:
        """Return the sums of the lines that share a key: their segment, manager or area."""
        groups: dict[Key, list[DutyTally]] = {}
        for line in self.lines:
            groups.setdefault(key_of(line), []).append(line.tally)
        return {key: sum_of(tallies) for key, tallies in groups.items()}


def sum_of(tallies: Iterable[DutyTally]) -> DutyTally:
    """Add tallies up."""
    return sum(tallies, DutyTally())


def attainment(reader: Reader, wanted: SummaryFilter) -> Attainment:
    """Return what was owed in a period and what became of it.

    `due` and `covered` follow the formulas of the visit summary, so that the coverage of both is one.
    """
    mine = {each.id: each for each in accounts(Asked(reader, wanted))}
    seen_since = (key for key, each in mine.items() if each.last_onsite_on and each.last_onsite_on >= wanted.first)
    before = last_held_before(reader, wanted.first, seen_since)
    visits = list(store.visits(reader, wanted))
    held = [row for row in visits if store.is_held(row, wanted)]
    done = Counter(row.account_id for row in held if row.channel == Channel.ON_SITE)
    waiting = list(_scheduled(visits, wanted, reader.clock.today()))
    scheduled = Counter(row.account_id for row in waiting)
    approved = Counter(row.account_id for row in waiting if row.plan_state in APPROVED_STATES)
    visited = {row.account_id for row in held}
    judged = min(reader.clock.today(), wanted.last)
    severe_days = int(number(all_values(reader, judged), "visit.severe_overdue_days"))
    lines = []
    for key, account in mine.items():
        if wanted.person_id in (None, account.manager_id):
            required = account.required(account.last_before(wanted.first, before), wanted.first, wanted.last)
            tally = _tally(account, required, done[key], key in visited, judged, severe_days)
            tally = replace(tally, scheduled=scheduled[key], approved=approved[key])
            lines.append(AccountTally(key, Segment(account.segment), account.area, account.manager_id, tally))
    return Attainment(wanted.first, wanted.last, tuple(lines))


def _tally(
    account: AccountFacts, required: int, done: int, is_visited: bool, judged: date, severe_days: int
) -> DutyTally:
    late = (judged - account.due_on).days if account.due_on is not None else 0
    return DutyTally(
        accounts=1,
        required=required,
        done=done,
        remaining=max(0, required - done),
        due=int(is_visited or required > 0),
        covered=int(is_visited),
        late=int(late > 0),
        severe=int(late > severe_days),
    )


def _scheduled(
    visits: Iterable[store.CountedVisit], wanted: SummaryFilter, today: date
) -> Iterable[store.CountedVisit]:
    """Yield each visit on site that is planned for the rest of the period."""
    first = max(today, wanted.first)
    for row in visits:
        waits = row.plan_state in PLANNED_STATES and row.record_state in (RecordState.NONE, RecordState.DRAFT)
        if waits and row.channel == Channel.ON_SITE and row.planned_on and first <= row.planned_on <= wanted.last:
            yield row
