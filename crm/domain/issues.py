"""Issues 诉求 on their way to closing: deadlines, steps, what closing needs, who must act (domain.md section 2.7)."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import CLOSED_ISSUES, Channel, IssueState, IssueTopic, Role, Segment
from crm.domain.errors import Denied, Invalid


class Urgency(StrEnum):
    """Which rule sets the deadline of an issue."""

    GENERAL = "general"
    PLANNING = "planning"
    URGENT = "urgent"
    HAZARD = "hazard"


class Step(StrEnum):
    """What can be done with an issue."""

    ACCEPT = "accept"
    TRANSFER = "transfer"
    SUSPEND = "suspend"
    ANSWER = "answer"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    CANCEL = "cancel"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"


class Escalation(StrEnum):
    """Why an issue lies with the supervisor."""

    NOT_SATISFIED = "not_satisfied"
    REPEATED = "repeated"


class Extension(StrEnum):
    """Where the one extension of an issue stands."""

    NONE = "none"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Standing(StrEnum):
    """How an issue stands to its deadline: quiet, near (from the reminder's share of the time on), late, or ended."""

    CALM = "calm"
    NEAR = "near"
    LATE = "late"
    ENDED = "ended"


WORKING = (IssueState.NEW, IssueState.IN_PROGRESS, IssueState.TRANSFERRED, IssueState.REOPENED)
STEPS: dict[IssueState, frozenset[Step]] = {
    IssueState.NEW: frozenset({Step.ACCEPT, Step.TRANSFER, Step.SUSPEND, Step.ANSWER}),
    IssueState.IN_PROGRESS: frozenset({Step.TRANSFER, Step.SUSPEND, Step.ANSWER}),
    IssueState.TRANSFERRED: frozenset({Step.ACCEPT, Step.TRANSFER, Step.SUSPEND, Step.ANSWER}),
    IssueState.SUSPENDED: frozenset({Step.ACCEPT, Step.TRANSFER}),
    IssueState.TO_CONFIRM: frozenset({Step.CONFIRM, Step.TRANSFER}),
    IssueState.REOPENED: frozenset({Step.ACCEPT, Step.TRANSFER, Step.SUSPEND, Step.ANSWER}),
    IssueState.CLOSED: frozenset({Step.REOPEN}),
    IssueState.CANCELLED: frozenset(),
}
"""The steps from each state; a supervisor may also cancel what is open and decide about an extension."""


class IssueRow(Struct, frozen=True):
    """One issue as lists show it; moments are aware, `due_at` is the deadline that holds now.

    From `near_at` on, which only open ones have, it is near; of late ones it is the deadline. `original_due_at` stays
    for the statistics whatever was extended.
    """

    id: UUID
    version: int
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    topic: IssueTopic
    text: str
    state: IssueState
    urgency: Urgency
    raised_on: date
    due_on: date | None
    due_at: datetime | None
    near_at: datetime | None
    original_due_at: datetime | None
    unit: str
    assignee_id: UUID | None
    assignee: str
    visit_id: UUID | None
    acknowledged_on: date | None
    interim_on: date | None
    transfer_reason: str
    suspended_reason: str
    result: str
    evidence: str
    confirmed_on: date | None
    confirmed_by: str
    confirmed_channel: Channel | None
    closed_on: date | None
    refusals: int
    escalated_on: date | None
    escalation: Escalation | None
    extension: Extension
    extension_on: date | None
    extension_reason: str

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED_ISSUES


class CustomerWord(Struct, frozen=True):
    """What the customer says of the answer: who, when, how, and whether that is enough."""

    on: date
    by: str
    channel: Channel
    is_satisfied: bool


def steps_of(issue: IssueRow, role: Role, now: datetime) -> frozenset[Step]:
    """Return the steps that a role may take; what lies with the supervisor only a supervisor moves on."""
    leads = role in (Role.SUPERVISOR, Role.ADMIN)
    if role is Role.READONLY or (issue.escalation is Escalation.NOT_SATISFIED and not leads):
        return frozenset()
    steps = set(STEPS[issue.state])
    if leads and issue.is_open:
        steps.add(Step.CANCEL)
    if issue.is_open and issue.due_at is not None and now < issue.due_at:
        if issue.extension is Extension.NONE:
            steps.add(Step.ASK_EXTENSION)
        elif issue.extension is Extension.ASKED and leads:
            steps.add(Step.DECIDE_EXTENSION)
    return frozenset(steps)


def check_step(issue: IssueRow, step: Step, role: Role, now: datetime) -> None:
    """Refuse a step that may not be taken.

    Raises Denied("issue.with_supervisor"), Denied("issue.supervisor_only"), Invalid("issue.extended_once"),
    Invalid("issue.extension_late") and Invalid("issue.step", state=..., step=...).
    """
    if step in steps_of(issue, role, now):
        return
    if step in steps_of(issue, Role.SUPERVISOR, now):
        raise Denied("issue.with_supervisor" if issue.escalation else "issue.supervisor_only")
    if step in (Step.ASK_EXTENSION, Step.DECIDE_EXTENSION) and issue.is_open:
        asked = issue.extension is not Extension.NONE and step is Step.ASK_EXTENSION
        raise Invalid("issue.extended_once" if asked else "issue.extension_late")
    raise Invalid("issue.step", state=issue.state, step=step)


_WAYS: dict[IssueState, Step] = {
    IssueState.IN_PROGRESS: Step.ACCEPT,
    IssueState.TRANSFERRED: Step.TRANSFER,
    IssueState.SUSPENDED: Step.SUSPEND,
    IssueState.TO_CONFIRM: Step.ANSWER,
    IssueState.CLOSED: Step.CONFIRM,
    IssueState.CANCELLED: Step.CANCEL,
}


def step_to(issue: IssueRow, state: IssueState, role: Role, now: datetime) -> Step:
    """Return the step that leads an issue to a state.

    Raises Invalid("issue.not_asked") where the customer was not asked before closing, Invalid("issue.no_way_back"), and
    what `check_step` raises.
    """
    if state is IssueState.NEW or state is issue.state:
        raise Invalid("issue.no_way_back")
    if state is IssueState.CLOSED and issue.is_open and issue.state is not IssueState.TO_CONFIRM:
        raise Invalid("issue.not_asked")
    step = _WAYS.get(state) or (Step.REOPEN if issue.state is IssueState.CLOSED else Step.CONFIRM)
    check_step(issue, step, role, now)
    return step


def check_transfer(unit: str, assignee_id: UUID | None, reason: str, count: int) -> None:
    """Refuse a transfer to nobody, and one of several that says no reason.

    Raises Invalid("issue.no_unit") and Invalid("issue.no_reason").
    """
    if not unit.strip() and assignee_id is None:
        raise Invalid("issue.no_unit")
    if count > 1 and not reason.strip():
        raise Invalid("issue.no_reason")


def closing_gaps(result: str, unit: str, evidence: str, word: CustomerWord | None) -> tuple[str, ...]:
    """Return the names of what closing still needs, in the order of the form (domain.md section 2.7)."""
    there = {"result": result, "unit": unit, "evidence": evidence, "customer": word.by if word else ""}
    return tuple(name for name, value in there.items() if not value.strip())


def standing(issue: IssueRow, now: datetime) -> Standing:
    """Return how an issue stands to its deadline.

    One that rests stands to it like any other: more time comes only from the one extension that a supervisor approves
    (domain.md section 2.7). Were resting calm, suspending would be an extension that nobody approves, without end.
    """
    if not issue.is_open:
        return Standing.ENDED
    if issue.due_at is None:
        return Standing.CALM
    if now >= issue.due_at:
        return Standing.LATE
    return Standing.NEAR if issue.near_at is not None and now >= issue.near_at else Standing.CALM


def near_from(begin: datetime, due: datetime, ratio: float) -> datetime:
    """Return when a share of the time from the begin to a deadline is over, round the clock."""
    return begin + (due - begin) * ratio


def is_repeated(earlier: Collection[IssueRow], count: int) -> bool:
    """Say whether a new issue is the `count`-th of its topic in the period and none of them was escalated for that."""
    alive = [each for each in earlier if each.state is not IssueState.CANCELLED]
    return len(alive) + 1 >= count and not any(each.escalation is Escalation.REPEATED for each in alive)


def can_reopen(issue: IssueRow, days: int, today: date) -> bool:
    """Say whether a closed issue may be opened again: within `days` of its closing."""
    return issue.closed_on is not None and today <= issue.closed_on + timedelta(days=days)
