"""Issues as the board, the account and the visit show them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, select

from crm.domain.clock import at_local
from crm.domain.codes import Channel, IssueState, IssueTopic, Segment
from crm.domain.errors import NotFound
from crm.domain.issues import Escalation, Extension, IssueRow, Urgency, near_from
from crm.planning.deadlines import IssueRules
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, Issue, Person

Condition = ColumnElement[bool]


def issue_rules(reader: Reader, on: date) -> IssueRules:
    """Return the rules for issues as they stand on a day."""
    values = all_values(reader, on)
    return IssueRules(
        ack_workdays=int(number(values, "issue.ack_workdays")),
        general_workdays=int(number(values, "issue.general_workdays")),
        planning_workdays=int(number(values, "issue.planning_workdays")),
        urgent_hours=number(values, "issue.urgent_hours"),
        hazard_days=int(number(values, "issue.hazard_days")),
        reopen_days=int(number(values, "issue.reopen_days")),
        repeat_count=int(number(values, "issue.repeat_count")),
        repeat_days=int(number(values, "issue.repeat_days")),
    )


def issue(reader: Reader, issue_id: UUID) -> IssueRow:
    """Return one issue; raises NotFound("issue.gone")."""
    found = _rows(reader, _base().where(Issue.c.id == issue_id))
    if not found:
        raise NotFound("issue.gone")
    return found[0]


def issues_of(reader: Reader, ids: Sequence[UUID]) -> list[IssueRow]:
    """Return the issues of some keys that are not in the bin, by key."""
    if not ids:
        return []
    return _rows(reader, _base().where(Issue.c.id.in_(ids)).order_by(Issue.c.id))


def like_issues(reader: Reader, account_id: UUID, topic: IssueTopic, since: date) -> list[IssueRow]:
    """Return an account's issues of a topic raised since a day, the oldest first."""
    same = (Issue.c.account_id == account_id, Issue.c.topic == topic, Issue.c.raised_on >= since)
    return _rows(reader, _base().where(*same).order_by(Issue.c.raised_on, Issue.c.id))


@cache
def _base() -> AnySelect:
    return (
        select(
            Issue,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Person.c.name.label("assignee"),
        )
        .join(Account, Account.c.id == Issue.c.account_id)
        .outerjoin(Person, Person.c.id == Issue.c.assignee_id)
        .where(Issue.c.deleted_at.is_(None))
    )


def _rows(reader: Reader, statement: AnySelect) -> list[IssueRow]:
    found = reader.rows(statement)
    if not found:
        return []
    values = all_values(reader, reader.clock.today())
    office_end, ratio = time(int(number(values, "visit.work_end_hour"))), number(values, "issue.reminder_ratio")
    return [_row(reader, row, office_end, ratio) for row in found]


def _row(reader: Reader, row: AnyRow, office_end: time, ratio: float) -> IssueRow:
    zone = reader.clock.zone

    def moment(on: date | None, at: time | None) -> datetime | None:
        at = at or office_end
        return at_local(on, at.hour, at.minute, zone) if on is not None else None

    begin, due = row.raised_at or at_local(row.raised_on, zone=zone), moment(row.due_on, row.due_time)
    return IssueRow(
        id=row.id,
        version=row.version,
        account_id=row.account_id,
        account=row.account,
        account_no=row.account_no,
        segment=Segment(row.segment),
        topic=IssueTopic(row.topic),
        text=row.text,
        state=IssueState(row.state),
        urgency=Urgency(row.urgency),
        raised_on=row.raised_on,
        due_on=row.due_on,
        due_at=due,
        near_at=near_from(begin, due, ratio) if due is not None else None,
        original_due_at=moment(row.original_due_on, row.original_due_time),
        unit=row.responsible_unit or "",
        assignee_id=row.assignee_id,
        assignee=row.assignee or "",
        visit_id=row.visit_id,
        acknowledged_on=row.acknowledged_on,
        interim_on=row.interim_on,
        suspended_reason=row.suspended_reason or "",
        result=row.result or "",
        evidence=row.evidence or "",
        confirmed_on=row.confirmed_on,
        confirmed_by=row.confirmed_by or "",
        confirmed_channel=Channel(row.confirmed_channel) if row.confirmed_channel else None,
        closed_on=row.closed_on,
        refusals=row.refusals,
        escalated_on=row.escalated_on,
        escalation=Escalation(row.escalation) if row.escalation else None,
        extension=Extension(row.extension),
        extension_on=row.extension_on,
        extension_reason=row.extension_reason or "",
    )


def raised_between(reader: Reader, first: date | None, last: date | None) -> list[IssueRow]:
    """Return the issues raised in a period, with both days in it and open where it is None, in order of time."""
    statement = _base().order_by(Issue.c.raised_on, Issue.c.id)
    if first is not None:
        statement = statement.where(Issue.c.raised_on >= first)
    if last is not None:
        statement = statement.where(Issue.c.raised_on <= last)
    return _rows(reader, statement)
