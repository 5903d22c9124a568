"""The figures of the Reports page; "due in the period" is counted as in the visit summary."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.coverage import CoverageCell, ManagerCoverage, OverdueBand, TeamCoverage
from crm.domain.summary import SummaryFilter
from crm.storage import people as people_store
from crm.storage import summary as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.summary import AccountFacts
from crm.storage.visits import APPROVED_STATES

BANDS = ((1, 7), (8, 30), (31, 60), (61, None))


def team_coverage(reader: Reader, wanted: SummaryFilter) -> TeamCoverage:
    """Return coverage by manager and segment, and overdue accounts by age.

    Planned is what was approved: a visit that waits for approval covers nobody yet (domain.md 2.4).
    """
    accounts = store.accounts(reader, wanted)
    visits = [row for row in store.visits(reader, wanted) if row.account_id in accounts]
    visited = {row.account_id for row in visits if store.is_held(row, wanted)}
    planned = {row.account_id for row in visits if row.plan_state in APPROVED_STATES}
    before = store.last_held_before(reader, wanted.first)
    due = {
        account.id
        for account in accounts.values()
        if account.id in visited or account.is_due(before.get(account.id), wanted.first, wanted.last)
    }
    ratings = _ratings(visits, wanted)
    today = reader.clock.today()
    lines = []
    for person in people_store.people(reader, today):
        own = [account for account in accounts.values() if account.manager_id == person.id]
        if own:
            lines.append(_line(person.id, person.name, own, due, visited, planned, ratings, today))
    return TeamCoverage(tuple(lines), tuple(_bands(accounts.values(), today)))


def _ratings(visits: list[AnyRow], wanted: SummaryFilter) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = {}
    for row in visits:
        if row.satisfaction is not None and store.is_held(row, wanted):
            found.setdefault(row.person_id, []).append(row.satisfaction)
    return found


def _line(
    person_id: UUID,
    name: str,
    own: list[AccountFacts],
    due: set[UUID],
    visited: set[UUID],
    planned: set[UUID],
    ratings: dict[UUID, list[int]],
    today: date,
) -> ManagerCoverage:
    cells: dict[Segment, CoverageCell] = {}
    for account in own:
        if account.id not in due:
            continue
        if account.id in visited:
            cell = CoverageCell(visited=1)
        elif account.id in planned:
            cell = CoverageCell(planned=1)
        else:
            cell = CoverageCell(unplanned=1)
        segment = Segment(account.segment)
        cells[segment] = cells.get(segment, CoverageCell()) + cell
    overdue = sum(1 for account in own if account.due_on is not None and account.due_on < today)
    marks = ratings.get(person_id, [])
    return ManagerCoverage(person_id, name, cells, overdue, len(marks), sum(marks))


def _bands(accounts: Iterable[AccountFacts], today: date) -> list[OverdueBand]:
    found = []
    late = [
        ((today - account.due_on).days, Segment(account.segment))
        for account in accounts
        if account.due_on is not None and account.due_on < today
    ]
    for first, last in BANDS:
        counts: dict[Segment, int] = {}
        for days, segment in late:
            if days >= first and (last is None or days <= last):
                counts[segment] = counts.get(segment, 0) + 1
        found.append(OverdueBand(first, last, counts))
    return found
