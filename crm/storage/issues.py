"""Issues as the board, the account and the visit show them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.domain.clock import at_local
from crm.domain.codes import CLOSED_ISSUES, OPEN_ISSUES, Channel, IssueState, IssueTopic, Segment
from crm.domain.issues import Escalation, Extension, IssueRow, Urgency
from crm.planning.deadlines import Deadline, IssueRules, moment_of, reminder_from
from crm.planning.workdays import WorkCalendar, calendar_of
from crm.storage.calendar import work_calendar
from crm.storage.conflicts import missing
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, Issue, Person

Condition = ColumnElement[bool]
_BY_DEADLINE = (Issue.c.due_on.asc().nulls_last(), Issue.c.due_time, Issue.c.id)


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
        raise missing(reader, Issue, issue_id, "issue.gone")
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
    near_of = _near_of(reader)
    values = all_values(reader, reader.clock.today())
    hours = calendar_of((), office_end=int(number(values, "visit.work_end_hour")), zone=reader.clock.zone)
    return [_row(row, hours, near_of) for row in found]


def _near_of(reader: Reader) -> Callable[[AnyRow, datetime], datetime]:
    """Return what tells from when an open issue with a deadline is near; the deadline itself where it is past.

    Only what is still to come asks for the calendar: its library takes a tenth of the time to the first page.
    """
    today, now = reader.clock.today(), reader.clock.now()
    ratio = number(all_values(reader, today), "issue.reminder_ratio")
    calendar = cache(lambda: work_calendar(reader, today, today))

    def near_of(row: AnyRow, due: datetime) -> datetime:
        if due <= now:
            return due
        begin = row.raised_at or at_local(row.raised_on, zone=reader.clock.zone)
        return reminder_from(Urgency(row.urgency), begin, due, ratio, calendar())

    return near_of


def _row(row: AnyRow, calendar: WorkCalendar, near_of: Callable[[AnyRow, datetime], datetime]) -> IssueRow:
    urgency, state = Urgency(row.urgency), IssueState(row.state)
    due = _moment(row.due_on, row.due_time, calendar)
    near = near_of(row, due) if due is not None and state not in CLOSED_ISSUES else None
    return IssueRow(
        id=row.id,
        version=row.version,
        account_id=row.account_id,
        account=row.account,
        account_no=row.account_no,
        segment=Segment(row.segment),
        topic=IssueTopic(row.topic),
        text=row.text,
        state=state,
        urgency=urgency,
        raised_on=row.raised_on,
        due_on=row.due_on,
        due_at=due,
        near_at=near,
        original_due_at=_moment(row.original_due_on, row.original_due_time, calendar),
        unit=row.responsible_unit or "",
        assignee_id=row.assignee_id,
        assignee=row.assignee or "",
        visit_id=row.visit_id,
        acknowledged_on=row.acknowledged_on,
        interim_on=row.interim_on,
        transfer_reason=row.transfer_reason or "",
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


def _moment(on: date | None, at: time | None, calendar: WorkCalendar) -> datetime | None:
    return moment_of(Deadline(on, at), calendar) if on is not None else None


def past_deadline(reader: Reader) -> Condition:
    """Return the condition of issues whose deadline is past, whether they rest or not (domain.md section 2.7)."""
    now, today = reader.clock.local(reader.clock.now()), reader.clock.today()
    end = time(int(number(all_values(reader, today), "visit.work_end_hour")))
    at = func.coalesce(Issue.c.due_time, end)
    return or_(Issue.c.due_on < today, and_(Issue.c.due_on == today, at <= now.time()))


def open_where(reader: Reader, *conditions: Condition) -> list[IssueRow]:
    """Return the open issues that some conditions hold for, by deadline."""
    statement = _base().where(Issue.c.state.in_(OPEN_ISSUES), *conditions)
    return _rows(reader, statement.order_by(*_BY_DEADLINE))


def pressing(reader: Reader, count: int, *, lead_first: bool) -> tuple[list[IssueRow], int]:
    """Return the first of everybody's open issues that are late or about which a supervisor decides, and how many are.

    They stand by deadline; with `lead_first` those that only a supervisor brings on stand before all others.
    """
    wanted = (Issue.c.state.in_(OPEN_ISSUES), past_deadline(reader) | to_lead())
    order = ((~_waits_for_lead()).asc(), *_BY_DEADLINE) if lead_first else _BY_DEADLINE
    found = _rows(reader, _base().where(*wanted).order_by(*order).limit(count))
    if len(found) < count:
        return found, len(found)
    total: int = reader.scalar(select(func.count()).where(Issue.c.deleted_at.is_(None), *wanted))
    return found, total


def belonging(reader: Reader, person_id: UUID) -> Condition:
    """Return the condition of what a person answers for, or whose account is in one of the person's books."""
    books = books_of(reader, person_id, reader.clock.today())
    return or_(Issue.c.assignee_id == person_id, Issue.c.portfolio_id.in_(books))


def _waits_for_lead() -> Condition:
    """Return the condition that `crm.usecases.issue_reminders.waits_for_lead` is for a row."""
    not_satisfied = func.coalesce(Issue.c.escalation, "") == Escalation.NOT_SATISFIED
    return or_(not_satisfied, Issue.c.extension == Extension.ASKED)


def to_lead() -> Condition:
    """Return the condition of issues about which a supervisor has to decide or to know."""
    return or_(Issue.c.escalation.is_not(None), Issue.c.extension == Extension.ASKED)


def raised_between(reader: Reader, first: date | None, last: date | None) -> list[IssueRow]:
    """Return the issues raised in a period, with both days in it and open where it is None, in order of time."""
    statement = _base().order_by(Issue.c.raised_on, Issue.c.id)
    if first is not None:
        statement = statement.where(Issue.c.raised_on >= first)
    if last is not None:
        statement = statement.where(Issue.c.raised_on <= last)
    return _rows(reader, statement)
