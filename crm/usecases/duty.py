"""Visit duty: how accounts stand, why, and how far the duties of a period are kept (domain.md 2.1 and 2.6)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from crm.domain.attainment import AccountTally, Attainment, DutyTally
from crm.domain.codes import Channel, RecordState, Segment
from crm.domain.duty import DutyFilter, DutyLine
from crm.domain.errors import Invalid, NotFound
from crm.domain.summary import SummaryFilter
from crm.storage import summary as store
from crm.storage.duty_list import duty_lines
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.summary_accounts import AccountFacts, accounts, last_held_before
from crm.storage.visits import APPROVED_STATES, PLANNED_STATES


def duty_of(reader: Reader, account_id: UUID) -> DutyLine:
    """Return how one account stands today; raises NotFound("account.gone")."""
    found = duty_lines(reader, DutyFilter(), account_id)
    if not found:
        raise NotFound("account.gone")
    return found[0]


def duties(reader: Reader, wanted: DutyFilter) -> list[DutyLine]:
    """Return how accounts stand on a day, in the order of their names."""
    return duty_lines(reader, wanted)


def attainment(reader: Reader, wanted: SummaryFilter) -> Attainment:
    """Return what was owed in a period and what became of it; raises Invalid("period.backwards").

    `due` and `covered` follow the formulas of the visit summary, so that the coverage of both is one.
    """
    if wanted.last < wanted.first:
        raise Invalid("period.backwards")
    mine = accounts(reader, wanted)
    seen_since = (key for key, each in mine.items() if each.last_onsite_on and each.last_onsite_on >= wanted.first)
    before = last_held_before(reader, wanted.first, seen_since)
    visits = store.visits(reader, wanted)
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
