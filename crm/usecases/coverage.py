"""The figures of the Coverage page, from the facts that every report counts."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.coverage import CoverageCell, ManagerCoverage, OverdueBand, TeamCoverage
from crm.domain.reports import Fact
from crm.domain.summary import SummaryFilter
from crm.storage import people as people_store
from crm.storage.reader import Reader
from crm.usecases.facts.accounts import Alike, counted_accounts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.seen import seen_visits
from crm.usecases.facts.visits import rated_facts

BANDS = ((1, 7), (8, 30), (31, 60), (61, None))


def team_coverage(reader: Reader, wanted: SummaryFilter) -> TeamCoverage:
    """Return coverage by manager and segment, and overdue accounts by age at the end of the period.

    Accounts without a manager are the last line, without a name, so that the lines add up to every account.
    """
    counting = Counting(reader, wanted, in_sum=True)
    alike, late = counted_accounts(counting, seen_visits(counting, [wanted]))
    by_person: dict[UUID | None, list[Alike]] = {}
    for each in alike:
        by_person.setdefault(each.manager_id, []).append(each)
    rated: dict[UUID | None, list[float]] = {}
    for fact in rated_facts(counting):
        rated.setdefault(fact.manager_id, []).append(fact.values["rating_sum"])
    names: list[tuple[UUID | None, str]] = [*people_store.person_names(reader).items(), (None, "")]
    lines = [
        _line(key, name, by_person.get(key, []), rated.get(key, []))
        for key, name in names
        if key in by_person or key in rated
    ]
    return TeamCoverage(tuple(lines), tuple(_bands(late, min(counting.today, wanted.last))))


def _line(person_id: UUID | None, name: str, own: list[Alike], ratings: list[float]) -> ManagerCoverage:
    cells: dict[Segment, CoverageCell] = {}
    for each in own:
        if "due" in each.values:
            segment = Segment(each.segment or "")
            cells[segment] = cells.get(segment, CoverageCell()) + _cell(each)
    overdue = sum(each.times for each in own if "overdue" in each.values)
    return ManagerCoverage(person_id, name, cells, overdue, len(ratings), int(sum(ratings)))


def _cell(each: Alike) -> CoverageCell:
    if "covered" in each.values:
        return CoverageCell(visited=each.times)
    return CoverageCell(planned=each.times) if "planned_open" in each.values else CoverageCell(unplanned=each.times)


def _bands(late: Iterable[Fact], on: date) -> list[OverdueBand]:
    days = [((on - fact.day).days, Segment(fact.segment or "")) for fact in late if fact.day]
    found = []
    for first, last in BANDS:
        counts: dict[Segment, int] = {}
        for age, segment in days:
            if age >= first and (last is None or age <= last):
                counts[segment] = counts.get(segment, 0) + 1
        found.append(OverdueBand(first, last, counts))
    return found
