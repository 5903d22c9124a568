"""Issues raised and hazards found in the period (domain.md 2.6 and 2.7)."""

from collections.abc import Iterator

from crm.domain.codes import IssueState
from crm.domain.reports import Fact, Of
from crm.planning.deadlines import acknowledge_by
from crm.storage.calendar import work_calendar
from crm.storage.issues import issue_rules
from crm.storage.reader import AnyRow
from crm.usecases.facts.counting import Counting


def issue_facts(counting: Counting, issues: list[AnyRow]) -> Iterator[Fact]:
    """Yield issues that were not cancelled."""
    today = counting.today
    for row in issues:
        if row.state == IssueState.CANCELLED:
            continue
        values = {"issues": 1.0}
        if row.state == IssueState.CLOSED and row.closed_on:
            values |= {"closed": 1.0, "ended": 1.0, "closing_days": float((row.closed_on - row.raised_on).days)}
            if row.original_due_on is not None and row.closed_on <= row.original_due_on:
                values["closed_on_time"] = 1.0
            if row.confirmed_on is not None:
                values["called_back"] = 1.0
        elif row.original_due_on is not None and row.original_due_on < today:
            values |= {"open_past_due": 1.0, "ended": 1.0}
        note = f"issue_state.{row.state}"
        yield from counting.fact(Of.ISSUE, row.id, row.account_id, row.person_id, row.raised_on, note, values)


def response_facts(counting: Counting, issues: list[AnyRow]) -> Iterator[Fact]:
    """Yield issues taken on, or waiting beyond the time for it, with whether somebody did in time.

    Issues that went on before it was written down who took them on tell nothing and are left out.
    """
    wanted = counting.wanted
    calendar = work_calendar(counting.reader, wanted.first, wanted.last)
    rules = issue_rules(counting.reader, wanted.last)
    for row in issues:
        is_told = row.acknowledged_on is not None or row.state == IssueState.NEW
        if row.state == IssueState.CANCELLED or not is_told:
            continue
        limit = acknowledge_by(row.raised_on, rules, calendar)
        if row.acknowledged_on is None and counting.today <= limit:
            continue
        values = {"responded": 1.0}
        if row.acknowledged_on is not None and row.acknowledged_on <= limit:
            values["responded_in_time"] = 1.0
        note = f"issue_state.{row.state}"
        yield from counting.fact(Of.ISSUE, row.id, row.account_id, row.person_id, row.raised_on, note, values)


def hazard_facts(counting: Counting, hazards: list[AnyRow]) -> Iterator[Fact]:
    """Yield hazards with whether they were remedied."""
    for row in hazards:
        values = {"hazards": 1.0} | ({"remedied": 1.0} if row.remedied_on is not None else {})
        note = "note.remedied" if row.remedied_on is not None else "note.open_hazard"
        yield from counting.fact(Of.HAZARD, row.id, row.account_id, row.person_id, row.found_on, note, values)
