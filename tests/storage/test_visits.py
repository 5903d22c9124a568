"""Planning, moving, writing down and finishing visits."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.codes import Channel, IssueTopic, PlanState, Priority, RecordState, Side, Topic
from crm.domain.errors import Invalid
from crm.domain.visits import FollowUp, HazardDraft, IssueDraft, Participant
from crm.storage.reader import AnyRow
from crm.storage.store import Store
from crm.storage.tables import Account, Issue, Task, Visit
from crm.usecases import planner, recording, records, visits
from crm.usecases.tasks import tasks_of_account
from crm.usecases.undo import apply
from tests.support.build import DAY, account, at, bureau, record
from tests.support.lists import visit_ids


def _visit(store: Store, key: UUID) -> AnyRow:
    with store.read() as reader:
        row = reader.one(select(*Visit.columns).where(Visit.c.id == key))
    assert row is not None
    return row


def test_moving_keeps_the_first_approved_date(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    with store.change() as work:
        visits.move_visit(work, key, 1, at(9, day=date(2026, 11, 20)), at(10, day=date(2026, 11, 20)), "客户改期")
    row = _visit(store, key)
    assert (row.first_approved_on, row.planned_on) == (DAY, date(2026, 11, 20))
    assert row.reschedule_reason == "客户改期"


def test_a_visit_has_to_end_after_it_begins(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
    with pytest.raises(Invalid, match="ends_before_start"), store.change() as work:
        visits.plan_visit(work, key, home.manager_id, at(10), at(10))
    with store.change() as work:
        visit = visits.plan_visit(work, key, home.manager_id, at(9), at(10))
    with pytest.raises(Invalid, match="ends_before_start"), store.change() as work:
        visits.move_visit(work, visit, 1, at(10), at(9))
    assert _visit(store, visit).planned_start == at(9)


def test_nobody_leaves_before_arriving_and_the_record_stays_open(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    typed = replace(record(home), arrived_at=at(8), left_at=at(7))
    with pytest.raises(Invalid) as caught, store.change() as work:
        recording.finish_visit(work, visit, 1, typed)
    problems = caught.value.values["problems"]
    assert [(each.field, each.code) for each in problems] == [  # type: ignore[attr-defined]
        ("left_at", "record.left_before_arrival")
    ]
    assert _visit(store, visit).record_state == RecordState.NONE


def test_finishing_moves_the_duty_clock_and_leaves_what_was_promised(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        visit = visits.plan_visit(work, key, home.manager_id, at(9), at(10), topics=(Topic.SATISFACTION,))
    draft = record(
        home,
        issues=(IssueDraft("希望增加备用电源", IssueTopic.INSTALLATION),),
        hazards=(HazardDraft("接地电阻测试报告缺失", remedy_due=date(2026, 12, 2)),),
        follow_ups=(FollowUp("报价", date(2026, 11, 24), home.manager_id, time(14), Priority.HIGH),),
    )
    with store.change() as work:
        recording.finish_visit(work, visit, 1, draft)
    row = _visit(store, visit)
    assert (row.plan_state, row.record_state, row.held_on) == (PlanState.DONE, RecordState.SUBMITTED, DAY)
    with store.read() as reader:
        found = reader.one(
            select(Account.c.last_onsite_on, Account.c.due_on, Account.c.rating).where(Account.c.id == key)
        )
        issue = reader.one(select(Issue.c.raised_on, Issue.c.due_on, Issue.c.original_due_on))
        tasks = tasks_of_account(reader, key)
        assert len(visit_ids(reader, "done", home.manager_id)) == 1
    assert found is not None
    assert tuple(found) == (DAY, DAY + timedelta(days=180), 4.0)
    assert issue is not None
    assert tuple(issue) == (DAY, date(2026, 12, 1), date(2026, 12, 1))
    promised = [(task.title, task.due_on, task.due_time, task.priority) for task in tasks]
    assert promised == [("报价", date(2026, 11, 24), time(14), "high")]
    with store.read() as reader:
        assert records.visit_detail(reader, visit).draft.follow_ups == draft.follow_ups


def test_finishing_can_be_undone_and_done_again(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        visit = visits.plan_visit(work, key, home.manager_id, at(9), at(10))
    with store.change() as work:
        recording.finish_visit(work, visit, 1, record(home, follow_ups=(FollowUp("t"),)))
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        again = work.undo
    with store.read() as reader:
        assert reader.scalar(select(Account.c.last_onsite_on).where(Account.c.id == key)) is None
        assert tasks_of_account(reader, key) == []
    with store.change() as work:
        apply(work, again)
    with store.read() as reader:
        assert reader.scalar(select(Account.c.last_onsite_on).where(Account.c.id == key)) == DAY


def test_what_is_missing_is_named_field_by_field(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    empty = replace(record(home), held_on=None, topics=(), participants=(), content=" ", satisfaction=None)
    with pytest.raises(Invalid) as caught, store.change() as work:
        recording.finish_visit(work, visit, 1, empty)
    fields = [problem.field for problem in caught.value.values["problems"]]  # type: ignore[attr-defined]
    assert fields == ["held_on", "participants", "topics", "content", "satisfaction"]


def test_planned_hours_still_to_come_do_not_become_the_record(store: Store, clock: FixedClock) -> None:
    ahead = clock.now() + timedelta(days=3)
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, ahead, ahead + timedelta(hours=1))
    planned = clock.local(ahead).date()
    early = replace(record(home), held_on=planned, arrived_at=ahead, left_at=ahead + timedelta(hours=1))
    with store.change() as work:
        recording.finish_visit(work, visit, 1, early)
    with store.read() as reader:
        draft = records.visit_detail(reader, visit).draft
    assert (draft.held_on, draft.arrived_at, draft.left_at) == (clock.today(), None, None)


@pytest.mark.parametrize(("days", "field"), [(1, "held_on"), (0, "arrived_at")])
def test_no_visit_is_over_before_it_was_held(store: Store, clock: FixedClock, days: int, field: str) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    later = clock.now() + timedelta(hours=1)
    typed = replace(record(home), held_on=clock.today() + timedelta(days=days), arrived_at=later, left_at=None)
    with pytest.raises(Invalid) as caught, store.change() as work:
        recording.finish_visit(work, visit, 1, typed)
    assert [problem.field for problem in caught.value.values["problems"]] == [field]  # type: ignore[attr-defined]


def test_a_safety_check_on_site_needs_two_visitors(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    alone = record(home, topics=(Topic.SAFETY_CHECK,))
    with pytest.raises(Invalid), store.change() as work:
        recording.finish_visit(work, visit, 1, alone)
    both = replace(alone, participants=(*alone.participants, Participant(Side.BUREAU, "何演示")))
    with store.change() as work:
        recording.finish_visit(work, visit, 1, both)
    assert _visit(store, visit).record_state == RecordState.SUBMITTED


def test_a_call_does_not_reset_the_on_site_clock(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        visit = recording.start_record(work, key, home.manager_id, Channel.PHONE)
        recording.finish_visit(work, visit, 1, record(home, channel=Channel.PHONE))
    with store.read() as reader:
        row = reader.one(select(Account.c.last_onsite_on, Account.c.last_contact_on).where(Account.c.id == key))
    assert row is not None
    assert tuple(row) == (None, DAY)


def test_a_draft_is_read_back_as_it_was_written(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    draft = record(
        home, issues=(IssueDraft("停电"),), follow_ups=(FollowUp("电话", DAY, home.manager_id),), demand_kva=630.0
    )
    with store.change() as work:
        version = recording.save_record(work, visit, 1, draft)
    with store.change() as work:
        recording.save_record(work, visit, version, replace(draft, follow_ups=()))
    with store.read() as reader:
        detail = records.visit_detail(reader, visit)
        assert reader.scalars(select(Task.c.id).where(Task.c.deleted_at.is_(None))) == []
    assert detail.draft == replace(draft, follow_ups=())
    assert detail.row.record_state is RecordState.DRAFT


def test_a_held_visit_stays_where_it_is(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
        recording.finish_visit(work, visit, 1, record(home))
    version = _visit(store, visit).version
    with pytest.raises(Invalid, match="already_held"), store.change() as work:
        visits.move_visit(work, visit, version, at(13), at(14))
    with pytest.raises(Invalid, match="already_held"), store.change() as work:
        visits.cancel_visit(work, visit, version)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (at(9, day=date(2026, 11, 16)), at(10, day=date(2026, 11, 16)), "slot.past"),
        (at(9, day=date(2026, 11, 21)), at(10, day=date(2026, 11, 21)), "slot.weekend"),
        (at(7), at(8), "slot.outside_hours"),
        (at(11, 30), at(12, 30), "slot.lunch"),
        (at(14, 30), at(15, 30), "slot.taken"),
        (at(16), at(17), "slot.drive"),
        (at(8), at(9), "slot.free"),
    ],
)
def test_slots_are_judged(store: Store, start: object, end: object, code: str) -> None:
    with store.change() as work:
        home = bureau(work)
        other = account(work, home, "9900000000002", lon=114.0, lat=22.5)
        wanted = account(work, home, "9900000000003", lon=114.1, lat=22.6)
        visits.plan_visit(work, other, home.manager_id, at(14), at(15))
    with store.read() as reader:
        verdict = planner.judge_slot(reader, wanted, home.manager_id, start, end)  # type: ignore[arg-type]
    assert verdict.code == code
    assert verdict.ok == (code in ("slot.drive", "slot.free"))


def test_the_due_list_leaves_out_who_is_planned(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        late = account(work, home, "9900000000002", segment="direct_service")
        planned = account(work, home, "9900000000003", segment="direct_service")
        for key in (late, planned):
            visit = recording.start_record(work, key, home.manager_id)
            recording.finish_visit(work, visit, 1, record(home, held_on=date(2026, 9, 1)))
        visits.plan_visit(work, planned, home.manager_id, at(15), at(16))
    with store.read() as reader:
        due = planner.due_list(reader, home.manager_id)
    assert [(row.account_id, row.group.value) for row in due] == [(late, "overdue")]
    assert (due[0].rule, due[0].is_first) == ("visit.interval.direct_service", False)
