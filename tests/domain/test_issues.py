"""Issues as values: steps, standing, reminders, what closing needs (domain.md 2.7)."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.clock import at_local
from crm.domain.codes import Channel, IssueState, IssueTopic, Role, Segment
from crm.domain.errors import Denied, Invalid
from crm.domain.issues import (
    CustomerWord,
    Escalation,
    Extension,
    IssueRow,
    Standing,
    Step,
    Urgency,
    can_reopen,
    check_step,
    closing_gaps,
    is_repeated,
    near_from,
    standing,
    step_to,
    steps_of,
)
from crm.planning.deadlines import Deadline, IssueRules, acknowledge_by, deadline_of, interim_due, moment_of
from crm.planning.workdays import WorkCalendar

RAISED = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
RULES = IssueRules(1, 10, 30, 24, 7, 15, 3, 60)
FRIDAY = date(2026, 10, 9)
"""The Saturday after it is a make-up workday here, the Sunday is off."""
MAKE_UP = WorkCalendar(make_up=frozenset({date(2026, 10, 10)}))
KEY = UUID(int=1)
ISSUE = IssueRow(
    id=KEY,
    version=1,
    account_id=KEY,
    account="演示客户",
    account_no="9900000000001",
    segment=Segment.TOP100,
    topic=IssueTopic.NOTICE,
    text="复电时间多次变动",
    state=IssueState.NEW,
    urgency=Urgency.GENERAL,
    raised_on=date(2026, 11, 2),
    due_on=date(2026, 11, 12),
    due_at=DUE,
    near_at=near_from(RAISED, DUE, 0.7),
    original_due_at=DUE,
    unit="",
    assignee_id=None,
    assignee="",
    visit_id=None,
    acknowledged_on=None,
    interim_on=None,
    transfer_reason="",
    suspended_reason="",
    result="",
    evidence="",
    confirmed_on=None,
    confirmed_by="",
    confirmed_channel=None,
    closed_on=None,
    refusals=0,
    escalated_on=None,
    escalation=None,
    extension=Extension.NONE,
    extension_on=None,
    extension_reason="",
)
WORD = CustomerWord(date(2026, 11, 5), "王工", Channel.PHONE, True)


def test_workdays_of_the_guide_count_make_up_saturdays() -> None:
    raised = at_local(FRIDAY, 17, 30)
    one = deadline_of(Urgency.GENERAL, FRIDAY, raised, replace(RULES, general_workdays=1), MAKE_UP)
    two = deadline_of(Urgency.GENERAL, FRIDAY, raised, replace(RULES, general_workdays=2), MAKE_UP)
    urgent = deadline_of(Urgency.URGENT, FRIDAY, raised, RULES, MAKE_UP)
    assert moment_of(one, MAKE_UP) == at_local(date(2026, 10, 10), 18)
    assert moment_of(two, MAKE_UP) == at_local(date(2026, 10, 12), 18)
    assert urgent == Deadline(date(2026, 10, 10), time(17, 30))


def test_a_hazard_has_seven_days_and_planning_an_interim_reply() -> None:
    assert deadline_of(Urgency.HAZARD, FRIDAY, None, RULES, MAKE_UP) == Deadline(date(2026, 10, 16))
    assert deadline_of(Urgency.PLANNING, FRIDAY, None, RULES, MAKE_UP) == Deadline(date(2026, 11, 19))
    assert interim_due(Urgency.PLANNING, FRIDAY, RULES, MAKE_UP) == date(2026, 10, 22)
    assert interim_due(Urgency.GENERAL, FRIDAY, RULES, MAKE_UP) is None
    assert acknowledge_by(FRIDAY, RULES, MAKE_UP) == date(2026, 10, 10)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (RAISED, Standing.CALM),
        (RAISED + timedelta(days=7) - timedelta(microseconds=1), Standing.CALM),
        (RAISED + timedelta(days=7), Standing.NEAR),
        (DUE - timedelta(microseconds=1), Standing.NEAR),
        (DUE, Standing.LATE),
    ],
)
def test_an_issue_is_near_from_seventy_per_cent_of_its_time_and_late_at_the_deadline(
    now: datetime, expected: Standing
) -> None:
    assert standing(ISSUE, now) is expected


def test_resting_moves_no_deadline_and_what_has_ended_is_never_late() -> None:
    """Only the extension that a supervisor approves gives more time (domain.md 2.7)."""
    late = DUE + timedelta(days=3)
    assert standing(replace(ISSUE, state=IssueState.CLOSED), late) is Standing.ENDED
    assert standing(replace(ISSUE, state=IssueState.SUSPENDED), late) is Standing.LATE
    assert standing(replace(ISSUE, state=IssueState.SUSPENDED), RAISED) is Standing.CALM
    assert standing(replace(ISSUE, due_at=None), late) is Standing.CALM


def test_closing_names_everything_that_is_missing() -> None:
    assert closing_gaps("", " ", "", None) == ("result", "unit", "evidence", "customer")
    assert closing_gaps("done", "营销部", "W1", replace(WORD, by=" ")) == ("customer",)
    assert closing_gaps("done", "营销部", "W1", WORD) == ()


@given(st.sampled_from(IssueState), st.sampled_from(Role), st.sampled_from([None, *Escalation]))
def test_no_state_but_waiting_for_the_customer_can_be_confirmed(
    state: IssueState, role: Role, escalation: Escalation | None
) -> None:
    steps = steps_of(replace(ISSUE, state=state, escalation=escalation), role, RAISED)
    assert (Step.CONFIRM in steps) <= (state is IssueState.TO_CONFIRM)
    assert (Step.CANCEL in steps) <= (role in (Role.SUPERVISOR, Role.ADMIN))
    assert not (role is Role.READONLY and steps)


def test_refusals_say_why() -> None:
    with pytest.raises(Denied, match="supervisor_only"):
        check_step(ISSUE, Step.CANCEL, Role.MANAGER, RAISED)
    lifted = replace(ISSUE, state=IssueState.REOPENED, escalation=Escalation.NOT_SATISFIED)
    with pytest.raises(Denied, match="with_supervisor"):
        check_step(lifted, Step.ANSWER, Role.MANAGER, RAISED)
    with pytest.raises(Invalid, match=r"issue\.step"):
        check_step(ISSUE, Step.CONFIRM, Role.SUPERVISOR, RAISED)
    with pytest.raises(Invalid, match="extension_late"):
        check_step(ISSUE, Step.ASK_EXTENSION, Role.MANAGER, DUE)
    with pytest.raises(Invalid, match="extended_once"):
        check_step(replace(ISSUE, extension=Extension.REFUSED), Step.ASK_EXTENSION, Role.MANAGER, RAISED)
    with pytest.raises(Denied, match="supervisor_only"):
        check_step(replace(ISSUE, extension=Extension.ASKED), Step.DECIDE_EXTENSION, Role.MANAGER, RAISED)


def test_the_third_of_a_kind_is_repeated_once() -> None:
    first, second = ISSUE, replace(ISSUE, id=UUID(int=2))
    assert not is_repeated([first], 3)
    assert is_repeated([first, second], 3)
    assert not is_repeated([first, replace(second, state=IssueState.CANCELLED)], 3)
    assert not is_repeated([first, second, replace(ISSUE, escalation=Escalation.REPEATED)], 3)


def test_a_closed_issue_opens_again_within_fifteen_days() -> None:
    closed = replace(ISSUE, state=IssueState.CLOSED, closed_on=date(2026, 11, 5))
    assert can_reopen(closed, 15, date(2026, 11, 20))
    assert not can_reopen(closed, 15, date(2026, 11, 21))


@pytest.mark.parametrize("state", list(IssueState))
@pytest.mark.parametrize("target", list(IssueState))
def test_a_way_on_the_board_is_a_step_that_may_be_taken(state: IssueState, target: IssueState) -> None:
    issue = replace(ISSUE, state=state)
    try:
        step = step_to(issue, target, Role.SUPERVISOR, RAISED)
    except Invalid:
        assert state in (target, IssueState.CANCELLED) or target not in REACHED[state]
        return
    assert step in steps_of(issue, Role.SUPERVISOR, RAISED)
    assert target in REACHED[state]


WORKED = frozenset(
    {IssueState.TRANSFERRED, IssueState.SUSPENDED, IssueState.TO_CONFIRM, IssueState.CANCELLED, IssueState.IN_PROGRESS}
)
REACHED = {
    IssueState.NEW: WORKED,
    IssueState.REOPENED: WORKED,
    IssueState.TRANSFERRED: WORKED - {IssueState.TRANSFERRED},
    IssueState.IN_PROGRESS: WORKED - {IssueState.IN_PROGRESS},
    IssueState.SUSPENDED: frozenset({IssueState.IN_PROGRESS, IssueState.TRANSFERRED, IssueState.CANCELLED}),
    IssueState.TO_CONFIRM: frozenset(
        {IssueState.CLOSED, IssueState.REOPENED, IssueState.TRANSFERRED, IssueState.CANCELLED}
    ),
    IssueState.CLOSED: frozenset({IssueState.REOPENED}),
    IssueState.CANCELLED: frozenset(),
}
"""Where a card may be let go by a supervisor; closed is reached only from where the customer is asked."""
