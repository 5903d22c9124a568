"""Issues: raised, worked on, answered, and closed only with the customer's word (domain.md section 2.7)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.codes import IssueState, IssueTopic
from crm.domain.errors import Invalid, RoundsError
from crm.domain.files import FileRow
from crm.domain.issues import (
    CustomerWord,
    Escalation,
    Extension,
    IssueRow,
    Step,
    Urgency,
    can_reopen,
    check_step,
    check_transfer,
    closing_gaps,
    is_repeated,
)
from crm.domain.timeline import RowChange
from crm.planning.deadlines import IssueRules, acknowledge_by, deadline_of, interim_due
from crm.storage import duty
from crm.storage import issues as store
from crm.storage.attachments import evidence_names, files_of_issue
from crm.storage.calendar import work_calendar
from crm.storage.history import history
from crm.storage.owner import in_parts, portfolio_of
from crm.storage.reader import Reader
from crm.storage.row_by_row import row_by_row
from crm.storage.searchable import reindex
from crm.storage.tables import Issue
from crm.storage.unit import UnitOfWork

BETWEEN = "; "
"""Parts the names of files."""
NO_WORD: dict[str, Any] = {"confirmed_by": None, "confirmed_channel": None}
"""What was said before an issue was opened again closes it by no road; the day stays for the statistics."""


class IssueDetail(Struct, frozen=True):
    """An issue with its history, newest first, and the earlier ones of its topic that it repeats.

    By `acknowledge_by` somebody must have taken it on, by `interim_by` the customer must have had an interim reply.
    `files` prove what became of it.
    """

    row: IssueRow
    acknowledge_by: date
    interim_by: date | None
    changes: tuple[RowChange, ...]
    earlier: tuple[IssueRow, ...]
    files: tuple[FileRow, ...] = ()


def issue_detail(reader: Reader, issue_id: UUID) -> IssueDetail:
    """Return an issue with everything its panel shows; raises NotFound("issue.gone")."""
    row = store.issue(reader, issue_id)
    rules, calendar = store.issue_rules(reader, row.raised_on), work_calendar(reader, row.raised_on, row.raised_on)
    return IssueDetail(
        row,
        acknowledge_by(row.raised_on, rules, calendar),
        interim_due(row.urgency, row.raised_on, rules, calendar),
        tuple(history(reader, Issue.name, issue_id)),
        tuple(_earlier(reader, row, rules)),
        tuple(files_of_issue(reader, issue_id)),
    )


def _earlier(reader: Reader, row: IssueRow, rules: IssueRules) -> list[IssueRow]:
    """Return the issues of the same topic in the days before, the oldest first."""
    since = row.raised_on - timedelta(days=rules.repeat_days)
    like = store.like_issues(reader, row.account_id, row.topic, since)
    return [each for each in like if each.id != row.id and each.raised_on <= row.raised_on]


def issue_columns(
    work: UnitOfWork, urgency: Urgency, raised_on: date, raised_at: datetime | None = None
) -> dict[str, Any]:
    """Return the columns that a new issue gets by the rules of its day: state, urgency, begin and both deadlines."""
    calendar = work_calendar(work, raised_on, raised_on)
    due = deadline_of(urgency, raised_on, raised_at, store.issue_rules(work, raised_on), calendar)
    return {
        "state": IssueState.NEW,
        "urgency": urgency,
        "raised_on": raised_on,
        "raised_at": raised_at,
        "due_on": due.on,
        "due_time": due.at,
        "original_due_on": due.on,
        "original_due_time": due.at,
    }


def add_issue(
    work: UnitOfWork,
    account_id: UUID,
    topic: IssueTopic,
    text: str,
    *,
    urgency: Urgency = Urgency.GENERAL,
    visit_id: UUID | None = None,
    assignee_id: UUID | None = None,
    unit: str = "",
) -> UUID:
    """Write down what a customer raised now and return its key; the third of a kind goes to the supervisor once.

    Raises Invalid("issue.no_text").
    """
    if not text.strip():
        raise Invalid("issue.no_text")
    now = work.clock.now()
    issue_id = work.insert(
        Issue,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        topic=topic,
        text=text.strip(),
        visit_id=visit_id,
        assignee_id=assignee_id or work.actor.person_id,
        responsible_unit=unit.strip() or None,
        **issue_columns(work, urgency, work.clock.local(now).date(), now),
    )
    escalate_repeats(work, [issue_id])
    reindex(work, Kind.ISSUE, [issue_id])
    duty.refresh(work, [account_id])
    return issue_id


def escalate_repeats(work: UnitOfWork, issue_ids: Sequence[UUID]) -> None:
    """Hand each new issue that is the N-th of its topic in the period to the supervisor, once a period."""
    for row in store.issues_of(work, issue_ids):
        rules = store.issue_rules(work, row.raised_on)
        if is_repeated(_earlier(work, row, rules), rules.repeat_count):
            _set(work, row, escalated_on=work.clock.today(), escalation=Escalation.REPEATED)


def escalate_brought(work: UnitOfWork, issue_ids: Sequence[UUID]) -> None:
    """Do the same with issues that a file brought: those that are open and whose period runs still."""
    today = work.clock.today()
    since = today - timedelta(days=store.issue_rules(work, today).repeat_days)
    for part in in_parts(issue_ids):
        rows = store.issues_of(work, part)
        escalate_repeats(work, [row.id for row in rows if row.is_open and row.raised_on >= since])


def accept_issue(work: UnitOfWork, issue_id: UUID, version: int) -> int:
    """Take an issue on, or take it up again, and return the new version."""
    row = _checked(work, issue_id, version, Step.ACCEPT)
    known = row.acknowledged_on or work.clock.today()
    return _set(work, row, state=IssueState.IN_PROGRESS, acknowledged_on=known, suspended_reason=None)


def transfer_issue(
    work: UnitOfWork, issue_id: UUID, version: int, unit: str, assignee_id: UUID | None = None, reason: str = ""
) -> int:
    """Hand an issue to another department or person, each as before where none is named.

    Raises Invalid("issue.no_unit") when neither is.
    """
    check_transfer(unit, assignee_id, reason, 1)
    row = _checked(work, issue_id, version, Step.TRANSFER)
    known = row.acknowledged_on or work.clock.today()
    to = {"responsible_unit": unit.strip() or row.unit or None, "assignee_id": assignee_id or row.assignee_id}
    why = {"transfer_reason": reason.strip() or None, "suspended_reason": None}
    return _set(work, row, state=IssueState.TRANSFERRED, acknowledged_on=known, **to, **why)


def transfer_issues(
    work: UnitOfWork,
    issues: Sequence[tuple[UUID, int]],
    unit: str,
    assignee_id: UUID | None = None,
    reason: str = "",
) -> list[tuple[UUID, RoundsError]]:
    """Hand over several at once for one reason and return those that could not be, each with why.

    Raises Invalid("issue.no_unit"), for more than one Invalid("issue.no_reason"), and as `row_by_row` does.
    """
    check_transfer(unit, assignee_id, reason, len(issues))
    versions = dict(issues)
    return row_by_row(
        work, Issue, versions, lambda key: transfer_issue(work, key, versions[key], unit, assignee_id, reason)
    )


def suspend_issue(work: UnitOfWork, issue_id: UUID, version: int, reason: str) -> int:
    """Let an issue rest for a reason; its deadline stays and goes on to count. Raises Invalid("issue.no_reason")."""
    row = _checked(work, issue_id, version, Step.SUSPEND)
    if not reason.strip():
        raise Invalid("issue.no_reason")
    return _set(work, row, state=IssueState.SUSPENDED, suspended_reason=reason.strip())


def reply_meanwhile(work: UnitOfWork, issue_id: UUID, version: int) -> int:
    """Note that the customer has had the interim reply; raises Invalid("issue.step") when it has ended."""
    row = store.issue(work, issue_id)
    if not row.is_open:
        raise Invalid("issue.step", state=row.state, step=Step.ANSWER)
    return work.update(Issue, issue_id, version, interim_on=work.clock.today())


def answer_issue(work: UnitOfWork, issue_id: UUID, version: int, result: str, unit: str, evidence: str) -> int:
    """Write down the result; the customer's word is asked for next.

    Evidence is said in words, or files prove it (crm.usecases.evidence), whose names then stand for the words. Raises
    Invalid("issue.no_result"), Invalid("issue.no_unit") and Invalid("issue.no_evidence"), with all `gaps`.
    """
    row = _checked(work, issue_id, version, Step.ANSWER)
    proof = evidence.strip() or BETWEEN.join(evidence_names(work, [issue_id]).get(issue_id, ()))
    _check_gaps(tuple(name for name in closing_gaps(result, unit, proof, None) if name != "customer"))
    said = {"result": result.strip(), "responsible_unit": unit.strip(), "evidence": proof}
    return _set(work, row, state=IssueState.TO_CONFIRM, **said)


def confirm_issue(work: UnitOfWork, issue_id: UUID, version: int, word: CustomerWord) -> int:
    """Close an issue with the customer's word, or open it again when the answer is not enough.

    Not satisfied once, it is worked on again; the second time it goes to the supervisor. What was said then stands in
    the history of the row. Raises what `answer_issue`
    raises, Invalid("issue.no_customer") and Invalid("issue.word_day").
    """
    row = _checked(work, issue_id, version, Step.CONFIRM)
    _check_gaps(closing_gaps(row.result, row.unit, row.evidence, word))
    today = work.clock.today()
    if not row.raised_on <= word.on <= today:
        raise Invalid("issue.word_day", day=word.on, first=row.raised_on)
    if word.is_satisfied:
        said = {"confirmed_on": word.on, "confirmed_by": word.by.strip(), "confirmed_channel": word.channel}
        return _set(work, row, state=IssueState.CLOSED, closed_on=today, **said)
    refusals = row.refusals + 1
    lifted = {"escalated_on": today, "escalation": Escalation.NOT_SATISFIED} if refusals > 1 else {}
    said = {"confirmed_on": word.on, **NO_WORD}
    return _set(work, row, state=IssueState.REOPENED, refusals=refusals, **said, **lifted)


def reopen_issue(work: UnitOfWork, issue_id: UUID, version: int) -> int:
    """Open a closed issue again within the days that the rules give; raises Invalid("issue.reopen_late")."""
    row = _checked(work, issue_id, version, Step.REOPEN)
    days = store.issue_rules(work, work.clock.today()).reopen_days
    if not can_reopen(row, days, work.clock.today()):
        raise Invalid("issue.reopen_late", days=days)
    return _set(work, row, state=IssueState.REOPENED, closed_on=None, **NO_WORD)


def cancel_issue(work: UnitOfWork, issue_id: UUID, version: int) -> int:
    """Withdraw an issue; only a supervisor does."""
    return _set(work, _checked(work, issue_id, version, Step.CANCEL), state=IssueState.CANCELLED)


def ask_extension(work: UnitOfWork, issue_id: UUID, version: int, until: date, reason: str) -> int:
    """Ask the supervisor for the one extension; raises Invalid("issue.no_reason") and Invalid("issue.no_extension")."""
    row = _checked(work, issue_id, version, Step.ASK_EXTENSION)
    if not reason.strip():
        raise Invalid("issue.no_reason")
    if row.due_at is not None and until <= work.clock.local(row.due_at).date():
        raise Invalid("issue.no_extension", day=until)
    asked = {"extension_on": until, "extension_reason": reason.strip()}
    return _set(work, row, extension=Extension.ASKED, **asked)


def decide_extension(work: UnitOfWork, issue_id: UUID, version: int, granted: bool) -> int:
    """Grant or refuse the extension before the deadline; the first deadline stays for the statistics."""
    row = _checked(work, issue_id, version, Step.DECIDE_EXTENSION)
    if not granted:
        return _set(work, row, extension=Extension.REFUSED)
    return _set(work, row, extension=Extension.GRANTED, due_on=row.extension_on, due_time=None)


def _checked(work: UnitOfWork, issue_id: UUID, version: int, step: Step) -> IssueRow:
    """Return an issue on which a step may be taken, of the version that was read; raises what `check_step` raises."""
    row = store.issue(work, issue_id)
    check_step(row, step, work.actor.role, work.clock.now())
    return replace(row, version=version)


def _check_gaps(gaps: tuple[str, ...]) -> None:
    if gaps:
        raise Invalid(f"issue.no_{gaps[0]}", gaps=gaps)


def _set(work: UnitOfWork, row: IssueRow, **columns: Any) -> int:
    after = work.update(Issue, row.id, row.version, **columns)
    reindex(work, Kind.ISSUE, [row.id])
    duty.refresh(work, [row.account_id])
    return after
