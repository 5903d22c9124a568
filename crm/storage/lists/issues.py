"""The list of issues, as declarations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_

from crm.domain.changes import Kind
from crm.domain.codes import IssueState, IssueTopic, Segment
from crm.domain.issues import Escalation, Extension, IssueRow, Urgency
from crm.domain.lists import ColumnType, ListColumn, ListKind, ListQuery, SortKey
from crm.storage.issues import belonging, issues_of, past_deadline, to_lead
from crm.storage.lists.around_accounts import open_issues
from crm.storage.lists.engine import Chosen, at_end
from crm.storage.lists.parts import Condition, Field, Listed, Scope, by_key
from crm.storage.lists.shared import (
    COMING_DAYS,
    COUNTS,
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    fixed,
    key_field,
    number_field,
    person_of,
    text_field,
)
from crm.storage.lists.words import account_has, contains
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.tables import Account, Issue, SearchEntry

ACCOUNT = account_of(Issue.c.account_id)


def rows(reader: Reader, ids: Sequence[UUID]) -> list[IssueRow]:
    """Return the issues of a page in the order of the ids; ids that are gone are left out."""
    by_id = {row.id: row for row in issues_of(reader, ids)}
    return [by_id[each] for each in ids if each in by_id]


def _open(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return open_issues()


def _late(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [*open_issues(), past_deadline(scope.reader)]


def _to_confirm(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Issue.c.state == IssueState.TO_CONFIRM]


def _with_supervisor(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [*open_issues(), to_lead()]


def _closed(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Issue.c.state == IssueState.CLOSED]


def _belongs(scope: Scope, person_id: UUID) -> Condition:
    return belonging(scope.reader, person_id)


def _words(reader: Reader, value: str) -> Condition:
    """Return the condition that an issue is found by what it says or by its account."""
    of_account = account_has(reader, Issue.c.account_id, value)
    if not has_words(value):
        return or_(of_account, contains(Issue.c.text, value))
    own: Any = hits(reader, value, (Kind.ISSUE,), SearchEntry.c.row_id)
    return or_(of_account, Issue.c.id.in_(own))


DUE = fixed(Issue.c.due_on, order=(Issue.c.due_on, Issue.c.due_time))

FIELDS = by_key(
    text_field("text", Issue.c.text),
    key_field("account", account_named(ACCOUNT)),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    code_field("topic", Issue.c.topic, IssueTopic),
    code_field("urgency", Issue.c.urgency, Urgency),
    code_field("state", Issue.c.state, IssueState),
    Field(ListColumn("due_on", ColumnType.DAY), DUE, ranges=COMING_DAYS),
    text_field("unit", Issue.c.responsible_unit),
    key_field("assignee", person_of(Issue.c.assignee_id, "assignee")),
    code_field("escalation", Issue.c.escalation, Escalation),
    code_field("extension", Issue.c.extension, Extension),
    number_field("refusals", Issue.c.refusals, COUNTS),
    day_field("raised_on", Issue.c.raised_on, PAST_DAYS),
    day_field("confirmed_on", Issue.c.confirmed_on, PAST_DAYS),
    day_field("closed_on", Issue.c.closed_on, PAST_DAYS),
)

ISSUES = Listed(
    kind=ListKind.ISSUES,
    table=Issue,
    fields=FIELDS,
    views={
        "open": _open,
        "late": _late,
        "to_confirm": _to_confirm,
        "with_supervisor": _with_supervisor,
        "closed": _closed,
    },
    belongs=_belongs,
    words=_words,
    rows=rows,
    end=((Issue.c.due_on, False), (Issue.c.due_time, False), (Issue.c.id, False)),
    usual={"closed": (SortKey("closed_on", descending=True),)},
)


def by_deadline(reader: Reader, query: ListQuery) -> list[tuple[UUID, IssueState]]:
    """Return key and state of every issue that a query chooses, the nearest deadline first."""
    found = Chosen(reader, ISSUES, query)
    statement = found.select(Issue.c.id, Issue.c.state).order_by(*at_end(found))
    return [(row[0], IssueState(row[1])) for row in reader.rows(statement)]
