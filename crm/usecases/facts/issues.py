"""Issues raised and hazards found in the period (domain.md 2.6 and 2.7)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from crm.domain.codes import IssueState
from crm.domain.reports import Fact, Of
from crm.planning.deadlines import acknowledge_by
from crm.storage import counted_rows as store
from crm.storage.calendar import work_calendar
from crm.storage.issues import issue_rules
from crm.storage.reader import AnyRow
from crm.usecases.facts.counting import Counting


def issue_facts(counting: Counting) -> Iterator[Fact]:
    """Yield issues that were not cancelled, and once more with the first response what tells of one: in one reading."""
    response_of = _responses(counting)
    for row in store.issues(counting.reader, counting.wanted):
        if row.state != IssueState.CANCELLED:
            for values in (_measures(row, counting.today), response_of(row)):
                fact = _fact(counting, row, values) if values else None
                if fact is not None:
                    yield fact


def counted_issues(counting: Counting, visit_ids: Iterable[UUID] | None = None) -> Iterator[tuple[AnyRow, Fact]]:
    """Yield issues that were not cancelled, all or those of some visits, each with its fact."""
    for row in store.issues(counting.reader, counting.wanted, visit_ids):
        if row.state != IssueState.CANCELLED:
            fact = _fact(counting, row, _measures(row, counting.today))
            if fact is not None:
                yield row, fact


def _fact(counting: Counting, row: AnyRow, values: Mapping[str, float]) -> Fact | None:
    return counting.fact(Of.ISSUE, row.id, row, row.person_id, row.raised_on, f"issue_state.{row.state}", values)


def _measures(row: AnyRow, today: date) -> Mapping[str, float]:
    values = {"issues": 1.0}
    if row.state == IssueState.CLOSED and row.closed_on:
        values |= {"closed": 1.0, "ended": 1.0, "closing_days": float((row.closed_on - row.raised_on).days)}
        if row.original_due_on is not None and row.closed_on <= row.original_due_on:
            values["closed_on_time"] = 1.0
        if row.confirmed_on is not None:
            values["called_back"] = 1.0
    elif row.original_due_on is not None and row.original_due_on < today:
        values |= {"open_past_due": 1.0, "ended": 1.0}
    return values


def _responses(counting: Counting) -> Callable[[AnyRow], Mapping[str, float]]:
    """Return what tells of an issue taken on, or waiting beyond the time for it, whether somebody did in time.

    Issues that went on before it was written down who took them on tell nothing.
    """
    wanted = counting.wanted
    calendar = work_calendar(counting.reader, wanted.first, wanted.last)
    rules = issue_rules(counting.reader, wanted.last)

    def response_of(row: AnyRow) -> Mapping[str, float]:
        if row.acknowledged_on is None and row.state != IssueState.NEW:
            return {}
        limit = acknowledge_by(row.raised_on, rules, calendar)
        if row.acknowledged_on is None and counting.today <= limit:
            return {}
        in_time = row.acknowledged_on is not None and row.acknowledged_on <= limit
        return {"responded": 1.0} | ({"responded_in_time": 1.0} if in_time else {})

    return response_of


def hazard_facts(counting: Counting) -> Iterator[Fact]:
    """Yield hazards with whether they were remedied."""
    return (fact for _row, fact in counted_hazards(counting))


def counted_hazards(counting: Counting, visit_ids: Iterable[UUID] | None = None) -> Iterator[tuple[AnyRow, Fact]]:
    """Yield hazards, all or those of some visits, each with its fact."""
    for row in store.hazards(counting.reader, counting.wanted, visit_ids):
        values = {"hazards": 1.0} | ({"remedied": 1.0} if row.remedied_on is not None else {})
        note = "note.remedied" if row.remedied_on is not None else "note.open_hazard"
        fact = counting.fact(Of.HAZARD, row.id, row, row.person_id, row.found_on, note, values)
        if fact is not None:
            yield row, fact
