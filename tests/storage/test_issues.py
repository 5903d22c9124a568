"""Issues on both databases: round to their close, and closed early by no road."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from crm.domain.codes import Channel, IssueState, IssueTopic, Role
from crm.domain.errors import Conflict, Denied, Invalid, NotFound, RoundsError
from crm.domain.issues import CustomerWord, Escalation, Extension, IssueRow, Urgency
from crm.domain.visits import IssueDraft
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.storage.tables import Account, Issue
from crm.storage.unit import UnitOfWork
from crm.usecases import issues, recording
from crm.usecases.records import visit_detail
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, bureau, record

TODAY = date(2026, 11, 17)
YES = CustomerWord(TODAY, "王工", Channel.PHONE, True)
NO = CustomerWord(TODAY, "王工", Channel.PHONE, False)


@pytest.fixture
def home(store: Store) -> Bureau:
    """A bureau whose manager acts."""
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def place(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


def do(store: Store, command: Callable[[UnitOfWork], object]) -> object:
    with store.change() as work:
        return command(work)


def add(store: Store, place: UUID, urgency: Urgency = Urgency.GENERAL, topic: IssueTopic = IssueTopic.BILL) -> UUID:
    with store.change() as work:
        return issues.add_issue(work, place, topic, "电费账单看不懂", urgency=urgency)


def row(store: Store, key: UUID) -> IssueRow:
    with store.read() as reader:
        return stored.issue(reader, key)


def step(store: Store, key: UUID, command: Callable[..., int], *values: object) -> IssueRow:
    """Take a step as the newest version allows it and return what came of it."""
    version = row(store, key).version
    with store.change() as work:
        command(work, key, version, *values)
    return row(store, key)


def answered(store: Store, key: UUID) -> IssueRow:
    return step(store, key, issues.answer_issue, "已书面说明", "营销部", "工单 1")


def test_an_issue_goes_round_to_its_close(store: Store, place: UUID) -> None:
    key = add(store, place)
    new = row(store, key)
    assert (new.state, new.raised_on, new.due_at) == (IssueState.NEW, TODAY, new.original_due_at)
    assert step(store, key, issues.accept_issue).acknowledged_on == TODAY
    assert step(store, key, issues.transfer_issue, "营销部").unit == "营销部"
    assert step(store, key, issues.suspend_issue, "等待客户资料").suspended_reason == "等待客户资料"
    assert step(store, key, issues.accept_issue).suspended_reason == ""
    assert answered(store, key).state is IssueState.TO_CONFIRM
    closed = step(store, key, issues.confirm_issue, YES)
    assert (closed.state, closed.closed_on, closed.confirmed_by) == (IssueState.CLOSED, TODAY, "王工")
    with store.read() as reader:
        told = [field for change in issues.issue_detail(reader, key).changes for field in change.fields]
    assert "王工" in {field.new for field in told if field.field == "confirmed_by"}


def test_an_open_issue_draws_the_next_visit_near_until_it_is_closed(store: Store, place: UUID) -> None:
    def due() -> date | None:
        with store.read() as reader:
            found: date | None = reader.scalar(select(Account.c.due_on).where(Account.c.id == place))
            return found

    key = add(store, place)
    assert due() == TODAY + timedelta(days=7)
    answered(store, key)
    step(store, key, issues.confirm_issue, YES)
    assert due() == TODAY + timedelta(days=180)


def test_not_satisfied_once_reopens_and_twice_goes_to_the_supervisor(store: Store, home: Bureau, place: UUID) -> None:
    key = add(store, place)
    answered(store, key)
    again = step(store, key, issues.confirm_issue, NO)
    assert (again.state, again.escalation) == (IssueState.REOPENED, None)
    answered(store, key)
    lifted = step(store, key, issues.confirm_issue, NO)
    assert (lifted.state, lifted.escalation) == (IssueState.REOPENED, Escalation.NOT_SATISFIED)
    with pytest.raises(Denied, match="with_supervisor"):
        answered(store, key)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    answered(store, key)
    assert step(store, key, issues.confirm_issue, YES).state is IssueState.CLOSED


def test_the_third_of_a_topic_is_escalated_once_with_its_history(store: Store, place: UUID) -> None:
    keys = [add(store, place) for _each in range(4)]
    other = add(store, place, topic=IssueTopic.SAFETY)
    assert [row(store, key).escalation for key in keys] == [None, None, Escalation.REPEATED, None]
    assert row(store, other).escalation is None
    with store.read() as reader:
        detail = issues.issue_detail(reader, keys[2])
    assert {each.id for each in detail.earlier} >= set(keys[:2])


def test_the_first_deadline_stays_when_it_is_extended_once(store: Store, home: Bureau, place: UUID) -> None:
    key = add(store, place)
    first = row(store, key).due_at
    later = TODAY + timedelta(days=60)
    with pytest.raises(Invalid, match="no_extension"):
        step(store, key, issues.ask_extension, TODAY, "等待停电窗口")
    assert step(store, key, issues.ask_extension, later, "等待停电窗口").extension is Extension.ASKED
    with pytest.raises(Denied, match="supervisor_only"):
        step(store, key, issues.decide_extension, True)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    granted = step(store, key, issues.decide_extension, True)
    assert granted.original_due_at == first
    assert granted.due_at is not None
    assert granted.due_at.date() == later
    with pytest.raises(Invalid, match="extended_once"):
        step(store, key, issues.ask_extension, later + timedelta(days=9), "再延")


def test_no_road_closes_an_issue_early(store: Store, place: UUID) -> None:
    key = add(store, place)
    with pytest.raises(Invalid, match=r"issue\.step"):
        step(store, key, issues.confirm_issue, YES)
    with pytest.raises(Invalid, match="no_result"):
        step(store, key, issues.answer_issue, "", "营销部", "工单 1")
    with pytest.raises(Invalid, match="no_evidence"):
        step(store, key, issues.answer_issue, "已说明", "营销部", " ")
    answered(store, key)
    with pytest.raises(Invalid, match="no_customer"):
        step(store, key, issues.confirm_issue, CustomerWord(TODAY, " ", Channel.PHONE, True))
    with pytest.raises(Invalid, match="word_day"):
        step(store, key, issues.confirm_issue, CustomerWord(TODAY + timedelta(days=1), "王工", Channel.PHONE, True))
    with pytest.raises(IntegrityError), store.change() as work:
        work.update(Issue, key, row(store, key).version, state=IssueState.CLOSED)
    with pytest.raises(IntegrityError), store.change() as work:
        work.connection.execute(text("UPDATE issue SET state = 'closed', version = version + 1"))
    assert row(store, key).state is IssueState.TO_CONFIRM


STEPS: list[Callable[[UnitOfWork, UUID, int], int]] = [
    issues.accept_issue,
    lambda work, key, version: issues.transfer_issue(work, key, version, "营销部"),
    lambda work, key, version: issues.suspend_issue(work, key, version, "等待"),
    lambda work, key, version: issues.answer_issue(work, key, version, "已说明", "营销部", "工单 1"),
    lambda work, key, version: issues.confirm_issue(work, key, version, YES),
    lambda work, key, version: issues.confirm_issue(work, key, version, NO),
    issues.reopen_issue,
    issues.cancel_issue,
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), max_size=12), st.sampled_from([Role.MANAGER, Role.SUPERVISOR]))
def test_whatever_is_done_closed_means_asked_and_everything_can_be_taken_back(
    store: Store, home: Bureau, place: UUID, taken: list[Callable[[UnitOfWork, UUID, int], int]], role: Role
) -> None:
    store.act_as(home.colleague_id, role)
    key = add(store, place)
    for each in taken:
        before = row(store, key)
        try:
            with store.change() as work:
                each(work, key, before.version)
                steps = work.undo
        except RoundsError:
            assert row(store, key) == before
            continue
        after = row(store, key)
        if after.state is IssueState.CLOSED:
            assert after.result
            assert after.unit
            assert after.evidence
            assert after.confirmed_by
        do(store, partial(apply, steps=steps))
        assert _plain(row(store, key)) == _plain(before)
        with store.change() as work:
            each(work, key, row(store, key).version)


def test_many_are_transferred_and_those_that_cannot_be_are_named(store: Store, home: Bureau, place: UUID) -> None:
    first, second = add(store, place), add(store, place)
    answered(store, second)
    step(store, second, issues.confirm_issue, YES)
    both = [(key, row(store, key).version) for key in (first, second)]
    with store.change() as work:
        refused = issues.transfer_issues(work, both, "计量中心", reason="统一由计量中心处理")
    assert [(key, error.code) for key, error in refused] == [(second, "issue.step")]
    assert (row(store, first).unit, row(store, first).transfer_reason) == ("计量中心", "统一由计量中心处理")
    with pytest.raises(Invalid, match="no_unit"), store.change() as work:
        issues.transfer_issues(work, both, " ", reason="一")
    with pytest.raises(Invalid, match="no_reason"), store.change() as work:
        issues.transfer_issues(work, both, "计量中心")
    with store.change() as work:
        issues.transfer_issue(work, first, row(store, first).version, "", home.colleague_id)
    assert (row(store, first).unit, row(store, first).assignee_id) == ("计量中心", home.colleague_id)


def test_a_stale_version_is_a_conflict_and_a_removed_issue_is_gone(store: Store, place: UUID) -> None:
    key = add(store, place)
    step(store, key, issues.accept_issue)
    with pytest.raises(Conflict), store.change() as work:
        issues.transfer_issue(work, key, 1, "营销部")
    do(store, lambda work: work.remove(Issue, key, row(store, key).version))
    with pytest.raises(NotFound):
        row(store, key)


def test_urgent_issues_have_a_day_round_the_clock(store: Store, place: UUID) -> None:
    key = add(store, place, Urgency.URGENT)
    with store.read() as reader:
        assert stored.issue(reader, key).due_at == reader.clock.now() + timedelta(hours=24)


def test_a_record_leaves_an_issue_that_goes_on_alone(store: Store, home: Bureau, place: UUID) -> None:
    first, second = IssueDraft("通知偏晚", IssueTopic.NOTICE), IssueDraft("电压暂降", IssueTopic.POWER_QUALITY)
    with store.change() as work:
        visit = recording.start_record(work, place, home.manager_id)
        version = recording.save_record(work, visit, 1, record(home, issues=(first, second)))
    with store.read() as reader:
        (kept,) = stored.like_issues(reader, place, IssueTopic.NOTICE, TODAY)
        (dropped,) = stored.like_issues(reader, place, IssueTopic.POWER_QUALITY, TODAY)
    step(store, kept.id, issues.accept_issue)
    with store.change() as work:
        version = recording.save_record(work, visit, version, record(home, issues=(first,)))
    assert row(store, kept.id).state is IssueState.IN_PROGRESS
    with pytest.raises(NotFound):
        row(store, dropped.id)
    with pytest.raises(Invalid, match="under_way"), store.change() as work:
        recording.save_record(work, visit, version, record(home))


def test_a_record_names_the_department_and_how_soon(store: Store, home: Bureau, place: UUID) -> None:
    safety = IssueDraft("配电房有异响", IssueTopic.SAFETY, Urgency.HAZARD, "运检部")
    with store.change() as work:
        visit = recording.start_record(work, place, home.manager_id)
        version = recording.save_record(work, visit, 1, record(home, issues=(safety,)))
    with store.read() as reader:
        (made,) = stored.like_issues(reader, place, IssueTopic.SAFETY, TODAY - timedelta(days=30))
    assert (made.unit, made.urgency) == ("运检部", Urgency.HAZARD)
    assert made.due_on == made.raised_on + timedelta(days=7)
    other = replace(safety, unit="营销部")
    with store.change() as work:
        version = recording.save_record(work, visit, version, record(home, issues=(other,)))
        assert visit_detail(work, visit).draft.issues == (other,)
    assert row(store, made.id).unit == "营销部"
    step(store, made.id, issues.transfer_issue, "计量中心")
    with store.change() as work:
        recording.save_record(work, visit, version, record(home, issues=(other,)))
    assert (row(store, made.id).unit, row(store, made.id).state) == ("计量中心", IssueState.TRANSFERRED)


def _plain(row: IssueRow) -> tuple[object, ...]:
    return (row.state, row.unit, row.result, row.refusals, row.escalation, row.closed_on, row.confirmed_by)
