"""Submitting, approving and returning a month, and which visits count, on both databases."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.codes import PlanState, Role, Segment
from crm.domain.conflicts import Answer, Fate, RowConflict, whole_answer
from crm.domain.errors import Conflict, Denied, Invalid
from crm.domain.plan_months import Change, MonthState, PlanMonth
from crm.domain.summary import SummaryFilter
from crm.storage.reader import AnyRow
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Person, Visit
from crm.storage.visits import visit_row
from crm.usecases import plan_months, visits
from crm.usecases.coverage import team_coverage
from crm.usecases.planner import due_list
from crm.usecases.recording import finish_visit
from crm.usecases.summary import visit_summary
from crm.usecases.undo import apply
from tests.support.attainment import attainment
from tests.support.build import DAY, Bureau, account, at, bureau, record

DECEMBER, LATER = date(2026, 12, 3), date(2026, 12, 10)
MONTH = date(2026, 12, 1)


def build(store: Store) -> tuple[Bureau, list[UUID]]:
    """Make a manager with three accounts that are due in December; who acts is the manager."""
    with store.change() as work:
        home = bureau(work)
        due = {"segment": Segment.DIRECT_SERVICE, "due_on": MONTH, "interval_days": 30}
        keys = [account(work, home, f"990000000000{n}", **due) for n in range(3)]
    store.act_as(home.manager_id, Role.MANAGER)
    return home, keys


def plan(store: Store, home: Bureau, key: UUID, day: date = DECEMBER, hour: int = 9) -> UUID:
    with store.change() as work:
        return visits.plan_visit(work, key, home.manager_id, at(hour, day=day), at(hour + 1, day=day))


def month(store: Store, home: Bureau) -> PlanMonth:
    with store.read() as reader:
        return plan_months.plan_month(reader, home.manager_id, LATER)


def submit(store: Store, home: Bureau) -> PlanMonth:
    with store.change() as work:
        plan_months.submit_month(work, plan_months.plan_month(work, home.manager_id, MONTH))
    return month(store, home)


def approve(store: Store, home: Bureau) -> int:
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        return plan_months.approve_months(work, [plan_months.plan_month(work, home.manager_id, MONTH)]).visits


def account_of(store: Store, visit: UUID) -> str:
    with store.read() as reader:
        return str(visit_row(reader, visit).account)


def row(store: Store, key: UUID) -> AnyRow:
    with store.read() as reader:
        found = reader.one(select(*Visit.columns).where(Visit.c.id == key))
    assert found is not None
    return found


def test_what_a_manager_plans_waits_and_what_a_supervisor_plans_counts(store: Store) -> None:
    home, keys = build(store)
    own = row(store, plan(store, home, keys[0]))
    assert (own.plan_state, own.first_approved_on) == (PlanState.PROPOSED, None)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    added = row(store, plan(store, home, keys[1]))
    assert (added.plan_state, added.first_approved_on) == (PlanState.APPROVED, DECEMBER)


def test_without_anybody_to_ask_or_where_the_bureau_wants_none_nothing_waits(store: Store) -> None:
    home, keys = build(store)
    with store.change() as work:
        put(work, "plan.needs_approval", False, DAY)
    assert row(store, plan(store, home, keys[0])).plan_state == PlanState.APPROVED
    assert not month(store, home).needs_review
    with store.change() as work:
        put(work, "plan.needs_approval", True, DAY)
        work.remove(Person, home.colleague_id, 1)
    assert row(store, plan(store, home, keys[1])).plan_state == PlanState.APPROVED
    assert not month(store, home).needs_review


def test_a_month_goes_from_draft_to_approved_and_every_visit_with_it(store: Store) -> None:
    home, keys = build(store)
    first, second = plan(store, home, keys[0]), plan(store, home, keys[1], LATER)
    november = plan(store, home, keys[2], date(2026, 11, 20))
    drawn = month(store, home)
    assert (drawn.state, drawn.visits, drawn.waiting, drawn.minutes) == (MonthState.DRAFT, 2, 2, 120)
    submitted = submit(store, home)
    assert (submitted.state, submitted.submitted_at) == (MonthState.SUBMITTED, store.clock.now())
    assert row(store, first).plan_state == PlanState.PROPOSED
    assert approve(store, home) == 2
    found = month(store, home)
    assert (found.state, found.waiting, found.reviewer) == (MonthState.APPROVED, 0, "何演示")
    for key, day in ((first, DECEMBER), (second, LATER)):
        assert (row(store, key).plan_state, row(store, key).first_approved_on) == (PlanState.APPROVED, day)
    assert row(store, november).plan_state == PlanState.PROPOSED


def test_approval_is_one_step_that_undo_takes_back(store: Store) -> None:
    home, keys = build(store)
    visit = plan(store, home, keys[0])
    submit(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        plan_months.approve_months(work, [plan_months.plan_month(work, home.manager_id, MONTH)])
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
    assert (month(store, home).state, row(store, visit).plan_state) == (MonthState.SUBMITTED, PlanState.PROPOSED)
    assert row(store, visit).first_approved_on is None


def test_a_returned_month_keeps_the_remark_until_it_is_approved(store: Store) -> None:
    home, keys = build(store)
    plan(store, home, keys[0])
    seen = submit(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        plan_months.return_month(work, seen, " 先走访逾期客户 ")
    found = month(store, home)
    assert (found.state, found.remark, found.reviewer) == (MonthState.RETURNED, "先走访逾期客户", "何演示")
    store.act_as(home.manager_id, Role.MANAGER)
    assert submit(store, home).remark == "先走访逾期客户"
    approve(store, home)
    assert month(store, home).remark is None


def test_a_visit_added_after_the_approval_waits_and_is_approved_alone(store: Store) -> None:
    home, keys = build(store)
    first = plan(store, home, keys[0])
    submit(store, home)
    approve(store, home)
    store.act_as(home.manager_id, Role.MANAGER)
    with store.change() as work:
        visits.move_visit(work, first, row(store, first).version, at(9, day=LATER), at(10, day=LATER), "客户改期")
    added = plan(store, home, keys[1])
    found = month(store, home)
    assert (found.is_changed, found.waiting, found.moved, found.changed) == (True, 1, 1, 2)
    assert (row(store, first).plan_state, row(store, first).first_approved_on) == (PlanState.APPROVED, DECEMBER)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.read() as reader:
        assert [each.person_id for each in plan_months.months_to_review(reader)] == [home.manager_id]
    with store.change() as work:
        plan_months.approve_visit(work, added, 1)
    assert row(store, added).first_approved_on == DECEMBER
    assert not month(store, home).is_changed
    with store.read() as reader:
        assert plan_months.months_to_review(reader) == []
    with pytest.raises(Invalid, match="visit_not_waiting"), store.change() as work:
        plan_months.approve_visit(work, added, 2)


def test_the_manager_sees_what_the_supervisor_changed(store: Store) -> None:
    home, keys = build(store)
    kept, moved = plan(store, home, keys[0]), plan(store, home, keys[1], hour=11)
    gone = plan(store, home, keys[2], hour=14)
    submit(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        visits.move_visit(work, moved, 1, at(9, day=LATER), at(10, day=LATER))
        visits.cancel_visit(work, gone, 1)
        added = visits.plan_visit(work, keys[2], home.manager_id, at(15, day=LATER), at(16, day=LATER))
    approve(store, home)
    with store.read() as reader:
        found = plan_months.month_changes(reader, home.manager_id, MONTH)
    told = [
        (each.kind, each.before and (each.before.id, each.before.day), each.after and (each.after.id, each.after.day))
        for each in found
    ]
    assert sorted(told, key=str) == sorted(
        [
            (Change.REMOVED, (gone, DECEMBER), None),
            (Change.MOVED, (moved, DECEMBER), (moved, LATER)),
            (Change.ADDED, None, (added, LATER)),
        ],
        key=str,
    )
    assert row(store, moved).first_approved_on == LATER
    assert row(store, kept).first_approved_on == DECEMBER
    assert all(each.account.startswith("演示客户") for each in found)


def test_a_visit_that_went_to_another_month_was_moved(store: Store) -> None:
    home, keys = build(store)
    visit = plan(store, home, keys[0])
    submit(store, home)
    january = date(2027, 1, 5)
    with store.change() as work:
        visits.move_visit(work, visit, 1, at(9, day=january), at(10, day=january))
    with store.read() as reader:
        (found,) = plan_months.month_changes(reader, home.manager_id, MONTH)
    assert month(store, home).changed == 1
    assert (found.kind, found.after and found.after.day) == (Change.MOVED, january)


def test_roles_are_denied_with_a_reason(store: Store) -> None:
    home, keys = build(store)
    visit = plan(store, home, keys[0])
    seen = submit(store, home)
    with pytest.raises(Denied, match="not_reviewer"), store.change() as work:
        plan_months.approve_months(work, [seen])
    with pytest.raises(Denied, match="not_reviewer"), store.change() as work:
        plan_months.return_month(work, seen, "x")
    with pytest.raises(Denied, match="not_reviewer"), store.change() as work:
        plan_months.approve_visit(work, visit, 1)
    store.act_as(home.colleague_id, Role.READONLY)
    with pytest.raises(Denied, match="not_yours"), store.change() as work:
        plan_months.submit_month(work, seen)


def test_what_cannot_be_done_says_so(store: Store) -> None:
    home, keys = build(store)
    with pytest.raises(Invalid, match="nothing_waits"):
        submit(store, home)
    plan(store, home, keys[0])
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with pytest.raises(Invalid, match="not_submitted"), store.change() as work:
        plan_months.return_month(work, month(store, home), "x")
    seen = submit(store, home)
    with pytest.raises(Invalid, match="no_remark"), store.change() as work:
        plan_months.return_month(work, seen, "  ")


def december(store: Store, home: Bureau) -> PlanMonth:
    with store.read() as reader:
        return plan_months.plan_month(reader, home.manager_id, MONTH)


def told(store: Store, months: list[PlanMonth], answers: Sequence[Answer] = ()) -> tuple[RowConflict, ...]:
    """Approve months and return what is asked before anything is kept."""
    with pytest.raises(Conflict) as error, store.change() as work:
        work.heed(answers)
        plan_months.approve_months(work, months)
    many = error.value.values.get("conflicts")
    return many if isinstance(many, tuple) else (error.value.values["conflict"],)


def test_visits_that_came_went_or_moved_meanwhile_are_shown_before_a_month_is_approved(store: Store) -> None:
    home, keys = build(store)
    stays, goes = plan(store, home, keys[0]), plan(store, home, keys[1])
    submit(store, home)
    seen = december(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        visits.move_visit(work, stays, 1, at(14, day=DECEMBER), at(15, day=DECEMBER))
        visits.cancel_visit(work, goes, 1)
        came = visits.plan_visit(work, keys[2], home.manager_id, at(16, day=DECEMBER), at(17, day=DECEMBER))
    (found,) = told(store, [seen])
    assert (found.fate, found.table, len(found.clashes)) == (Fate.APPROVING, "plan_month", 3)
    times = {(clash.before or (None,))[0]: clash.theirs[0] for clash in found.clashes if clash.theirs[0]}
    assert times == {at(9, day=DECEMBER): at(14, day=DECEMBER), None: at(16, day=DECEMBER)}
    assert {clash.of for clash in found.clashes} == {account_of(store, each) for each in (stays, goes, came)}
    assert all(clash.who and clash.at for clash in found.clashes)
    with store.change() as work:
        work.heed([whole_answer(found, mine=True)])
        done = plan_months.approve_months(work, [seen])
    assert done.months == (seen.id,)
    assert row(store, came).plan_state == PlanState.APPROVED


def test_what_changes_once_more_after_the_decision_is_asked_again(store: Store) -> None:
    home, keys = build(store)
    visit = plan(store, home, keys[0])
    submit(store, home)
    seen = december(store, home)
    with store.change() as work:
        visits.move_visit(work, visit, 1, at(14, day=DECEMBER), at(15, day=DECEMBER))
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    (found,) = told(store, [seen])
    with store.change() as work:
        visits.move_visit(work, visit, 2, at(15, day=DECEMBER), at(16, day=DECEMBER))
    (again,) = told(store, [seen], [whole_answer(found, mine=True)])
    assert again.clashes[0].theirs[0] == at(15, day=DECEMBER)


def test_a_month_that_somebody_returned_meanwhile_says_so(store: Store) -> None:
    home, keys = build(store)
    plan(store, home, keys[0])
    submit(store, home)
    seen = december(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        plan_months.return_month(work, seen, "先走访逾期客户")
    (found,) = told(store, [seen])
    assert {clash.fields[0]: clash.theirs for clash in found.clashes} == {
        "state": ("returned",),
        "remark": ("先走访逾期客户",),
    }


def test_one_changed_month_keeps_no_other_from_being_decided(store: Store) -> None:
    home, keys = build(store)
    plan(store, home, keys[0])
    january = plan(store, home, keys[1], date(2027, 1, 5))
    seen = []
    for day in (MONTH, date(2027, 1, 5)):
        with store.change() as work:
            plan_months.submit_month(work, plan_months.plan_month(work, home.manager_id, day))
        with store.read() as reader:
            seen.append(plan_months.plan_month(reader, home.manager_id, day))
    plan(store, home, keys[2])
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    (found,) = told(store, seen)
    assert row(store, january).plan_state == PlanState.PROPOSED
    with store.change() as work:
        work.heed([whole_answer(found, mine=False)])
        done = plan_months.approve_months(work, seen)
    assert (done.months, done.visits) == ((seen[1].id,), 1)
    assert row(store, january).plan_state == PlanState.APPROVED
    assert december(store, home).state is MonthState.SUBMITTED


def test_a_month_that_may_not_be_approved_leaves_the_others_alone(store: Store) -> None:
    home, keys = build(store)
    plan(store, home, keys[0])
    submit(store, home)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        own, others = (plan_months.plan_month(work, each, MONTH) for each in (home.colleague_id, home.manager_id))
        done = plan_months.approve_months(work, [own, others])
    assert done.months == (others.id,)
    assert [error.code for error in done.refused] == ["plan.own_month"]


def test_only_approved_plans_count_and_every_planned_visit_is_scheduled(store: Store) -> None:
    home, keys = build(store)
    planned = plan(store, home, keys[0])
    plan(store, home, keys[1], LATER)
    wanted = SummaryFilter(MONTH, date(2026, 12, 31))

    def figures() -> dict[str, Any]:
        with store.read() as reader:
            duty, summary = attainment(reader, wanted).total, visit_summary(reader, wanted).total
            cells = team_coverage(reader, wanted).all
            waiting = len(due_list(reader, home.manager_id))
        return {"scheduled": duty.scheduled, "approved": duty.approved, "planned": summary.planned} | {
            "covered": cells.planned,
            "to plan": waiting,
        }

    assert figures() == {"scheduled": 2, "approved": 0, "planned": 0, "covered": 0, "to plan": 1}
    submit(store, home)
    assert figures()["planned"] == 0
    approve(store, home)
    assert figures() == {"scheduled": 2, "approved": 2, "planned": 2, "covered": 2, "to plan": 1}
    with store.change() as work:
        visits.cancel_visit(work, planned, 2)
    assert figures() == {"scheduled": 1, "approved": 1, "planned": 1, "covered": 1, "to plan": 2}


def test_a_visit_held_without_approval_is_no_plan_that_was_kept(store: Store) -> None:
    home, keys = build(store)
    visit = plan(store, home, keys[0], DAY, 8)
    with store.change() as work:
        finish_visit(work, visit, 1, record(home))
    with store.read() as reader:
        total = visit_summary(reader, SummaryFilter(DAY, DAY)).total
    assert (total.visits, total.planned, total.planned_done, total.planned_on_time) == (1, 0, 0, 0)
